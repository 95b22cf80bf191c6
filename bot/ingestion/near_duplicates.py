"""How far one text repeats another: MinHash over runs of three words.

The figures were chosen by `python -m tests.benchmarks.near_duplicates`, which prints what others would do.
"""

from __future__ import annotations

import re
import sys
from array import array
from dataclasses import dataclass

SAME_STORY = 0.42
"""From this share of common runs of words on, of all that either text has, one is taken for a copy of the other."""
FEWEST_WORDS = 40
"""Shorter texts are compared with no other: one name more or less is another story there."""
EDITION = 1
"""Changes whenever `Signature.of` gives another one for the same text: those of two editions cannot be compared."""

_RUN = 3
_HASHES = 128
_BAND = 3
_BANDS = 24
_SEED = 20
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a text to compare it with others."""

    hashes: tuple[int, ...]
    """The smallest hash of its runs of words, by each of the hash functions; unsigned, 32 bits."""

    @classmethod
    def of(cls, text: str) -> Signature | None:
        """The signature of a text; None for one of fewer than `FEWEST_WORDS` words.

        Case, punctuation, spacing and the kind of apostrophes and quotation marks do not matter.
        """
        words = _WORD.findall(text.lower())
        if len(words) < FEWEST_WORDS:
            return None
        # Only what reads reports needs the library.
        from rensa import RMinHash  # noqa: PLC0415

        sketch = RMinHash(_HASHES, _SEED)
        sketch.update([" ".join(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)])
        return cls(tuple(sketch.digest()))

    @classmethod
    def unpacked(cls, packed: bytes) -> Signature:
        """The signature that `packed` made bytes of."""
        hashes = array("I", packed)
        if sys.byteorder == "big":
            hashes.byteswap()
        return cls(tuple(hashes))

    def packed(self) -> bytes:
        """The same as bytes, four for each hash, on every machine alike."""
        hashes = array("I", self.hashes)
        if sys.byteorder == "big":
            hashes.byteswap()
        return hashes.tobytes()

    def likeness(self, other: Signature) -> float:
        """An estimate of the share of common runs of words, of all that either text has; in [0, 1]."""
        same = sum(one == two for one, two in zip(self.hashes, other.hashes, strict=True))
        return same / len(self.hashes)

    def bands(self) -> tuple[int, ...]:
        """Keys to look up what may be alike by: texts that share none are seldom as alike as `SAME_STORY`.

        Signed, 64 bits; keys of different bands do not meet but by chance.
        """
        return tuple(_mixed(place, self.hashes[place * _BAND : (place + 1) * _BAND]) for place in range(_BANDS))


def _mixed(place: int, hashes: tuple[int, ...]) -> int:
    # Python's own hash of numbers is the same on every machine of 64 bits, but no promise; these few steps are.
    mixed = place + 1
    for one in hashes:
        mixed = (mixed ^ one) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
        mixed ^= mixed >> 29
    return mixed - (1 << 64) if mixed >> 63 else mixed
