"""From a path to a database file that is there, Hotseat's own and up to date."""

import os
import sqlite3
from pathlib import Path

from bot.errors import StoreUnusable
from storage.migrations import HEAD
from storage.sqlite import revision
from storage.troubles import trouble


def make_ready(path: Path) -> None:
    """Create the database with its folder, or bring it up to date. Blocks.

    Raises `StoreUnusable` when that is impossible, and when a newer version of Hotseat wrote it or it is not Hotseat's
    at all; such a file is left untouched.
    """
    _check_place(path)
    current = _revision(path) if path.exists() else None
    if current == HEAD:
        return
    # Alembic takes longer to import than everything else here takes to run.
    from storage.migrations.upgrade import upgrade  # noqa: PLC0415

    upgrade(path, current)


def _check_place(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise StoreUnusable(f"{path} is a folder. Name a file in it for the database.")
    except OSError as error:
        raise StoreUnusable(
            f"The database {path} cannot be kept there, because its folder cannot be used ({error.strerror}). "
            "Choose another place for it."
        ) from error
    # Asked of the system, not tried: closing a file that was opened by hand drops the locks that SQLite holds on it.
    usable = all(
        os.access(place, os.R_OK | os.W_OK, effective_ids=os.access in os.supports_effective_ids)
        for place in (path.parent, path)
        if place.exists()
    )
    if not usable:
        raise StoreUnusable(
            f"The database {path} cannot be written. Change permissions or choose another place for it."
        )


def _revision(path: Path) -> str | None:
    try:
        return revision(path)
    except sqlite3.Error as error:
        raise trouble(path, error) or StoreUnusable(f"The database {path} cannot be read ({error}).") from error
