"""Who had which job when, by what earlier reports said: people and spells for the reader's lists.

What one workspace hands in helps to read what another does. That gives nothing away: only published texts of a named
outlet teach anything, their claims are stored once for all workspaces, and all that is ever learned is that somebody
was manager of a club, which shows in no answer but by "the Brighton boss" being understood.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from bot.domain import Club, JobNote, NoteKind, Person, Stint

_SECOND_SOURCE = timedelta(days=45)
"""Within which another outlet has to say the same."""
_LASTS = {NoteKind.APPOINTED: timedelta(days=500), NoteKind.INTERIM: timedelta(days=120)}
"""How long somebody counts as in charge after the last that was heard of it, by how the spell began."""
_LASTS_OTHERWISE = timedelta(days=200)
_FIRM = frozenset({NoteKind.APPOINTED, NoteKind.INTERIM})
_LASTING = frozenset({NoteKind.APPOINTED, NoteKind.HOLDS})
_BEFOREHAND = timedelta(days=92)
"""How long before a listed spell begins it may be reported: lists have months where reports have days, and many are
appointed in spring for the summer."""
_AFTERWARDS = timedelta(days=200)
"""How long after a listed spell he may still be called what he was."""
_MONTH = timedelta(days=31)


@dataclass(slots=True)
class _Spell:
    club: str
    person: str
    since: date
    heard: date
    """When it was last confirmed."""
    kind: NoteKind
    until: date | None = None

    @property
    def end(self) -> date:
        return self.until or self.heard + _LASTS.get(self.kind, _LASTS_OTHERWISE)


def is_listed(note: JobNote, people: Mapping[str, Person]) -> bool:
    """Whether the lists say what a note says, so that it teaches nothing."""
    person = people.get(note.person)
    return person is not None and any(
        stint.club == note.club
        and stint.since - _BEFOREHAND <= note.day
        and (stint.until is None or note.day <= stint.until + _AFTERWARDS)
        for stint in person.stints
    )


class Learning:
    """What notes tell beside the lists, kept by club, so that one note more costs one club's thinking."""

    def __init__(self, people: Mapping[str, Person], clubs: Mapping[str, Club]) -> None:
        """`people` and `clubs` are the lists, by name."""
        self._people = people
        self._clubs = clubs
        self._notes: defaultdict[str, set[JobNote]] = defaultdict(set)
        self._spells: dict[str, list[_Spell]] = {}
        self._listed: defaultdict[str, list[tuple[str, Stint]]] = defaultdict(list)
        for person in people.values():
            for stint in person.stints:
                self._listed[stint.club].append((person.name, stint))

    def add(self, notes: Iterable[JobNote]) -> tuple[JobNote, ...]:
        """Take notes in, in any order; gives those that are new."""
        new = [note for note in dict.fromkeys(notes) if note not in self._notes[note.club]]
        for note in new:
            self._notes[note.club].add(note)
        for club in dict.fromkeys(note.club for note in new):
            self._spells[club] = self._of_club(club)
        return tuple(new)

    def people(self) -> tuple[Person, ...]:
        """The people about whom the notes tell more than the lists, as they are then to be known.

        An appointment, of a caretaker too, counts when the club's own site or two outlets report it; it ends the spell
        of whoever had the job. Somebody who is only named with his job, or leaves it, has had it since then, unless an
        appointment or the lists have somebody else there. Whom the lists have gives way only to a permanent successor,
        or to somebody whom two outlets name with the job and who has no other, and not in his first month. Nobody's
        spell is taken to last for ever: the notes thin out.
        """
        spells = [dataclasses.replace(spell) for of_club in self._spells.values() for spell in of_club]
        _leave_for_others(spells)
        return _known(spells, self._people, self._listed)

    def _of_club(self, club: str) -> list[_Spell]:
        told = [note for note in self._notes[club] if not is_listed(note, self._people)]
        told.sort(key=lambda note: (note.day, note.person, note.kind, note.outlet))
        site = self._clubs[club].site if club in self._clubs else ""
        return _spells(told, self._listed[club], self._people, site)


