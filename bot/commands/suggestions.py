"""What to offer while somebody types the value of an option."""

from __future__ import annotations

from bot.commands.context import Context
from bot.commands.registry import OptionKind, Request
from bot.errors import UnclearName
from bot.names.resolve import find_club
from bot.names.suggest import suggested_clubs, suggested_people

MOST = 25
"""The most that are offered at once, which is Discord's limit."""

_MOMENTS = ("yesterday", "two days ago", "last friday", "last week", "last month")


async def suggest(context: Context, request: Request, option: str, typed: str) -> tuple[str, ...]:
    """Values for the option that begin with `typed` or have a word that does, the likeliest first, at most `MOST`.

    Clubs that the workspace has read about come first; of people, those of the club that `request` already has.
    There are none for a text, nor for a command or an option that does not exist.
    """
    command = context.registry.find(request.command)
    kinds = [one.kind for one in command.options if one.name == option] if command else []
    match kinds:
        case [OptionKind.CLUB]:
            return suggested_clubs(typed, context.catalogue, await _active(context, request), MOST)
        case [OptionKind.PERSON]:
            return suggested_people(typed, await _people(context, request), context.catalogue, MOST)
        case [OptionKind.COMMAND]:
            return _beginning(typed.removeprefix("/"), [one.name for one in context.registry])
        case [OptionKind.MOMENT]:
            return _beginning(typed, _MOMENTS)
        case _:
            return ()


def _beginning(typed: str, words: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    wanted = typed.strip().casefold()
    return tuple(word for word in words if word.startswith(wanted))[:MOST]


async def _active(context: Context, request: Request) -> list[str]:
    return [one.club for one in await context.store.active_clubs(request.workspace.key)]


async def _people(context: Context, request: Request) -> tuple[str, ...]:
    """The people of the club that was chosen, then those of others."""
    everyone = await context.store.people(request.workspace.key)
    command = context.registry.find(request.command)
    clubs = [request.value(one.name) for one in command.options if one.kind is OptionKind.CLUB] if command else []
    if not any(clubs):
        return everyone
    try:
        club = find_club(clubs[0], context.catalogue, await _active(context, request))
    except UnclearName:
        return everyone
    return (*await context.store.people(request.workspace.key, club), *everyone)
