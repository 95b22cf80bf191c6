from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands.moments import moment_of
from bot.errors import WrongUsage

NOW = datetime(2024, 4, 3, 10, 30, tzinfo=UTC)
"""A Wednesday; in London it is 11:30."""


def end_of(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 23, 59, 59, 999_999, UTC)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-03-28", end_of(2024, 3, 28)),
        ("20240328", end_of(2024, 3, 28)),
        ("28 march", end_of(2024, 3, 28)),
        ("28 Mar 2023", end_of(2023, 3, 28)),
        ("March 28th", end_of(2024, 3, 28)),
        ("28/3/2024", end_of(2024, 3, 28)),
        ("2/4/2024", end_of(2024, 4, 2)),
        ("4 april", end_of(2023, 4, 4)),
        ("29 february", end_of(2024, 2, 29)),
        ("yesterday", end_of(2024, 4, 2)),
        (" Yesterday ", end_of(2024, 4, 2)),
        ("3 days ago", end_of(2024, 3, 31)),
        ("last friday", end_of(2024, 3, 29)),
        ("friday", end_of(2024, 3, 29)),
        ("last wednesday", end_of(2024, 3, 27)),
        ("last week", end_of(2024, 3, 27)),
        ("march", end_of(2024, 3, 31)),
        ("march 2023", end_of(2023, 3, 31)),
        ("2023", end_of(2023, 12, 31)),
        ("last year", end_of(2023, 12, 31)),
        ("2 weeks ago", end_of(2024, 3, 20)),
        ("a month ago", end_of(2024, 3, 3)),
        ("two months ago", end_of(2024, 2, 3)),
        ("a year ago", end_of(2023, 4, 3)),
        ("last month", end_of(2024, 3, 31)),
        ("end of february", end_of(2024, 2, 29)),
        ("the beginning of march", end_of(2024, 3, 1)),
        ("mid march", end_of(2024, 3, 15)),
        ("last weekend", end_of(2024, 3, 31)),
        ("the 28th", end_of(2024, 3, 28)),
        ("31st", end_of(2024, 3, 31)),
        ("the 2nd", end_of(2024, 4, 2)),
    ],
)
def test_a_day_is_its_last_instant(typed: str, day: datetime) -> None:
    assert moment_of(typed, NOW, "UTC") == day


@pytest.mark.parametrize("typed", ["today", "now", "2024-04-03", "3 april", "april", "2024"])
def test_a_day_that_is_not_over_is_the_present(typed: str) -> None:
    assert moment_of(typed, NOW, "UTC") == NOW


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("yesterday 18:00", datetime(2024, 4, 2, 18, tzinfo=UTC)),
        ("yesterday at 6pm", datetime(2024, 4, 2, 18, tzinfo=UTC)),
        ("28 march 09:15", datetime(2024, 3, 28, 9, 15, tzinfo=UTC)),
        ("2024-03-28 09:15", datetime(2024, 3, 28, 9, 15, tzinfo=UTC)),
        ("2024-03-28T09:15", datetime(2024, 3, 28, 9, 15, tzinfo=UTC)),
        ("2024-03-28T09:15+02:00", datetime(2024, 3, 28, 7, 15, tzinfo=UTC)),
        ("2024-03-28T09:15Z", datetime(2024, 3, 28, 9, 15, tzinfo=UTC)),
        ("an hour ago", NOW - timedelta(hours=1)),
        ("half an hour ago", NOW - timedelta(minutes=30)),
        ("tuesday 9pm", datetime(2024, 4, 2, 21, tzinfo=UTC)),
        ("9:00", datetime(2024, 4, 3, 9, tzinfo=UTC)),
        ("18:00", datetime(2024, 4, 2, 18, tzinfo=UTC)),
        ("noon", datetime(2024, 4, 2, 12, tzinfo=UTC)),
        ("2024-04-03T10:30Z", NOW),
    ],
)
def test_a_time_is_that_time(typed: str, moment: datetime) -> None:
    assert moment_of(typed, NOW, "UTC") == moment


def test_days_and_times_are_those_of_the_members_zone() -> None:
    assert moment_of("28 march", NOW, "America/New_York") == datetime(2024, 3, 29, 3, 59, 59, 999_999, UTC)
    assert moment_of("2024-03-28", NOW, "Asia/Tokyo") == datetime(2024, 3, 28, 14, 59, 59, 999_999, UTC)
    assert moment_of("yesterday 18:00", NOW, "Europe/London") == datetime(2024, 4, 2, 17, tzinfo=UTC)
    assert moment_of("2024-03-28 18:00", NOW, "Europe/London") == datetime(2024, 3, 28, 18, tzinfo=UTC)


def test_today_is_the_members_today() -> None:
    late = datetime(2024, 4, 3, 20, tzinfo=UTC)
    assert moment_of("2024-04-04", late, "Asia/Tokyo") == late
    assert moment_of("yesterday", late, "Asia/Tokyo") == datetime(2024, 4, 3, 14, 59, 59, 999_999, UTC)
    with pytest.raises(WrongUsage, match="still to come"):
        moment_of("2024-04-04", late, "UTC")


@pytest.mark.parametrize(
    "typed", ["tomorrow", "next friday", "2024-04-04", "2031-01-01", "in 3 days", "2024-04-03T10:31Z"]
)
def test_what_is_to_come_is_refused(typed: str) -> None:
    with pytest.raises(WrongUsage, match="still to come"):
        moment_of(typed, NOW, "UTC")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "a",
        "banana",
        "28",
        "31 november",
        "29 feb 2023",
        "2024-13-45",
        "0001-01-01T00:00+14:00",
        "z" * 9_000,
        "🎉🎉🎉",
    ],
)
def test_nonsense_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(WrongUsage, match=r"is no day or time.*Type it like 2024-03-28") as refused:
        moment_of(typed, NOW, "UTC")
    assert len(str(refused.value)) < 300


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789 -:/.,+aeiou dhmnpstrywTZ", max_size=20), st.sampled_from(["UTC", "Asia/Tokyo"]))
def test_any_text_is_a_moment_that_has_been_or_refused(typed: str, zone: str) -> None:
    try:
        moment = moment_of(typed, NOW, zone)
    except WrongUsage:
        return
    assert moment <= NOW
    assert moment.utcoffset() == timedelta()
