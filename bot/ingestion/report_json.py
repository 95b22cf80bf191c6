"""One report as a JSON object: id, title, text, published, outlet."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.domain import Report
from bot.errors import UnreadableReport
from bot.ingestion.dates import published_moment

Json = str | int | float | bool | Sequence["Json"] | Mapping[str, "Json"] | None
ReportId = str | int | None


def parse(text: str, where: str) -> Json:
    """The JSON value that a text is. Raises `UnreadableReport` that begins with `where`."""
    try:
        value: Json = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableReport(
            f"{where} is not JSON ({error.msg} at character {error.pos + 1}). Write each report as a JSON object."
        ) from error
    except (ValueError, RecursionError) as error:
        # Numbers of thousands of digits, lists in lists in lists.
        raise UnreadableReport(f"{where} is no JSON that can be read. Write each report as a JSON object.") from error
    return value


def report_of(
    value: Json, where: str, published: datetime | None = None, outlet: str | None = None
) -> tuple[ReportId, Report]:
    """The report that a JSON object holds, with its id. Only `text` is required; null is the same as nothing.

    `published` and `outlet` stand for what it does not give. Raises `UnreadableReport` that begins with `where`.
    """
    if not isinstance(value, Mapping):
        raise UnreadableReport(f'{where} is not a JSON object. Write it as {{"text": "…"}}.')
    if value.get("text") is None:
        raise UnreadableReport(f"{where} has no “text”. Give every report its text.")
    report_id = value.get("id")
    if isinstance(report_id, bool) or not isinstance(report_id, str | int | None):
        raise UnreadableReport(f"{where}: “id” is neither text nor a whole number.")
    written = _text(value, "published", where)
    return report_id, Report(
        text=_text(value, "text", where),
        title=_text(value, "title", where),
        published_at=published_moment(written, f"{where}, “published”") if written else published,
        outlet=_text(value, "outlet", where) or outlet or "",
    )


def _text(value: Mapping[str, Json], field: str, where: str) -> str:
    found = value.get(field)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise UnreadableReport(f"{where}: “{field}” is not text. Put it in quotes.")
    return found
