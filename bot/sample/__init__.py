"""The sample: short reports written for this project on a search that is over, so that a first run has one to show."""

from importlib import resources

from bot.program.report_lines import ReportLine, report_lines

SAMPLE_CLUB = "Liverpool"
"""The club whose search the sample tells."""
SAMPLE_DAY = "12 april 2024"
"""A day on which that search was at its liveliest, as somebody would type it."""


def sample_reports() -> tuple[ReportLine, ...]:
    """The reports of `reports.jsonl`, in the order of the file. Raises ValueError that names a line at fault."""
    reports = []
    with resources.files("bot.sample").joinpath("reports.jsonl").open("rb") as lines:
        for number, line in enumerate(report_lines(lines), start=1):
            if not isinstance(line, ReportLine):
                raise ValueError(f"reports.jsonl, line {number}: {line.error}")  # noqa: TRY004 - it is the content
            reports.append(line)
    return tuple(reports)
