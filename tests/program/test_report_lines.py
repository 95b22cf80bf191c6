import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Report
from bot.program.report_lines import BadLine, ReportLine, report_lines


def parsed(*lines: bytes, limit: int = 10_000) -> list[ReportLine | BadLine]:
    return list(report_lines(io.BytesIO(b"\n".join(lines)), limit))


def only(line: bytes) -> ReportLine | BadLine:
    (found,) = parsed(line)
    return found


def test_a_full_line_is_a_report() -> None:
    line = '{"id": "a", "title": "T", "text": "Klopp geht", "published": "2024-03-28", "outlet": "bild.de", "more": 1}'
    report = Report("Klopp geht", title="T", published_at=datetime(2024, 3, 28, tzinfo=UTC), outlet="bild.de")
    assert only(line.encode()) == ReportLine("a", report, "2024-03-28")


def test_only_the_text_is_required() -> None:
    assert only(b'{"text": "x"}') == ReportLine(None, Report("x"), "")
    assert only(b'{"text": "x", "title": null, "published": null, "outlet": null}') == ReportLine(None, Report("x"), "")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-03-28T09:30:00Z", datetime(2024, 3, 28, 9, 30, tzinfo=UTC)),
        ("2024-03-28T09:30:00+02:00", datetime(2024, 3, 28, 7, 30, tzinfo=UTC)),
        ("2024-03-28T09:30", datetime(2024, 3, 28, 9, 30, tzinfo=UTC)),
    ],
)
def test_dates_with_times_are_taken_in_their_zone(written: str, meant: datetime) -> None:
    found = only(json.dumps({"text": "x", "published": written}).encode())
    assert isinstance(found, ReportLine)
    assert found.report.published_at == meant


@pytest.mark.parametrize(
    ("line", "line_id", "word"),
    [
        (b"nonsense", None, "JSON"),
        (b"[" * 5000, None, "JSON"),
        (b"9" * 9000, None, "JSON"),
        (b"\xff\xfe", None, "UTF-8"),
        (b"[1]", None, "object"),
        (b'{"id": 7}', 7, "text"),
        (b'{"id": "a", "text": 1}', "a", "text"),
        (b'{"id": "a", "text": null}', "a", "text"),
        (b'{"id": "a", "text": "x", "title": []}', "a", "title"),
        (b'{"id": "a", "text": "x", "published": "soon"}', "a", "date"),
        (b'{"id": "a", "text": "x", "published": "0001-01-01T00:00:00+14:00"}', "a", "date"),
        (b'{"id": {}, "text": "x"}', None, "id"),
        (b'{"id": true, "text": "x"}', None, "id"),
    ],
)
def test_a_bad_line_says_what_is_wrong_with_it(line: bytes, line_id: object, word: str) -> None:
    found = only(line)
    assert isinstance(found, BadLine)
    assert found.id == line_id
    assert word in found.error


def test_a_line_beyond_the_limit_is_skipped_and_the_rest_goes_on() -> None:
    long = b'{"id": 1, "text": "' + b"x" * 500 + b'"}'
    first, second = parsed(long, b'{"id": 2, "text": "x"}', limit=100)
    assert isinstance(first, BadLine)
    assert "100 bytes" in first.error
    assert second == ReportLine(2, Report("x"), "")


def test_a_line_as_long_as_the_limit_is_read() -> None:
    line = b'{"text": "x"}'
    assert parsed(line, line, limit=len(line)) == [ReportLine(None, Report("x"), "")] * 2


def test_blank_lines_and_a_byte_order_mark_are_passed_over() -> None:
    assert parsed(b'\xef\xbb\xbf{"text": "x"}', b"", b"  \t", b"") == [ReportLine(None, Report("x"), "")]


@given(st.lists(st.binary(max_size=60).filter(lambda line: b"\n" not in line)))
def test_every_line_that_is_not_blank_is_answered_once(lines: list[bytes]) -> None:
    answers = parsed(*lines)
    assert len(answers) == sum(1 for line in lines if line.removeprefix(b"\xef\xbb\xbf").strip())
