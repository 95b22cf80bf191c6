"""Feeds as sites write them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime

Entry = tuple[str, str, datetime | None]
"""Link, title and date."""


def rss(*entries: Entry, title: str = "Football") -> str:
    items = "".join(
        f"<item><title>{name}</title><link>{link}</link>"
        + (f"<pubDate>{format_datetime(date)}</pubDate>" if date else "")
        + "</item>"
        for link, name, date in entries
    )
    channel = f"<channel><title>{title}</title>{items}</channel>"
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0">{channel}</rss>'


def atom(*entries: Entry) -> str:
    items = "".join(
        f'<entry><title type="html">{name}</title><link rel="alternate" href="{link}"/><id>urn:{place}</id>'
        + (f"<published>{date.isoformat()}</published>" if date else "")
        + "<summary>He is said to be close.</summary></entry>"
        for place, (link, name, date) in enumerate(entries)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Football</title>{items}</feed>'


def json_document(*entries: Entry) -> str:
    items = [
        {"id": link, "url": link, "title": name, "content_text": "He is said to be close."}
        | ({"date_published": date.isoformat()} if date else {})
        for link, name, date in entries
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Football", "items": items})


def page_with(links: Sequence[str]) -> str:
    head = "".join(f'<link rel="alternate" type="application/rss+xml" href="{link}">' for link in links)
    return f"<!doctype html><html><head><title>Football</title>{head}</head><body><p>News.</p></body></html>"
