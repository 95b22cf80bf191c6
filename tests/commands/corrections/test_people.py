from bot.domain import Status
from tests.commands.newsroom import Newsroom, lines_of, rows_of, said

S = Status


async def names(newsroom: Newsroom, club: str = "liverpool") -> list[str]:
    return [row[0] for row in rows_of(await newsroom.ask("shortlist", club=club))]


async def test_two_names_become_one_person_at_every_club(spring: Newsroom) -> None:
    await spring.report(
        "2024-04-01", "sky.de", said("Liverpool", "Ruby", S.LINKED), said("Bayern Munich", "Ruby", S.TALKS)
    )
    reply = await spring.correct("correct same", name="Ruby", person="amorim")
    assert lines_of(reply)[1] == "Ruby is Ruben Amorim"
    assert "It holds at every club." in lines_of(reply)
    assert "Ruby" not in await names(spring)
    assert (await names(spring, "bayern"))[0] == "Ruben Amorim"
    evidence = lines_of(await spring.ask("evidence", club="liverpool", person="amorim"))
    assert "> Ruby linked Liverpool" in evidence


async def test_an_appointment_under_the_other_name_puts_him_out(spring: Newsroom) -> None:
    await spring.report("2024-04-01", "sky.de", said("Bayern Munich", "Ruby", S.APPOINTED))
    assert "Ruben Amorim" in await names(spring)
    await spring.correct("correct same", name="Ruby", person="amorim")
    assert "Ruben Amorim" not in await names(spring)


async def test_one_name_twice_is_refused(spring: Newsroom) -> None:
    reply = await spring.correct("correct same", name="Ruben Amorim", person="Rúben Amorim")
    assert "are the same name" in lines_of(reply)[1]
    await spring.correct("correct same", name="Xabi Alonso", person="Ruben Amorim")
    reply = await spring.correct("correct same", name="Xabi Alonso", person="Ruben Amorim")
    assert lines_of(reply)[1] == "Xabi Alonso and Ruben Amorim are one person already, by a moderator's word."


async def test_names_that_were_taken_for_one_are_told_apart(spring: Newsroom) -> None:
    await spring.report("2024-04-01", "bbc.co.uk", said("Liverpool", "Amorim", S.LINKED))
    assert "Amorim" not in await names(spring)
    reply = await spring.correct("correct split", person="Amorim", other="Ruben Amorim")
    assert lines_of(reply)[1] == "Amorim and Ruben Amorim are two people"
    assert {"Amorim", "Ruben Amorim"} <= set(await names(spring))


async def test_a_split_with_a_club_moves_what_is_said_there(spring: Newsroom) -> None:
    await spring.report("2024-04-01", "bbc.co.uk", said("Bayern Munich", "Ruben Amorim", S.TALKS))
    await spring.correct("correct split", person="Ruben Amorim", other="Ruben Amorim (Porto)", club="bayern")
    assert (await names(spring, "bayern"))[0] == "Ruben Amorim (Porto)"
    assert "Ruben Amorim" in await names(spring)


async def test_a_name_without_a_place_is_asked_about(spring: Newsroom) -> None:
    reply = await spring.correct("correct split", person="Ruben Amorim", other="Ruben Amorim (Porto)")
    assert reply.heading == "Which reports of Ruben Amorim mean Ruben Amorim (Porto)?"
    assert [button.label for button in reply.buttons] == ["All at Liverpool", "Report 1", "Report 2"]
    reply = await spring.press(reply, "Report 1")
    assert lines_of(reply)[1].endswith("; the second is meant in The Tabloid, 28 Mar 2024")
    assert {"Ruben Amorim", "Ruben Amorim (Porto)"} <= set(await names(spring))


async def test_a_split_with_a_number_means_the_report_of_that_number(spring: Newsroom) -> None:
    await spring.correct("correct split", person="Ruben Amorim", other="Jorge Amorim", report="2")
    rows = {row[0]: row[1] for row in rows_of(await spring.ask("shortlist", club="liverpool"))}
    assert (rows["Ruben Amorim"], rows["Jorge Amorim"]) == ("[talks]", "[candidate]")


async def test_one_man_is_not_split_from_himself(spring: Newsroom) -> None:
    reply = await spring.correct("correct split", person="Ruben Amorim", other="ruben amorim")
    assert lines_of(reply)[1].startswith("Both are called Ruben Amorim. Give the other one a name of his own")
