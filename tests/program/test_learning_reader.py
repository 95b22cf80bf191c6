import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain import Claim, Report
from bot.names.load import shipped_catalogue
from bot.program.learning_reader import LearningReader
from bot.reading.reader import OfflineReader, build_reader
from storage.job_notes import SqlJobNotes
from tests.storage.conftest import opened

MAY = Report(
    "Chelsea beat Everton 2-0 on Saturday. Brentford manager Tobias Lindqvist watched from the stands.",
    "Chelsea beat Everton",
    datetime(2031, 5, 10, tzinfo=UTC),
    "bbc.co.uk",
)
JUNE = Report(
    "Everton have opened talks with the Brentford boss about their vacant manager's job. "
    "Lindqvist is their first choice.",
    "Everton want Brentford boss Lindqvist",
    datetime(2031, 6, 2, tzinfo=UTC),
    "bbc.co.uk",
)
NAME = "Tobias Lindqvist"


@pytest.fixture(scope="module")
def offline() -> OfflineReader:
    """Reads with the shipped names, of whom nobody has had Brentford's job."""
    names = shipped_catalogue()
    people = [one for one in names.people if all(stint.club != "Brentford" for stint in one.stints)]
    return build_reader(names.clubs, people, names.outlets)


@pytest.fixture
async def notes(tmp_path: Path) -> AsyncIterator[SqlJobNotes]:
    async with opened(tmp_path / "hotseat.db") as store:
        yield SqlJobNotes(store.database)


def about_everton(claims: tuple[Claim, ...]) -> set[str]:
    return {claim.person for claim in claims if claim.club == "Everton"}


async def test_a_later_report_is_read_better_because_of_an_earlier_one(
    offline: OfflineReader, notes: SqlJobNotes
) -> None:
    reader = LearningReader(offline, notes)
    assert NAME not in about_everton(await reader.read(JUNE))
    await reader.read(MAY)
    assert about_everton(await reader.read(JUNE)) == {NAME}


async def test_what_was_learned_is_known_after_a_restart(offline: OfflineReader, notes: SqlJobNotes) -> None:
    await LearningReader(offline, notes).read(MAY)
    assert about_everton(await LearningReader(offline, notes).read(JUNE)) == {NAME}


@pytest.mark.parametrize("outlet", ["", "bbc.co.uk"])
async def test_a_pasted_text_of_unknown_origin_teaches_nothing(
    offline: OfflineReader, notes: SqlJobNotes, outlet: str
) -> None:
    await LearningReader(offline, notes).read(replace(MAY, outlet=outlet))
    assert bool(await notes.newest(1)) is bool(outlet)


@pytest.mark.parametrize(("month", "known"), [(3, False), (6, True)])
async def test_only_a_later_report_knows_the_boss(
    offline: OfflineReader, notes: SqlJobNotes, month: int, known: bool
) -> None:
    reader = LearningReader(offline, notes)
    await reader.read(MAY)
    text = "Everton have opened talks with the Brentford boss about their vacant job. He is their first choice."
    claims = await reader.read(Report(text, "Everton want Brentford boss", datetime(2031, month, 9, tzinfo=UTC)))
    assert about_everton(claims) == ({NAME} if known else set())


async def test_reports_may_be_read_at_the_same_time(offline: OfflineReader, notes: SqlJobNotes) -> None:
    reader = LearningReader(offline, notes)
    await asyncio.gather(*(reader.read(replace(MAY, title=f"Title {number}")) for number in range(4)))
    assert [note.person for note in await notes.newest(9)] == [NAME]
