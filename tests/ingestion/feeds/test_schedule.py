from datetime import UTC, datetime, timedelta

from bot.ingestion.feeds.schedule import is_dead, pause_after_failure, pause_after_reading
from bot.ingestion.fetching import FailureReason, FetchFailure

NOW = datetime(2024, 4, 3, tzinfo=UTC)
SHORT, LONG = timedelta(hours=1), timedelta(days=4)


def failure(reason: FailureReason, status: int | None = None) -> FetchFailure:
    return FetchFailure(reason, "https://news.example/rss", status=status)


def test_the_quieter_a_feed_the_longer_it_is_left_alone() -> None:
    ages = [timedelta(hours=1), timedelta(days=2), timedelta(days=9), timedelta(days=40)]
    pauses = [pause_after_reading(NOW - age, NOW, 0) for age in ages]
    assert pauses == sorted(set(pauses))
    assert pauses[0] >= timedelta(minutes=10)


def test_chance_spreads_the_pauses() -> None:
    assert pause_after_reading(NOW, NOW, 0) < pause_after_reading(NOW, NOW, 0.9)


def test_each_failure_makes_the_pause_longer_up_to_half_a_day() -> None:
    pauses = [pause_after_failure(number, None, 0) for number in (1, 2, 3, 50)]
    assert pauses == sorted(set(pauses))
    assert pauses[-1] == timedelta(hours=12)


def test_a_site_that_names_a_pause_gets_it() -> None:
    assert pause_after_failure(1, timedelta(hours=20), 0) == timedelta(hours=20)


def test_a_feed_dies_of_many_failures_over_days() -> None:
    missing = failure(FailureReason.NOT_FOUND)
    assert not is_dead(missing, 9, SHORT)
    assert not is_dead(missing, 2, LONG)
    assert is_dead(missing, 5, LONG)
    assert is_dead(None, 5, LONG)


def test_what_may_pass_has_more_time() -> None:
    assert not is_dead(failure(FailureReason.SERVER_FAULT), 9, timedelta(days=2))
    assert is_dead(failure(FailureReason.NOT_FOUND), 9, timedelta(days=2))


def test_a_feed_that_is_gone_for_good_or_forbidden_is_dead_at_once() -> None:
    assert is_dead(failure(FailureReason.NOT_FOUND, 410), 1, timedelta())
    assert is_dead(failure(FailureReason.ROBOTS), 1, timedelta())
