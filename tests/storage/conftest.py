import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from bot.ports import Store
from storage.opening import make_ready
from storage.store import SqlStore, open_store

Opener = Callable[[Path], AbstractAsyncContextManager[Store]]


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[SqlStore]:
    store = await open_store(path)
    try:
        yield store
    finally:
        await store.close()


# Every implementation of the port; the contract's tests run on each of them. An opener gets an empty database file of
# the newest revision, of which it may make what it likes.
IMPLEMENTATIONS: dict[str, Opener] = {"sql": opened}


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that was just created; to be copied, since creating one takes longer than most tests."""
    path = tmp_path_factory.mktemp("empty") / "hotseat.db"
    make_ready(path)
    return path


@pytest.fixture
def path(tmp_path: Path, empty_database: Path) -> Path:
    """An empty, up-to-date database file of this test's own."""
    return Path(shutil.copy(empty_database, tmp_path / "hotseat.db"))


@pytest.fixture(params=IMPLEMENTATIONS)
async def store(request: pytest.FixtureRequest, path: Path) -> AsyncIterator[Store]:
    async with IMPLEMENTATIONS[request.param](path) as store:
        yield store


@pytest.fixture
async def sql_store(path: Path) -> AsyncIterator[SqlStore]:
    """For what is not the port's business but that of the database file."""
    async with opened(path) as store:
        yield store
