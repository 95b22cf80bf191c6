"""The names that somebody who has begun to type may want."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from bot.domain import Club
from bot.domain.folding import fold
from bot.names.catalogue import Catalogue
from bot.names.leagues import is_womens, rank


def suggested_clubs(typed: str, catalogue: Catalogue, active: Sequence[str], limit: int) -> tuple[str, ...]:
    """Clubs with a name, alias or nickname of which a word begins with `typed`.

    Those in `active` come first, in their order; then clubs whose names begin so, the bigger ones first; then the rest.
    """
    key = fold(typed)
    called = _called(key, catalogue)
    listed = sorted(called, key=lambda club: (is_womens(club), _begins_elsewhere(key, club), rank(club), club.name))
    names = {club.name for club in listed}
    here = (name for name in active if name in names or _begins(key, fold(name)))
    return _first((*here, *(club.name for club in listed)), limit)


def suggested_people(typed: str, known: Sequence[str], catalogue: Catalogue, limit: int) -> tuple[str, ...]:
    """People with a name of which a word begins with `typed`: those in `known` in their order, then listed ones.

    Listed people are left out where nothing was typed.
    """
    key = fold(typed)
    here = [name for name in known if _begins(key, fold(name))]
    keys = {fold(name) for name in here}
    listed = (
        person.name
        for spelling, people in (catalogue.people_by_key.items() if key else ())
        if _begins(key, spelling)
        for person in people
        if fold(person.name) not in keys
    )
    return _first((*here, *listed), limit)


def suggested_outlets(typed: str, catalogue: Catalogue, limit: int) -> tuple[str, ...]:
    """Outlets by their domain, and journalists by their name, of which a word begins with `typed`.

    The better tiers come first. Without anything typed they are all meant.
    """
    key = fold(typed)
    found = [
        (outlet.tier, outlet.domain)
        for outlet in catalogue.outlets
        if any(_begins(key, fold(name)) for name in (outlet.domain, outlet.name, *outlet.aliases))
    ]
    found += [(one.tier, one.name) for one in catalogue.journalists if _begins(key, fold(one.name))]
    return _first((name for _, name in sorted(found)), limit)


def _called(key: str, catalogue: Catalogue) -> set[Club]:
    names = (*catalogue.clubs_by_key.items(), *catalogue.clubs_by_nickname.items())
    return {club for spelling, clubs in names if _begins(key, spelling) for club in clubs}


def _begins_elsewhere(key: str, club: Club) -> bool:
    """Whether it is not the club's name that begins so."""
    return bool(key) and not fold(club.name).startswith(key)


def _begins(key: str, spelling: str) -> bool:
    return spelling.startswith(key) or f" {key}" in spelling


def _first(names: Iterable[str], limit: int) -> tuple[str, ...]:
    return tuple(islice(dict.fromkeys(names), limit))
