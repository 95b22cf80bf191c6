from datetime import UTC, datetime, timedelta

import pytest

from bot.commands.freshness import ago, backing

NOW = datetime(2024, 4, 3, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(minutes=59), "just now"),
        (timedelta(minutes=60), "1 hour ago"),
        (timedelta(hours=23, minutes=59), "23 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=13), "13 days ago"),
        (timedelta(days=14), "2 weeks ago"),
        (timedelta(days=59), "8 weeks ago"),
        (timedelta(days=60), "2 months ago"),
        (timedelta(days=729), "24 months ago"),
        (timedelta(days=730), "2 years ago"),
        (-timedelta(minutes=5), "just now"),
    ],
)
def test_how_long_ago_something_was(passed: timedelta, words: str) -> None:
    assert ago(NOW - passed, NOW) == words


def test_what_stands_behind_a_reply() -> None:
    newest = datetime(2024, 3, 28, tzinfo=UTC)
    assert backing(6, 2, newest, NOW, "UTC") == "6 reports, 2 origins; newest 28 Mar 2024, 6 days ago"
    assert backing(0, 0, None, NOW, "UTC") == "0 reports, 0 origins"
