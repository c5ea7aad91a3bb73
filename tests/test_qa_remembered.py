import numpy as np
from numpy.typing import NDArray

from qa.remembered import Remembered


def test_a_text_is_embedded_once_and_each_text_gets_its_own_vector() -> None:
    asked: list[list[str]] = []

    def embed(texts: list[str]) -> NDArray[np.float32]:
        asked.append(list(texts))
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)

    remembered = Remembered(embed)  # type: ignore[arg-type]
    assert remembered(["dam", "bridge", "dam"]).tolist() == [[3, 1], [6, 1], [3, 1]]
    assert remembered(["bridge", "ferry"]).tolist() == [[6, 1], [5, 1]]
    assert asked == [["dam", "bridge"], ["ferry"]]
