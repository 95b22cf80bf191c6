"""Names that differ from a typed one by a slip or two of the finger."""

from __future__ import annotations

from collections.abc import Collection, Mapping

_ONE_SLIP_FROM = 4
_RIVALS_FROM = 7
_TWO_SLIPS_FROM = 8
_RESEMBLANCE = 60


def mistyped(key: str, keys: Collection[str], *, margin: int = 0) -> Mapping[str, int]:
    """Those of `keys` that `key` may be a mistyping of, with the number of slips. Swapped neighbours are one slip.

    The longer a name, the more slips it may have: none below four letters, two from eight on. Names with up to
    `margin` slips more than the likeliest are given with it, as its rivals: "austrla" is "austria" and "australia".
    """
    allowed = _slips_allowed(key)
    if not allowed:
        return {}
    # Takes as long to import as everything else that a short command needs, and most names are typed right.
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    margin = margin if len(key) >= _RIVALS_FROM else 0
    limit = allowed + margin
    found = process.extract(key, list(keys), scorer=OSA.distance, score_cutoff=limit, limit=None, processor=None)
    slips = {match: int(distance) for match, distance, _ in found}
    likely = [number for match, number in slips.items() if number <= min(allowed, _slips_allowed(match))]
    if not likely:
        return {}
    most = min(likely) + margin
    return {match: number for match, number in slips.items() if number <= most}


def _slips_allowed(key: str) -> int:
    return (len(key) >= _ONE_SLIP_FROM) + (len(key) >= _TWO_SLIPS_FROM)


def nearest(key: str, keys: Collection[str], limit: int) -> list[str]:
    """Those of `keys` that resemble `key` most, the nearest first; none that does not resemble it at all."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    found = process.extract(key, list(keys), scorer=fuzz.ratio, score_cutoff=_RESEMBLANCE, limit=limit, processor=None)
    return [match for match, _, _ in found]
