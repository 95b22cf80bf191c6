import dataclasses

from bot.commands.dispatch import answer
from bot.commands.registry import Permission, Registry
from bot.commands.table import all_commands
from tests.commands.newsroom import Newsroom, lines_of, rows_of


async def test_every_command_is_listed_with_its_usage(newsroom: Newsroom) -> None:
    rows = rows_of(await newsroom.ask("help"))
    assert rows == [(command.usage, command.description) for command in all_commands()]


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
    assert len(for_moderators) == len(for_all) + 1
    told = await answer(context, newsroom.request("help", {"command": "ingest"}))
    assert "For moderators only." in lines_of(told)
