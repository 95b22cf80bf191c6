"""From a request to its reply."""

from __future__ import annotations

from bot.commands.context import Context
from bot.commands.registry import Command, Permission, Request
from bot.commands.usage import unknown_command
from bot.commands.values import UnclearValue, with_meanings
from bot.errors import (
    HotseatError,
    NotAllowed,
    NothingToCorrect,
    StoreUnusable,
    UnclearName,
    UnreadableReport,
    WrongUsage,
)
from bot.reply import Button, Call, Reply, plain

_HEADINGS: dict[type[HotseatError], str] = {
    UnclearName: "Which one?",
    WrongUsage: "That cannot be read as a command",
    NotAllowed: "That is not allowed",
    NothingToCorrect: "There is nothing to correct",
    UnreadableReport: "That cannot be read as a report",
    StoreUnusable: "The database cannot be used",
}


async def answer(context: Context, request: Request) -> Reply:
    """Run the request's command.

    What the user can do something about becomes a private reply, with a button for each name that an unclear one may
    have meant. Anything else that is raised is a bug, and left to the caller to log.
    """
    command = context.registry.find(request.command)
    if command is None:
        return _refusal(unknown_command(request.command, context.registry))
    try:
        if command.permission is Permission.MODERATOR and not request.is_moderator:
            raise NotAllowed(f"Only moderators may use /{command.name}. Ask one of them.")
        return await command.handler(context, await with_meanings(context, command, request))
    except UnclearValue as unclear:
        return _refusal(unclear, _choices(command, request, unclear))
    except HotseatError as error:
        return _refusal(error)


def _refusal(error: HotseatError, buttons: tuple[Button, ...] = ()) -> Reply:
    headings = (heading for kind, heading in _HEADINGS.items() if isinstance(error, kind))
    return Reply(next(headings, "That did not work"), (plain(str(error)),), buttons, private=True)


def _choices(command: Command, request: Request, unclear: UnclearValue) -> tuple[Button, ...]:
    given = [option.name for option in command.options if request.value(option.name)]
    return tuple(
        Button(
            choice,
            Call(
                command.name,
                tuple((name, choice if name == unclear.option else request.value(name)) for name in given),
            ),
        )
        for choice in unclear.choices
    )
