"""Reports in what people hand in: a text, or a file in one of three shapes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from bot.domain import Report
from bot.errors import UnreadableReport
from bot.ingestion.dates import published_moment
from bot.ingestion.found_at import FoundAt
from bot.ingestion.report_json import Json, ReportId, parse, report_of

_LINES = frozenset({".jsonl", ".ndjson"})
_DATE = re.compile(r"date:?[ \t]+(\d{4}-\d{2}-\d{2}(?:T[\d:.+Z-]+)?)[,:]?\s*", re.IGNORECASE)
_LONGEST_TITLE = 200
_FINAL_STOPS = (".", "…", ":", ";", ",")
_CLOSING_QUOTES = "\"'”’»)"


@dataclass(frozen=True, slots=True)
class NamedReport:
    """A report with the name by which it can be told from others of the same file."""

    id: ReportId
    """As the file gives it; None where it gives none."""
    report: Report
    page: FoundAt | None = None
    """Where it was found, for a page that was saved as a file and says so."""
    note: str = ""
    """What whoever hands it in should know of it; whole sentences, mostly empty."""


def reports_in(
    content: str, suffix: str = "", *, published: datetime | None = None, outlet: str | None = None
) -> tuple[NamedReport, ...]:
    """The reports that a file holds, or a text that somebody typed; at least one.

    `suffix` is the file's (".txt"). ".jsonl" and ".ndjson" hold one JSON object a line, as `hotseat read --jsonl`
    takes them; ".json" holds one such object, a list of them, or a file of the corpus, whose claims are left
    aside; everything else is text or markdown, with its first line as the title where that looks like one. A text may
    begin with its date of publication: "date 2024-03-28".

    `published` (aware) and `outlet` stand for what a JSON report does not give; of a text they are the truth.
    Raises `UnreadableReport` that names the line or the report, and the field, at fault.
    """
    content = content.removeprefix("\ufeff")
    suffix = suffix.lower()
    if suffix in _LINES:
        # JSON may hold the other characters that Python takes for line breaks.
        lines = enumerate(content.split("\n"), start=1)
        found = [(f"Line {number}", parse(line, f"Line {number}")) for number, line in lines if line.strip()]
    elif suffix == ".json":
        found = _entries(parse(content, "The file"))
    else:
        return (NamedReport(None, _text_report(content, published, outlet)),)
    if not found:
        raise UnreadableReport("There is no report in this file. Give it at least one with a text.")
    return tuple(NamedReport(*report_of(value, where, published, outlet)) for where, value in found)


def _entries(value: Json) -> list[tuple[str, Json]]:
    if isinstance(value, dict) and "articles" in value and "text" not in value:
        value = value["articles"]
        if not isinstance(value, list):
            raise UnreadableReport("The file's “articles” is not a list. Give it the reports, each with a text.")
    if isinstance(value, list):
        return [(f"Report {number}", entry) for number, entry in enumerate(value, start=1)]
    return [("The report", value)]


def _text_report(content: str, published: datetime | None, outlet: str | None) -> Report:
    text = content.replace("\r\n", "\n").replace("\r", "\n").strip()
    if date := _DATE.match(text):
        written = published_moment(date[1], "Line 1")
        published = published or written
        text = text[date.end() :]
    title, text = _split_title(text)
    return Report(text=text, title=title, published_at=published, outlet=outlet or "")


def _split_title(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    first, body = first.rstrip(), rest.lstrip()
    if not body or len(first) > _LONGEST_TITLE:
        return "", text
    heading = first.lstrip("#")
    if heading != first and heading[:1].isspace():
        return heading.rstrip("#").strip(), body
    is_alone = not rest.partition("\n")[0].strip()
    if is_alone and not first.rstrip(_CLOSING_QUOTES).endswith(_FINAL_STOPS):
        return first, body
    return "", text
