from bot.domain import Status
from tests.commands.newsroom import Newsroom, lines_of, rows_of, said


async def test_open_searches_are_listed_the_busiest_first(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-29", "bbc.co.uk", said("Bayern Munich", "Xabi Alonso", Status.TALKS))
    for day in ("2024-03-28", "2024-03-29"):
        await newsroom.report(
            day,
            "bbc.co.uk",
            said("Liverpool", "Jurgen Klopp", Status.DEPARTING),
            said("Liverpool", "Ruben Amorim", Status.TALKS),
        )
    await newsroom.report("2024-03-30", "bbc.co.uk", said("Sporting CP", "Arne Slot", Status.APPOINTED))
    await newsroom.report("2024-03-30", "bbc.co.uk", said("Bayer Leverkusen", "Xabi Alonso", Status.STAYING))
    reply = await newsroom.ask("searches")
    rows = rows_of(reply)
    assert [(*row[:3], *row[4:]) for row in rows] == [
        ("Liverpool", "Jurgen Klopp", "Ruben Amorim", "2 reports, 1 origin", "5 days ago, 2 in a week"),
        ("Bayern Munich", "–", "Xabi Alonso", "1 report, 1 origin", "5 days ago, 1 in a week"),
    ]
    assert all("%" in row[3] for row in rows)
    assert lines_of(reply)[-1] == "Ended: Sporting CP. /shortlist with the club shows how."
    assert [button.label for button in reply.buttons] == ["Liverpool", "Bayern Munich"]


async def test_a_search_without_a_name_has_no_likelihood(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-28", "bbc.co.uk", said("Liverpool", "Jurgen Klopp", Status.DEPARTING))
    assert rows_of(await newsroom.ask("searches"))[0][2:4] == ("nobody named", "")


async def test_without_an_open_search_it_says_what_there_is(newsroom: Newsroom) -> None:
    assert lines_of(await newsroom.ask("searches"))[1].startswith("No search is known. Feed it")
    await newsroom.report("2024-03-30", "bbc.co.uk", said("Sporting CP", "Arne Slot", Status.APPOINTED))
    assert lines_of(await newsroom.ask("searches"))[1].startswith("Ended: Sporting CP.")


async def test_a_search_that_an_appointment_elsewhere_opened_says_where_he_went(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-20", "bbc.co.uk", said("Sporting CP", "Ruben Amorim", Status.STAYING))
    await newsroom.report("2024-04-01", "bbc.co.uk", said("Liverpool", "Ruben Amorim", Status.APPOINTED))
    assert rows_of(await newsroom.ask("searches"))[0][:2] == ("Sporting CP", "Ruben Amorim (to Liverpool)")
