from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.store import open_store
from tests.commands.newsroom import Newsroom


@pytest.fixture
async def newsroom(tmp_path: Path) -> AsyncIterator[Newsroom]:
    """An empty workspace on 3 April 2024, a Wednesday."""
    store = await open_store(tmp_path / "hotseat.db")
    yield Newsroom(store, datetime(2024, 4, 3, 10, 30, tzinfo=UTC))
    await store.close()
