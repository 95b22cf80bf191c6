"""Laying newer facts over the lists that ship."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.domain import Club, Person, Stint
from bot.domain.folding import fold
from bot.names.catalogue import Catalogue

_SAME_SPELL = timedelta(days=92)
"""Two starts at one club that are nearer than this are one spell: lists disagree about announcement and first day."""


@dataclass(frozen=True, slots=True)
class NamesUpdate:
    """Newer facts about clubs and people, under the names that our lists have for them."""

    clubs: tuple[Club, ...] = ()
    people: tuple[Person, ...] = ()
    """Those in the lists with their spells alone, new ones with all that is known."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What an update changes, in numbers."""

    new_people: int = 0
    new_stints: int = 0
    """Of people old and new."""
    ended_stints: int = 0
    new_clubs: int = 0
    changed_clubs: int = 0

    @property
    def anything(self) -> bool:
        """Whether it changes anything."""
        return self != Changed()


def laid_over(shipped: Catalogue, update: NamesUpdate) -> Catalogue:
    """The catalogue with newer facts. What ships stays wherever the update says nothing of it or something else.

    A spell that lasts in the lists ends where the update ends it; one that the lists have otherwise stays as it is. New
    spells, grounds, people and clubs are added. A club's league is the newer one; its site and town only where the
    lists have none.
    """
    people = {person.name: person for person in shipped.people}
    for newer in update.people:
        ours = people.get(newer.name)
        people[newer.name] = dataclasses.replace(ours, stints=_stints(ours.stints, newer.stints)) if ours else newer
    clubs = {club.name: club for club in shipped.clubs}
    for club in update.clubs:
        known = clubs.get(club.name)
        clubs[club.name] = _club(known, club) if known else club
    return dataclasses.replace(shipped, clubs=tuple(clubs.values()), people=tuple(people.values()))


def _stints(ours: Sequence[Stint], newer: Iterable[Stint]) -> tuple[Stint, ...]:
    stints = list(ours)
    for stint in newer:
        places = [place for place, one in enumerate(stints) if one.club == stint.club and _is_same(one, stint)]
        if not places:
            stints.append(stint)
        elif stints[places[-1]].until is None and stint.until is not None:
            stints[places[-1]] = dataclasses.replace(stints[places[-1]], until=stint.until)
    return tuple(sorted(stints, key=lambda one: one.since))


def _is_same(one: Stint, other: Stint) -> bool:
    if abs(one.since - other.since) <= _SAME_SPELL:
        return True
    first, second = sorted((one, other), key=lambda stint: stint.since)
    return first.until is None or second.since <= first.until


def _club(ours: Club, newer: Club) -> Club:
    known = {fold(ground) for ground in ours.grounds}
    grounds = tuple(ground for ground in newer.grounds if fold(ground) not in known)
    return dataclasses.replace(
        ours,
        league=newer.league or ours.league,
        grounds=(*ours.grounds, *grounds),
        town=ours.town or newer.town,
        site=ours.site or newer.site,
    )


def changed(before: Catalogue, after: Catalogue) -> Changed:
    """What is in one catalogue and was not in the other."""
    spells = {(person.name, stint.club, stint.since): stint for person in before.people for stint in person.stints}
    stints = [(person.name, stint) for person in after.people for stint in person.stints]
    pairs = [(spells.get((name, stint.club, stint.since)), stint) for name, stint in stints]
    return Changed(
        new_people=sum(person.name not in before.people_by_name for person in after.people),
        new_stints=sum(old is None for old, _ in pairs),
        ended_stints=sum(old is not None and old.until is None and new.until is not None for old, new in pairs),
        new_clubs=sum(club.name not in before.clubs_by_name for club in after.clubs),
        changed_clubs=sum(before.clubs_by_name.get(club.name, club) != club for club in after.clubs),
    )
