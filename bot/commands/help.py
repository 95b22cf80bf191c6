"""`/help`: what the commands are, and how one is typed."""

from __future__ import annotations

from bot.commands.context import Context
from bot.commands.registry import Command, Group, Option, OptionKind, Permission, Request
from bot.reply import Button, Call, Reply, Span, Table, faint, listing, plain

_ABOUT = "Hotseat reads reports about football clubs' searches for a new manager and keeps each club's shortlist."


async def answer(context: Context, request: Request) -> Reply:
    """All commands that the member may use, those of a group as one, or one of either in full."""
    name = request.value("command")
    command, group = context.registry.find(name), context.registry.group(name)
    if command is not None:
        return _one(command)
    if group is not None:
        return _several(group, request)
    usable = [entry for entry in context.registry.entries() if _commands(entry, request)]
    rows = tuple((Span(_usage(entry, request), strong=True), Span(entry.description)) for entry in usable)
    footer = faint(
        "A club may be typed as people call it: lfc, spurs, man utd, bayern. /help COMMAND says more of one."
    )
    buttons = tuple(Button(f"/{one.name}", Call("help", (("command", one.name),))) for one in usable)
    return Reply("Hotseat", (plain(_ABOUT), Table(("Command", "What it answers"), rows)), buttons, footer)


def _commands(entry: Command | Group, request: Request) -> list[Command]:
    """Those of the command, or of the group, that the member may use."""
    commands = entry.commands if isinstance(entry, Group) else (entry,)
    return [one for one in commands if request.is_moderator or one.permission is Permission.EVERYONE]


def _usage(entry: Command | Group, request: Request) -> str:
    if isinstance(entry, Command):
        return entry.usage
    return f"/{entry.name} {', '.join(one.name.partition(' ')[2] for one in _commands(entry, request))}"


def _several(group: Group, request: Request) -> Reply:
    """The commands of a group that the member may use, those for moderators marked; all where he may use none."""
    usable = _commands(group, request) or group.commands
    rows = tuple((Span(one.usage, strong=True), Span(_description(one))) for one in usable)
    examples = [faint(f"For example: {one.example}") for one in usable if one.example]
    buttons = tuple(Button(f"/{one.name}", Call("help", (("command", one.name),))) for one in usable)
    table = Table(("Command", "What it answers"), rows)
    return Reply(f"/{group.name}", (plain(f"{group.description}."), table, *examples), buttons)


def _description(command: Command) -> str:
    return f"{command.description}{' (moderators)' if command.permission is Permission.MODERATOR else ''}"


def _one(command: Command) -> Reply:
    table = Table(
        ("Value", "What it is"),
        tuple((Span(option.usage, strong=True), Span(_meaning(option))) for option in command.options),
    )
    lines = [plain(f"{command.description}."), plain(command.usage)]
    moderators = [plain("For moderators only.")] if command.permission is Permission.MODERATOR else []
    example = [faint(f"For example: {command.example}")] if command.example else []
    return Reply(f"/{command.name}", (*lines, *moderators, *([table] if command.options else []), *example))


def _meaning(option: Option) -> str:
    return f"{option.description}: {listing(option.words, 'or')}" if option.words else option.description


COMMAND = Command(
    name="help",
    description="What Hotseat can do, or how one command is typed",
    handler=answer,
    options=(Option("command", OptionKind.COMMAND, "The command to explain", required=False),),
    example="/help shortlist",
)
