"""Moments as pages write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

import dateparser  # type: ignore[import-untyped]

_LONGEST = 60
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_ZONE_IN_BRACKETS = re.compile(r"\s*\[[\w/+-]+\]$")
_MAIL = re.compile(
    r"(?:[a-z]{3,9}, ?)?\d{1,2} [a-z]{3} \d{4} \d\d:\d\d(?::\d\d)? (?:[a-z]{1,4}|[+-]\d{4})", re.IGNORECASE
)
_SHORT_OFFSET = re.compile(r"([+-]\d\d)$")


def page_moment(written: str, fetched_at: datetime) -> datetime | None:
    """The moment that a page names, aware and UTC, which may be to come; None for anything else.

    A day alone is its midnight, a time without a zone is UTC. Words such as "2 hours ago" count from `fetched_at`.
    """
    text = " ".join(written.split())
    if not text or len(text) > _LONGEST or not any(char.isdigit() for char in text):
        return None
    try:
        moment = _iso(text) or _mail(text) or _words(text, fetched_at)
        moment = None if moment is None else _utc(moment)
    except (ValueError, OverflowError):
        return None
    return moment if moment is not None and moment >= _EARLIEST else None


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _iso(text: str) -> datetime | None:
    text = _ZONE_IN_BRACKETS.sub("", text)
    try:
        return datetime.combine(date.fromisoformat(text), time(), UTC)
    except ValueError:
        pass
    text = text.replace(" UTC", "Z").replace(" GMT", "Z").replace(" +", "+")
    for form in (text, _SHORT_OFFSET.sub(r"\1:00", text)):
        try:
            return datetime.fromisoformat(form)
        except ValueError:
            continue
    return None


def _mail(text: str) -> datetime | None:
    # Other shapes are taken too, but not for what they mean: "6:30 pm" is the morning there.
    return parsedate_to_datetime(text) if _MAIL.fullmatch(text) else None


def _words(text: str, fetched_at: datetime) -> datetime | None:
    found: datetime | None = dateparser.parse(
        text,
        languages=["en"],
        settings={
            "RELATIVE_BASE": fetched_at.replace(tzinfo=None),
            "TIMEZONE": "UTC",
            "RETURN_AS_TIMEZONE_AWARE": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "DATE_ORDER": "DMY",
        },
    )
    return found
