"""The feeds that a page names."""

from __future__ import annotations

from bot.ingestion.feeds.item_text import web_address
from bot.ingestion.page_markup import tree_of

MOST_ALTERNATES = 5
_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"})


def alternates_in(text: str, url: str) -> tuple[str, ...]:
    """The feeds that a page at an address names by `link rel=alternate`, those of comments last; at most five."""
    tree = tree_of(text)
    if tree is None:
        return ()
    found: dict[str, bool] = {}
    for node in tree.iter("link"):
        kind = (node.get("type") or "").split(";")[0].strip().lower()
        if "alternate" not in (node.get("rel") or "").lower().split() or kind not in _TYPES:
            continue
        address = web_address(node.get("href"), url)
        # WordPress names its own programming interface in the same way.
        if address is not None and "/wp-json/" not in address:
            found.setdefault(address, "comment" in f"{node.get('title') or ''} {address}".lower())
    return tuple(sorted(found, key=found.__getitem__))[:MOST_ALTERNATES]
