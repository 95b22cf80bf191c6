"""What a correction, or taking one back, does to the shortlists."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.commands.club_state import club_state
from bot.commands.context import Context
from bot.commands.registry import Request
from bot.commands.what_changed import what_changed
from bot.domain import Correction
from bot.reply import Block, Button, Call, Heading, Line

_MOST_CLUBS = 5
_BUTTONS = 2


@dataclass(frozen=True, slots=True)
class Effect:
    """What is different at one club."""

    club: str
    lines: tuple[Line, ...]
    """Not empty."""


async def effects_of(
    context: Context, request: Request, correction: Correction, do: Callable[[], Awaitable[object]]
) -> tuple[Effect, ...]:
    """Do something about a correction, and give what is different after it at the clubs that it concerns.

    These are its own, and those with the newest claims about the people whom it names.
    """
    clubs = await _concerned(context, request, correction)
    before = [await club_state(context, request.workspace.key, club) for club in clubs]
    await do()
    after = [await club_state(context, request.workspace.key, club) for club in clubs]
    by_shown_name = correction.action.of_names
    lines = (what_changed(*states, by_shown_name=by_shown_name) for states in zip(before, after, strict=True))
    return tuple(Effect(club, found) for club, found in zip(clubs, lines, strict=True) if found)


async def _concerned(context: Context, request: Request, correction: Correction) -> Sequence[str]:
    people = [name for name in (correction.person, correction.other) if name]
    evidence = await context.store.evidence_of_people(request.workspace.key, people) if people else ()
    clubs = (correction.club, correction.to_club, *(item.claim.club for item in reversed(evidence)))
    return [club for club in dict.fromkeys(clubs) if club][:_MOST_CLUBS]


def effect_blocks(effects: Sequence[Effect]) -> tuple[Block, ...]:
    """The effects under their clubs' names."""
    blocks: list[Block] = []
    for effect in effects:
        blocks += [Heading(effect.club), *effect.lines]
    return tuple(blocks)


def shortlist_buttons(effects: Sequence[Effect], correction: Correction) -> tuple[Button, ...]:
    """Buttons to the shortlists that changed, or to the one that the correction is about."""
    clubs = dict.fromkeys([correction.club, *(effect.club for effect in effects)])
    shown = [club for club in clubs if club][:_BUTTONS]
    return tuple(Button(f"{club} shortlist", Call("shortlist", (("club", club),))) for club in shown)
