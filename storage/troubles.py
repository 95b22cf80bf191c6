"""What the user is told when SQLite cannot use the database file."""

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from bot.errors import StoreUnusable

_SENTENCES = {
    sqlite3.SQLITE_NOTADB: "is not a database. Choose another file, or move it away and a new one is made.",
    sqlite3.SQLITE_CORRUPT: "is damaged. Restore it from a backup, or move it away and a new one is made.",
    sqlite3.SQLITE_BUSY: "is being written by another program that does not finish. Stop that one and try again.",
    sqlite3.SQLITE_READONLY: "cannot be written. Change its permissions or choose another place for it.",
    sqlite3.SQLITE_PERM: "cannot be written. Change its permissions or choose another place for it.",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened. Check that its folder exists and that you may write to it.",
    sqlite3.SQLITE_FULL: "cannot grow, because the disk is full. Make room and try again.",
    sqlite3.SQLITE_IOERR: "cannot be read or written, because the disk reports an error. Check the disk.",
}


def trouble(path: Path, error: Exception) -> StoreUnusable | None:
    """What to raise, from `error`, where the file or its surroundings are at fault; None where the program is.

    Takes errors of `sqlite3` and those that SQLAlchemy wraps around them.
    """
    original = error.orig if isinstance(error, DBAPIError) else error
    # The low byte tells the kind; extended codes, which SQLite gives, carry details above it.
    code = getattr(original, "sqlite_errorcode", None)
    sentence = None if code is None else _SENTENCES.get(code & 0xFF)
    return None if sentence is None else StoreUnusable(f"The database {path} {sentence}")
