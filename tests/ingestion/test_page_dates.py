from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingestion.page_dates import page_moment

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EVENING = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-20T18:30:00Z",
        "2026-11-20T18:30:00.000Z",
        "2026-11-20T19:30:00+01:00",
        "2026-11-20T19:30:00+0100",
        "2026-11-20T19:30+01",
        "2026-11-20 18:30:00 UTC",
        "2026-11-20 19:30:00 +0100",
        "2026-11-20T18:30",
        "2026-11-20T19:30:00+01:00[Europe/Paris]",
        "20261120T183000Z",
        "Fri, 20 Nov 2026 18:30:00 GMT",
        "Fri, 20 Nov 2026 13:30:00 -0500",
        "20 November 2026 18:30",
        "November 20, 2026 6:30 pm",
        "Friday 20 November 2026 18:30 UTC",
        " 2026-11-20T18:30:00Z\n",
    ],
)
def test_pages_write_moments_in_many_ways(written: str) -> None:
    assert page_moment(written, NOW) == EVENING


@pytest.mark.parametrize("written", ["2026-11-20", "20/11/2026", "20 Nov 2026", "Nov 20, 2026", "20261120"])
def test_a_day_is_its_midnight(written: str) -> None:
    assert page_moment(written, NOW) == datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "Friday",
        "2026",
        "November 2026",
        "99/99/2026",
        "1970-01-01",
        "0001-01-01T00:00:00+14:00",
        "9" * 59,
    ],
)
def test_what_is_no_day_is_no_date(written: str) -> None:
    assert page_moment(written, NOW) is None


@settings(deadline=None)
@given(st.text(max_size=60) | st.text("0123456789-:/ TZ+apm,", max_size=40))
def test_anything_is_a_moment_or_none(written: str) -> None:
    moment = page_moment(written, NOW)
    assert moment is None or moment.tzinfo is UTC
