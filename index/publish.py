"""Chroma, derived from the store of articles: published folder by folder, mended where it breaks.

A process that is killed within Chroma can leave files that crash whoever opens them. So a published folder is never
written again. For a change a child process, whose crash harms nothing, brings a copy of the live folder up to date and
checks it; it is sealed, and only then the pointer moves. A folder whose seal is broken is made anew from the store,
which embeds nothing again.
"""

import json
import shutil
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from index.articles import Articles
from index.errors import DiskFull, IndexDamaged
from index.schema import ROOM
from index.seal import DATABASE, Seal, is_intact, seal
from index.storing import Storing
from index.updater import FULL, Updater
from index.vectors import Vectors
from index.writing import writing

EMPTY = -1  # the generation of a store that holds nothing yet
BEHIND = 1000  # passages: each time Chroma catches up, it writes its graph anew


@dataclass(frozen=True)
class Published:
    """The live folder."""

    name: str
    generation: int
    """Of the store that the folder holds."""
    seal: Seal


def published(store: Articles) -> Published | None:
    pointer = store.meta("chroma")
    return Published(**json.loads(pointer)) if pointer else None


def open_vectors(store: Articles) -> Vectors:
    """The live folder, open for search; one that is broken, or was never finished, is mended first.

    Raises IndexBusy where a writer is about to finish it, IndexDamaged where it cannot be mended.
    """
    live = published(store)
    if live and is_intact(store.folder / live.name, live.seal):
        with suppress(IndexDamaged):
            return Vectors(store.folder / live.name)
    if published(store) != live:  # by a writer, which has removed the folder that was live before
        return open_vectors(store)
    with writing(store.folder):
        mended = Storing.open(store.folder)
        try:
            renewed = publish(mended, anew=True)
        finally:
            mended.close()
    return Vectors(store.folder / renewed.name)


def publish(store: Storing, anew: bool = False) -> Published:
    """Bring Chroma up to date with the store, and mend it where it is broken. Only under the writer's lock.

    Raises DiskFull, and IndexDamaged where even a folder made anew fails its check.
    """
    with closing(Publishing(store, anew=anew)) as publishing:
        return publishing.finish()


class Publishing:
    """The next folder on its way: it takes in what a run has stored while the run still embeds."""

    def __init__(self, store: Storing, updater: Updater | None = None, anew: bool = False) -> None:
        """`updater` is one that was started before, so that nobody waits for its imports."""
        self._store = store
        self._updater = updater
        self._anew = anew
        self._target: Path | None = None
        self._behind = 0  # passages stored that the next folder was not told of

    def stored(self, passages: int) -> None:
        """Told of each batch: so many passages more are stored."""
        self._behind += passages
        if self._behind >= BEHIND:
            self._behind = 0
            if self._target is None:
                self._begin(self._intact())
            assert self._updater is not None
            self._updater.catch_up()

    def finish(self) -> Published:
        """Bring the next folder up to date, check it, seal it and move the pointer; as `publish`."""
        if self._target is None:
            intact = self._intact()
            if intact and intact.generation == self._store.generation:
                return intact
            self._begin(intact)
        assert self._target is not None
        if not self._is_sound():
            shutil.rmtree(self._target, ignore_errors=True)  # not there where it ended too early
            self._start(EMPTY)
            if not self._is_sound():
                raise IndexDamaged(
                    f"Chroma's folder {self._target} fails its check even when made anew: is the disk sound?"
                )
        made = Published(self._target.name, self._store.generation, seal(self._target))
        before = published(self._store)
        self._store.set_meta("chroma", json.dumps(asdict(made)))
        self._target = None
        # The folder before this one may still be read by an assistant that is open; those before it are not.
        for path in _folders(self._store.folder).values():
            if path.name not in (made.name, before.name if before else None):
                shutil.rmtree(path, ignore_errors=True)
        return made

    def close(self) -> None:
        """End what is under way; a folder that was not finished goes."""
        if self._updater:
            self._updater.close()
        if self._target:
            shutil.rmtree(self._target, ignore_errors=True)

    def _intact(self) -> Published | None:
        """The live folder, if what changed can be added to a copy of it."""
        live = published(self._store)
        return live if live and not self._anew and is_intact(self._store.folder / live.name, live.seal) else None

    def _begin(self, intact: Published | None) -> None:
        """Begin the next folder with a copy of an intact one, or with nothing."""
        folder, live = self._store.folder, published(self._store)
        last = int(live.name.removeprefix("chroma-")) if live else 0  # its folder may be gone: its name stays used
        self._target = folder / f"chroma-{max(last, *_folders(folder), 0) + 1}"
        if intact:
            for name in (DATABASE, *intact.seal["files"]):  # and no journal of a reader that opens it just now
                (self._target / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(folder / intact.name / name, self._target / name)
        self._start(intact.generation if intact else EMPTY)

    def _start(self, since: int) -> None:
        assert self._target is not None
        self._updater = self._updater or Updater()
        self._updater.begin(self._store.folder, self._target, since)

    def _is_sound(self) -> bool:
        """Whether the folder was brought up to date and passed its check. Raises DiskFull."""
        assert self._updater is not None
        status = self._updater.finish()
        self._updater = None
        if status == FULL or (status and shutil.disk_usage(self._store.folder).free < ROOM):
            raise DiskFull(
                f"no room is left on the disk of {self._store.folder} for the search index: free some, then run  "
                "onrecord index  again (the articles are stored)"
            )
        return status == 0


def _folders(folder: Path) -> dict[int, Path]:
    numbered = ((path.name.removeprefix("chroma-"), path) for path in folder.glob("chroma-*"))
    return {int(number): path for number, path in numbered if number.isdigit()}
