from datetime import UTC, datetime

from bot.sample import SAMPLE_CLUB, sample_reports


def test_every_sample_report_is_dated_and_says_who_published_it() -> None:
    reports = [line.report for line in sample_reports()]
    assert 8 <= len(reports) <= 12
    for report in reports:
        assert report.title
        assert report.outlet
        assert report.published_at is not None
        assert datetime(2024, 1, 1, tzinfo=UTC) <= report.published_at < datetime(2024, 6, 1, tzinfo=UTC)
    assert any(SAMPLE_CLUB in report.title for report in reports)
