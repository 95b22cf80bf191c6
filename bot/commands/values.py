"""What the values of a request mean, before its command sees them."""

from __future__ import annotations

import asyncio
import dataclasses

from bot.commands.context import Context
from bot.commands.moments import moment_of
from bot.commands.registry import Command, Option, OptionKind, Request
from bot.commands.usage import missing_value, unknown_command
from bot.errors import UnclearName
from bot.names.resolve import find_club, find_person


class UnclearValue(UnclearName):
    """The name given for one option means nobody, or several."""

    def __init__(self, option: str, cause: UnclearName) -> None:
        super().__init__(str(cause), cause.choices)
        self.option = option


async def with_meanings(context: Context, command: Command, request: Request) -> Request:
    """The request with clubs, people and commands by their full names, and moments in ISO format and UTC.

    Values of options that the command does not have are dropped. Raises `WrongUsage` where one is missing or no
    moment, `UnclearValue` for a name that is not clear.
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
            return find_club(typed, context.catalogue, active)
        case OptionKind.PERSON:
            clubs = [meant[one.name] for one in command.options if one.kind is OptionKind.CLUB and one.name in meant]
            known = await context.store.people(workspace)
            of_club = await context.store.people(workspace, clubs[0]) if clubs else ()
            return find_person(typed, known, context.catalogue, first=of_club)
        case OptionKind.MOMENT:
            # The library that reads such days is slow the first time.
            moment = await asyncio.to_thread(moment_of, typed, context.clock.now(), request.timezone)
            return moment.isoformat()
        case OptionKind.COMMAND:
            name = typed.removeprefix("/").lower()
            if context.registry.find(name) is None:
                raise unknown_command(name, context.registry)
            return name
        case OptionKind.TEXT:
            return typed
