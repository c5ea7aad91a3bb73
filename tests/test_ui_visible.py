import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, “curly” – and naïve", "plain, “curly” – and naïve"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x1b]0;a title\x07", "\\x1b]0;a title\\x07"),
        ("over\rwritten", "over\\x0dwritten"),
        ("a line's end\r\nof old", "a line's end\nof old"),
        ("\x9b31m eight bits", "\\x9b31m eight bits"),
        ("\x00\x08\x7f", "\\x00\\x08\\x7f"),
        ("\u202e001\u202c men", "\\u202e001\\u202c men"),
        ("\u2066isolated\u2069", "\\u2066isolated\\u2069"),
        ("\udc80", "\\udc80"),
        ("نص عربي ‏و עברית", "نص عربي ‏و עברית"),
        ("👩‍🚒 joined", "👩‍🚒 joined"),
    ],
)
def test_what_acts_is_written_out_and_what_shows_is_kept(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    shown = visible(text)
    assert all(character >= " " or character in "\n\t" for character in shown)
    assert not any("\x7f" <= character <= "\x9f" for character in shown)
    assert visible(shown) == shown
    shown.encode()
