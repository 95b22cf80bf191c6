from bot.domain import Status
from tests.commands.newsroom import Newsroom, lines_of, rows_of, said

S = Status


async def test_a_status_set_by_hand_shows_at_once_with_what_it_was_and_why(spring: Newsroom) -> None:
    reply = await spring.correct("correct status", club="liverpool", person="alonso", status="out", reason="he said so")
    assert lines_of(reply)[:4] == [
        "Corrected",
        "Xabi Alonso: [out] at Liverpool",
        "# Liverpool",
        "Xabi Alonso [favourite] → [out]",
    ]
    assert [button.label for button in reply.buttons] == ["Undo", "Liverpool shortlist"]
    shortlist = lines_of(await spring.ask("shortlist", club="liverpool"))
    assert "Xabi Alonso: set by a moderator: he said so, 3 Apr 2024" in shortlist


async def test_it_stands_whatever_is_reported_afterwards(spring: Newsroom) -> None:
    await spring.correct("correct status", club="liverpool", person="alonso", status="out")
    await spring.report("2024-04-02", "liverpoolfc.com", said("Liverpool", "Xabi Alonso", S.APPOINTED))
    assert "Xabi Alonso" not in [row[0] for row in rows_of(await spring.ask("shortlist", club="liverpool"))]


async def test_a_status_that_he_has_already_is_said_to_change_nothing(spring: Newsroom) -> None:
    reply = await spring.correct("correct status", club="liverpool", person="klopp", status="departing")
    assert "Jurgen Klopp was that already, so no shortlist changed." in lines_of(reply)
    assert "It stands, whatever is reported of him" in lines_of(reply)[3]


async def test_a_departure_set_by_hand_opens_a_search_where_nothing_was_read(newsroom: Newsroom) -> None:
    reply = await newsroom.correct("correct status", club="Bayern", person="jan kowalski", status="departing")
    assert "A search is open." in lines_of(reply)
    assert lines_of(await newsroom.ask("shortlist", club="Bayern"))[1] == "The search has been open since 3 Apr 2024."
    assert [row[:2] for row in rows_of(await newsroom.ask("searches"))] == [("Bayern Munich", "Jan Kowalski")]


async def test_a_name_that_nobody_has_heard_of_is_asked_about_where_it_may_be_a_slip(spring: Newsroom) -> None:
    reply = await spring.correct("correct status", club="liverpool", person="xabi alonzo", status="out")
    assert lines_of(reply)[1] == "Xabi Alonso: [out] at Liverpool"
    reply = await spring.correct("correct status", club="liverpool", person="kowalski", status="out")
    assert reply.private


async def test_members_who_are_no_moderators_are_refused(spring: Newsroom) -> None:
    before = await spring.ask("shortlist", club="liverpool")
    reply = await spring.ask("correct status", club="liverpool", person="alonso", status="out")
    assert lines_of(reply) == ["That is not allowed", "Only moderators may use /correct status. Ask one of them."]
    assert reply.private
    assert await spring.ask("shortlist", club="liverpool") == before
