import pytest

from bot.commands.suggestions import MOST, suggest
from bot.domain import Status
from tests.commands.newsroom import CATALOGUE, Newsroom, said


async def offered(newsroom: Newsroom, command: str, option: str, typed: str, **values: str) -> tuple[str, ...]:
    return await suggest(newsroom.context, newsroom.request(command, values), option, typed)


@pytest.fixture
async def busy(newsroom: Newsroom) -> Newsroom:
    await newsroom.report("2024-03-27", "bbc.co.uk", said("Newcastle United", "Marcos Alonso", Status.LINKED))
    await newsroom.report("2024-03-27", "sky.de", said("Newcastle United", "Marcos Alonso", Status.LINKED))
    await newsroom.report("2024-03-28", "bbc.co.uk", said("Liverpool", "Xabi Alonso", Status.LINKED))
    return newsroom


async def test_clubs_that_were_read_about_come_first(busy: Newsroom) -> None:
    assert (await offered(busy, "shortlist", "club", ""))[:2] == ("Liverpool", "Newcastle United")
    assert await offered(busy, "shortlist", "club", "united") == ("Newcastle United", "Manchester United")


async def test_a_club_is_offered_by_any_of_its_names(busy: Newsroom) -> None:
    assert await offered(busy, "timeline", "club", "mün") == ("Bayern Munich",)


async def test_people_of_the_chosen_club_come_first(busy: Newsroom) -> None:
    assert await offered(busy, "evidence", "person", "al") == ("Marcos Alonso", "Xabi Alonso")
    assert await offered(busy, "evidence", "person", "al", club="lfc") == ("Xabi Alonso", "Marcos Alonso")
    assert await offered(busy, "evidence", "person", "al", club="reds") == ("Marcos Alonso", "Xabi Alonso")


async def test_listed_people_are_offered_once_something_is_typed(busy: Newsroom) -> None:
    assert await offered(busy, "candidate", "person", "") == ("Marcos Alonso", "Xabi Alonso")
    assert await offered(busy, "candidate", "person", "slo") == ("Arne Slot",)


async def test_commands_and_moments_are_offered_by_their_beginning(newsroom: Newsroom) -> None:
    assert await offered(newsroom, "help", "command", "/se") == ("searches",)
    assert await offered(newsroom, "shortlist", "as-of", "Last") == ("last friday", "last week", "last month")


@pytest.mark.parametrize(("command", "option"), [("ingest", "text"), ("shortlist", "nothing"), ("nothing", "club")])
async def test_there_is_nothing_to_offer_for_texts_and_unknown_options(
    newsroom: Newsroom, command: str, option: str
) -> None:
    assert await offered(newsroom, command, option, "a") == ()


async def test_no_more_is_offered_than_can_be_shown(newsroom: Newsroom) -> None:
    many = [said("Liverpool", f"Ann {letter}", Status.LINKED) for letter in "abcdefghijklmnopqrstuvwxyz0123456789"]
    await newsroom.report("2024-03-28", "bbc.co.uk", *many)
    assert len(await offered(newsroom, "candidate", "person", "ann")) == MOST
    assert len(CATALOGUE.clubs) < MOST


async def test_choices_and_sources_are_offered(newsroom: Newsroom) -> None:
    assert await offered(newsroom, "source set", "tier", "D") == ("default",)
    assert (await offered(newsroom, "source set", "tier", ""))[:2] == ("1", "2")
    assert await offered(newsroom, "source show", "outlet", "sky") == ("sky.de",)
    assert await offered(newsroom, "source show", "outlet", "rom") == ("Fabrizio Romano",)
    assert await offered(newsroom, "source set", "reason", "x") == ()


async def test_statuses_are_offered(newsroom: Newsroom) -> None:
    assert await offered(newsroom, "correct status", "status", "a") == ("appointed", "agreed")


async def test_groups_are_offered_before_their_commands(newsroom: Newsroom) -> None:
    found = await offered(newsroom, "help", "command", "sou")
    assert found == ("source", "source list", "source show", "source set")
