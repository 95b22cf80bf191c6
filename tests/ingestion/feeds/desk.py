"""Feeds of a loopback site over a real store, with a clock that is set and no chance."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from adapters.web.fetcher import WebFetcher
from bot.ingestion.feeds.content import read_content
from bot.ingestion.feeds.feed import FeedContent, FeedSource, Followed
from bot.ingestion.feeds.feeds import Feeds
from bot.ingestion.feeds.story_filter import may_be_a_story
from bot.ingestion.feeds.visiting import Chances, FeedVisiting
from bot.ingestion.links.link import Post
from storage.feeds import SqlFeedBook
from storage.store import SqlStore
from storage.tables import links
from tests.commands.newsroom import SetClock
from tests.ingestion.links.nobody import unread_links
from tests.site.site import Site


class ReadsHere:
    """Reads feeds without a process, which takes longer than all the rest."""

    async def read(self, source: FeedSource) -> FeedContent | None:
        return read_content(source)


@dataclass(slots=True)
class Desk:
    """What a test of feeds works with."""

    site: Site
    store: SqlStore
    clock: SetClock
    feeds: Feeds
    book: SqlFeedBook
    arrived: asyncio.Event
    """Set once a link came into the queue."""

    async def follow(self, path: str, workspace: str = "discord:1") -> Followed:
        return await self.feeds.add(self.site.url(path), workspace, "set-up", "ann")

    async def posted(self, workspace: str = "discord:1") -> list[str]:
        """The paths of the links that came into the queue, in their order."""
        query = select(links.c.url).where(links.c.workspace == workspace).order_by(links.c.id)
        return [url.removeprefix(self.site.url("")) for (url,) in await self.store.database.read(query)]

    async def only(self, workspace: str = "discord:1") -> Followed:
        (followed,) = await self.feeds.followed(workspace)
        return followed

    def asked(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(seen.path == path for seen in self.site.requests)


@asynccontextmanager
async def running_desk(site: Site, store: SqlStore, now: datetime, most_waiting: int = 1000) -> AsyncIterator[Desk]:
    clock, book, arrived = SetClock(now), SqlFeedBook(store.database), asyncio.Event()
    queue = unread_links(store, clock, most_waiting=most_waiting)

    async def post(link: Post) -> None:
        await queue.post(link)
        arrived.set()

    @asynccontextmanager
    async def visiting() -> AsyncIterator[FeedVisiting]:
        fetcher: WebFetcher
        async with site.fetcher() as fetcher:
            chances = Chances(may_be_a_story, lambda: 0.0)
            yield FeedVisiting(book, fetcher, ReadsHere(), post, clock, chances)

    feeds = Feeds(book, clock, visiting)
    try:
        yield Desk(site, store, clock, feeds, book, arrived)
    finally:
        await feeds.close()
        await queue.close()