def _spells(
    notes: Sequence[JobNote], listed: Collection[tuple[str, Stint]], people: Mapping[str, Person], site: str
) -> list[_Spell]:
    """The spells at one club, by notes in order of day."""
    said: defaultdict[tuple[str, NoteKind], list[JobNote]] = defaultdict(list)
    for note in notes:
        said[note.person, note.kind].append(note)
    spells: list[_Spell] = []
    for note in notes:
        now = spells[-1] if spells else None
        is_confirmed = note.outlet == site or _has_second_source(note, said[note.person, note.kind])
        if now is not None and now.person == note.person and note.day <= now.end:
            now.heard = note.day
            now.kind = note.kind if note.kind in _FIRM and is_confirmed else now.kind
            continue
        is_taken = now is not None and note.day <= now.end
        has_listed = any(stint.covers(note.day) for _, stint in listed)
        if (is_taken or has_listed or note.kind in _FIRM) and not is_confirmed:
            continue
        if is_taken and note.kind is NoteKind.DEPARTING:
            continue  # he left before the one who is there came
        if has_listed and not _outweighs_the_lists(note, people):
            continue
        if any(note.day - _MONTH <= stint.since <= note.day for _, stint in listed):
            continue
        if now is not None:
            now.until = min(now.end, note.day - timedelta(days=1))
        spells.append(_Spell(note.club, note.person, note.day, note.day, note.kind))
    return [spell for spell in spells if spell.until is None or spell.until >= spell.since]


def _outweighs_the_lists(note: JobNote, people: Mapping[str, Person]) -> bool:
    """Whether a confirmed note may be right where the lists have somebody else: they grow old."""
    if note.kind is NoteKind.HOLDS:
        # "Chelsea manager Sonia Bompastor" has the women's side.
        return note.person not in people or not people[note.person].clubs_on(note.day)
    return note.kind is NoteKind.APPOINTED


def _has_second_source(note: JobNote, same: Iterable[JobNote]) -> bool:
    return any(other.outlet != note.outlet and abs(other.day - note.day) <= _SECOND_SOURCE for other in same)


def _leave_for_others(spells: Sequence[_Spell]) -> None:
    """End spells of people who have since been appointed elsewhere."""
    of_person: defaultdict[str, list[_Spell]] = defaultdict(list)
    for spell in spells:
        of_person[spell.person].append(spell)
    for mine in of_person.values():
        firm = [spell for spell in mine if spell.kind in _FIRM]
        for spell, other in product(mine, firm):
            if other.club != spell.club and spell.since < other.since <= spell.end:
                spell.until = other.since - timedelta(days=1)


def _known(
    spells: Sequence[_Spell], people: Mapping[str, Person], listed: Mapping[str, Sequence[tuple[str, Stint]]]
) -> tuple[Person, ...]:
    known: dict[str, Person] = {}

    def person_of(name: str) -> Person:
        return known.get(name) or people.get(name) or Person(name)

    for spell in spells:
        for name, stint in listed.get(spell.club, ()):
            if name != spell.person and stint.until is None and stint.since < spell.since and spell.kind in _LASTING:
                known[name] = _ending(person_of(name), stint, spell.since)
        person = person_of(spell.person)
        if spell.kind in _FIRM:
            for stint in person.stints:
                if stint.until is None and stint.since < spell.since and stint.club != spell.club:
                    person = _ending(person, stint, spell.since)
        stints = sorted((*person.stints, Stint(spell.club, spell.since, spell.end)), key=lambda stint: stint.since)
        known[spell.person] = dataclasses.replace(person, stints=tuple(stints))
    return tuple(known.values())


def _ending(person: Person, stint: Stint, day: date) -> Person:
    ended = dataclasses.replace(stint, until=day - timedelta(days=1))
    return dataclasses.replace(person, stints=tuple(ended if one == stint else one for one in person.stints))
