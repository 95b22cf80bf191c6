"""What a typed name may mean, before anybody decides whether that is clear enough."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

LONGEST_NAME = 100
"""Characters beyond which nobody has typed a name, but pasted a text."""


class Basis(IntEnum):
    """What a meaning rests on, the firmest first."""

    WHOLE = 0
    """The typed words are one of the names."""
    PART = 1
    """They are some words of a name, or the beginnings of some."""
    TYPO = 2
    """They are a name but for a slip or two."""
    NOTHING = 3
    """They resemble a name at best."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Whom a typed name may mean."""

    names: tuple[str, ...]
    """Full names, the likeliest first. With `Basis.NOTHING` only the nearest ones, none of which is meant."""
    basis: Basis

    @property
    def clear(self) -> str | None:
        """The one who is meant; None when nobody or several may be."""
        return self.names[0] if len(self.names) == 1 and self.basis is not Basis.NOTHING else None
