"""From Wikidata's facts to clubs and people as our lists have them, to be laid over those that ship."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain import Club, Person, Stint
from bot.domain.folding import fold
from bot.names.catalogue import Catalogue
from bot.names.overlay import NamesUpdate
from bot.names.wikidata.answers import PersonFacts, StintFacts, TeamFacts
from bot.names.wikidata.naming import NATIONALITIES, Naming, club_from, is_first_team, plain, resembles_ours, site_of

_FULL_NAME = re.compile(r"[A-Za-z][A-Za-z.'’-]*(?: [A-Za-z][A-Za-z.'’-]*){1,5}")
_LONGEST_GROUND = 60
_NOT_IN_CHARGE = ("assistant", "youth", "goalkeep", "fitness", "scout", "director", "analyst", "player", "academy")


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was asked for."""

    people: Sequence[PersonFacts]
    stints: Sequence[StintFacts]
    teams: Sequence[TeamFacts]


def names_from(facts: Facts, catalogue: Catalogue) -> NamesUpdate:
    """What the facts say of clubs and people that `catalogue` has, and of new ones at its clubs and in its leagues.

    Of a team that we do not have we take it that it exists only where it plays in one of our leagues; of a manager only
    where he had a spell at a club that we then have. Wikidata's nicknames are not taken: too many mean several clubs.
    A spell without an end counts as one that lasts only if it is the person's last.
    """
    naming = Naming(catalogue)
    clubs, names = _clubs(facts.teams, catalogue, naming)
    of_person: defaultdict[str, list[Stint]] = defaultdict(list)
    for fact in facts.stints:
        club = names.get(fact.team) or naming.club(fact.team_name)
        if club and _is_in_charge(fact.roles):
            stint = Stint(club, fact.since.first, fact.until.last if fact.until else None)
            if stint.until is None or stint.until >= stint.since:
                of_person[fact.person].append(stint)
    people: dict[str, Person] = {}
    for one in facts.people:
        stints = _plausible(of_person.get(one.id, ()))
        person = _person(one, stints, catalogue) if stints else None
        # Of two of one name in Wikidata nothing is taken: we could not tell them apart either.
        if person is not None:
            twin = person.name in people
            people[person.name] = dataclasses.replace(person, stints=()) if twin else person
    return NamesUpdate(tuple(clubs), tuple(person for person in people.values() if person.stints))


def _is_ground(name: str) -> bool:
    """Whether it is a name and no id, which the service gives where there is none."""
    return len(name) <= _LONGEST_GROUND and name.isprintable() and not re.fullmatch(r"Q\d+", name)


def _is_in_charge(roles: Iterable[str]) -> bool:
    return not any(word in role.lower() for role in roles for word in _NOT_IN_CHARGE)


def _plausible(stints: Iterable[Stint]) -> tuple[Stint, ...]:
    rows = sorted(stints, key=lambda stint: (stint.since, stint.club))
    return tuple(
        stint for place, stint in enumerate(rows) if stint.until is not None or not _is_followed(stint, rows[place:])
    )


def _is_followed(stint: Stint, others: Sequence[Stint]) -> bool:
    return any(other.since > stint.since for other in others)


def _person(facts: PersonFacts, stints: tuple[Stint, ...], catalogue: Catalogue) -> Person | None:
    """Somebody of ours with his name in our list, or somebody new; None where it is not clear who it is."""
    named = catalogue.people_by_key.get(fold(facts.name), ())
    born = facts.born.first if facts.born else None
    known = [one for one in named if one.born is None or born is None or abs(one.born.year - born.year) <= 1]
    if len(known) == 1:
        return Person(known[0].name, stints=stints)
    name = plain(facts.name)
    if named or not _FULL_NAME.fullmatch(name):
        return None
    return Person(
        name,
        (facts.name,) if facts.name != name else (),
        NATIONALITIES.get(facts.country, ""),
        born,
        facts.born is not None and facts.born.first == facts.born.last,
        stints,
    )


def _clubs(teams: Sequence[TeamFacts], catalogue: Catalogue, naming: Naming) -> tuple[list[Club], Mapping[str, str]]:
    """Clubs with what is new about them, and our names by Wikidata's ids."""
    clubs: dict[str, Club] = {}
    names: dict[str, str] = {}
    for team in teams:
        name, league = naming.club(team.name), naming.league(team.leagues)
        if name is None:
            if league is None or not is_first_team(team.name):
                continue
            club = club_from(team.name, league, naming)
            if resembles_ours(club.name, club.country, catalogue):
                continue
        else:
            ours = catalogue.clubs_by_name[name]
            club = Club(ours.name, ours.country, ours.league if ours.is_national else league or ours.league)
        names[team.id] = club.name
        clubs[club.name] = dataclasses.replace(
            club,
            grounds=tuple(ground for ground in team.grounds if _is_ground(ground)),
            town=team.towns[0] if len(team.towns) == 1 and not club.is_national else "",
            site=next(filter(None, map(site_of, team.sites)), ""),
        )
    return list(clubs.values()), names
