"""Days and times as people type them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.commands.usage import clipped
from bot.errors import WrongUsage

_SHORTEST = 3
_LONGEST = 60
_LONGEST_WAIT = 62
"""Within how many days every day of a month has come at least once."""
_DAY_ONLY = frozenset({"day", "week", "month", "year"})
_DAY_OF_MONTH = re.compile(r"(?:(?:on\s+)?the\s+(?=\d)|(?=\d+[a-z]))(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
_IN_OTHER_WORDS = (
    (re.compile(r"\bhalf an hour ago\b", re.IGNORECASE), "30 minutes ago"),
    (re.compile(r"\b(?:over |at |on )?(?:the |last )?weekend\b", re.IGNORECASE), "last sunday"),
    (re.compile(r"\b(?:the )?end of (?=[a-z])", re.IGNORECASE), ""),
    (re.compile(r"\b(?:the )?(?:start|beginning) of (?=[a-z])", re.IGNORECASE), "1 "),
    (re.compile(r"\bmid[- ](?=[a-z])", re.IGNORECASE), "15 "),
    (re.compile(r"\bmidday\b", re.IGNORECASE), "noon"),
)
"""What the library cannot read, and how to say it so that it can: a weekend is over on its Sunday."""


def moment_of(typed: str, now: datetime, timezone: str) -> datetime:
    """The moment, aware and in UTC, that somebody means whose days are those of the IANA zone `timezone`.

    A day without a time is its last instant, today the present one. A day without a year, or without a month, is the
    latest that is not to come, and so is a time without a day; a month or a year is its last day, or today while it
    lasts. Numbers are in the order day, month, year.
    Raises `WrongUsage` for what is no moment and for one that is after `now`.
    """
    typed = typed.strip()
    zone = ZoneInfo(timezone)
    try:
        moment = _iso_moment(typed, zone) or _spoken_moment(typed, now.astimezone(zone), zone)
    except OverflowError:
        moment = None
    if moment is None:
        raise WrongUsage(
            f"“{clipped(typed)}” is no day or time that can be read. "
            "Type it like 2024-03-28, 28 march, last friday or yesterday 18:00."
        )
    if moment.astimezone(zone).date() == now.astimezone(zone).date() and _is_last_instant(moment, zone):
        return now
    if moment > now:
        raise WrongUsage(f"“{clipped(typed)}” is still to come. Give a day or a time that has been.")
    return moment


def _iso_moment(typed: str, zone: ZoneInfo) -> datetime | None:
    try:
        return _end_of(date.fromisoformat(typed), zone)
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _spoken_moment(typed: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    if numbered := _DAY_OF_MONTH.fullmatch(typed):
        return _latest_day(int(numbered[1]), now.date(), zone)
    if not _SHORTEST <= len(typed) <= _LONGEST:
        return None
    for pattern, words in _IN_OTHER_WORDS:
        typed = pattern.sub(words, typed)
    counts_back = typed.lower().endswith(" ago")
    # Takes longer to import than everything else that a command needs, and most commands come without a date.
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]  # noqa: PLC0415

    parser = DateDataParser(
        languages=["en"],
        settings={
            "RELATIVE_BASE": now.replace(tzinfo=None),
            "PREFER_DATES_FROM": "past",
            "PREFER_DAY_OF_MONTH": "current" if counts_back else "last",
            "DATE_ORDER": "DMY",
            "RETURN_TIME_AS_PERIOD": True,
        },
    )
    found = parser.get_date_data(typed)
    if found.date_obj is None:
        return None
    if found.period not in _DAY_ONLY:
        moment: datetime = found.date_obj
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    found_day: date = found.date_obj.date()
    if not counts_back:
        found_day = _last_day(found_day, found.period, typed, now.date())
    return _end_of(found_day, zone)


def _latest_day(number: int, today: date, zone: ZoneInfo) -> datetime | None:
    """The last instant of the latest day of a month that has the number and is not to come; None for no such day."""
    days = (today - timedelta(days=back) for back in range(_LONGEST_WAIT))
    return next((_end_of(day, zone) for day in days if day.day == number), None)


def _last_day(day: date, period: str, typed: str, today: date) -> date:
    """The day that stands for a day, a month or a year."""
    if period == "year":
        return today if day.year == today.year else day.replace(month=12, day=31)
    # The library takes the name of a month that has not ended for the one of a year ago.
    is_this_year = day.year == today.year or str(day.year) not in typed
    return today if period == "month" and day.month == today.month and is_this_year else day


def _end_of(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.max, zone).astimezone(UTC)


def _is_last_instant(moment: datetime, zone: ZoneInfo) -> bool:
    return moment.astimezone(zone).timetz().replace(tzinfo=None) == time.max
