"""`/timeline`: what changed in a club's search, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bot.commands.citing import citation, credit
from bot.commands.club_state import club_changes
from bot.commands.context import Context
from bot.commands.counting import counted
from bot.commands.days import day
from bot.commands.nothing_known import nothing_known
from bot.commands.registry import Command, Option, OptionKind, Request
from bot.domain import Change
from bot.reply import Badge, Block, Button, Call, Heading, Line, Reply, Span, faint, plain

_MOST_DAYS = 20


async def answer(context: Context, request: Request) -> Reply:
    """The changes, a heading for each day that had some, the newest day first and each day in its order."""
    club = request.value("club")
    heading = f"{club}: what changed"
    changes = await club_changes(context, request.workspace.key, club)
    if not changes:
        if await context.store.evidence_of_club(request.workspace.key, club):
            return Reply(heading, (plain("Nothing that was read about this job is sure enough to count."),))
        return await nothing_known(context, request, heading)
    days = [(of_day, [*some]) for of_day, some in groupby(changes, key=lambda one: day(one.at, request.timezone))]
    shown = days[-_MOST_DAYS:]
    blocks: list[Block] = []
    for of_day, some in reversed(shown):
        blocks += [Heading(of_day), *(_line(context, request, change) for change in some)]
    return Reply(
        heading,
        tuple(blocks),
        (Button(f"{club} shortlist", Call("shortlist", (("club", club),))),),
        faint(_footer(changes, len(days) - len(shown))),
    )


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


def _footer(changes: Sequence[Change], days_left_out: int) -> str:
    footer = counted(len(changes), "change")
    return f"{footer}; {counted(days_left_out, 'earlier day')} not shown" if days_left_out else footer


COMMAND = Command(
    name="timeline",
    description="What changed in a club's search, day by day",
    handler=answer,
    options=(Option("club", OptionKind.CLUB, "The club or national team"),),
    example="/timeline liverpool",
)
