from collections.abc import AsyncIterator

import pytest

from adapters.web.fetcher import WebFetcher
from tests.site.site import Site, running_site


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with running_site() as site:
        yield site


@pytest.fixture
async def fetcher(site: Site) -> AsyncIterator[WebFetcher]:
    async with site.fetcher() as fetcher:
        yield fetcher
