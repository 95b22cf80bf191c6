from datetime import UTC, datetime, timedelta

import pytest

from adapters.web.answer import retry_after

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "wait"),
    [
        ("0", timedelta()),
        (" 120 ", timedelta(seconds=120)),
        ("999999999999999999", timedelta(days=1)),
        ("Sun, 22 Nov 2026 12:01:00 GMT", timedelta(minutes=1)),
        ("Sun, 22 Nov 2026 11:00:00 GMT", timedelta()),
        ("Sun, 22 Nov 2099 11:00:00 GMT", timedelta(days=1)),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("Sun, 99 Nov 2026 12:01:00 GMT", None),
        ("١٢", None),
    ],
)
def test_retry_after_is_seconds_or_a_moment(written: str, wait: timedelta | None) -> None:
    assert retry_after(written, NOW) == wait
