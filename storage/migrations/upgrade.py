"""Running the migrations that a database has not seen yet."""

from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StoreUnusable
from storage.sqlite import dangling, migrating_engine
from storage.troubles import trouble

# Alembic keeps the migration that is running in a global of its own.
_one_at_a_time = Lock()


def upgrade(path: Path, current: str | None, environment: Path = Path(__file__).parent) -> None:
    """Run what the environment has after the revision `current` (None for an empty database). Blocks.

    Each revision and its record are one transaction. Raises `StoreUnusable` when `current` is not in the environment,
    and then does not touch the file, or when a revision fails, and then the file stays at the one before.
    """
    config = Config()
    config.set_main_option("script_location", str(environment).replace("%", "%%"))
    history = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]
    _following(path, history, current)
    engine = migrating_engine(path)
    try:
        with _one_at_a_time:
            while _step(path, engine, config, history):
                pass
    except SQLAlchemyError as error:
        raise trouble(path, error) or StoreUnusable(
            f"The database {path} could not be brought up to date. Nothing in it is lost: report this and keep "
            "the file until there is a version of Hotseat that can."
        ) from error
    finally:
        engine.dispose()


def _step(path: Path, engine: Engine, config: Config, history: list[str]) -> bool:
    """Run the next revision; False when there is none."""
    with engine.begin() as connection:
        # Asked anew under the write lock: another process may be upgrading the same file.
        revision = _following(path, history, MigrationContext.configure(connection).get_current_revision())
        if revision is None:
            return False
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        table = dangling(connection)
        if table is not None:
            raise StoreUnusable(
                f"The database {path} cannot be brought up to date, because rows of {table} refer to nothing. "
                "Restore it from a backup, or move it away and a new one is made."
            )
    return True


def _following(path: Path, history: list[str], current: str | None) -> str | None:
    if current is None:
        return history[0]
    if current not in history:
        raise StoreUnusable(
            f"The database {path} was written by a newer version of Hotseat (revision {current}). Update Hotseat, or "
            "choose another database."
        )
    return next(iter(history[history.index(current) + 1 :]), None)
