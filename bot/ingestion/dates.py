"""Dates of publication as files give them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from bot.errors import UnreadableReport

_LONGEST_SHOWN = 40


def published_moment(written: str, where: str) -> datetime:
    """An ISO date, which is its midnight, or an ISO date and time as an aware moment in UTC; without offset it is UTC.

    Raises `UnreadableReport` that begins with `where` ("Line 3").
    """
    try:
        return datetime.combine(date.fromisoformat(written), time(), UTC)
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(written)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UnreadableReport(
            f"{where}: “{written[:_LONGEST_SHOWN]}” is no date. Write it as 2024-03-28 or 2024-03-28T18:00+01:00."
        ) from error
