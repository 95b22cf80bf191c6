"""Whether two spellings are the same club."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bot.domain import Club
from bot.domain.folding import fold

_NOISE = frozenset({"fc", "afc", "cf", "sc", "ac", "the", "club", "and", "national", "team", "football"})


class ClubKeys:
    """Keys by which clubs are matched: a listed club's name, else the name folded without "FC" and the like."""

    def __init__(self, clubs: Sequence[Club]) -> None:
        by_name = {fold(club.name): club.name for club in clubs}
        by_alias: defaultdict[str, set[str]] = defaultdict(set)
        for club in clubs:
            for alias in club.aliases:
                by_alias[fold(alias)].add(club.name)
        aliases = {alias: min(names) for alias, names in by_alias.items() if len(names) == 1}
        self._listed = aliases | by_name
        self._known: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The key of a name; equal keys are one club."""
        if name not in self._known:
            folded = fold(name)
            listed = fold(self._listed.get(folded, folded))
            self._known[name] = " ".join(word for word in listed.split() if word not in _NOISE) or listed
        return self._known[name]
