"""What the values of a request mean, before its command sees them."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Sequence

from bot.commands.context import Context
from bot.commands.moments import moment_of
from bot.commands.registry import Command, Option, OptionKind, Registry, Request
from bot.commands.usage import missing_value, not_a_choice, not_a_number, unknown_command
from bot.errors import UnclearName
from bot.names.new_person import as_name, is_new_person
from bot.names.outlet_lookup import find_outlet
from bot.names.resolve import find_club, find_person


class UnclearValue(UnclearName):
    """The name given for one option means nobody, or several."""

    def __init__(self, option: str, cause: UnclearName) -> None:
        super().__init__(str(cause), cause.choices)
        self.option = option


async def with_meanings(context: Context, command: Command, request: Request) -> Request:
    """The request with everything by its full name, outlets by their domain, and moments in ISO format and UTC.

    Values of options that the command does not have are dropped. Raises `WrongUsage` where one is missing, no moment
    or no choice, `UnclearValue` for a name that is not clear.
    """
    meant: dict[str, str] = {}
    for option in command.options:
        typed = request.value(option.name)
        if typed:
            try:
                meant[option.name] = await _meaning(context, command, request, option, meant)
            except UnclearName as unclear:
                raise UnclearValue(option.name, unclear) from unclear
        elif option.required:
            raise missing_value(command, option)
    return dataclasses.replace(request, values=meant)


async def _meaning(context: Context, command: Command, request: Request, option: Option, meant: dict[str, str]) -> str:
    typed = request.value(option.name)
    workspace = request.workspace.key
    match option.kind:
        case OptionKind.CLUB:
            active = [one.club for one in await context.store.active_clubs(workspace)]
            meaning = find_club(typed, context.catalogue, active)
        case OptionKind.PERSON:
            clubs = [meant[one.name] for one in command.options if one.kind is OptionKind.CLUB and one.name in meant]
            known = await context.store.people(workspace)
            of_club = await context.store.people(workspace, clubs[0]) if clubs else ()
            meaning = _person(context, option, typed, known, of_club)
        case OptionKind.MOMENT:
            # The library that reads such days is slow the first time.
            moment = await asyncio.to_thread(moment_of, typed, context.clock.now(), request.timezone)
            meaning = moment.isoformat()
        case OptionKind.OUTLET:
            # So is the list of public suffixes.
            meaning = await asyncio.to_thread(find_outlet, typed, context.catalogue)
        case OptionKind.COMMAND:
            meaning = _command(typed, context.registry)
        case OptionKind.CHOICE | OptionKind.STATUS:
            meaning = _choice(typed, command, option)
        case OptionKind.NUMBER:
            meaning = _number(typed, command, option)
        case OptionKind.TEXT | OptionKind.REPORT:
            meaning = typed
    return meaning


def _person(context: Context, option: Option, typed: str, known: Sequence[str], first: Sequence[str]) -> str:
    if option.may_be_new and is_new_person(typed, known, context.catalogue):
        return as_name(typed)
    return find_person(typed, known, context.catalogue, first=first)


def _command(typed: str, registry: Registry) -> str:
    name = " ".join(typed.removeprefix("/").lower().split())
    if registry.find(name) is None and registry.group(name) is None:
        raise unknown_command(name, registry)
    return name


def _number(typed: str, command: Command, option: Option) -> str:
    if not option.fits(typed):
        raise not_a_number(command, option, typed)
    return str(int(typed.removeprefix("#")))


def _choice(typed: str, command: Command, option: Option) -> str:
    for word in option.words:
        if word.casefold() == typed.casefold():
            return word
    raise not_a_choice(command, option, typed)
