from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.store import SqlStore, open_store


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    store = await open_store(tmp_path / "hotseat.db")
    yield store
    await store.close()
