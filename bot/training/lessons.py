"""Labelled reports as whole reports, for a learner that reads all of one at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from bot.domain import Report
from bot.reading.lexicon import Lexicon
from bot.reading.looking import Looked, look
from bot.reading.model import CLASSES, NONE
from bot.training.examples import OPTIONAL_WEIGHT

FIRST_SHARE = 0.7
"""What the best status has of a pair for which careful readers would accept several; the others share the rest."""


@dataclass(frozen=True)
class Lesson:
    """One report with what it claims of each of its pairs."""

    file: str
    article: str
    looked: Looked
    """With at least one pair."""
    accepted: Sequence[Sequence[str]]
    """For each pair the statuses that are right, the best first; none where nothing is claimed."""
    weights: Sequence[float]

    @property
    def shares(self) -> list[list[float]]:
        """For each pair what a perfect reader would give each of `CLASSES`."""
        return [_shares(statuses) for statuses in self.accepted]


def lessons_in(folder: Path, lexicon: Lexicon, scorer: ModuleType) -> Iterator[Lesson]:
    """The reports of a folder in the corpus' format in which the reader finds any pair, file by file."""
    for path in sorted(folder.glob("*.json")):
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            published = datetime.fromisoformat(article["published"]).replace(tzinfo=UTC)
            looked = look(Report(article["text"], article["title"], published, article["outlet"]), lexicon)
            gold = [_gold(article["claims"], pair.club, pair.person, scorer) for pair in looked.pairs]
            if gold:
                accepted, weights = zip(*gold, strict=True)
                yield Lesson(path.name, article["id"], looked, accepted, weights)


def _gold(claims: list[dict[str, Any]], club: str, person: str, scorer: ModuleType) -> tuple[list[str], float]:
    place = scorer.find(claims, {"club": club, "person": person})
    if place is None:
        return [], 1.0
    return claims[place]["status"], OPTIONAL_WEIGHT if claims[place].get("optional") else 1.0


def _shares(statuses: Sequence[str]) -> list[float]:
    shares = dict.fromkeys(CLASSES, 0.0)
    best, *others = statuses or [NONE]
    shares[best] = FIRST_SHARE if others else 1.0
    for other in others:
        shares[other] += (1 - FIRST_SHARE) / len(others)
    return list(shares.values())
