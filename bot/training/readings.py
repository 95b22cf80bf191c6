"""What the reader finds in a folder's reports when it was trained without their files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.domain import Claim, Field, Report, Status
from bot.reading.lexicon import Lexicon
from bot.reading.model import Model
from bot.reading.reader import UNSURE_BELOW, OfflineReader
from bot.training.examples import Example, examples_in
from bot.training.fitting import figures, first_looks, fit_linear, fit_trees, forest_of, parted

Readings = Mapping[str, Sequence[Claim]]
"""The claims of each report by its id, those that the reader is unsure of among them."""


def left_out_readings(folder: Path, lexicon: Lexicon, parts: int = 4) -> dict[str, tuple[Claim, ...]]:
    """The readings of a folder in the corpus' format by readers that never saw the file that they are asked about.

    The files are cut by `parted`; each part is read with the weights that the others give. Takes minutes.
    """
    examples = examples_in(folder, lexicon)
    found: dict[str, tuple[Claim, ...]] = {}
    for learn, ask in parted(examples, parts):
        reader = _reader([examples[at] for at in learn], lexicon)
        for name in sorted({examples[at].file for at in ask}):
            for article in json.loads((folder / name).read_text(encoding="utf-8"))["articles"]:
                published = datetime.fromisoformat(article["published"]).replace(tzinfo=UTC)
                report = Report(article["text"], article["title"], published, article["outlet"])
                found[article["id"]] = reader.read_report(report)
    return found


def _reader(examples: Sequence[Example], lexicon: Lexicon) -> OfflineReader:
    linear = fit_linear(examples)
    trees = forest_of(fit_trees(examples, figures(examples, first_looks(examples))))
    weights = dict(zip(linear.facts, linear.weights.tolist(), strict=True))
    return OfflineReader(lexicon, Model(weights, linear.bias.tolist()), trees, UNSURE_BELOW)


def write_readings(path: Path, readings: Readings) -> None:
    """Keep readings in a file: the corpus' format for predictions, with each claim's quote, credit and confidence."""
    content = {
        report: [
            {
                "club": claim.club,
                "person": claim.person,
                "status": claim.status.value,
                "quote": claim.quote,
                "field": claim.field.value,
                "start": claim.start,
                "end": claim.end,
                "attributed_to": claim.attributed_to,
                "confidence": claim.confidence,
                "unsure": claim.unsure,
            }
            for claim in claims
        ]
        for report, claims in sorted(readings.items())
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def kept_readings(path: Path) -> dict[str, tuple[Claim, ...]]:
    """Readings that `write_readings` kept."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return {report: tuple(_claim(one) for one in claims) for report, claims in content.items()}


def _claim(content: Mapping[str, str | int | float | bool | None]) -> Claim:
    credit = content["attributed_to"]
    return Claim(
        club=str(content["club"]),
        person=str(content["person"]),
        status=Status(str(content["status"])),
        quote=str(content["quote"]),
        field=Field(str(content["field"])),
        start=int(content["start"] or 0),
        end=int(content["end"] or 0),
        attributed_to=None if credit is None else str(credit),
        confidence=float(content["confidence"] or 0),
        unsure=bool(content["unsure"]),
    )
