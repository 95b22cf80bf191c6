"""The lists of names as one value, indexed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from bot.domain import Club, Journalist, Outlet, Person
from bot.domain.folding import fold

T = TypeVar("T")

_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@dataclass(frozen=True)
class Catalogue:
    """All clubs, people, outlets and journalists known by name. Read-only; indexes are made when first asked for."""

    clubs: tuple[Club, ...] = ()
    people: tuple[Person, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    journalists: tuple[Journalist, ...] = ()

    @cached_property
    def clubs_by_name(self) -> Mapping[str, Club]:
        """Clubs by `Club.name`."""
        return {club.name: club for club in self.clubs}

    @cached_property
    def people_by_name(self) -> Mapping[str, Person]:
        """People by `Person.name`."""
        return {person.name: person for person in self.people}

    @cached_property
    def outlets_by_domain(self) -> Mapping[str, Outlet]:
        """Outlets by registered domain, and by other domains among their aliases ("bbc.com")."""
        found = {outlet.domain: outlet for outlet in self.outlets}
        for outlet in self.outlets:
            for alias in outlet.aliases:
                if _DOMAIN.fullmatch(alias):
                    found.setdefault(alias, outlet)
        return found

    @cached_property
    def credited(self) -> tuple[Outlet, ...]:
        """Everybody whom reports credit by name, journalists as outlets that have nothing but that name."""
        return (*self.outlets, *(Outlet(one.name, one.name) for one in self.journalists))

    @cached_property
    def journalists_by_name(self) -> Mapping[str, Journalist]:
        """Journalists by `Journalist.name`."""
        return {one.name: one for one in self.journalists}

    @cached_property
    def sources_by_key(self) -> Mapping[str, tuple[str, ...]]:
        """Domains of outlets and names of journalists by the fold of each of their names, without "the" in front."""
        outlets = (
            (key.removeprefix("the "), one.domain)
            for one in self.outlets
            for key in map(fold, (one.name, *one.aliases))
            if key
        )
        return _index((*outlets, *((one.name, one.name) for one in self.journalists)))

    @cached_property
    def clubs_by_key(self) -> Mapping[str, tuple[Club, ...]]:
        """Clubs by the fold of their names and aliases. Most keys have one club."""
        return _index((key, club) for club in self.clubs for key in (club.name, *club.aliases))

    @cached_property
    def clubs_by_word(self) -> Mapping[str, tuple[Club, ...]]:
        """Clubs by each word of the fold of their names, aliases left aside."""
        return _index((word, club) for club in self.clubs for word in fold(club.name).split())

    @cached_property
    def clubs_by_nickname(self) -> Mapping[str, tuple[Club, ...]]:
        """Clubs by the fold of their nicknames; several share "reds"."""
        return _index((key, club) for club in self.clubs for key in club.nicknames)

    @cached_property
    def clubs_by_site(self) -> Mapping[str, Club]:
        """Clubs by the registered domain of their official website. A women's side leaves it to the men's."""
        found: dict[str, Club] = {}
        for club in self.clubs:
            if club.site:
                found.setdefault(club.site, club)
        return found

    @cached_property
    def people_by_key(self) -> Mapping[str, tuple[Person, ...]]:
        """People by the fold of their names and aliases."""
        return _index((key, person) for person in self.people for key in (person.name, *person.aliases))

    def outlet(self, domain: str) -> Outlet:
        """The outlet of a registered domain; one in no list is known by its domain alone."""
        return self.outlets_by_domain.get(domain) or Outlet(domain=domain)


def _index(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        values = found[fold(key)]
        if value not in values:
            values.append(value)
    return {key: tuple(values) for key, values in found.items()}
