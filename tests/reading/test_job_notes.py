from datetime import UTC, datetime

import pytest

from bot.domain import Claim, Club, Field, JobNote, NoteKind, Person, Report, Status, Stint
from bot.reading.job_notes import notes_in
from bot.reading.lexicon import build_lexicon

MAY = datetime(2026, 5, 10, 8, 0, tzinfo=UTC)
LEXICON = build_lexicon(
    (Club("Brighton & Hove Albion", aliases=("Brighton",)), Club("Chelsea", nicknames=("Blues",)), Club("Everton")),
    (Person("Graham Potter"), Person("David Moyes", stints=(Stint("Everton", MAY.date().replace(month=1), None),))),
)


def said(
    text: str, *claims: Claim, outlet: str = "bbc.co.uk", when: datetime | None = MAY
) -> list[tuple[str, str, str]]:
    notes = notes_in(Report(text, "", when, outlet), claims, LEXICON, LEXICON.person_by_name)
    assert all((note.outlet, note.day) == (outlet, MAY.date()) for note in notes)
    return [(note.club, note.person, note.kind.value) for note in notes]


def claim(status: Status, *, unsure: bool = False, person: str = "Ole Berg") -> Claim:
    return Claim("Chelsea", person, status, "x", Field.TEXT, 0, 1, unsure=unsure)


@pytest.mark.parametrize(
    "text",
    [
        "Brighton manager Ole Berg was pleased.",
        "The win delighted Brighton head coach Ole Berg, who smiled.",
        "It was a good day for Brighton boss Ole Berg's men.",
        "Rain fell. Brighton coach Ole Berg left early. More rain fell.",
    ],
)
def test_somebody_named_with_his_job_is_noted(text: str) -> None:
    assert said(text) == [("Brighton & Hove Albion", "Ole Berg", "holds")]


@pytest.mark.parametrize(
    "text",
    [
        "Former Brighton manager Ole Berg was pleased.",
        "The former Chelsea and Brighton manager Ole Berg was pleased.",
        "The next Brighton manager Ole Berg was pleased.",
        "Brighton first-team coach Ole Berg was pleased.",
        "Brighton assistant manager Ole Berg was pleased.",
        "Brighton's Ole Berg was pleased.",
        "Brighton, manager Ole Berg said, were pleased.",
        "Brighton manager Berg was pleased.",
        "Blues manager Ole Berg was pleased.",
        "Brighton beat Everton. Ole Berg was pleased.",
        "",
    ],
)
def test_nobody_else_is(text: str) -> None:
    assert said(text) == []


def test_sure_claims_about_jobs_are_noted() -> None:
    claims = (claim(Status.APPOINTED), claim(Status.INTERIM), claim(Status.DEPARTING), claim(Status.FAVOURITE))
    assert [kind for _, _, kind in said("Nothing.", *claims)] == ["appointed", "interim", "departing"]
    assert said("Nothing.", claim(Status.APPOINTED, unsure=True)) == []
    assert said("Nothing.", claim(Status.APPOINTED, person="Berg")) == []


def test_a_pair_that_is_claimed_is_not_noted_in_passing_too() -> None:
    assert said("Chelsea manager Ole Berg goes.", claim(Status.DEPARTING)) == [("Chelsea", "Ole Berg", "departing")]


def test_what_the_lists_say_is_not_noted() -> None:
    assert said("Everton manager David Moyes was pleased.") == []
    assert said("Chelsea manager Graham Potter was pleased.") == [("Chelsea", "Graham Potter", "holds")]


def test_a_text_of_unknown_origin_or_day_teaches_nothing() -> None:
    assert said("Brighton manager Ole Berg was pleased.", outlet="") == []
    assert said("Brighton manager Ole Berg was pleased.", when=None) == []


def test_a_note_is_the_outlets_word() -> None:
    (note,) = notes_in(Report("Brighton manager Ole Berg.", "", MAY, "bbc.co.uk"), (), LEXICON, {})
    assert note == JobNote("Brighton & Hove Albion", "Ole Berg", NoteKind.HOLDS, "bbc.co.uk", MAY.date())
