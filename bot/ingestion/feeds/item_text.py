"""From what feeds put into titles, summaries and links to plain text and addresses."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

_TAG = re.compile(r"<[^<>]{0,2000}>")
_LONGEST_RAW = 20_000
_LONGEST_LINK = 4000
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def plain_line(written: object, longest: int) -> str:
    """Text without markup on one line, cut to a length; empty for what is no text. Markup may be escaped."""
    if not isinstance(written, str):
        return ""
    text = written[:_LONGEST_RAW]
    for _ in range(2):
        text = html.unescape(_TAG.sub(" ", text))
    return " ".join(_UNPRINTABLE.sub(" ", _TAG.sub(" ", text)).split())[:longest]


def web_address(written: object, base: str) -> str | None:
    """The address that a feed or page at `base` names; None where it is none of the web."""
    if not isinstance(written, str) or not written.strip():
        return None
    try:
        address = urljoin(base, written.strip())
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    is_usable = parts.scheme in {"http", "https"} and parts.hostname and len(address) <= _LONGEST_LINK
    return address if is_usable and not _UNPRINTABLE.search(address) and " " not in address else None


def moment_of(written: object) -> datetime | None:
    """The moment of an ISO date with a zone, UTC; None for anything else."""
    if not isinstance(written, str):
        return None
    try:
        moment = datetime.fromisoformat(written.strip())
        return None if moment.utcoffset() is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
