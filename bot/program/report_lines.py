"""Reports as scripts hand them in: one JSON object a line, however many and however broken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO

from bot.domain import Report
from bot.errors import UnreadableReport
from bot.ingestion.report_json import Json, ReportId, parse, report_of

LINE_LIMIT = 16 * 1024 * 1024
"""The longest line that is read, in bytes: one megabyte of text with every letter written as an escape fits twice."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line that held a report."""

    id: ReportId
    """As the line gave it, None when it gave none."""
    report: Report
    published: str
    """The report's date as the line gave it; empty when it gave none."""


@dataclass(frozen=True, slots=True)
class BadLine:
    """One line that did not."""

    id: ReportId
    """As the line gave it, None when it gave none or could not be read at all."""
    error: str
    """What is wrong with it, in a sentence."""


def report_lines(stream: IO[bytes], limit: int = LINE_LIMIT) -> Iterator[ReportLine | BadLine]:
    """Read the stream to its end, a line at a time; blank lines are passed over.

    A line of more than `limit` bytes is skipped without being held in memory.
    """
    while line := stream.readline(limit + 1):
        if len(line) > limit and not line.endswith(b"\n"):
            _skip_line(stream, limit)
            yield BadLine(None, f"The line is longer than {limit} bytes. Give each report its own, shorter line.")
        elif stripped := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield _parsed(stripped)


def _skip_line(stream: IO[bytes], limit: int) -> None:
    while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
        pass


def _parsed(line: bytes) -> ReportLine | BadLine:
    value: Json = None
    try:
        value = parse(line.decode(), "The line")
        line_id, report = report_of(value, "The line")
    except UnicodeDecodeError:
        return BadLine(None, "The line is not UTF-8 text. Write it in UTF-8.")
    except UnreadableReport as fault:
        return BadLine(_id_in(value), str(fault))
    return ReportLine(line_id, report, _published_in(value))


def _id_in(value: Json) -> ReportId:
    found = value.get("id") if isinstance(value, Mapping) else None
    return found if isinstance(found, str | int) and not isinstance(found, bool) else None


def _published_in(value: Json) -> str:
    found = value.get("published") if isinstance(value, Mapping) else None
    return found if isinstance(found, str) else ""
