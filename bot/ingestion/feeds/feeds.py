"""Following feeds, and hearing when one has died."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, suppress
from dataclasses import dataclass

from bot.errors import FeedUnusable
from bot.ingestion.feeds.feed import Followed, Subscription
from bot.ingestion.feeds.item_text import web_address
from bot.ingestion.feeds.poller import FeedPoller
from bot.ingestion.feeds.schedule import FIRST_REACH
from bot.ingestion.feeds.visiting import FeedVisiting
from bot.logs import event_logger
from bot.ports import Clock, FeedBook

MOST_FEEDS = 200
"""How many feeds one workspace may follow."""
_LOOK_AGAIN = 60.0


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list of feeds."""

    new: int
    known: int
    refused: int
    """Those that are no addresses of the web, or one too many."""


class Feeds:
    """The feeds of all workspaces. They are read between `start` and `close`; the other things work without."""

    def __init__(
        self, book: FeedBook, clock: Clock, hire: Callable[[], AbstractAsyncContextManager[FeedVisiting]]
    ) -> None:
        """`hire` provides what reaches the web, for as long as its block lasts."""
        self._book = book
        self._clock = clock
        self._hire = hire
        self._stack = AsyncExitStack()
        self._hiring = asyncio.Lock()
        self._visitor: FeedVisiting | None = None
        self._poller = FeedPoller(book, self._visiting, clock)
        self._task: asyncio.Task[None] | None = None

    async def add(self, url: str, workspace: str, channel: str, member: str) -> Followed:
        """Find the feed that is meant by an address and follow it from now on. Raises `FeedUnusable`.

        For one that is followed already gives that, `subscription.since` of the first time.
        """
        visiting = await self._visiting()
        found = await visiting.find(url)
        followed = await self._follow(found.url, found.title, self._subscription(workspace, channel, member))
        if followed is None:
            raise FeedUnusable(
                f"{MOST_FEEDS} feeds are followed here, and that is all that can be. Remove one with /feed remove."
            )
        return followed

    async def remove(self, workspace: str, feed_id: int) -> bool:
        """Follow a feed no more; False where it was not followed."""
        return await self._book.unfollow(workspace, feed_id)

    async def resume(self, feed_id: int) -> None:
        """Read a paused feed again."""
        await self._book.resume(feed_id, self._clock.now())
        self._poller.wake()

    async def followed(self, workspace: str) -> tuple[Followed, ...]:
        """The feeds that a workspace follows, in a lasting order."""
        return await self._book.followed(workspace)

    async def take_over(
        self, addresses: Iterable[tuple[str, str]], workspace: str, channel: str, member: str
    ) -> Imported:
        """Follow feeds by their addresses and titles, without looking at them."""
        known = {one.feed.url for one in await self._book.followed(workspace)}
        counts = {"new": 0, "known": 0, "refused": 0}
        for typed, title in addresses:
            url = web_address(typed, "")
            if url is None:
                counts["refused"] += 1
            elif url in known:
                counts["known"] += 1
            else:
                known.add(url)
                done = await self._follow(url, title, self._subscription(workspace, channel, member))
                counts["new" if done else "refused"] += 1
        return Imported(**counts)

    async def dead(self, workspaces: Collection[str] = ()) -> tuple[Followed, ...]:
        """Feeds that were paused and whose followers were not told; waits until there is one.

        Of all workspaces where none is named. Whoever tells them, in `subscription.channel`, calls `told`.
        """
        while True:
            found = await self._book.untold(workspaces)
            if found:
                return found
            await asyncio.sleep(_LOOK_AGAIN)

    async def told(self, followed: Followed) -> None:
        """A workspace knows that a feed is paused."""
        await self._book.told(followed.subscription.workspace, followed.feed.id)

    def start(self) -> None:
        """Read feeds whenever they are due, until `close`."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._poller.run())
            self._task.add_done_callback(_log_failure)

    async def visit_due(self) -> None:
        """Read the feeds that are due now, and wait until that is done."""
        await self._poller.visit_due()

    async def close(self) -> None:
        """Stop reading feeds."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await asyncio.gather(self._task, return_exceptions=True)
        await self._stack.aclose()

    async def _visiting(self) -> FeedVisiting:
        async with self._hiring:
            if self._visitor is None:
                self._visitor = await self._stack.enter_async_context(self._hire())
            return self._visitor

    async def _follow(self, url: str, title: str, subscription: Subscription) -> Followed | None:
        followed = await self._book.follow(url, title, subscription, self._clock.now(), most=MOST_FEEDS)
        self._poller.wake()
        return followed

    def _subscription(self, workspace: str, channel: str, member: str) -> Subscription:
        return Subscription(workspace, channel, member, self._clock.now() - FIRST_REACH)


def _log_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        event_logger(__name__).error("the reading of feeds has ended", exc_info=error)
