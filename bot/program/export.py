"""`hotseat export`: a club's shortlist and every claim behind it, for spreadsheets and scripts."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from bot.commands.club_state import ClubState
from bot.domain import Evidence, Standing
from bot.errors import HotseatError
from bot.program.documents import evidence_document, iso, shortlist_document

STANDARD_OUTPUT = "-"

# A spreadsheet takes a cell that begins so for a formula; the last four are the wide forms.
_FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")


class ExportFailed(HotseatError):
    """The export cannot be written where it should go."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the CSV: a standing on the shortlist, or a claim."""

    record: str
    """"shortlist" or "claim"."""
    club: str
    person: str
    status: str
    likelihood: str = ""
    since: str = ""
    reason: str = ""
    published: str = ""
    outlet: str = ""
    attributed_to: str = ""
    quote: str = ""
    confidence: str = ""
    unsure: str = ""
    title: str = ""
    url: str = ""
    article: str = ""


def export_json(state: ClubState) -> str:
    """One JSON object: the `shortlist` and all `claims`, oldest first."""
    document = {"shortlist": shortlist_document(state), "claims": [evidence_document(item) for item in state.evidence]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def export_csv(state: ClubState) -> str:
    """A header, the rows of the last search in their order, the row for someone else, then all claims, oldest first.

    Cells that a spreadsheet would take for a formula begin with an apostrophe. Lines end as RFC 4180 says.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    names = [field.name for field in fields(_Row)]
    writer.writerow(names)
    for row in (*_shortlist_rows(state), *map(_claim_row, state.evidence)):
        writer.writerow([_harmless(getattr(row, name)) for name in names])
    return text.getvalue()


def write_export(text: str, name: str) -> None:
    """Write an export to a file in UTF-8, `-` being standard output. Raises `ExportFailed`. Blocks."""
    content = text.encode("utf-8", "replace")
    if name == STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
        return
    try:
        Path(name).write_bytes(content)
    except (OSError, ValueError) as error:
        # A name with a NUL is a ValueError.
        reason = error.strerror if isinstance(error, OSError) else "no file has such a name"
        raise ExportFailed(f"{name} cannot be written ({reason}). Choose another place for it.") from error


def _shortlist_rows(state: ClubState) -> Iterable[_Row]:
    if not state.shortlists:
        return
    last = state.shortlists[-1]
    for standing in last.everyone:
        yield _standing_row(state.club, standing)
    yield _Row("shortlist", state.club, "someone else", "", likelihood=f"{last.someone_else:.4f}")


def _standing_row(club: str, standing: Standing) -> _Row:
    return _Row(
        "shortlist",
        club,
        standing.person,
        standing.status.value,
        likelihood=f"{standing.likelihood:.4f}",
        since=iso(standing.since),
        reason=standing.reason,
    )


def _claim_row(evidence: Evidence) -> _Row:
    article, claim = evidence.article, evidence.claim
    return _Row(
        "claim",
        claim.club,
        claim.person,
        claim.status.value,
        published=iso(article.published_at),
        outlet=article.outlet,
        attributed_to=claim.attributed_to or "",
        quote=claim.quote,
        confidence=f"{claim.confidence:.2f}",
        unsure="yes" if claim.unsure else "no",
        title=article.title,
        url=article.url or "",
        article=article.id,
    )


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
