"""Names in groups, each the names of one person."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.folding import fold


class NameGroups:
    """Folded names in groups, some of which must not become one."""

    def __init__(self, names: Iterable[str]) -> None:
        """Every name, folded or not, in a group of its own; spellings that fold alike are one name."""
        self._parents = {key: key for key in sorted({fold(name) for name in names})}
        self._apart: list[tuple[str, str]] = []

    @property
    def keys(self) -> tuple[str, ...]:
        """The folded names, sorted."""
        return tuple(self._parents)

    def find(self, key: str) -> str:
        """The name that stands for the group of a folded name."""
        while (parent := self._parents[key]) != key:
            key = parent
        return key

    def join(self, one: str, other: str) -> bool:
        """Make the groups of two folded names one; False where they are kept apart."""
        first, second = sorted((self.find(one), self.find(other)))
        if self.are_apart(first, second):
            return False
        self._parents[second] = first
        return True

    def part(self, one: str, other: str) -> bool:
        """Keep the groups of two folded names apart from now on; False where they are one."""
        if self.find(one) == self.find(other):
            return False
        self._apart.append((one, other))
        return True

    def are_apart(self, one: str, other: str) -> bool:
        """Whether the groups of two folded names are kept apart."""
        pair = {self.find(one), self.find(other)}
        return any({self.find(a), self.find(b)} == pair for a, b in self._apart)
