"""What to offer while somebody types the value of an option."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.context import Context
from bot.commands.registry import OptionKind, Request
from bot.errors import UnclearName
from bot.names.resolve import find_club
from bot.names.suggest import suggested_clubs, suggested_outlets, suggested_people

MOST = 25
"""The most that are offered at once, which is Discord's limit."""

_MOMENTS = ("yesterday", "two days ago", "last friday", "last week", "last month")


async def suggest(context: Context, request: Request, option: str, typed: str) -> tuple[str, ...]:
    """Values for the option that begin with `typed` or have a word that does, the likeliest first, at most `MOST`.

    Clubs that the workspace has read about come first; of people, those of the club that `request` already has.
    There are none for a text, nor for a command or an option that does not exist.
    """
    command = context.registry.find(request.command)
    options = [one for one in command.options if one.name == option] if command else []
    found: Sequence[str] = ()
    match [one.kind for one in options]:
        case [OptionKind.CLUB]:
            found = suggested_clubs(typed, context.catalogue, await _active(context, request), MOST)
        case [OptionKind.PERSON]:
            found = suggested_people(typed, await _people(context, request), context.catalogue, MOST)
        case [OptionKind.COMMAND]:
            found = _beginning(typed.removeprefix("/"), _names_of_commands(context))
        case [OptionKind.CHOICE | OptionKind.STATUS]:
            found = _beginning(typed, options[0].words)
        case [OptionKind.OUTLET]:
            found = suggested_outlets(typed, context.catalogue, MOST)
        case [OptionKind.MOMENT]:
            found = _beginning(typed, _MOMENTS)
    return tuple(found)


def _names_of_commands(context: Context) -> list[str]:
    """Those of commands and of groups, each group before its commands."""
    names = ((command.group, command.name) for command in context.registry)
    return list(dict.fromkeys(name for pair in names for name in pair if name))


def _beginning(typed: str, words: Sequence[str]) -> tuple[str, ...]:
    wanted = typed.strip().casefold()
    return tuple(word for word in words if word.casefold().startswith(wanted))[:MOST]


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
