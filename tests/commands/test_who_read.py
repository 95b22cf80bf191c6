import pytest

from bot.domain import Status
from bot.ports import Reading
from tests.commands.newsroom import Newsroom, lines_of, said

FALLEN_BACK = "the offline reader: the language model did not answer"


def written_for(newsroom: Newsroom, by: str | None) -> str:
    text = newsroom.write(said("Liverpool", "Ruben Amorim", Status.TALKS))
    newsroom.reader.claims[text] = Reading(newsroom.reader.claims[text], by)
    return text


@pytest.mark.parametrize("by", [FALLEN_BACK, "the language model tiny"])
async def test_ingest_and_evidence_say_who_read(newsroom: Newsroom, by: str) -> None:
    answer = lines_of(await newsroom.ask("ingest", text=written_for(newsroom, by)))
    assert f"Read by {by}." in answer
    evidence = lines_of(await newsroom.ask("evidence", club="Liverpool", person="Ruben Amorim"))
    assert any(line.endswith(f" · read by {by}") for line in evidence)


async def test_nothing_is_said_where_the_chosen_reader_is_the_one_that_ships(newsroom: Newsroom) -> None:
    answer = lines_of(await newsroom.ask("ingest", text=written_for(newsroom, None)))
    evidence = lines_of(await newsroom.ask("evidence", club="Liverpool", person="Ruben Amorim"))
    assert not [line for line in (*answer, *evidence) if "read by" in line.lower()]
