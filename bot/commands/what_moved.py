"""What moved somebody's likelihood, in lines."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.commands.citing import citation
from bot.commands.club_state import ClubState
from bot.commands.context import Context
from bot.commands.days import day
from bot.commands.material import material_of
from bot.commands.registry import Request
from bot.domain.folding import fold
from bot.reply import Badge, Block, Heading, Line, Span
from bot.searches.swings import Swing, swings_of

_MOST = 5


async def what_moved(context: Context, request: Request, state: ClubState, person: str) -> list[Block]:
    """The steps that moved a person's likelihood most in the club's last search, the newest first; none where none did.

    `person` is the name under which the search shows him.
    """
    material = await material_of(context.store, request.workspace.key, state.club)
    # A walk through years of reports takes long enough to keep everybody else waiting.
    swings = await asyncio.to_thread(
        swings_of,
        state.club,
        person,
        material.evidence,
        material.corrections,
        as_of=state.as_of,
        sources=state.sources,
    )
    largest = sorted(sorted(swings, key=lambda one: one.size)[-_MOST:], key=lambda one: one.at, reverse=True)
    if not largest:
        return []
    return [Heading(_heading(swings)), *(_line(context, request, person, swing) for swing in largest)]


def _heading(swings: Sequence[Swing]) -> str:
    return "What moved the likelihood" if len(swings) <= _MOST else "What moved the likelihood most"


def _line(context: Context, request: Request, person: str, swing: Swing) -> Line:
    """One step: "22 Apr 2024: 31% → 62%, talks, BBC Sport, 22 Apr 2024"."""
    moved = Span(f"{swing.before:.0%} → {swing.after:.0%}", strong=True)
    if swing.cause is None:
        why = f", {swing.reason or 'nothing of it counts any more'}"
        return Line((Span(f"{day(swing.at, request.timezone)}: "), moved, Span(why)))
    claim = swing.cause.claim
    who = "" if fold(claim.person) == fold(person) else f"{claim.person} "
    said = (Span(f", {who}"), Badge(claim.status), Span(" "), citation(context, request, swing.cause))
    return Line((Span(f"{day(swing.at, request.timezone)}: "), moved, *said))
