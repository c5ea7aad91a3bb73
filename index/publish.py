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


def publish(store: Storing, anew: bool = False, updater: Updater | None = None) -> Published:
    """Bring Chroma up to date with the store, and mend it where it is broken. Only under the writer's lock.

    `updater` is one that was started before, so that nobody waits for its imports. Raises DiskFull, and IndexDamaged
    where even a folder made anew fails its check.
    """
    live = published(store)
    intact = live if live and not anew and is_intact(store.folder / live.name, live.seal) else None
    if intact and intact.generation == store.generation:
        return intact
    held = _folders(store.folder)
    last = int(live.name.removeprefix("chroma-")) if live else 0  # its folder may be gone: its name is not used again
    target = store.folder / f"chroma-{max(last, *held, 0) + 1}"
    try:
        made = _made(store, target, intact, updater)
        store.set_meta("chroma", json.dumps(asdict(made)))
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    # The folder before this one may still be read by an assistant that is open; those before it are not.
    for path in held.values():
        if not (live and path.name == live.name):
            shutil.rmtree(path, ignore_errors=True)
    return made


def _made(store: Storing, target: Path, intact: Published | None, updater: Updater | None) -> Published:
    """A folder that holds what the store holds: a copy of an intact one with what changed, or one made anew."""
    generation = store.generation
    if intact:
        for name in (DATABASE, *intact.seal["files"]):  # and no journal of a reader that opens it just now
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(store.folder / intact.name / name, target / name)
        if _updated(store, target, intact.generation, updater):
            return Published(target.name, generation, seal(target))
        shutil.rmtree(target)
        updater = None  # it has ended
    if not _updated(store, target, EMPTY, updater):
        raise IndexDamaged(f"Chroma's folder {target} fails its check even when made anew: is the disk sound?")
    return Published(target.name, generation, seal(target))


def _updated(store: Storing, folder: Path, since: int, updater: Updater | None) -> bool:
    """Whether a process of its own brought a folder up to date and found it sound."""
    with closing(updater or Updater()) as running:
        status = running.update(store.folder, folder, since)
    if status == FULL or (status and shutil.disk_usage(store.folder).free < ROOM):
        raise DiskFull(
            f"no room is left on the disk of {store.folder} for the search index: free some, then run  onrecord index  "
            "again (the articles are stored)"
        )
    return status == 0


def _folders(folder: Path) -> dict[int, Path]:
    numbered = ((path.name.removeprefix("chroma-"), path) for path in folder.glob("chroma-*"))
    return {int(number): path for number, path in numbered if number.isdigit()}
