from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.store import SqlStore, open_store
from tests.ingestion.feeds.desk import Desk, running_desk
from tests.site.site import Site, running_site

NOW = datetime(2024, 4, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with running_site() as site:
        yield site


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    store = await open_store(tmp_path / "hotseat.db")
    yield store
    await store.close()


@pytest.fixture
async def desk(site: Site, store: SqlStore) -> AsyncIterator[Desk]:
    """A workspace's feeds at noon of 3 April 2024."""
    async with running_desk(site, store, NOW) as desk:
        yield desk
