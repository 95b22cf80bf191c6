"""`hotseat replay`: how the shortlists moved, article by article, through the same pipeline as everything else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO

from bot.commands.club_state import ClubState, club_state
from bot.commands.context import Context
from bot.domain import Platform, Workspace
from bot.errors import UnreadableReport
from bot.ingestion.report_json import ReportId
from bot.program.documents import Document, json_line, ranking_documents
from bot.program.report_lines import BadLine, ReportLine

_WORKSPACE = Workspace(Platform.TERMINAL, "replay").key


@dataclass(frozen=True, slots=True)
class _Taken:
    """A report that was taken in, without its text."""

    id: ReportId
    published: str
    """As its line gave it."""
    at: datetime
    clubs: tuple[str, ...]
    """Those that it makes sure claims about, in the order of their quotes."""


async def replay(context: Context, lines: Iterable[ReportLine | BadLine], sink: IO[bytes]) -> None:
    """Take in the reports of all lines, in any order, then write a line on `sink` for each article in order of date.

    The shape is DESIGN.md's `hotseat replay --jsonl`. Each article's line shows the clubs that it makes claims about,
    as of its publication; articles of the same moment come in the order of their ids. A line that holds no report
    with a date is answered with its error before that. `context` must have a store of its own.
    """
    taken: list[_Taken] = []
    # The reader learns from what it has read, and must know the same whatever order the lines have.
    for line in sorted(lines, key=_order):
        outcome = await _take(context, line)
        if isinstance(outcome, BadLine):
            _write(sink, {"id": outcome.id, "error": outcome.error})
        else:
            taken.append(outcome)
    for article in sorted(taken, key=lambda one: (one.at, str(one.id))):
        shortlists = {club: _rows(await club_state(context, _WORKSPACE, club, article.at)) for club in article.clubs}
        _write(sink, {"id": article.id, "published": article.published, "shortlists": shortlists})


def _order(line: ReportLine | BadLine) -> tuple[datetime, str]:
    published = line.report.published_at if isinstance(line, ReportLine) else None
    return published or datetime.min.replace(tzinfo=UTC), str(line.id)


async def _take(context: Context, line: ReportLine | BadLine) -> _Taken | BadLine:
    if isinstance(line, BadLine):
        return line
    at = line.report.published_at
    if at is None:
        return BadLine(line.id, "The line has no “published”. Give every report the date on which it was published.")
    if at > context.clock.now():
        return BadLine(line.id, "The report's date is still to come. Give the date on which it was published.")
    try:
        done = await context.ingestion.take(line.report, workspace=_WORKSPACE, channel="replay", member="replay")
    except UnreadableReport as error:
        return BadLine(line.id, str(error))
    clubs = dict.fromkeys(claim.club for claim in done.claims if not claim.unsure)
    return _Taken(line.id, line.published, at, tuple(clubs))


def _rows(state: ClubState) -> Sequence[Document]:
    if state.shortlists:
        return ranking_documents(state.shortlists[-1].everyone, state.shortlists[-1].someone_else)
    taken = sum(standing.likelihood for standing in state.holders)
    return ranking_documents(state.holders, max(0.0, 1 - taken))


def _write(sink: IO[bytes], document: Document) -> None:
    sink.write(json_line(document))
    sink.flush()
