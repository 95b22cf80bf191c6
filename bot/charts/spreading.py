"""Labels beside their lines without overlapping."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Positions as near to the wanted ones as they can be: at least `gap` apart, within the bounds, in the same order.

    Of equal wishes the earlier one comes higher. Where there is no room for all they stand evenly from bound to bound.
    """
    count = len(wanted)
    if count > 1 and (count - 1) * gap > high - low:
        gap = (high - low) / (count - 1)
    order = sorted(range(count), key=lambda place: (wanted[place], -place))
    # Neighbours that would touch become one block about the mean of their wishes.
    blocks: list[tuple[float, int]] = []
    for place in order:
        centre, size = wanted[place], 1
        while blocks and _bottom(centre, size, gap, low, high) < _top(*blocks[-1], gap, low, high) + gap:
            other, others = blocks.pop()
            centre, size = (centre * size + other * others) / (size + others), size + others
        blocks.append((centre, size))
    found = [0.0] * count
    places = iter(order)
    for centre, size in blocks:
        first = _bottom(centre, size, gap, low, high)
        for step in range(size):
            found[next(places)] = first + step * gap
    return found


def _bottom(centre: float, size: int, gap: float, low: float, high: float) -> float:
    height = (size - 1) * gap
    return min(max(centre - height / 2, low), max(low, high - height))


def _top(centre: float, size: int, gap: float, low: float, high: float) -> float:
    return _bottom(centre, size, gap, low, high) + (size - 1) * gap
