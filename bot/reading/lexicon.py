"""The names that a reader knows, arranged for finding them in running text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

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

    def __init__(self, entries: Iterable[tuple[str, NameKind, str]]) -> None:
        owners: defaultdict[tuple[tuple[str, ...], NameKind], list[str]] = defaultdict(list)
        for spelling, kind, owner in entries:
            key = tuple(fold(spelling).split())
            if key and owner not in owners[key, kind]:
                owners[key, kind].append(owner)
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for (words, kind), names in owners.items():
            found[words[0]].append(Entry(words, kind, tuple(names)))
        order = list(NameKind)
        self._by_first = {
            first: tuple(sorted(entries_, key=lambda entry: (-len(entry.words), order.index(entry.kind))))
            for first, entries_ in found.items()
        }

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


def build_lexicon(clubs: Sequence[Club], people: Sequence[Person], outlets: Sequence[Outlet] = ()) -> Lexicon:
    """Arrange the lists for reading."""
    return Lexicon(
        clubs=Spellings(_club_spellings(clubs)),
        people=Spellings(
            (name, NameKind.NAME, person.name) for person in people for name in (person.name, *person.aliases)
        ),
        families=Spellings((family_name(person.name), NameKind.FAMILY, person.name) for person in people),
        given_names=frozenset(
            fold(name).split()[0] for person in people for name in (person.name, *person.aliases) if " " in name
        ),
        outlets=Spellings(
            (name, NameKind.NAME, outlet.name or outlet.domain)
            for outlet in outlets
            for name in (outlet.name, outlet.domain, *outlet.aliases)
        ),
        club_by_name={club.name: club for club in clubs},
        person_by_name={person.name: person for person in people},
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
