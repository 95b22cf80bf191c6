"""Which clubs a typed name may mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bot.domain import Club
from bot.domain.folding import fold
from bot.names.catalogue import Catalogue
from bot.names.leagues import is_big, is_womens, rank
from bot.names.meaning import LONGEST_NAME, Basis, Meaning
from bot.names.typos import mistyped, nearest

_ABBREVIATED = {"utd": "united", "mun": "munich"}
_PADDING = frozenset({"the", "fc", "afc", "cf", "sc", "and", "football", "club"})
_SHORTEST_WORDS = 2
_SHORTEST_BEGINNING = 3
_CLEAR_BEGINNING = 6
_NEAREST = 5


def look_up_club(typed: str, catalogue: Catalogue, active: Collection[str] = ()) -> Meaning:
    """The clubs that `typed` may mean: those that the workspace has read about, in their order, then bigger ones.

    A club in no list is found when it is among `active`.
    """
    key = fold(typed) if len(typed) <= LONGEST_NAME else ""
    for name in active:
        # A name in full always wins, and then no index of the other names has to be made.
        if key and fold(name) == key:
            return Meaning((name,), Basis.WHOLE)
    return _Lookup(catalogue, active).look_up(key)


class _Lookup:
    def __init__(self, catalogue: Catalogue, active: Collection[str]) -> None:
        self._catalogue = catalogue
        self._places = {name: place for place, name in enumerate(active)}
        self._unlisted: dict[str, tuple[Club, ...]] = {}
        for name in active:
            if name not in catalogue.clubs_by_name:
                key = fold(name)
                self._unlisted[key] = (*self._unlisted.get(key, ()), Club(name))

    def look_up(self, key: str) -> Meaning:
        words = [_ABBREVIATED.get(word, word) for word in key.split()]
        bare = " ".join(word for word in words if word not in _PADDING)
        for spelling in dict.fromkeys((key, " ".join(words), bare)):
            if spelling and (clubs := self._whole(spelling)):
                return self._meaning(clubs, Basis.WHOLE)
        spelling = " ".join(words)
        if clubs := self._by_words(bare.split()):
            # One club with those words in its name may still be less likely than another with a name nearly like it.
            return self._meaning([*clubs, *self._mistyped(spelling)] if len(clubs) == 1 else clubs, Basis.PART)
        begun = self._by_beginnings(bare.split())
        if len(bare) >= _CLEAR_BEGINNING and (meaning := self._meaning(begun, Basis.PART)).clear:
            return meaning
        near = self._mistyped(spelling)
        if near or begun:
            return self._meaning([*near, *begun], Basis.TYPO if near else Basis.PART)
        return Meaning(self._nearest(key), Basis.NOTHING)

    def _meaning(self, clubs: Iterable[Club], basis: Basis) -> Meaning:
        """Women's sides count only where no others are left."""
        distinct = {club.name: club for club in clubs}.values()
        meant = [club for club in distinct if not is_womens(club)] or distinct
        meant = sorted(meant, key=lambda club: (self._places.get(club.name, len(self._places)), rank(club)))
        return Meaning(tuple(club.name for club in meant), basis)

    def _whole(self, key: str) -> list[Club]:
        """Clubs with that name, alias or nickname, and big clubs that it may be short for."""
        named = self._called(key)
        for club in named:
            if fold(club.name) == key:
                return [club]
        named = named or [*self._catalogue.clubs_by_nickname.get(key, ())]
        if named and not all(is_womens(club) for club in named):
            longer = self._beginning_with(key)
            if any(is_big(club) and not is_womens(club) for club in longer if club not in named):
                return [*named, *longer]
        return named

    def _called(self, key: str) -> list[Club]:
        return [*self._unlisted.get(key, ()), *self._catalogue.clubs_by_key.get(key, ())]

    def _beginning_with(self, key: str) -> list[Club]:
        words = key.split()
        candidates = self._catalogue.clubs_by_word.get(words[0], ())
        return [club for club in candidates if fold(club.name).startswith(f"{key} ")]

    def _by_words(self, words: list[str]) -> list[Club]:
        """Clubs that have all the words in their name, or, where there are none, in one of their aliases."""
        if len("".join(words)) < _SHORTEST_WORDS:
            return []
        by_word = self._catalogue.clubs_by_word
        others = [by_word.get(word, ()) for word in words[1:]]
        found = [club for club in by_word.get(words[0], ()) if all(club in some for some in others)]
        found += [club for key, clubs in self._unlisted.items() if set(words) <= set(key.split()) for club in clubs]
        return found or self._with_all(f" {word} " for word in words)

    def _by_beginnings(self, words: list[str]) -> list[Club]:
        """Clubs that have a name with words that begin with all of these."""
        if len("".join(words)) < _SHORTEST_BEGINNING:
            return []
        return self._with_all(f" {word}" for word in words)

    def _with_all(self, pieces: Iterable[str]) -> list[Club]:
        first, *others = pieces
        keys = (*self._catalogue.clubs_by_key.items(), *self._unlisted.items())
        begun = [(f" {key} ", clubs) for key, clubs in keys if first in f" {key} "]
        return [club for key, clubs in begun if all(piece in key for piece in others) for club in clubs]

    def _mistyped(self, key: str) -> list[Club]:
        """Clubs of which `key` may be a mistyped name. Nicknames are words of the language, and so left aside."""
        matches = mistyped(key, (*self._catalogue.clubs_by_key, *self._unlisted), margin=1)
        return [club for match in matches for club in self._called(match)]

    def _nearest(self, key: str) -> tuple[str, ...]:
        matches = nearest(key, (*self._catalogue.clubs_by_key, *self._unlisted), 2 * _NEAREST)
        names = (club.name for match in matches for club in self._called(match))
        return tuple(dict.fromkeys(names))[:_NEAREST]
