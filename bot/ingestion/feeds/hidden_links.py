"""Links that only a script of Google's can follow."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.ingestion.feeds.feed import FeedItem

_HIDING = re.compile(r"https?://news\.google\.com/(?:rss/)?(?:articles|read)/", re.IGNORECASE)

HIDDEN = (
    "This feed is Google News', whose links hide the articles' own addresses, so nothing in it can be read. Add the "
    "sites' own feeds instead: /feed add with the address of a site's football page finds its feed."
)


def hides_address(url: str) -> bool:
    """Whether the article's own address cannot be had from a link of Google News."""
    return bool(_HIDING.match(url))


def hides_all(items: Collection[FeedItem]) -> bool:
    """Whether there are items, and none of them can be followed."""
    return bool(items) and all(hides_address(item.url) for item in items)
