import dataclasses

from bot.commands import help  # noqa: A004
from bot.commands.dispatch import answer
from bot.commands.registry import Command, Option, OptionKind, Permission, Registry
from bot.commands.table import all_commands
from tests.commands.newsroom import Newsroom, lines_of, rows_of

MENDING = (
    help.COMMAND,
    Command(
        "mend set",
        "Sets one",
        help.answer,
        (Option("tier", OptionKind.CHOICE, "Which", choices=("1", "2", "3")),),
        Permission.MODERATOR,
        "/mend set 2",
        "Puts right what is wrong",
    ),
    Command("mend show", "Shows one", help.answer),
)


def is_for_all(command: Command) -> bool:
    return not command.group and command.permission is Permission.EVERYONE


async def test_every_command_is_listed_with_its_usage(newsroom: Newsroom) -> None:
    rows = rows_of(await newsroom.ask("help"))
    alone = [(command.usage, command.description) for command in all_commands() if is_for_all(command)]
    assert [row for row in rows if row in alone] == alone


async def test_the_commands_of_a_group_are_listed_as_one_and_explained_together(newsroom: Newsroom) -> None:
    context = dataclasses.replace(newsroom.context, registry=Registry(MENDING))
    request = newsroom.request("help", {})
    moderator = dataclasses.replace(request, is_moderator=True)
    assert rows_of(await answer(context, request))[1:] == [("/mend show", "Puts right what is wrong")]
    assert rows_of(await answer(context, moderator))[1:] == [("/mend set, show", "Puts right what is wrong")]
    assert lines_of(await answer(context, dataclasses.replace(moderator, values={"command": "mend"}))) == [
        "/mend",
        "Puts right what is wrong.",
        "Command | What it answers",
        "/mend set TIER | Sets one (moderators)",
        "/mend show | Shows one",
        "For example: /mend set 2",
    ]


async def test_a_command_of_a_group_is_explained_with_its_choices(newsroom: Newsroom) -> None:
    context = dataclasses.replace(newsroom.context, registry=Registry(MENDING))
    reply = await answer(context, newsroom.request("help", {"command": "/Mend  set"}))
    assert lines_of(reply)[-2:] == ["TIER | Which: 1, 2 or 3", "For example: /mend set 2"]


async def test_one_command_is_explained(newsroom: Newsroom) -> None:
    assert lines_of(await newsroom.ask("help", command="/Shortlist")) == [
        "/shortlist",
        "Who may become a club's next manager, how likely, and who is out.",
        "/shortlist CLUB [as-of MOMENT]",
        "Value | What it is",
        "CLUB | The club or national team",
        "[as-of MOMENT] | An earlier day or time to look back to",
        "For example: /shortlist liverpool as-of 28 march",
    ]


async def test_an_unknown_command_is_answered_with_the_nearest(newsroom: Newsroom) -> None:
    reply = await newsroom.ask("help", command="timelin")
    assert lines_of(reply)[1] == "There is no command /timelin. Did you mean /timeline?"


async def test_a_moderators_command_is_listed_for_moderators(newsroom: Newsroom) -> None:
    commands = [
        dataclasses.replace(one, permission=Permission.MODERATOR) if one.name == "ingest" else one
        for one in all_commands()
    ]
    context = dataclasses.replace(newsroom.context, registry=Registry(commands))
    request = newsroom.request("help", {})
    for_all = rows_of(await answer(context, request))
    for_moderators = rows_of(await answer(context, dataclasses.replace(request, is_moderator=True)))
    assert {row[0] for row in for_moderators} - {row[0] for row in for_all} >= {"/ingest TEXT"}
    told = await answer(context, newsroom.request("help", {"command": "ingest"}))
    assert "For moderators only." in lines_of(told)
