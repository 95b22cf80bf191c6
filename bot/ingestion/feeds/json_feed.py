"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from bot.ingestion.feeds.feed import FeedContent, FeedItem
from bot.ingestion.feeds.item_text import moment_of, plain_line, web_address

LONGEST_TITLE, LONGEST_SUMMARY, MOST_ITEMS = 500, 2000, 500


def json_feed(text: str, url: str) -> FeedContent | None:
    """What a JSON Feed at an address holds; None where the text is none."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        return None
    title = plain_line(document.get("title"), LONGEST_TITLE)
    items = {item.url: item for item in _items(document["items"][:MOST_ITEMS], url)}
    return FeedContent(is_feed=True, title=title, items=tuple(items.values()))


def _items(entries: list[object], base: str) -> Iterator[FeedItem]:
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        address = web_address(entry.get("url"), base) or web_address(entry.get("external_url"), base)
        if address is None:
            continue
        bodies = (plain_line(entry.get(name), LONGEST_SUMMARY) for name in ("summary", "content_text", "content_html"))
        published = moment_of(entry.get("date_published")) or moment_of(entry.get("date_modified"))
        title = plain_line(entry.get("title"), LONGEST_TITLE)
        yield FeedItem(address, title, next(filter(None, bodies), ""), published)
