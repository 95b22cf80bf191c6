"""`/source` in a workspace that has read five searches, which Sky Germany called right and The Tabloid wrong."""

import dataclasses
from datetime import UTC, datetime

import pytest

from bot.commands.dispatch import answer
from bot.domain import Status
from bot.reply import Button, Call, Reply
from tests.commands.newsroom import ELSEWHERE, Newsroom, lines_of, rows_of, said

CLUBS = ("Liverpool", "Manchester United", "Newcastle United", "Bayern Munich", "Sporting CP")


@pytest.fixture
async def seasoned(newsroom: Newsroom) -> Newsroom:
    for number, club in enumerate(CLUBS):
        winner, other = f"Winner {chr(65 + number)}", f"Other {chr(65 + number)}"
        await newsroom.report("2024-01-02", "bbc.co.uk", said(club, f"Holder {chr(65 + number)}", Status.DEPARTING))
        await newsroom.report("2024-01-03", "sky.de", said(club, winner, Status.TALKS))
        await newsroom.report("2024-01-10", "tabloid.example", said(club, other, Status.AGREED))
        await newsroom.report("2024-01-13", "bbc.co.uk", said(club, winner, Status.APPOINTED))
    return newsroom


async def moderate(newsroom: Newsroom, command: str, **values: str) -> Reply:
    return await answer(newsroom.context, dataclasses.replace(newsroom.request(command, values), is_moderator=True))


async def test_a_source_is_shown_with_its_tier_its_reason_and_its_record(seasoned: Newsroom) -> None:
    reply = await seasoned.ask("source show", outlet="sky germany")
    assert reply.heading == "Sky Germany"
    lines = lines_of(reply)
    assert lines[1:5] == [
        "sky.de, Germany.",
        "Tier 2 (national press and specialists).",
        "Record here: first on 5, wrong on 0 of 5.",
        "5 calls in 5 searches, 10 days before the end in the mean where it was right.",
    ]
    assert "With its tier that makes a call of it right 90% of the time." in lines
    assert rows_of(reply)[0] == ("Bayern Munich", "Winner D", "right, first, 10 days early", "13 Jan 2024")


async def test_who_was_wrong_is_shown_as_that(seasoned: Newsroom) -> None:
    lines = lines_of(await seasoned.ask("source show", outlet="tabloid.example"))
    assert "Record here: first on 0, wrong on 5 of 5." in lines
    assert rows_of(await seasoned.ask("source show", outlet="tabloid.example"))[0][2] == "wrong"


async def test_under_five_calls_there_is_too_little_to_say(newsroom: Newsroom) -> None:
    await newsroom.report("2024-01-02", "bbc.co.uk", said("Liverpool", "Jurgen Klopp", Status.DEPARTING))
    await newsroom.report("2024-01-03", "sky.de", said("Liverpool", "Arne Slot", Status.TALKS))
    await newsroom.report("2024-01-13", "bbc.co.uk", said("Liverpool", "Arne Slot", Status.APPOINTED))
    assert "Record here: too few to say (1 call)." in lines_of(await newsroom.ask("source show", outlet="sky.de"))
    assert "Record here: too few to say." in lines_of(await newsroom.ask("source show", outlet="nobody.example"))


async def test_verdicts_count_only_once_their_month_has_come(seasoned: Newsroom) -> None:
    seasoned.clock.moment = datetime(2024, 2, 29, tzinfo=UTC)
    assert "Record here: too few to say." in lines_of(await seasoned.ask("source show", outlet="sky.de"))
    seasoned.clock.moment = datetime(2024, 3, 1, tzinfo=UTC)
    assert "Record here: first on 5, wrong on 0 of 5." in lines_of(await seasoned.ask("source show", outlet="sky.de"))


async def test_no_workspace_sees_anothers_record_or_tier(seasoned: Newsroom) -> None:
    await moderate(seasoned, "source set", outlet="sky.de", tier="5")
    lines = lines_of(await seasoned.ask("source show", outlet="sky.de", workspace=ELSEWHERE))
    assert "Record here: too few to say." in lines
    assert lines[2] == "Tier 2 (national press and specialists)."
    assert len(lines_of(await seasoned.ask("source list", workspace=ELSEWHERE))) == 3


async def test_a_moderator_sets_a_tier_and_takes_it_back(seasoned: Newsroom) -> None:
    reply = await moderate(seasoned, "source set", outlet="sky.de", tier="5", reason="it only guesses")
    assert lines_of(reply)[:2] == [
        "Sky Germany: tier 5",
        "Sky Germany is tier 5 here (rewrites and content farms). It was 2.",
    ]
    undo = Button("Undo", Call("source set", (("outlet", "sky.de"), ("tier", "default"))))
    assert reply.buttons[0] == undo
    shown = lines_of(await seasoned.ask("source show", outlet="sky.de"))
    assert shown[2:4] == [
        "Tier 5 (rewrites and content farms), set here on 3 Apr 2024: it only guesses.",
        "The lists have it as tier 2.",
    ]
    back = await moderate(seasoned, "source set", outlet="sky.de", tier="default")
    assert lines_of(back)[1] == "Sky Germany is tier 2 here (national press and specialists). It was 5."
    assert (await seasoned.context.source_book.own_tiers("terminal:local")) == ()


