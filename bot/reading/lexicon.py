"""The names that a reader knows, arranged for finding them in running text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from bot.domain import Club, Outlet, Person
from bot.domain.folding import fold

PARTICLES = frozenset("de van von da di do dos der den ten ter del della la le el al st mac mc bin san".split())
"""Words that belong to the family name that follows them."""


class NameKind(StrEnum):
    """In which way a name means somebody."""

    NAME = "name"
    """A club's name or alias; a person's full name or alias."""
    NICKNAME = "nickname"
    GROUND = "ground"
    TOWN = "town"
    FAMILY = "family"
    GIVEN = "given"
    SHORT = "short"
    """A word of a club's name that others share ("United", "Rovers")."""
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    """"The 42-year-old", "the Spaniard", "the Sporting boss"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling, and whom it may mean."""

    words: tuple[str, ...]
    """Folded."""
    kind: NameKind
    owners: tuple[str, ...]
    """Names of clubs, or of people."""


class Spellings:
    """Spellings by their first word, the longest first, so that a text is searched in one pass."""

    def __init__(
        self,
        spellings: Iterable[tuple[str, NameKind, str]],
        known: Mapping[str, tuple[Entry, ...]] = MappingProxyType({}),
    ) -> None:
        owners: defaultdict[tuple[tuple[str, ...], NameKind], list[str]] = defaultdict(list)
        touched: set[str] = set()
        for spelling, kind, owner in spellings:
            words = tuple(fold(spelling).split())
            if words and words[0] not in touched:
                touched.add(words[0])
                owners |= {(entry.words, entry.kind): list(entry.owners) for entry in known.get(words[0], ())}
            if words and owner not in owners[words, kind]:
                owners[words, kind].append(owner)
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for (words, kind), names in owners.items():
            found[words[0]].append(Entry(words, kind, tuple(names)))
        order = list(NameKind)
        self._by_first = dict(known) | {
            first: tuple(sorted(entries, key=lambda entry: (-len(entry.words), order.index(entry.kind))))
            for first, entries in found.items()
        }

    def with_more(self, spellings: Iterable[tuple[str, NameKind, str]]) -> Spellings:
        """These spellings and others, for little more than the others cost alone."""
        return Spellings(spellings, self._by_first)

    def starting_with(self, word: str) -> Sequence[Entry]:
        """Entries whose first word is this one, the longest first, then names before nicknames before grounds."""
        return self._by_first.get(word, ())


@dataclass(frozen=True)
class Lexicon:
    """What the reader knows of names. Built once; read-only."""

    clubs: Spellings
    people: Spellings
    """Full names and aliases."""
    families: Spellings
    """Family names of the people in the lists."""
    given_names: frozenset[str]
    outlets: Spellings
    club_by_name: dict[str, Club]
    person_by_name: dict[str, Person]

    def with_people(self, people: Sequence[Person]) -> Lexicon:
        """The same with some people more, or known better: whoever was in it before keeps his spellings."""
        new = [person for person in people if person.name not in self.person_by_name]
        return replace(
            self,
            people=self.people.with_more(_person_spellings(new)),
            families=self.families.with_more(_family_spellings(new)),
            given_names=self.given_names | _given_names(new),
            person_by_name=self.person_by_name | {person.name: person for person in people},
        )


def build_lexicon(clubs: Sequence[Club], people: Sequence[Person], outlets: Sequence[Outlet] = ()) -> Lexicon:
    """Arrange the lists for reading."""
    return Lexicon(
        clubs=Spellings(_club_spellings(clubs)),
        people=Spellings(_person_spellings(people)),
        families=Spellings(_family_spellings(people)),
        given_names=_given_names(people),
        outlets=Spellings(
            (name, NameKind.NAME, outlet.name or outlet.domain)
            for outlet in outlets
            for name in (outlet.name, outlet.domain, *outlet.aliases)
        ),
        club_by_name={club.name: club for club in clubs},
        person_by_name={person.name: person for person in people},
    )


def _person_spellings(people: Iterable[Person]) -> Iterable[tuple[str, NameKind, str]]:
    return ((name, NameKind.NAME, person.name) for person in people for name in (person.name, *person.aliases))


def _family_spellings(people: Iterable[Person]) -> Iterable[tuple[str, NameKind, str]]:
    return ((family_name(person.name), NameKind.FAMILY, person.name) for person in people)


def _given_names(people: Iterable[Person]) -> frozenset[str]:
    return frozenset(
        fold(name).split()[0] for person in people for name in (person.name, *person.aliases) if " " in name
    )


def _club_spellings(clubs: Sequence[Club]) -> Iterable[tuple[str, NameKind, str]]:
    for club in clubs:
        for name in (club.name, *club.aliases):
            yield name, NameKind.NAME, club.name
        for name in club.nicknames:
            yield name, NameKind.NICKNAME, club.name
        for name in club.grounds:
            yield name, NameKind.GROUND, club.name
        if club.town:
            yield club.town, NameKind.TOWN, club.name
        words = club.name.split()
        if len(words) > 1 and fold(words[-1]) in SHORT_FORMS:
            yield words[-1], NameKind.SHORT, club.name


SHORT_FORMS = frozenset(
    "united city town county rovers wanderers athletic albion rangers wednesday villa forest palace argyle alexandra "
    "hotspur thistle academical real sporting inter dons".split()
)
"""Last words of club names by which a text goes on after the full name."""


def family_name(name: str) -> str:
    """The last word of a full name with the particles before it: "De Zerbi", "ten Hag"; a single name is itself."""
    words = name.split()
    first = len(words) - 1
    while first > 1 and fold(words[first - 1]) in PARTICLES:
        first -= 1
    return " ".join(words[first:]) if words else ""
