import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.opening import make_ready
from storage.store import open_store
from tests.commands.newsroom import Newsroom


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that was just created; to be copied, since creating one takes longer than most tests."""
    path = tmp_path_factory.mktemp("empty") / "hotseat.db"
    make_ready(path)
    return path


@pytest.fixture
async def newsroom(tmp_path: Path, empty_database: Path) -> AsyncIterator[Newsroom]:
    """An empty workspace on 3 April 2024, a Wednesday."""
    store = await open_store(Path(shutil.copy(empty_database, tmp_path / "hotseat.db")))
    yield Newsroom(store, datetime(2024, 4, 3, 10, 30, tzinfo=UTC))
    await store.close()