async def test_undoing_a_second_change_goes_back_to_the_first(newsroom: Newsroom) -> None:
    await moderate(newsroom, "source set", outlet="sky.de", tier="4")
    reply = await moderate(newsroom, "source set", outlet="sky.de", tier="5")
    assert reply.buttons[0].call == Call("source set", (("outlet", "sky.de"), ("tier", "4")))


async def test_a_tier_that_is_set_moves_the_shortlist(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-27", "bbc.co.uk", said("Liverpool", "Jurgen Klopp", Status.DEPARTING))
    await newsroom.report("2024-03-28", "sky.de", said("Liverpool", "Arne Slot", Status.TALKS))
    await newsroom.report("2024-03-28", "tabloid.example", said("Liverpool", "Xabi Alonso", Status.TALKS))
    assert rows_of(await newsroom.ask("shortlist", club="lfc"))[0][0] == "Arne Slot"
    await moderate(newsroom, "source set", outlet="sky.de", tier="5")
    await moderate(newsroom, "source set", outlet="tabloid.example", tier="1")
    assert rows_of(await newsroom.ask("shortlist", club="lfc"))[0][0] == "Xabi Alonso"


async def test_a_record_moves_later_shortlists_and_no_earlier_ones(seasoned: Newsroom) -> None:
    for day in ("2024-02-20", "2024-03-28"):
        seasoned.clock.moment = datetime.fromisoformat(f"{day}T20:00:00+00:00")
        club = "Bayer Leverkusen" if day < "2024-03" else "AC Milan"
        await seasoned.report(day, "bbc.co.uk", said(club, f"Holder {club}", Status.DEPARTING))
        await seasoned.report(day, "sky.de", said(club, f"One {club}", Status.TALKS))
        await seasoned.report(day, "neutral.example", said(club, f"Two {club}", Status.TALKS))

    async def sources(club: str) -> list[float]:
        evidence = await seasoned.context.store.evidence_of_club("terminal:local", club)
        own = await seasoned.context.sources_of("terminal:local", evidence)
        return [own.earned_by(item) for item in evidence if item.article.outlet != "bbc.co.uk"]

    assert await sources("Bayer Leverkusen") == [1.0, 1.0]
    assert max(await sources("AC Milan")) > 1.0


async def test_a_journalist_has_a_tier_and_a_record_of_his_own(newsroom: Newsroom) -> None:
    reply = await newsroom.ask("source show", outlet="romano")
    assert lines_of(reply)[:2] == ["Fabrizio Romano", "Journalist, x.com: Europe."]
    await moderate(newsroom, "source set", outlet="Fabrizio Romano", tier="1")
    assert rows_of(await newsroom.ask("source list"))[0][:2] == ("Fabrizio Romano", "1, set here (listed 2)")


async def test_the_list_has_what_was_set_first_and_then_the_longest_records(seasoned: Newsroom) -> None:
    await moderate(seasoned, "source set", outlet="new.example", tier="4")
    rows = rows_of(await seasoned.ask("source list"))
    assert [row[0] for row in rows][:1] == ["new.example"]
    assert {row[0]: row[2] for row in rows}["The Tabloid"] == "first on 0, wrong on 5 of 5"


async def test_only_moderators_set_tiers(newsroom: Newsroom) -> None:
    reply = await newsroom.ask("source set", outlet="sky.de", tier="5")
    assert reply.heading == "That is not allowed"
    assert await newsroom.context.source_book.own_tiers("terminal:local") == ()


@pytest.mark.parametrize(
    ("tier", "words"),
    [
        ("9", "“9” is no tier that /source set knows: it is 1, 2, 3, 4, 5 or default."),
        ("defualt", "Did you mean default?"),
    ],
)
async def test_another_tier_is_refused(newsroom: Newsroom, tier: str, words: str) -> None:
    reply = await moderate(newsroom, "source set", outlet="sky.de", tier=tier)
    assert reply.private
    assert words in lines_of(reply)[1]


async def test_an_unclear_source_is_answered_with_a_button_for_each_choice(newsroom: Newsroom) -> None:
    reply = await newsroom.ask("source show", outlet="sky germoney")
    assert reply.heading in {"Sky Germany", "Which one?"}
    reply = await newsroom.ask("source show", outlet="the daily nothing")
    assert reply.heading == "Which one?"
