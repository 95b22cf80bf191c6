from bot.domain import Status
from tests.commands.newsroom import Newsroom, lines_of, said


async def test_a_number_may_have_a_hash_and_is_no_word(newsroom: Newsroom) -> None:
    for number, club in enumerate(("Liverpool", "Bayern Munich"), start=1):
        await newsroom.correct("correct status", club=club, person="Arne Slot", status="out")
        assert lines_of(await newsroom.correct("undo", number=f"#{number}"))[0] == "Undone"
    reply = await newsroom.correct("undo", number="two")
    assert lines_of(reply)[1].startswith("“two” is no number, as /undo needs for number. Type /undo [NUMBER]")


async def test_only_where_it_may_be_new_a_name_that_means_nobody_is_taken(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-21", "bbc.co.uk", said("Liverpool", "Xabi Alonso", Status.FAVOURITE))
    reply = await newsroom.correct("correct close", club="Liverpool", appointed="jan kowalski")
    assert lines_of(reply)[1] == "The search of Liverpool is over: Jan Kowalski got the job"
    assert (await newsroom.correct("correct drop", club="Liverpool", person="jan kowalski")).private
