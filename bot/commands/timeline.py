"""`/timeline`: what changed in a club's search, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from bot.commands.citing import citation, credit, domino_line
from bot.commands.club_state import ClubState, club_changes, club_state
from bot.commands.context import Context
from bot.commands.counting import counted
from bot.commands.days import day
from bot.commands.echoes import origins_of
from bot.commands.freshness import backing
from bot.commands.nothing_known import nothing_known
from bot.commands.registry import Command, Option, OptionKind, Request
from bot.domain import Change, Domino
from bot.reply import Badge, Block, Button, Call, Heading, Line, Reply, Span, faint, plain

_MOST_DAYS = 20


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the story."""

    at: datetime
    line: Line


async def answer(context: Context, request: Request) -> Reply:
    """The changes, a heading for each day that had some, the newest day first and each day in its order."""
    club = request.value("club")
    heading = f"{club}: what changed"
    changes = await club_changes(context, request.workspace.key, club)
    if not changes:
        if await context.store.evidence_of_club(request.workspace.key, club):
            return Reply(heading, (plain("Nothing that was read about this job is sure enough to count."),))
        return await nothing_known(context, request, heading)
    state = await club_state(context, request.workspace.key, club)
    entries = [_Entry(change.at, _line(context, request, change)) for change in changes]
    entries += [_Entry(domino.at, domino_line(domino)) for domino in _dominoes(state)]
    entries.sort(key=lambda entry: entry.at)
    days = [(of_day, [*some]) for of_day, some in groupby(entries, key=lambda one: day(one.at, request.timezone))]
    shown = days[-_MOST_DAYS:]
    blocks: list[Block] = []
    for of_day, some in reversed(shown):
        blocks += [Heading(of_day), *(entry.line for entry in some)]
    return Reply(
        heading,
        tuple(blocks),
        (Button(f"{club} shortlist", Call("shortlist", (("club", club),))),),
        faint(_footer(request, state, changes, len(days) - len(shown))),
    )


def _dominoes(state: ClubState) -> list[Domino]:
    """The appointments that opened the club's searches, and those that took their winners from other clubs."""
    searches = [shortlist.search for shortlist in state.shortlists]
    return [domino for search in searches for domino in (search.opened_through, search.opens) if domino]


def _line(context: Context, request: Request, change: Change) -> Line:
    spans: list[Span | Badge] = [Span(change.person, strong=True), Span(" ")]
    if change.before is not None:
        spans += [Badge(change.before), Span(" → ")]
    spans += [Badge(change.after), Span(" · ")]
    if change.evidence is None:
        spans.append(Span(change.reason))
    else:
        spans += [citation(context, request, change.evidence), Span(credit(context, change.evidence))]
    return Line(tuple(spans))


def _footer(request: Request, state: ClubState, changes: Sequence[Change], days_left_out: int) -> str:
    footer = counted(len(changes), "change")
    if days_left_out:
        footer += f", {counted(days_left_out, 'earlier day')} not shown"
    counting = [one.counts_as for one in state.judged if one.counts_as]
    if not counting:
        return footer
    reports = len({item.article.id for item in counting})
    newest = max(item.article.published_at for item in counting)
    origins = len(origins_of(counting, state.sources))
    return f"{footer}; {backing(reports, origins, newest, state.as_of, request.timezone)}"


COMMAND = Command(
    name="timeline",
    description="What changed in a club's search, day by day",
    handler=answer,
    options=(Option("club", OptionKind.CLUB, "The club or national team"),),
    example="/timeline liverpool",
)
