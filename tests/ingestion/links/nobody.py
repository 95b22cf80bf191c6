"""A queue of links that nobody works off, for tests of everything else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.ingestion.links.links import MOST_WAITING, Links
from bot.ports import Clock
from storage.link_queue import SqlLinkQueue
from storage.store import SqlStore


class _Idler:
    def wake(self) -> None:
        pass

    async def run(self) -> None:
        await asyncio.Event().wait()


@asynccontextmanager
async def _idler(_on_done: Callable[[int], None]) -> AsyncIterator[_Idler]:
    yield _Idler()


def unread_links(store: SqlStore, clock: Clock, *, most_waiting: int = MOST_WAITING) -> Links:
    """Links that are taken and never read."""
    return Links(SqlLinkQueue(store.database), clock, _idler, most_waiting=most_waiting)
