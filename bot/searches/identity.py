"""Which names in a club's evidence are one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from bot.domain.folding import fold
from bot.searches.name_groups import NameGroups
from bot.searches.rulings import Rulings

_PARTICLES = frozenset(
    (
        "da",
        "de",
        "dei",
        "del",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "st",
        "ten",
        "ter",
        "van",
        "von",
    )
)
_SHARED_LETTERS = 2
_NO_RULINGS = Rulings()


class Identity:
    """The people behind a set of names, each shown by one of them. Independent of the order of the names.

    Names are one person when they differ in case, accents or punctuation only; when a moderator said so; when they
    have the family name and the beginning of the given name in common ("Rafa Benitez", "R. Benitez", "Rafael
    Benitez") and nobody else in the evidence has that family name and initial; and when one is the bare family name of
    only one of the others. What stays ambiguous stays apart. A moderator's word goes before all of this.

    A person is shown by the name that the moderator gave, else by the one with the most words, then the longest.
    """

    def __init__(self, names: Iterable[str], rulings: Rulings = _NO_RULINGS) -> None:
        """`rulings` are what moderators said of names, be they among the given ones or not.

        Somebody of whom only a ruling speaks does not make a family name ambiguous.
        """
        given = tuple(names)
        spellings: defaultdict[str, set[str]] = defaultdict(set)
        for name in (*given, *(name for pair in (*rulings.same, *rulings.apart) for name in pair)):
            spellings[fold(name)].add(name)
        self._groups = NameGroups(spellings)
        for one, other in rulings.apart:
            self._groups.part(fold(one), fold(other))
        for name, shown in rulings.same:
            self._groups.join(fold(name), fold(shown))
        present = {self._groups.find(fold(name)) for name in given}
        self._keys = [key for key in self._groups.keys if self._groups.find(key) in present]
        self._join_variants()
        self._join_family_names()
        self._shown = self._choose(spellings, rulings.same)

    def of(self, name: str) -> str:
        """The name under which that person is shown; a name that was not among the given ones stays as it is."""
        return self._shown.get(name) or self._shown.get(fold(name), name)

    def _join_variants(self) -> None:
        alike: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for key in self._keys:
            given, _, rest = key.partition(" ")
            if rest and not _is_family_name(key):
                alike[rest.split()[-1], given[0]].append(key)
        for keys in alike.values():
            if all(self._may_be_one(one, other) for one, other in combinations(keys, 2)):
                for other in keys[1:]:
                    self._groups.join(keys[0], other)

    def _may_be_one(self, one: str, other: str) -> bool:
        return _are_alike(one, other) and not self._groups.are_apart(one, other)

    def _join_family_names(self) -> None:
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for key in self._keys:
            words = key.split()
            for start in range(1, len(words)):
                bearers[" ".join(words[start:])].add(key)
        for key in self._keys:
            if _is_family_name(key):
                people = {self._groups.find(full) for full in bearers[key]}
                if len(people) == 1:
                    self._groups.join(key, people.pop())

    def _choose(self, spellings: dict[str, set[str]], same: Sequence[tuple[str, str]]) -> dict[str, str]:
        """What to show for every spelling and for every folded one."""
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for key in spellings:
            groups[self._groups.find(key)].append(key)
        wanted = {self._groups.find(fold(name)): shown for name, shown in same}
        chosen: dict[str, str] = {}
        for root, keys in groups.items():
            names = [name for key in keys for name in spellings[key]]
            shown = wanted.get(root) or min(names, key=_fullness)
            chosen.update(dict.fromkeys((*keys, *names), shown))
        return chosen


def _is_family_name(key: str) -> bool:
    """One word, or a family name with its particle ("ten hag")."""
    first, _, rest = key.partition(" ")
    return not rest or first in _PARTICLES


def _are_alike(one: str, other: str) -> bool:
    """Whether two given names with one initial may be the same man's: "mike" and "michael", not "diego" and "david"."""
    (first, _, _), (second, _, _) = one.partition(" "), other.partition(" ")
    return min(len(first), len(second)) == 1 or first[:_SHARED_LETTERS] == second[:_SHARED_LETTERS]


def _fullness(name: str) -> tuple[int, int, str]:
    key = fold(name)
    return -len(key.split()), -len(key), name
