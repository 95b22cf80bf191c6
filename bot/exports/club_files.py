"""Everything about a club's job as a file, for spreadsheets and scripts."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from bot.commands.club_state import ClubState
from bot.domain import Correction, Shortlist, Standing
from bot.program.documents import claim_document, evidence_document, iso, search_document, shortlist_document
from bot.searches.corrected import Judged

BYTE_ORDER_MARK = codecs.BOM_UTF8

# A spreadsheet takes a cell that begins so for a formula; the last four are the wide forms.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the CSV: a standing on a shortlist, a claim, or a correction."""

    record: str
    """"shortlist", "claim" or "correction"."""
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
    search: str = ""
    """The number of the search, 1 for the first that is known."""
    counts: str = ""
    """Of a claim: "yes" or "no", or what it counts as since a moderator changed it."""
    correction: str = ""
    """The number of a correction, or of the one that decided whether a claim counts."""
    action: str = ""
    by: str = ""
    at: str = ""
    undone: str = ""


def club_json(state: ClubState) -> bytes:
    """One JSON object: the last search as `shortlist`, all as `searches`, all `claims` and all `corrections`.

    Claims and corrections are in the order in which they were published and made.
    """
    document = {
        "shortlist": shortlist_document(state),
        "searches": [search_document(shortlist) for shortlist in state.shortlists],
        "claims": [_claim_document(one) for one in state.judged],
        "corrections": [_correction_document(one) for one in _own(state)],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def club_csv(state: ClubState) -> bytes:
    """A header, the standings of each search and someone else, the last search first, then all claims and corrections.

    Cells that a spreadsheet would take for a formula begin with an apostrophe. Lines end as RFC 4180 says. It begins
    with a byte order mark, without which Excel takes it for another encoding than UTF-8.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    names = [field.name for field in fields(_Row)]
    writer.writerow(names)
    standings = (row for shortlist in reversed(state.shortlists) for row in _shortlist_rows(shortlist))
    for row in (*standings, *map(_claim_row, state.judged), *map(_correction_row, _own(state))):
        writer.writerow([_harmless(getattr(row, name)) for name in names])
    return BYTE_ORDER_MARK + text.getvalue().encode("utf-8", "replace")


def _own(state: ClubState) -> Sequence[Correction]:
    """The corrections that concern the club itself or the names of its people, as they were made."""
    found = (one for one in state.corrections if state.club in {one.club, one.to_club} or one.action.of_names)
    return sorted(found, key=lambda one: (one.at, len(one.id), one.id))


def _claim_document(one: Judged) -> dict[str, object]:
    return {
        **evidence_document(one.as_read),
        "counts_as": claim_document(one.counts_as.claim) if one.counts_as else None,
        "correction": one.verdict.id if one.verdict else None,
    }


def _correction_document(one: Correction) -> dict[str, object]:
    return {
        "id": one.id,
        "action": one.action.value,
        "club": one.club or None,
        "person": one.person or None,
        "status": one.status.value if one.status else None,
        "other": one.other or None,
        "to_club": one.to_club or None,
        "article": one.article_id or None,
        "by": one.by,
        "at": iso(one.at),
        "effective_at": iso(one.effective_at),
        "reason": one.reason or None,
        "undone_at": iso(one.undone_at) if one.undone_at else None,
        "undone_by": one.undone_by or None,
    }


def _shortlist_rows(shortlist: Shortlist) -> Iterable[_Row]:
    search = shortlist.search
    for standing in shortlist.everyone:
        yield _standing_row(search.club, str(search.number), standing)
    rest = f"{shortlist.someone_else:.4f}"
    yield _Row("shortlist", search.club, "someone else", "", likelihood=rest, search=str(search.number))


def _standing_row(club: str, search: str, standing: Standing) -> _Row:
    return _Row(
        "shortlist",
        club,
        standing.person,
        standing.status.value,
        likelihood=f"{standing.likelihood:.4f}",
        since=iso(standing.since),
        reason=standing.reason,
        search=search,
    )


def _claim_row(one: Judged) -> _Row:
    article, claim = one.as_read.article, one.as_read.claim
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
        counts=_counts(one),
        correction=one.verdict.id if one.verdict else "",
    )


def _counts(one: Judged) -> str:
    if one.counts_as is None:
        return "no"
    read, counts = one.as_read.claim, one.counts_as.claim
    if (*read.pair, read.status) == (*counts.pair, counts.status):
        return "yes"
    return f"as {counts.person}, {counts.status}, {counts.club}"


def _correction_row(one: Correction) -> _Row:
    return _Row(
        "correction",
        one.to_club or one.club,
        " / ".join(name for name in (one.person, one.other) if name),
        one.status.value if one.status else "",
        reason=one.reason,
        article=one.article_id,
        correction=one.id,
        action=one.action.value,
        by=one.by,
        at=iso(one.at),
        undone=f"{iso(one.undone_at)} by {one.undone_by}" if one.undone_at else "",
    )


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
