"""What a document holds: a feed of one kind or another, or a page that names some."""

from __future__ import annotations

from bot.ingestion.feeds.feed import FeedContent, FeedSource
from bot.ingestion.feeds.feed_page import alternates_in
from bot.ingestion.feeds.json_feed import json_feed
from bot.ingestion.feeds.xml_feed import xml_feed
from bot.ingestion.page_encoding import decoded

_PAGE = ("<!doctype html", "<html")


def read_content(source: FeedSource) -> FeedContent:
    """What can be read in a document; anything at all may be in it. May take long: see `FeedReader`."""
    text = decoded(source.body, source.charset).lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        content = json_feed(text, source.url)
    else:
        content = None if text[:20].lower().startswith(_PAGE) else xml_feed(text, source.url)
    return content or FeedContent(is_feed=False, alternates=alternates_in(text, source.url))
