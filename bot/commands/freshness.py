"""What stands behind a reply, and how fresh it is."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.commands.counting import counted
from bot.commands.days import day

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_WEEKS_FROM = 14
_MONTHS_FROM = 60
_YEARS_FROM = 730


def backing(reports: int, origins: int, newest: datetime | None, now: datetime, timezone: str) -> str:
    """Reports, origins and the newest report: "6 reports, 2 origins; newest 28 Mar 2024, 6 days ago"."""
    counts = f"{counted(reports, 'report')}, {counted(origins, 'origin')}"
    return f"{counts}; {newest_report(newest, now, timezone)}" if newest else counts


def newest_report(newest: datetime, now: datetime, timezone: str) -> str:
    """When the newest report was published: "newest 28 Mar 2024, 6 days ago"."""
    return f"newest {day(newest, timezone)}, {ago(newest, now)}"


def ago(moment: datetime, now: datetime) -> str:
    """How long before `now` a moment was, roughly: "just now", "3 hours ago", "6 days ago", "5 weeks ago"."""
    passed = now - moment
    if passed < _HOUR:
        return "just now"
    if passed < _DAY:
        return f"{counted(passed // _HOUR, 'hour')} ago"
    days = passed // _DAY
    if days < _WEEKS_FROM:
        return f"{counted(days, 'day')} ago"
    if days < _MONTHS_FROM:
        return f"{counted(days // 7, 'week')} ago"
    if days < _YEARS_FROM:
        return f"{counted(days // 30, 'month')} ago"
    return f"{counted(days // 365, 'year')} ago"
