"""Asks for feeds when they are due, a few at once, for as long as the program runs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

from bot.errors import HotseatError
from bot.ingestion.feeds.feed import Feed
from bot.ingestion.feeds.visiting import FeedVisiting
from bot.logs import event_logger
from bot.ports import Clock, FeedBook

_AT_ONCE = 4
_LEASE = timedelta(minutes=5)
"""How long a feed that was taken stays taken once the program has died."""
_LONGEST = 180.0
_LOOK_AGAIN = 600.0
"""Seconds after which another program's new feeds are noticed."""
_SHORTEST_PAUSE = 1.0
_BROKEN = "Hotseat itself failed on this feed, and the log says where."


class FeedPoller:
    """Visits feeds that are due."""

    def __init__(self, book: FeedBook, visiting: Callable[[], Awaitable[FeedVisiting]], clock: Clock) -> None:
        """`visiting` is asked for with the first feed that is due, since it takes a while to import."""
        self._book = book
        self._visiting = visiting
        self._clock = clock
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """A feed may have become due."""
        self._wake.set()

    async def run(self) -> None:
        """Work until it is cancelled. What it is at by then is due again some minutes later."""
        while True:
            self._wake.clear()
            try:
                await self.visit_due()
                pause = await self._pause()
            except HotseatError:
                event_logger(__name__).exception("feeds cannot be read")
                pause = _LOOK_AGAIN
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), pause)

    async def visit_due(self) -> None:
        """Visit every feed that is due now, a few at the same time, and wait until that is done."""
        due = await self._book.next_due()
        if due is None or due > self._clock.now():
            return
        visiting = await self._visiting()
        tasks = [asyncio.create_task(self._visit_some(visiting)) for _ in range(_AT_ONCE)]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _pause(self) -> float:
        due = await self._book.next_due()
        if due is None:
            return _LOOK_AGAIN
        return min(max((due - self._clock.now()).total_seconds(), _SHORTEST_PAUSE), _LOOK_AGAIN)

    async def _visit_some(self, visiting: FeedVisiting) -> None:
        began = self._clock.now()
        while feed := await self._book.take(began, self._clock.now() + _LEASE):
            await self._visit(visiting, feed)

    async def _visit(self, visiting: FeedVisiting, feed: Feed) -> None:
        try:
            await asyncio.wait_for(visiting.visit(feed), _LONGEST)
        except HotseatError:
            raise
        except Exception:  # noqa: BLE001 - a bug that one feed brings out must not stop the others
            event_logger(__name__).exception("reading a feed failed", feed=feed.url)
            await visiting.fail(feed, _BROKEN)
