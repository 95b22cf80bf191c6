"""Feeds that nobody reads, for tests of everything else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.ingestion.feeds.feeds import Feeds
from bot.ingestion.feeds.visiting import FeedVisiting
from bot.ports import Clock
from storage.feeds import SqlFeedBook
from storage.store import SqlStore


@asynccontextmanager
async def _nobody() -> AsyncIterator[FeedVisiting]:
    raise NotImplementedError
    yield


def unread_feeds(store: SqlStore, clock: Clock) -> Feeds:
    """Feeds that can be followed by their addresses and are never read."""
    return Feeds(SqlFeedBook(store.database), clock, _nobody)
