"""A course of likelihoods as a row of letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

_LEVELS = "▁▂▃▄▅▆▇█"
_UNKNOWN = "·"
WIDTH = 24


def sparkline(points: Sequence[tuple[datetime, float]], begin: datetime, end: datetime, width: int = WIDTH) -> str:
    """The course between two moments, dots before the first point; each cell has the level at its own end.

    A full block is certainty, so rows can be compared.
    """
    span = (end - begin) / width
    cells = []
    for place in range(width):
        until = begin + span * (place + 1) if place + 1 < width else end
        share = next((share for at, share in reversed(points) if at <= until), None)
        cells.append(_UNKNOWN if share is None else _LEVELS[min(len(_LEVELS) - 1, int(share * len(_LEVELS)))])
    return "".join(cells)
