from datetime import UTC, datetime, timedelta

from bot.domain import Status
from bot.reply import Heading
from tests.commands.newsroom import Newsroom, lines_of, said


async def test_changes_are_shown_by_day_the_newest_day_first(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-10T10:00", "bbc.co.uk", said("Liverpool", "Xabi Alonso", Status.CANDIDATE))
    await newsroom.report(
        "2024-03-10T12:00", "sky.de", said("Liverpool", "Ruben Amorim", Status.TALKS, credit="A Bola")
    )
    await newsroom.report("2024-03-28", "bbc.co.uk", said("Liverpool", "Xabi Alonso", Status.OUT))
    assert lines_of(await newsroom.ask("timeline", club="lfc")) == [
        "Liverpool: what changed",
        "# 28 Mar 2024",
        "Xabi Alonso [candidate] → [out] · BBC Sport, 28 Mar 2024",
        "# 10 Mar 2024",
        "Xabi Alonso [candidate] · BBC Sport, 10 Mar 2024",
        "Ruben Amorim [talks] · Sky Germany, 10 Mar 2024, crediting A Bola",
        "3 changes; 3 reports, 2 origins; newest 28 Mar 2024, 6 days ago",
    ]


async def test_a_change_without_a_report_has_its_reason(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-10", "bbc.co.uk", said("Liverpool", "Ruben Amorim", Status.TALKS))
    await newsroom.report("2024-03-28", "bbc.co.uk", said("Sporting CP", "Ruben Amorim", Status.APPOINTED))
    lines = lines_of(await newsroom.ask("timeline", club="lfc"))
    assert "Ruben Amorim [talks] → [out] · appointed at Sporting CP" in lines


async def test_days_are_those_of_the_members_zone(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-10T23:30", "bbc.co.uk", said("Liverpool", "Xabi Alonso", Status.CANDIDATE))
    assert "# 11 Mar 2024" in lines_of(await newsroom.ask("timeline", club="lfc", timezone="Europe/Berlin"))


async def test_a_long_story_is_shown_from_its_end(newsroom: Newsroom) -> None:
    start = datetime(2024, 3, 1, tzinfo=UTC)
    for number in range(25):
        day = (start + timedelta(days=number)).date().isoformat()
        await newsroom.report(
            day, "bbc.co.uk", said("Liverpool", f"Candidate {'abcdefghijklmnopqrstuvwxyz'[number]}", Status.TALKS)
        )
    reply = await newsroom.ask("timeline", club="lfc")
    days = [block.text for block in reply.blocks if isinstance(block, Heading)]
    assert (days[0], days[-1], len(days)) == ("25 Mar 2024", "6 Mar 2024", 20)
    assert "5 earlier days not shown" in lines_of(reply)[-1]


async def test_without_a_change_it_says_why(newsroom: Newsroom) -> None:
    assert "/ingest" in lines_of(await newsroom.ask("timeline", club="lfc"))[1]
    await newsroom.report("2024-03-10", "bbc.co.uk", said("Liverpool", "Arne Slot", Status.LINKED, unsure=True))
    lines = lines_of(await newsroom.ask("timeline", club="lfc"))
    assert lines[1:] == ["Nothing that was read about this job is sure enough to count."]


async def test_the_appointment_that_takes_somebody_away_is_told_at_both_clubs(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-20", "bbc.co.uk", said("Sporting CP", "Ruben Amorim", Status.STAYING))
    await newsroom.report("2024-04-01", "bbc.co.uk", said("Liverpool", "Ruben Amorim", Status.APPOINTED))
    domino = "Ruben Amorim to Liverpool opens Sporting CP"
    for club in ("lfc", "sporting"):
        lines = lines_of(await newsroom.ask("timeline", club=club))
        assert lines.index("# 1 Apr 2024") < lines.index(domino)
