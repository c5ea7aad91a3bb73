"""The tables of the store: SQLite with FTS5, how an older version becomes this one, and what SQLite's errors mean."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage

from index.errors import DiskFull, IndexBusy, IndexDamaged, OnRecordError, UserError

FILE = "articles.sqlite"
VERSION = 3
ROOM = 1 << 20  # bytes: a disk with less left counts as full

# What a filter asks of each article, apart from its text: a row with its text is read page by page.
_BY_DAY = "create index articles_by_day on articles (published, publisher collate nocase, id);"

_TABLES = f"""
create table articles (
    id text primary key,
    text text not null, sha256 text not null,
    publisher text, published text,  -- as in `stated`, to filter by
    stated text not null,            -- headline, byline and what else an Article holds, as JSON
    near_copies text,                -- what it shares with its near copies
    signature blob                   -- its MinHash; null until it was set beside the others
);
create index articles_by_text on articles (sha256);
{_BY_DAY}
create table copies (
    identity text primary key,       -- the resolved path
    own_id text not null,            -- the id of the article if this is its first copy
    article_id text not null references articles (id) on delete cascade on update cascade,
    path text not null,
    fingerprint text not null        -- what it was read from, to tell whether that changed
);
create index copies_of_article on copies (article_id);
create table passages (
    row integer primary key, id text not null unique,
    article_id text not null references articles (id) on delete cascade on update cascade,
    start integer not null, end integer not null, sentences text not null,
    read text,                       -- of what asides cut apart, the sentences that it is found and read by
    vector blob not null,
    generation integer not null      -- of the store when it last changed, its article's fields included
);
create index passages_of_article on passages (article_id);
create index passages_unread on passages (row) where read = '[]';
create trigger forget_words after delete on passages begin delete from words where rowid = old.row; end;
"""

SCHEMA = f"""
create table meta (key text primary key, value text not null);
create virtual table words using fts5 (title, body, tokenize = 'porter unicode61');
{_TABLES}
"""

# The next run reads every file again, and cuts its passages as this version does.
_READ_ALL = f"""
update copies set fingerprint = '';
delete from meta where key = 'collections';
update meta set value = '{VERSION}' where key = 'version';
"""

# From version 1, which held one path an article and a column for each of its fields. Chroma is published anew.
_FROM_1 = f"""
drop trigger forget_words;
drop index passages_of_article;
alter table articles rename to articles_1;
alter table passages rename to passages_1;
{_TABLES}
insert into articles
    select id, text, sha256(text), publisher, published,
           json_object('title', title, 'publisher', publisher, 'authors', json(authors), 'published', published,
                       'published_as', published_as, 'url', url), null, null
    from articles_1;
insert into copies select identity, id, id, path, fingerprint from articles_1 order by rowid;
insert into passages select row, id, article_id, start, end, sentences, null, vector, 1 from passages_1;
drop table passages_1;
drop table articles_1;
delete from meta where key = 'chroma';
{_READ_ALL}
"""
# From version 2, which cut passages without regard to asides.
_FROM_2 = f"""
alter table passages add column read text;
create index passages_unread on passages (row) where read = '[]';
{_BY_DAY}
{_READ_ALL}
"""
_FROM = {1: _FROM_1, 2: _FROM_2}


def connect(file: Path) -> sqlite3.Connection:
    """A connection that threads may share under a lock. Write-ahead logging: no writer keeps readers waiting."""
    connection = sqlite3.connect(file, check_same_thread=False, timeout=30)
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma recursive_triggers = on")
    return connection


def version_of(connection: sqlite3.Connection) -> int:
    row = connection.execute("select value from meta where key = 'version'").fetchone()
    return int(row[0]) if row else 0


def upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Bring a store of an older version to this one, in one transaction. Only under the writer's lock."""
    connection.create_function("sha256", 1, lambda text: hashlib.sha256(text.encode()).hexdigest(), deterministic=True)
    connection.execute("pragma foreign_keys = off")  # tables are laid anew: their rows must not fall with the old ones
    try:
        connection.executescript(f"begin immediate; {_FROM[version]} commit;")
    except sqlite3.Error:
        connection.rollback()
        raise
    connection.execute("pragma foreign_keys = on")


@contextmanager
def sqlite_errors(file: Path) -> Iterator[None]:
    """SQLite's errors as ours, each with what to do."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
        raise  # mistakes of this program, not of the file
    except sqlite3.DatabaseError as error:
        raise _meaning(file, error) from error


def _meaning(file: Path, error: sqlite3.DatabaseError) -> OnRecordError:
    kind = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF  # the low byte
    if kind in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and disk_usage(file.parent).free < ROOM:
        kind = sqlite3.SQLITE_FULL  # as it is told where even the file that readers share finds no room
    match kind:
        case sqlite3.SQLITE_FULL:
            return DiskFull(f"no room is left on the disk of {file.parent}: free some, then run  onrecord index  again")
        case sqlite3.SQLITE_IOERR:
            return OnRecordError(f"{file} could not be read or written ({error}): is its disk sound, and not full?")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return IndexBusy(f"another program holds {file} ({error}): close it, then try again")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return UserError(f"{file} cannot be opened ({error}): may you write there, and has the disk room?")
        case _:
            return IndexDamaged(
                f"{file} is damaged ({error}): restore a copy of it, or index again into another folder"
            )
