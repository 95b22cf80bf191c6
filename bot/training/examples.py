"""A folder in the corpus' format as pairs with their right answers."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from bot.domain import Report
from bot.reading.lexicon import Lexicon
from bot.reading.looking import Pair, look
from bot.reading.model import NONE

OPTIONAL_WEIGHT = 0.5
"""What a borderline claim weighs in training beside a plain one."""


@dataclass(frozen=True)
class Example:
    """One pair of one report, and what the report claims of it."""

    file: str
    article: str
    pair: Pair
    answer: str
    """One of `model.CLASSES`."""
    weight: float


def examples_in(folder: Path, lexicon: Lexicon, scored_like: Path | None = None) -> list[Example]:
    """Every pair that the reader would weigh in the folder's articles, file by file.

    `scored_like` is the folder whose `score.py` tells which names are the same; the folder itself by default.
    """
    scorer = scorer_of(scored_like or folder)
    found: list[Example] = []
    for path in sorted(folder.glob("*.json")):
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            published = datetime.fromisoformat(article["published"]).replace(tzinfo=UTC)
            report = Report(article["text"], article["title"], published, article["outlet"])
            for pair in look(report, lexicon).pairs:
                place = scorer.find(article["claims"], {"club": pair.club, "person": pair.person})
                gold = None if place is None else article["claims"][place]
                answer = gold["status"][0] if gold else NONE
                weight = OPTIONAL_WEIGHT if gold and gold.get("optional") else 1.0
                found.append(Example(path.name, article["id"], pair, answer, weight))
    return found


def scorer_of(folder: Path) -> ModuleType:
    """The corpus' own `score.py`, which stands in its folder."""
    path = folder / "score.py"
    if not path.is_file():
        raise SystemExit(f"{folder} has no score.py: name a folder in the corpus' format")
    spec = importlib.util.spec_from_file_location("corpus_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} cannot be loaded: name a folder in the corpus' format")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
