"""Pages on their way to the process that reads them, and back."""

from __future__ import annotations

import json
from datetime import datetime
from typing import BinaryIO

from pydantic import TypeAdapter

from bot.ingestion.page import Page, PageSource

READY = b"ready\n"
"""What the process says when it can take pages."""
_PAGES = TypeAdapter(Page)


def page_line(page: Page) -> bytes:
    """A page as one line."""
    return _PAGES.dump_json(page) + b"\n"


def page_of(line: bytes) -> Page:
    """The page that a line holds. Raises ValueError."""
    return _PAGES.validate_json(line)


def source_message(source: PageSource) -> bytes:
    """The bytes of a page with a line before them that says what they are."""
    head = {
        "size": len(source.body),
        "fetched_at": source.fetched_at.isoformat(),
        "url": source.url,
        "content_type": source.content_type,
        "charset": source.charset,
    }
    return json.dumps(head).encode() + b"\n" + source.body


def next_source(stream: BinaryIO) -> PageSource | None:
    """The next message of a stream; None at its end."""
    line = stream.readline()
    if not line:
        return None
    head = json.loads(line)
    body = stream.read(head["size"])
    fetched_at = datetime.fromisoformat(head["fetched_at"])
    return PageSource(body, fetched_at, head["url"], head["content_type"], head["charset"])
