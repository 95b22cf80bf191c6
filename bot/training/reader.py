"""Train the offline reader on a folder in the corpus' format, and measure it by leaving whole files out.

    python -m bot.training.reader tests/corpus --with tests/more_corpus

Learns from both folders; is measured on the first alone, whose files are left out in turn. Writes the weights into
`bot/reading/data`; prints the cross-validated score and how often claims of a confidence are right. Deterministic: the
same folders and the same lists of names give the same files.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.names.load import shipped_catalogue
from bot.reading import forest, model
from bot.reading.lexicon import build_lexicon
from bot.reading.model import CLASSES, NONE
from bot.reading.verdict import verdict
from bot.training.examples import Example, examples_in, scorer_of
from bot.training.fitting import (
    Table,
    figures,
    first_looks,
    fit_linear,
    fit_trees,
    forest_of,
    parted,
    tree_probabilities,
)

DATA = Path(__file__).parents[1] / "reading" / "data"


def cross_validate(examples: Sequence[Example], more: Sequence[Example] = (), parts: int = 4) -> Table:
    """The reader's probabilities for every example, from weights that never saw its file; all learn from `more`."""
    result = np.zeros((len(examples), len(CLASSES)))
    for learn, ask in parted(examples, parts):
        known, unknown = [*(examples[at] for at in learn), *more], [examples[at] for at in ask]
        trees = fit_trees(known, figures(known, first_looks(known)))
        first = fit_linear(known).probabilities(unknown)
        second = tree_probabilities(trees, figures(unknown, first))
        result[ask] = [verdict(example.pair, *rows) for example, *rows in zip(unknown, first, second, strict=True)]
    return result


def print_scores(folder: Path, examples: Sequence[Example], probabilities: Table) -> None:
    """Print the score at several thresholds, and how often a claim of a given confidence is right about its pair."""
    scorer = scorer_of(folder)
    gold = scorer.load(folder)
    empty = {article["id"] for article in gold if not article["claims"]}
    sure = 1 - probabilities[:, 0]
    status = [CLASSES[1 + int(row[1:].argmax())] for row in probabilities]
    print("counts from    pairs P       R      F1  claims P      R      F1  reversals  empty stay empty")
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        said: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
        for example, confidence, name in zip(examples, sure, status, strict=True):
            if confidence >= threshold:
                pair = example.pair
                said[example.article].append({"club": pair.club, "person": pair.person, "status": name})
        pairs, claims, reversals, _ = scorer.score(gold, said)
        figures_ = " ".join(f"{figure:7.3f}" for figure in (*scorer.rates(pairs), *scorer.rates(claims)))
        quiet = sum(article not in said for article in empty) / len(empty)
        print(f"{threshold:11.2f}  {figures_} {len(reversals):8} {quiet:14.3f}")
    print("confidence    pairs   right")
    for low in np.arange(0.2, 1.0, 0.1):
        inside = [example for example, value in zip(examples, sure, strict=True) if low <= value < low + 0.1]
        if inside:
            right = sum(example.answer != NONE for example in inside) / len(inside)
            print(f"{low:.1f} to {low + 0.1:.1f} {len(inside):8} {right:7.2f}")


def write_weights(examples: Sequence[Example]) -> None:
    """Fit both looks on everything and write their files."""
    linear = fit_linear(examples)
    trees = forest_of(fit_trees(examples, figures(examples, first_looks(examples))))
    files = {
        "model.json.gz": model.pack(linear.facts, linear.weights.tolist(), linear.bias.tolist()),
        "forest.json.gz": forest.pack(trees),
    }
    for name, content in files.items():
        (DATA / name).write_bytes(content)
        print(f"wrote {name}: {len(content) / 1e6:.2f} MB")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, then write."""
    parser = argparse.ArgumentParser(prog="python -m bot.training.reader", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder in the corpus' format, with its score.py")
    parser.add_argument("--with", dest="more", type=Path, help="another such folder to learn from, never measured on")
    parser.add_argument("--measure", action="store_true", help="measure only; write nothing")
    parser.add_argument("--write", action="store_true", help="write only; do not measure")
    chosen = parser.parse_args(arguments)
    names = shipped_catalogue()
    lexicon = build_lexicon(names.clubs, names.people, names.outlets)
    examples = examples_in(chosen.folder, lexicon)
    more = examples_in(chosen.more, lexicon, chosen.folder) if chosen.more else []
    print(f"{len(examples)} pairs, {sum(example.answer != NONE for example in examples)} of them claimed")
    if not chosen.write:
        print_scores(chosen.folder, examples, cross_validate(examples, more))
    if not chosen.measure:
        write_weights([*examples, *more])
    return 0


if __name__ == "__main__":
    sys.exit(main())
