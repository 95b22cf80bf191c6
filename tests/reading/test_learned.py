from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import permutations

import pytest

from bot.domain import Club, JobNote, NoteKind, Person, Stint
from bot.reading.learned import Learning

CLUBS = {"Chelsea": Club("Chelsea", site="chelseafc.com"), "Everton": Club("Everton")}
SACKED = Person("Old Boss", stints=(Stint("Chelsea", date(2024, 7, 1), None),))
DAY = date(2026, 5, 10)


def note(
    kind: NoteKind, outlet: str = "bbc.co.uk", day: date = DAY, person: str = "Ole Berg", club: str = "Chelsea"
) -> JobNote:
    return JobNote(club, person, kind, outlet, day)


def learned_people(
    notes: Iterable[JobNote], people: Mapping[str, Person], clubs: Mapping[str, Club]
) -> tuple[Person, ...]:
    learning = Learning(people, clubs)
    learning.add(notes)
    return learning.people()


def holders(day: date, *notes: JobNote, listed: tuple[Person, ...] = (), club: str = "Chelsea") -> list[str]:
    people: Mapping[str, Person] = {person.name: person for person in listed}
    known = {**people, **{person.name: person for person in learned_people(notes, people, CLUBS)}}
    return [name for name, person in known.items() if club in person.clubs_on(day)]


def test_somebody_named_with_his_job_in_may_has_it_in_june_and_not_two_years_later() -> None:
    notes = (note(NoteKind.HOLDS),)
    assert holders(date(2026, 6, 20), *notes) == ["Ole Berg"]
    assert holders(date(2026, 5, 9), *notes) == []
    assert holders(date(2028, 6, 20), *notes) == []


@pytest.mark.parametrize("kind", [NoteKind.APPOINTED, NoteKind.INTERIM])
def test_an_appointment_needs_two_outlets_or_the_club_itself(kind: NoteKind) -> None:
    later = DAY + timedelta(days=20)
    assert holders(later, note(kind)) == []
    assert holders(later, note(kind), note(kind)) == []
    assert holders(later, note(kind), note(kind, "sky.com", DAY + timedelta(days=3))) == ["Ole Berg"]
    assert holders(later, note(kind), note(kind, "sky.com", DAY + timedelta(days=60))) == []
    assert holders(later, note(kind, "chelseafc.com")) == ["Ole Berg"]


def test_an_appointment_ends_the_spell_of_whoever_the_lists_have_there() -> None:
    notes = (note(NoteKind.APPOINTED), note(NoteKind.APPOINTED, "sky.com"))
    assert holders(DAY + timedelta(days=9), *notes, listed=(SACKED,)) == ["Ole Berg"]
    assert holders(DAY - timedelta(days=9), *notes, listed=(SACKED,)) == ["Old Boss"]


def test_two_outlets_that_name_somebody_with_the_job_outweigh_lists_that_grew_old() -> None:
    one, two = note(NoteKind.HOLDS), note(NoteKind.HOLDS, "sky.com")
    assert holders(DAY + timedelta(days=9), one, two, listed=(SACKED,)) == ["Ole Berg"]
    assert holders(DAY + timedelta(days=9), one, listed=(SACKED,)) == ["Old Boss"]
    busy = Person("Ole Berg", stints=(Stint("Chelsea Women", date(2025, 7, 1), None),))
    assert holders(DAY + timedelta(days=9), one, two, listed=(SACKED, busy)) == ["Old Boss"]
    fresh = Person("New Boss", stints=(Stint("Chelsea", date(2026, 5, 1), None),))
    assert holders(DAY + timedelta(days=9), one, two, listed=(fresh,)) == ["New Boss"]


@pytest.mark.parametrize("kind", [NoteKind.DEPARTING, NoteKind.INTERIM])
def test_anything_less_leaves_the_lists_as_they_are(kind: NoteKind) -> None:
    notes = (note(kind), note(kind, "sky.com"))
    assert holders(DAY + timedelta(days=9), *notes, listed=(SACKED,)) == ["Old Boss"]


def test_a_successor_ends_a_spell_that_was_learned() -> None:
    notes = (
        note(NoteKind.HOLDS),
        note(NoteKind.DEPARTING, day=date(2026, 6, 1)),
        note(NoteKind.APPOINTED, "chelseafc.com", date(2026, 7, 1), "New Man"),
        note(NoteKind.DEPARTING, "late.example", date(2026, 7, 5)),
    )
    for order in permutations(notes):
        assert holders(date(2026, 6, 15), *order) == ["Ole Berg"]
        assert holders(date(2026, 7, 15), *order) == ["New Man"]


def test_whoever_is_appointed_elsewhere_has_left() -> None:
    notes = (
        note(NoteKind.HOLDS),
        *(note(NoteKind.APPOINTED, outlet, date(2026, 6, 1), club="Everton") for outlet in "ab"),
    )
    assert holders(date(2026, 6, 15), *notes) == []
    assert holders(date(2026, 6, 15), *notes, club="Everton") == ["Ole Berg"]
    known = Person("Ole Berg", stints=(Stint("Chelsea", date(2024, 7, 1), None),))
    assert holders(date(2026, 6, 15), *notes, listed=(known,)) == []


def test_the_lists_know_better_when_a_listed_spell_began_and_ended() -> None:
    listed = Person("Ole Berg", stints=(Stint("Chelsea", date(2026, 7, 1), date(2026, 11, 30)),))
    early = (note(NoteKind.APPOINTED), note(NoteKind.APPOINTED, "sky.com"))
    assert learned_people(early, {"Ole Berg": listed}, CLUBS) == ()
    late = (note(NoteKind.DEPARTING, day=date(2026, 12, 20)),)
    assert learned_people(late, {"Ole Berg": listed}, CLUBS) == ()


def test_somebody_in_no_list_is_known_by_his_name() -> None:
    (person,) = learned_people([note(NoteKind.HOLDS)], {}, CLUBS)
    assert (person.name, person.stints[0].club, person.stints[0].since) == ("Ole Berg", "Chelsea", DAY)


def test_notes_one_by_one_teach_what_they_teach_together() -> None:
    notes = [
        note(NoteKind.HOLDS),
        note(NoteKind.APPOINTED, "chelseafc.com", date(2026, 7, 1), "New Man"),
        note(NoteKind.HOLDS, day=date(2026, 3, 1), club="Everton", person="New Man"),
    ]
    for order in permutations(notes):
        learning = Learning({"Old Boss": SACKED}, CLUBS)
        for one in order:
            assert learning.add([one]) == (one,)
            assert learning.add([one]) == ()
            learning.people()
        together = learned_people(notes, {"Old Boss": SACKED}, CLUBS)
        assert sorted(learning.people(), key=str) == sorted(together, key=str)
