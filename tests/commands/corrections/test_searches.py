from bot.domain import Status
from tests.commands.newsroom import Newsroom, lines_of, rows_of, said

S = Status


async def test_a_search_is_closed_with_the_one_appointed(spring: Newsroom) -> None:
    reply = await spring.correct(
        "correct close", club="liverpool", appointed="amorim", reason="announced in the stadium"
    )
    assert lines_of(reply)[1:5] == [
        "The search of Liverpool is over: Ruben Amorim got the job",
        "# Liverpool",
        "The search is over.",
        "Ruben Amorim [talks] → [appointed]",
    ]
    assert lines_of(await spring.ask("shortlist", club="liverpool"))[1].startswith(
        "Ruben Amorim was appointed on 3 Apr"
    )


async def test_the_one_appointed_by_hand_is_out_elsewhere(spring: Newsroom) -> None:
    await spring.report("2024-04-01", "sky.de", said("Bayern Munich", "Ruben Amorim", S.TALKS))
    reply = await spring.correct("correct close", club="liverpool", appointed="amorim")
    assert "# Bayern Munich" in lines_of(reply)
    assert "Ruben Amorim: appointed at Liverpool, 3 Apr 2024" in lines_of(await spring.ask("shortlist", club="bayern"))


async def test_a_search_is_closed_without_a_name_and_reopened(spring: Newsroom) -> None:
    open_one = await spring.ask("shortlist", club="liverpool")
    reply = await spring.correct("correct close", club="liverpool")
    assert "The search is over." in lines_of(reply)
    again = await spring.correct("correct close", club="liverpool")
    assert lines_of(again)[1].startswith("The last search of Liverpool is over already: nobody is named for the job.")
    reply = await spring.correct("correct reopen", club="liverpool")
    assert "The search goes on." in lines_of(reply)
    assert rows_of(await spring.ask("shortlist", club="liverpool")) == rows_of(open_one)


async def test_an_open_search_is_not_reopened(spring: Newsroom) -> None:
    reply = await spring.correct("correct reopen", club="liverpool")
    assert lines_of(reply) == ["There is nothing to correct", "The search of Liverpool is open."]
    assert await spring.store.corrections("terminal:local") == ()


async def test_where_no_search_is_known_a_name_makes_one_that_is_over(newsroom: Newsroom) -> None:
    reply = await newsroom.correct("correct close", club="liverpool")
    assert lines_of(reply)[1].startswith("No search of Liverpool is known")
    reply = await newsroom.correct("correct reopen", club="liverpool")
    assert lines_of(reply)[1].startswith("No search of Liverpool is known")
    reply = await newsroom.correct("correct close", club="liverpool", appointed="arne slot")
    assert "A search that is over has become known." in lines_of(reply)


async def test_another_man_is_named_where_the_reports_named_the_wrong_one(spring: Newsroom) -> None:
    await spring.report("2024-04-01", "bbc.co.uk", said("Liverpool", "Xabi Alonso", S.APPOINTED))
    reply = await spring.correct("correct close", club="liverpool", appointed="amorim")
    assert "Ruben Amorim [talks] → [appointed]" in lines_of(reply)
    assert lines_of(await spring.ask("shortlist", club="liverpool"))[1].startswith("Ruben Amorim was appointed")
