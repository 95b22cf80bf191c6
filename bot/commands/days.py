"""Moments as people read them."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

# Not those of the machine's locale.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(moment: datetime, timezone: str) -> str:
    """The day of a moment in an IANA zone: "28 Mar 2024"."""
    local = moment.astimezone(ZoneInfo(timezone))
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}"


def day_and_month(moment: datetime, timezone: str) -> str:
    """The day of a moment in an IANA zone where the year is clear: "28 Mar"."""
    local = moment.astimezone(ZoneInfo(timezone))
    return f"{local.day} {_MONTHS[local.month - 1]}"


def month_and_year(moment: datetime, timezone: str) -> str:
    """The month of a moment in an IANA zone: "Mar 2024"."""
    local = moment.astimezone(ZoneInfo(timezone))
    return f"{_MONTHS[local.month - 1]} {local.year}"


def iso_day(moment: datetime, timezone: str) -> str:
    """The same as people and programs type it: "2024-03-28"."""
    return moment.astimezone(ZoneInfo(timezone)).date().isoformat()


def day_and_time(moment: datetime, timezone: str) -> str:
    """The same with the time, "28 Mar 2024, 18:00", unless it is the first or the last instant of the day."""
    local = moment.astimezone(ZoneInfo(timezone))
    whole = local.time() in {time.min, time.max}
    return day(moment, timezone) if whole else f"{day(moment, timezone)}, {local:%H:%M}"
