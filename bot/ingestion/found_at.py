"""Where on the web a report was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FoundAt:
    """A page, and what it says of the report that is more than the report itself."""

    url: str
    """To be opened; `canonical_address` makes the article's identity of it."""
    addresses: tuple[str, ...] = ()
    """Other canonical addresses that led there."""
    author: str | None = None
    edited_at: datetime | None = None
    """Aware, UTC: the last edit that the page names; what a known article says newly counts from then, or now."""
    is_partial: bool = False
    """More of the article exists than the report has, so it takes the place of no text that is known."""
    is_read: bool = True
    """Whether the text is to be read for claims; otherwise the article is kept without any."""
