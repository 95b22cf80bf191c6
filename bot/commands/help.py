"""`/help`: what the commands are, and how one is typed."""

from __future__ import annotations

from bot.commands.context import Context
from bot.commands.registry import Command, Option, OptionKind, Permission, Request
from bot.reply import Button, Call, Reply, Span, Table, faint, plain

_ABOUT = "Hotseat reads reports about football clubs' searches for a new manager and keeps each club's shortlist."


async def answer(context: Context, request: Request) -> Reply:
    """All commands that the member may use, or one in full."""
    command = context.registry.find(request.value("command"))
    if command is not None:
        return _one(command)
    usable = [one for one in context.registry if request.is_moderator or one.permission is Permission.EVERYONE]
    rows = tuple((Span(one.usage, strong=True), Span(one.description)) for one in usable)
    footer = faint(
        "A club may be typed as people call it: lfc, spurs, man utd, bayern. /help COMMAND says more of one."
    )
    buttons = tuple(Button(f"/{one.name}", Call("help", (("command", one.name),))) for one in usable)
    return Reply("Hotseat", (plain(_ABOUT), Table(("Command", "What it answers"), rows)), buttons, footer)


def _one(command: Command) -> Reply:
    table = Table(
        ("Value", "What it is"),
        tuple((Span(option.usage, strong=True), Span(option.description)) for option in command.options),
    )
    lines = [plain(f"{command.description}."), plain(command.usage)]
    moderators = [plain("For moderators only.")] if command.permission is Permission.MODERATOR else []
    example = [faint(f"For example: {command.example}")] if command.example else []
    return Reply(f"/{command.name}", (*lines, *moderators, *([table] if command.options else []), *example))


COMMAND = Command(
    name="help",
    description="What Hotseat can do, or how one command is typed",
    handler=answer,
    options=(Option("command", OptionKind.COMMAND, "The command to explain", required=False),),
    example="/help shortlist",
)
