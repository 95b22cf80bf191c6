"""The learned part of the reader: a multinomial logistic model over named facts, as a file of small integers.

How the weights were made is in `bot/reading/data/model-card.md`.
"""

from __future__ import annotations

import base64
import gzip
import json
import math
from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from bot.domain import Status

NONE = "none"
"""The class of a pair about which the report claims nothing."""
CLASSES = (NONE, *Status)
LENGTH = 10.0
"""To which every pair's vector of facts is scaled, so that long reports are not surer than short ones."""


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by fact, one for each of `CLASSES`."""

    weights: Mapping[str, Sequence[float]]
    bias: Sequence[float]

    def scores(self, facts: Collection[str]) -> list[float]:
        """Unnormalised log-probabilities in the order of `CLASSES`. Facts that training never saw weigh nothing.

        The sums are exact, so that the order in which a set gives its facts does not matter.
        """
        known = [row for fact in facts if (row := self.weights.get(fact)) is not None]
        scale = LENGTH / math.sqrt(len(known)) if known else 0.0
        return [
            bias + scale * math.fsum(column)
            for bias, column in zip(self.bias, zip(*known, strict=True) if known else _NOTHING, strict=True)
        ]

    def probabilities(self, facts: Collection[str]) -> list[float]:
        """Probabilities in the order of `CLASSES`; they sum to 1."""
        scores = self.scores(facts)
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]

    def pull(self, facts: Collection[str], status: Status) -> float:
        """How far the facts of one view speak for a status rather than for no claim."""
        place = CLASSES.index(status)
        return math.fsum(row[place] - row[0] for fact in facts if (row := self.weights.get(fact)) is not None)


_NOTHING = ((),) * len(CLASSES)


@cache
def shipped_model() -> Model:
    """The model in the package."""
    return unpack(resources.files("bot.reading").joinpath("data/model.json.gz"))


def unpack(source: Traversable) -> Model:
    """Read what `pack` made. Raises ValueError when the classes are not these."""
    content = json.loads(gzip.decompress(source.read_bytes()))
    if content["classes"] != list(CLASSES):
        raise ValueError("the reader's weights were made for other statuses: train them again")
    flat = array("b", base64.b64decode(content["weights"]))
    width = len(CLASSES)
    step: float = content["step"]
    return Model(
        {
            fact: [value * step for value in flat[at * width : (at + 1) * width]]
            for at, fact in enumerate(content["facts"])
        },
        content["bias"],
    )


def pack(facts: Sequence[str], weights: Sequence[Sequence[float]], bias: Sequence[float]) -> bytes:
    """A model as the bytes of a file: weights in 8 bits of one common step. The same input gives the same bytes."""
    largest = max((abs(value) for row in weights for value in row), default=1.0)
    step = largest / 127
    flat = array("b", [round(value / step) for row in weights for value in row])
    content = {
        "classes": list(CLASSES),
        "step": step,
        "bias": [round(value, 6) for value in bias],
        "facts": list(facts),
        "weights": base64.b64encode(flat.tobytes()).decode("ascii"),
    }
    return gzip.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)
