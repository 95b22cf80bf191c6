import dataclasses

import pytest

from bot.commands.context import Context
from bot.commands.dispatch import answer
from bot.commands.registry import Command, Permission, Registry, Request
from bot.domain import Status
from bot.errors import StoreUnusable
from bot.reply import Button, Call, Reply
from tests.commands.newsroom import ELSEWHERE, Newsroom, lines_of, said


async def test_a_club_may_be_typed_as_people_call_it(newsroom: Newsroom) -> None:
    assert (await newsroom.ask("timeline", club="bayern")).heading == "Bayern Munich: what changed"


async def test_an_unclear_club_is_answered_with_a_button_for_each_choice(newsroom: Newsroom) -> None:
    reply = await newsroom.ask("shortlist", club="reds", as_of="yesterday")
    assert reply.private
    assert lines_of(reply) == ["Which one?", "“reds” could be Liverpool or Manchester United: type more of the name."]
    assert reply.buttons == tuple(
        Button(club, Call("shortlist", (("club", club), ("as-of", "yesterday"))))
        for club in ("Liverpool", "Manchester United")
    )


async def test_an_unclear_person_is_answered_with_buttons_that_keep_the_club(newsroom: Newsroom) -> None:
    people = [said("Liverpool", name, Status.LINKED) for name in ("Xabi Alonso", "Marcos Alonso")]
    await newsroom.report("2024-03-28", "bbc.co.uk", *people)
    reply = await newsroom.ask("evidence", club="lfc", person="alonso")
    assert {button.call for button in reply.buttons} == {
        Call("evidence", (("club", "lfc"), ("person", name))) for name in ("Marcos Alonso", "Xabi Alonso")
    }


async def test_the_people_of_the_club_asked_about_are_meant_first(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-27", "bbc.co.uk", said("Newcastle United", "Marcos Alonso", Status.LINKED))
    await newsroom.report("2024-03-28", "bbc.co.uk", said("Liverpool", "Xabi Alonso", Status.LINKED))
    reply = await newsroom.ask("evidence", club="newcastle", person="alonso")
    assert reply.heading == "Marcos Alonso and Newcastle United"


async def test_names_are_looked_up_in_the_workspace_that_asks(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-28", "bbc.co.uk", said("FC Unheard Of", "Una Unlisted", Status.LINKED))
    assert (await newsroom.ask("candidate", person="unlisted")).heading == "Una Unlisted"
    elsewhere = await newsroom.ask("timeline", club="unheard of", workspace=ELSEWHERE)
    assert "No club is called" in lines_of(elsewhere)[1]


@pytest.mark.parametrize(
    ("command", "values", "words"),
    [
        ("shortlst", {}, "There is no command /shortlst. Did you mean /shortlist?"),
        ("shortlist", {}, "/shortlist needs a value for club"),
        ("shortlist", {"club": " "}, "/shortlist needs a value for club"),
        ("shortlist", {"club": "lfc", "as-of": "banana"}, "“banana” is no day or time"),
        ("shortlist", {"club": "lfc", "as-of": "tomorrow"}, "“tomorrow” is still to come"),
        ("help", {"about": "x"}, ""),
        ("ingest", {"text": "🎉"}, "There is no word in this report."),
    ],
)
async def test_what_a_member_can_put_right_is_a_private_sentence(
    newsroom: Newsroom, command: str, values: dict[str, str], words: str
) -> None:
    reply = await answer(newsroom.context, newsroom.request(command, values))
    assert reply.private is bool(words)
    assert any(line.startswith(words) for line in lines_of(reply))


async def refusing(_context: Context, _request: Request) -> Reply:
    raise StoreUnusable("The database is damaged. Restore it.")


async def failing(_context: Context, _request: Request) -> Reply:
    raise ZeroDivisionError


async def greeting(_context: Context, request: Request) -> Reply:
    return Reply(f"Hello {request.member}")


COMMANDS = (
    Command("refuse", "Refuses", refusing),
    Command("fail", "Fails", failing),
    Command("greet", "Greets", greeting, permission=Permission.MODERATOR),
)


async def test_any_error_of_ours_is_shown_and_any_other_left_to_the_caller(newsroom: Newsroom) -> None:
    context = dataclasses.replace(newsroom.context, registry=Registry(COMMANDS))
    reply = await answer(context, newsroom.request("refuse", {}))
    assert lines_of(reply) == ["The database cannot be used", "The database is damaged. Restore it."]
    with pytest.raises(ZeroDivisionError):
        await answer(context, newsroom.request("fail", {}))


async def test_a_moderators_command_is_kept_from_others(newsroom: Newsroom) -> None:
    context = dataclasses.replace(newsroom.context, registry=Registry(COMMANDS))
    request = newsroom.request("greet", {})
    assert (await answer(context, request)).heading == "That is not allowed"
    assert (await answer(context, dataclasses.replace(request, is_moderator=True))).heading == "Hello ann"
