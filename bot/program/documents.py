"""The words as JSON, for scripts: what `read`, `replay`, `shortlist --json` and `export` write."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from bot.commands.club_state import ClubState
from bot.domain import Claim, Domino, Evidence, Search, Shortlist, Standing
from bot.ingestion.report_json import Json

Document = Mapping[str, Json]


def json_line(document: Document) -> bytes:
    """One document as a line of UTF-8."""
    try:
        return json.dumps(document, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        # Halves of surrogate pairs, which an id may hold, can only be escaped.
        return json.dumps(document).encode() + b"\n"


def iso(moment: datetime) -> str:
    """A moment in UTC: "2024-03-28T09:30:00Z"."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def claim_document(claim: Claim) -> Document:
    """A claim as DESIGN.md's `hotseat read --jsonl` gives it, with the field in which its quote stands."""
    return {
        "club": claim.club,
        "person": claim.person,
        "status": claim.status.value,
        "quote": claim.quote,
        "field": claim.field.value,
        "start": claim.start,
        "end": claim.end,
        "attributed_to": claim.attributed_to,
        "confidence": round(claim.confidence, 4),
    }


def evidence_document(evidence: Evidence) -> Document:
    """A claim with the article that makes it."""
    article = evidence.article
    return {
        **claim_document(evidence.claim),
        "unsure": evidence.claim.unsure,
        "article": {
            "id": article.id,
            "published": iso(article.published_at),
            "dated": article.dated.value,
            "outlet": article.outlet or None,
            "title": article.title or None,
            "url": article.url,
            "author": article.author,
            "echo_of": article.echo_of,
        },
    }


def shortlist_document(state: ClubState) -> Document:
    """A club's last search in full; where there is none, who holds the job, and the search's own keys null or empty."""
    head: Document = {"club": state.club, "as_of": iso(state.as_of)}
    if state.shortlists:
        return {**search_document(state.shortlists[-1]), **head}
    return {
        **head,
        "search": None,
        "holders": [_standing(standing) for standing in state.holders],
        "running": [],
        "ruled_out": [],
        "someone_else": None,
        "interim": None,
        "reports": 0,
        "sources": 0,
    }


def search_document(shortlist: Shortlist) -> Document:
    """One search of a club in full, as of the shortlist's own moment."""
    return {
        "club": shortlist.search.club,
        "as_of": iso(shortlist.as_of),
        "search": _search(shortlist.search),
        "holders": [_standing(standing) for standing in shortlist.holders],
        "running": [_standing(standing) for standing in shortlist.running],
        "ruled_out": [_standing(standing) for standing in shortlist.ruled_out],
        "someone_else": _probability(shortlist.someone_else),
        "interim": shortlist.interim.person if shortlist.interim else None,
        "reports": shortlist.reports,
        "sources": shortlist.sources,
    }


def ranking_documents(standings: Sequence[Standing], someone_else: float) -> list[Document]:
    """Standings in their order with status and likelihood, then the row for nobody named."""
    rows: list[Document] = [
        {"person": one.person, "status": one.status.value, "likelihood": _probability(one.likelihood)}
        for one in standings
    ]
    return [*rows, {"person": None, "status": None, "likelihood": _probability(someone_else)}]


def _search(search: Search) -> Document:
    return {
        "number": search.number,
        "opened_at": iso(search.opened_at),
        "opened_by": search.opened_by.value,
        "closed_at": iso(search.closed_at) if search.closed_at else None,
        "closed_by": search.closed_by.value if search.closed_by else None,
        "appointed": search.appointed,
        "opened_through": _domino(search.opened_through) if search.opened_through else None,
        "opens": _domino(search.opens) if search.opens else None,
    }


def _domino(domino: Domino) -> Document:
    return {"person": domino.person, "left": domino.left, "joined": domino.joined, "at": iso(domino.at)}


def _standing(standing: Standing) -> Document:
    before, week_before = standing.likelihood_before, standing.likelihood_week_before
    return {
        "person": standing.person,
        "status": standing.status.value,
        "likelihood": _probability(standing.likelihood),
        "likelihood_before": None if before is None else _probability(before),
        "likelihood_week_before": None if week_before is None else _probability(week_before),
        "since": iso(standing.since),
        "reason": standing.reason or None,
        "conflict": [evidence_document(evidence) for evidence in standing.conflict],
        "odds": evidence_document(standing.odds) if standing.odds else None,
        "origins": standing.origins,
        "evidence": [evidence_document(evidence) for evidence in standing.evidence],
    }


def _probability(value: float) -> float:
    # Six places tell any two likelihoods apart, and hide how floating point rounds on one machine or another.
    return round(value, 6)
