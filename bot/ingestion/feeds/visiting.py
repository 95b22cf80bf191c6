"""One feed: fetched, read, and its new items put into the queue for whoever follows it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.errors import TooManyLinks
from bot.ingestion.canonical import canonical_address
from bot.ingestion.feeds.feed import Feed, FeedContent, FeedItem, FeedSource, Subscription
from bot.ingestion.feeds.feed_sentences import NO_FEED, UNREADABLE, feed_trouble
from bot.ingestion.feeds.finding import Found, ReadsFeeds, find_feed
from bot.ingestion.feeds.hidden_links import HIDDEN, hides_address, hides_all
from bot.ingestion.feeds.schedule import is_dead, pause_after_failure, pause_after_reading
from bot.ingestion.fetching import Asker, Fetched, FetchFailure, FetchRequest, Wanted
from bot.ingestion.links.link import Post
from bot.ports import Clock, FeedBook, Fetcher

_REACH = timedelta(days=7)
"""How old an item may be that turns up later."""
_AHEAD = timedelta(hours=1)
"""A date further ahead than that is a mistake and says nothing."""


@dataclass(frozen=True, slots=True)
class Chances:
    """What decides about items and times."""

    is_story: Callable[[str, str], bool]
    """Whether an item with that title and summary is worth fetching."""
    chance: Callable[[], float]
    """Random numbers in [0, 1)."""


class FeedVisiting:
    """Fetches feeds and hands on what is new in them."""

    def __init__(
        self,
        book: FeedBook,
        fetcher: Fetcher,
        reader: ReadsFeeds,
        post: Callable[[Post], Awaitable[object]],
        clock: Clock,
        chances: Chances,
    ) -> None:
        """`post` puts a link into the queue and raises `TooManyLinks`."""
        self._book = book
        self._fetcher = fetcher
        self._reader = reader
        self._post = post
        self._clock = clock
        self._chances = chances

    async def find(self, url: str) -> Found:
        """The feed that is meant by an address. Raises `FeedUnusable`."""
        return await find_feed(url, self._fetcher, self._reader)

    async def visit(self, feed: Feed) -> None:
        """Ask for a feed, once for all who follow it, and keep what came of it and when it is asked for next."""
        request = FetchRequest(feed.url, Asker.FEED, Wanted.FEED, feed.etag, feed.last_modified)
        outcome = await self._fetcher.fetch(request)
        if isinstance(outcome, FetchFailure):
            await self._fail(feed, feed_trouble(outcome), outcome)
            return
        if not isinstance(outcome, Fetched):
            # What was wrong with it while it failed is over.
            trouble = "" if feed.failures else feed.trouble
            await self._keep(replace(feed, etag=outcome.etag, last_modified=outcome.last_modified), trouble)
            return
        content = await self._reader.read(FeedSource(outcome.body, outcome.url, outcome.charset))
        if content is None or not content.is_feed:
            await self._fail(feed, UNREADABLE if content is None else NO_FEED, None)
            return
        is_whole = await self._hand_on(feed, content)
        now = self._clock.now()
        dates = (item.published_at for item in content.items if item.published_at)
        newest = max((moment for moment in dates if moment <= now + _AHEAD), default=feed.newest_at)
        read = replace(feed, title=content.title or feed.title, newest_at=newest)
        # What the queue had no room for would not come again with "unchanged".
        marks = (outcome.etag, outcome.last_modified) if is_whole else (None, None)
        trouble = HIDDEN if hides_all(content.items) else ""
        await self._keep(replace(read, etag=marks[0], last_modified=marks[1]), trouble)

    async def fail(self, feed: Feed, trouble: str) -> None:
        """Note that Hotseat itself could not cope with a feed."""
        await self._fail(feed, trouble, None)

    async def _hand_on(self, feed: Feed, content: FeedContent) -> bool:
        """Put new items into the queue; False where it had no room for some."""
        items = {canonical_address(item.url): item for item in reversed(content.items)}
        is_whole = True
        for subscription in await self._book.subscriptions(feed.id):
            unseen = await self._book.unseen(feed.id, subscription.workspace, tuple(items))
            fresh = [(key, items[key]) for key in items if key in unseen]
            posted = await self._post_all(feed, subscription, fresh)
            is_whole = is_whole and len(posted) == len(fresh)
            seen = [*(key for key in items if key not in unseen), *posted]
            await self._book.saw(feed.id, subscription.workspace, seen, self._clock.now())
        return is_whole

    async def _post_all(
        self, feed: Feed, subscription: Subscription, fresh: Sequence[tuple[str, FeedItem]]
    ) -> list[str]:
        """Put what is worth it into the queue, the oldest first; gives the keys of all that need no second look."""
        done = []
        for key, item in fresh:
            if self._is_wanted(subscription, item):
                post = Post(item.url, subscription.workspace, subscription.channel, feed.url, automatic=True)
                try:
                    await self._post(post)
                except TooManyLinks:
                    break
            done.append(key)
        return done

    def _is_wanted(self, subscription: Subscription, item: FeedItem) -> bool:
        if hides_address(item.url) or not self._is_new(subscription, item.published_at):
            return False
        return self._chances.is_story(item.title, item.summary)

    def _is_new(self, subscription: Subscription, published_at: datetime | None) -> bool:
        now = self._clock.now()
        if published_at is None or published_at > now + _AHEAD:
            # The first time nothing tells how old it is; later on it was not there before.
            return subscription.is_begun
        return published_at >= max(subscription.since, now - _REACH)

    async def _keep(self, feed: Feed, trouble: str) -> None:
        now = self._clock.now()
        pause = pause_after_reading(feed.newest_at, now, self._chances.chance())
        healthy = replace(feed, failures=0, failing_since=None, trouble=trouble)
        await self._book.checked(replace(healthy, checked_at=now, next_check_at=now + pause))

    async def _fail(self, feed: Feed, trouble: str, failure: FetchFailure | None) -> None:
        now = self._clock.now()
        failures, since = feed.failures + 1, feed.failing_since or now
        failed = replace(feed, checked_at=now, failures=failures, failing_since=since, trouble=trouble)
        retry_after = failure.retry_after if failure else None
        pause = pause_after_failure(failures, retry_after, self._chances.chance())
        next_check = None if is_dead(failure, failures, now - since) else now + pause
        await self._book.checked(replace(failed, next_check_at=next_check))
