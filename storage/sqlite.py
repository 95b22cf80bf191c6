"""Everything that only SQLite has or needs. The rest of the room would run on another database as it is."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, ColumnElement, Connection, Engine, FromClause, Join, create_engine, event, func
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from bot.errors import StoreUnusable

BUSY_SECONDS = 10
"""How long a statement waits while another process writes."""
READERS = 4
"""How many statements may read at once; each has a connection, and so a thread, of its own."""

# Python's driver must open no transactions by itself: it would open them too late and not for changes of the schema.
_DRIVER: dict[str, Any] = {"timeout": BUSY_SECONDS, "isolation_level": None}


def reading_engine(path: Path) -> AsyncEngine:
    """Connections that only read. Each statement sees the database as the last finished write left it."""
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path)), connect_args=_DRIVER, pool_size=READERS, max_overflow=0
    )
    _on_connect(engine.sync_engine, "query_only = ON")
    return engine


def writing_engine(path: Path) -> AsyncEngine:
    """One connection, whose transactions take the write lock at their beginning and so never fail for it half-way."""
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path)), connect_args=_DRIVER, pool_size=1, max_overflow=0
    )
    # In WAL mode NORMAL keeps the database whole through any crash; a power cut may cost the last moments' writes.
    _on_connect(engine.sync_engine, "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON")
    _begin_immediately(engine.sync_engine)
    return engine


def migrating_engine(path: Path) -> Engine:
    """A blocking engine for migrations, whose transactions hold changes of the schema too.

    Foreign keys are not enforced, because rebuilding a table would delete what refers to it: see `dangling`.
    """
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args=_DRIVER)
    _on_connect(engine, "journal_mode = WAL", "foreign_keys = OFF")
    _begin_immediately(engine)
    return engine


def _on_connect(engine: Engine, *pragmas: str) -> None:
    @event.listens_for(engine, "connect")
    def set_up(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _begin_immediately(engine: Engine) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def dangling(connection: Connection) -> str | None:
    """The name of a table with a row that refers to a row that is not there; None when all is well."""
    row = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return None if row is None else str(row[0])


def revision(path: Path) -> str | None:
    """The revision of the database file; None when it is empty. Leaves the file as it is, byte for byte. Blocks.

    Raises `StoreUnusable` for another program's database, `sqlite3.Error` when the file cannot be read.
    """
    # A connection that may write would, as the last one to leave, move what a crashed program left in the log into
    # the database. One that may not would leave an empty log lying about.
    log = path.with_name(f"{path.name}-wal")
    mode = "ro" if log.exists() and log.stat().st_size else "rw"
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS)) as reader:
        tables = {name for (name,) in reader.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return None
        found = []
        if {"alembic_version", "articles"} <= tables:
            found = [number for (number,) in reader.execute("SELECT version_num FROM alembic_version")]
        if len(found) != 1:
            raise StoreUnusable(f"The database {path} belongs to another program. Choose another file for Hotseat's.")
        return str(found[0])


class InOrder(Join):
    """A join that reads its tables from left to right.

    SQLite plans by the average workspace and the average club, and for the rest it is free to go through all that a
    workspace has ever seen to find the ten claims about one club. It takes CROSS JOIN as the order to keep;
    other databases, which keep better statistics, get a plain join.
    """

    inherit_cache = True

    def __init__(self, left: FromClause, right: FromClause, condition: ColumnElement[bool]) -> None:
        super().__init__(left, right, condition)
        self.condition = condition


@compiles(InOrder, "sqlite")
def _keep_order(join: InOrder, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - passed through
    left, right = (compiler.process(side, **options | {"asfrom": True}) for side in (join.left, join.right))
    condition = compiler.process(join.condition, **options | {"asfrom": False})
    return f"{left} CROSS JOIN {right} ON {condition}"


class Listed:
    """Rows of words and moments as a table that a query may join: one value, so that every such query is one query.

    SQLAlchemy would compile VALUES anew each time, which takes longer than all else. PostgreSQL has
    `jsonb_array_elements`.
    """

    def __init__(self, rows: Iterable[Sequence[str | datetime]]) -> None:
        texts = [[part if isinstance(part, str) else _as_stored(part) for part in row] for row in rows]
        self.table = func.json_each(json.dumps(texts)).table_valued("key", "value", name="listed")

    @property
    def place(self) -> ColumnElement[int]:
        """The number of the row, counted from 0."""
        return self.table.c.key

    def part(self, index: int) -> ColumnElement[Any]:
        """The word or the moment at that place of each row."""
        return func.json_extract(self.table.c.value, f"$[{index}]")


def _as_stored(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
