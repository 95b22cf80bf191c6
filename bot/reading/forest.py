"""Gradient-boosted trees, as they are kept in a file and walked without any library."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

Tree = tuple[tuple[int, float, int, int], ...]
"""Nodes as (figure, threshold, left, right): left when the figure is at most the threshold.

A leaf has -1 for its figure and its value for a threshold."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees that add up to one score for each class."""

    start: Sequence[float]
    """The scores before any tree."""
    rounds: Sequence[Sequence[Tree]]
    """In each round, one tree for each class."""

    def probabilities(self, figures: Sequence[float]) -> list[float]:
        """Probabilities of the classes, in the order of `model.CLASSES`; they sum to 1."""
        scores = list(self.start)
        for trees in self.rounds:
            for place, tree in enumerate(trees):
                figure, value, left, right = tree[0]
                while figure >= 0:
                    figure, value, left, right = tree[left if figures[figure] <= value else right]
                scores[place] += value
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]


@cache
def shipped_forest() -> Forest:
    """The forest in the package."""
    return unpack(resources.files("bot.reading").joinpath("data/forest.json.gz"))


def unpack(source: Traversable) -> Forest:
    """Read what `pack` made."""
    content = json.loads(gzip.decompress(source.read_bytes()))
    return Forest(
        content["start"],
        [
            [tuple((node[0], node[1], node[2], node[3]) for node in tree) for tree in trees]
            for trees in content["rounds"]
        ],
    )


def pack(forest: Forest) -> bytes:
    """A forest as the bytes of a file. The same input gives the same bytes."""
    content = {"start": list(forest.start), "rounds": forest.rounds}
    return gzip.compress(json.dumps(content, separators=(",", ":")).encode(), mtime=0)
