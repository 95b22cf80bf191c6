"""RSS and Atom in all their versions, through feedparser."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import feedparser

from bot.ingestion.feeds.feed import FeedContent, FeedItem
from bot.ingestion.feeds.item_text import plain_line, web_address
from bot.ingestion.feeds.json_feed import LONGEST_SUMMARY, LONGEST_TITLE, MOST_ITEMS

_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,1000}(?:\[.*?\]\s{0,100})?>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\b[^>]{0,10000}>", re.IGNORECASE)
_ROOT = re.compile(r"<(?:\w{1,40}:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_END = re.compile(r"</(?:\w{1,40}:)?(?:item|entry)\s{0,9}>", re.IGNORECASE)
_BEGINNING = 20_000


def xml_feed(text: str, url: str) -> FeedContent | None:
    """What an RSS or Atom feed at an address holds; None where the text is none.

    No feed needs a document type, and entities of its own are only ever an attack: both go before it is parsed.
    """
    text = _ENTITY.sub("", _DOCTYPE.sub("", text, count=1))
    if not _ROOT.search(text[:_BEGINNING]):
        return None
    text = _shortened(text)
    # A stream, since what looks like an address or a file's name would be opened.
    stream = io.BytesIO(text.encode("utf-8", errors="replace"))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    parsed = feedparser.parse(stream, response_headers=headers, resolve_relative_uris=False, sanitize_html=False)
    if not parsed.get("version") and not parsed.get("entries"):
        return None
    title = plain_line(dict.get(parsed["feed"], "title"), LONGEST_TITLE)
    items: dict[str, FeedItem] = {}
    for item in _items(parsed["entries"][:MOST_ITEMS], url):
        items.setdefault(item.url, item)
    return FeedContent(is_feed=True, title=title, items=tuple(items.values()))


def _shortened(text: str) -> str:
    """The feed without the items that nobody looks at, of which an archive has thousands."""
    ends = [match.end() for match in _END.finditer(text)]
    return text if len(ends) <= MOST_ITEMS else text[: ends[MOST_ITEMS - 1]] + text[ends[-1] :]


def _items(entries: list[Mapping[str, Any]], base: str) -> Iterator[FeedItem]:
    for entry in entries:
        # feedparser warns where it gives one date for another, so its own look-up is passed by.
        found = dict(entry)
        address = web_address(found.get("link"), base) or web_address(found.get("id"), "")
        if address is None:
            continue
        summary = plain_line(found.get("summary"), LONGEST_SUMMARY) or _content(found)
        dates = (_moment(found.get(name)) for name in ("published_parsed", "updated_parsed", "created_parsed"))
        published = next((moment for moment in dates if moment), None)
        yield FeedItem(address, plain_line(found.get("title"), LONGEST_TITLE), summary, published)


def _content(entry: Mapping[str, Any]) -> str:
    contents = entry.get("content") or ()
    return next(filter(None, (plain_line(dict.get(one, "value"), LONGEST_SUMMARY) for one in contents)), "")


def _moment(parsed: object) -> datetime | None:
    """The moment of a parsed date, which feedparser gives in UTC."""
    if not isinstance(parsed, time.struct_time):
        return None
    try:
        return datetime(*parsed[:6], tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
