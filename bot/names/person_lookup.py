"""Which people a typed name may mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.domain import Person
from bot.domain.folding import fold
from bot.names.catalogue import Catalogue
from bot.names.meaning import LONGEST_NAME, Basis, Meaning
from bot.names.typos import mistyped, nearest

_SHORTEST_BEGINNING = 3
_NEAREST = 5

_Keys = Mapping[str, tuple[str, ...]]
"""People's names by the folds of their spellings."""


def look_up_person(typed: str, known: Sequence[str], catalogue: Catalogue, first: Collection[str] = ()) -> Meaning:
    """The people that `typed` may mean, those in `known` before others and in their order.

    `known` are the names under which the workspace has read about people. Of several who bear the typed name, those
    in `first` leave the others out.
    """
    return _Lookup(known, catalogue, first).look_up(fold(typed) if len(typed) <= LONGEST_NAME else "")


class _Lookup:
    def __init__(self, known: Sequence[str], catalogue: Catalogue, first: Collection[str]) -> None:
        spellings: defaultdict[str, list[str]] = defaultdict(list)
        self._shown: dict[str, str] = {}
        for name in known:
            key = fold(name)
            spellings[key].append(name)
            # A workspace may know somebody by a spelling which the list has as his alias.
            for person in catalogue.people_by_key.get(key, ()):
                self._shown.setdefault(person.name, name)
        self._known: _Keys = {key: tuple(names) for key, names in spellings.items()}
        self._catalogue = catalogue
        self._places = {name: place for place, name in enumerate(known)}
        self._first = frozenset(first)

    def look_up(self, key: str) -> Meaning:
        if not key:
            return Meaning((), Basis.NOTHING)
        if whole := self._known.get(key) or self._names(self._catalogue.people_by_key.get(key, ())):
            return self._meaning(whole, Basis.WHOLE)
        listed = {spelling: self._names(people) for spelling, people in self._catalogue.people_by_key.items()}
        for match in (_by_family_name, _by_words):
            for keys in (self._known, listed):
                if names := match(key, keys):
                    return self._meaning(names, Basis.PART)
        if near := self._mistyped(key, self._known) or self._mistyped(key, listed):
            return self._meaning(near, Basis.TYPO)
        for keys in (self._known, listed):
            if names := _by_beginnings(key, keys):
                return self._meaning(names, Basis.PART)
        return Meaning(self._nearest(key, listed), Basis.NOTHING)

    def _names(self, people: Iterable[Person]) -> tuple[str, ...]:
        return tuple(self._shown.get(person.name, person.name) for person in people)

    def _meaning(self, names: Iterable[str], basis: Basis) -> Meaning:
        distinct = dict.fromkeys(names)
        meant = [name for name in distinct if name in self._first] or list(distinct)
        return Meaning(tuple(sorted(meant, key=self._likeliness)), basis)

    def _likeliness(self, name: str) -> tuple[int, int]:
        """Those the workspace knows in their order, then those who have had the most jobs."""
        listed = self._catalogue.people_by_name.get(name)
        return self._places.get(name, len(self._places)), -len(listed.stints) if listed else 0

    def _mistyped(self, key: str, keys: _Keys) -> list[str]:
        """People of whose name, or whose family name where that alone is typed, `key` may be a mistyping."""
        bearers = _family_names(keys)
        matches = mistyped(key, (*keys, *bearers))
        return [name for match in matches for name in (*keys.get(match, ()), *bearers.get(match, ()))]

    def _nearest(self, key: str, listed: _Keys) -> tuple[str, ...]:
        everyone = {**listed, **self._known}
        bearers = _family_names(everyone)
        matches = nearest(key, (*everyone, *bearers), 2 * _NEAREST)
        names = (name for match in matches for name in (*everyone.get(match, ()), *bearers.get(match, ())))
        return tuple(dict.fromkeys(names))[:_NEAREST]


def _by_family_name(key: str, keys: _Keys) -> list[str]:
    ending = f" {key}"
    return [name for spelling, names in keys.items() if spelling.endswith(ending) for name in names]


def _by_words(key: str, keys: _Keys) -> list[str]:
    return _with_all([f" {word} " for word in key.split()], keys)


def _by_beginnings(key: str, keys: _Keys) -> list[str]:
    return _with_all([f" {word}" for word in key.split()], keys) if len(key) >= _SHORTEST_BEGINNING else []


def _with_all(pieces: Sequence[str], keys: _Keys) -> list[str]:
    return [
        name for spelling, names in keys.items() if all(piece in f" {spelling} " for piece in pieces) for name in names
    ]


def _family_names(keys: _Keys) -> _Keys:
    bearers: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for spelling, names in keys.items():
        words = spelling.split()
        for ending in {" ".join(words[start:]) for start in range(1, len(words))}:
            bearers[ending] += names
    return bearers
