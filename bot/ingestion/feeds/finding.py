"""Finding the feed that somebody means by an address: itself, one that the page names, or one in the usual place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urljoin

from bot.errors import FeedUnusable
from bot.ingestion.feeds.feed import FeedContent, FeedSource
from bot.ingestion.feeds.feed_sentences import UNREADABLE, feed_trouble
from bot.ingestion.feeds.hidden_links import HIDDEN, hides_all
from bot.ingestion.fetching import Asker, Fetched, FetchFailure, FetchRequest, Wanted
from bot.ports import Fetcher

_USUAL_PATHS = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json")


class ReadsFeeds(Protocol):
    """Reads what may be a feed."""

    async def read(self, source: FeedSource) -> FeedContent | None:
        """What a document holds; None where that takes too long. Does not raise, and does not block the loop."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that was found."""

    url: str
    title: str


async def find_feed(url: str, fetcher: Fetcher, reader: ReadsFeeds) -> Found:
    """The feed that is meant by an address. Raises `FeedUnusable`."""
    outcome = await _fetch(url, fetcher)
    if isinstance(outcome, FetchFailure):
        raise FeedUnusable(feed_trouble(outcome))
    if outcome is None:
        raise FeedUnusable(UNREADABLE)
    content = await reader.read(FeedSource(outcome.body, outcome.url, outcome.charset))
    if content is None:
        raise FeedUnusable(UNREADABLE)
    if content.is_feed:
        return _found(outcome, content)
    for candidate in dict.fromkeys((*content.alternates, *(urljoin(outcome.url, path) for path in _USUAL_PATHS))):
        other = await _fetch(candidate, fetcher)
        if isinstance(other, Fetched):
            read = await reader.read(FeedSource(other.body, other.url, other.charset))
            if read is not None and read.is_feed:
                return _found(other, read)
    raise FeedUnusable(
        "This page names no feed, and there is none in the usual places. Look for an RSS link on the site, and add its "
        "address."
    )


async def _fetch(url: str, fetcher: Fetcher) -> Fetched | FetchFailure | None:
    # Somebody waits for it, and asked for it; the feed itself is read as a program should from then on.
    outcome = await fetcher.fetch(FetchRequest(url, by=Asker.PERSON, wanted=Wanted.FEED))
    return outcome if isinstance(outcome, Fetched | FetchFailure) else None


def _found(fetched: Fetched, content: FeedContent) -> Found:
    if hides_all(content.items):
        raise FeedUnusable(HIDDEN)
    # A redirect that may change is followed each time.
    is_passing = fetched.passed and not fetched.is_moved
    return Found(fetched.passed[0] if is_passing else fetched.url, content.title)
