"""The two looks of the reader, fitted: a linear model over facts of a pair, then trees over all pairs of a report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from bot.reading.forest import Forest, Tree
from bot.reading.model import CLASSES, LENGTH
from bot.reading.whole_report import figures_of
from bot.training.examples import Example

Table = NDArray[np.float64]
"""A row for each example, a column for each class (or figure)."""

FEWEST = 4
"""In how many pairs a fact must occur to get a weight."""
STRENGTH = 0.03
"""Inverse of the penalty on the weights (scikit-learn's C), chosen among 0.01, 0.03, 0.05, 0.3 and 0.5 by
cross-validation."""
SEED = 20240328
ROUNDS = 70
"""How many rounds of trees are grown."""


@dataclass(frozen=True)
class Linear:
    """The first look before it is packed: a row of weights for each fact, in the order of `CLASSES`."""

    facts: Sequence[str]
    weights: Table
    bias: Table

    def probabilities(self, examples: Sequence[Example]) -> Table:
        """One row for each example."""
        scores = _matrix(examples, self.facts) @ self.weights + self.bias
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def fit_linear(examples: Sequence[Example]) -> Linear:
    """Fit the first look. The same examples give the same weights."""
    counts = Counter(fact for example in examples for fact in example.pair.facts)
    facts = sorted(fact for fact, count in counts.items() if count >= FEWEST)
    learner = LogisticRegression(C=STRENGTH, max_iter=300)
    learner.fit(
        _matrix(examples, facts),
        [example.answer for example in examples],
        sample_weight=[example.weight for example in examples],
    )
    order = [list(learner.classes_).index(name) for name in CLASSES]
    return Linear(facts, learner.coef_[order].T, learner.intercept_[order])


def _matrix(examples: Sequence[Example], facts: Sequence[str]) -> csr_matrix:
    place = {fact: at for at, fact in enumerate(facts)}
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for example in examples:
        known = sorted(place[fact] for fact in example.pair.facts if fact in place)
        columns += known
        values += [LENGTH / len(known) ** 0.5] * len(known)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(examples), len(facts)))


def figures(examples: Sequence[Example], first: Table) -> Table:
    """What the second look sees of every example, given the probabilities of the first."""
    by_article: defaultdict[str, list[int]] = defaultdict(list)
    for at, example in enumerate(examples):
        by_article[example.article].append(at)
    rows: dict[int, list[float]] = {}
    for places in by_article.values():
        weighed = [examples[at].pair.weighed([float(value) for value in first[at]]) for at in places]
        rows.update(zip(places, figures_of(weighed), strict=True))
    return np.array([rows[at] for at in range(len(examples))])


def fit_trees(examples: Sequence[Example], seen: Table, rounds: int = ROUNDS) -> HistGradientBoostingClassifier:
    """Fit the second look on `figures`, which must come from first looks that did not see the same files."""
    learner = HistGradientBoostingClassifier(
        max_iter=rounds,
        learning_rate=0.08,
        max_leaf_nodes=12,
        min_samples_leaf=15,
        l2_regularization=2.0,
        early_stopping=False,
        random_state=SEED,
    )
    learner.fit(
        seen,
        [example.answer for example in examples],
        sample_weight=[example.weight for example in examples],
    )
    return learner


def tree_probabilities(learner: HistGradientBoostingClassifier, seen: Table) -> Table:
    """The second look's probabilities in the order of `CLASSES`."""
    order = [list(learner.classes_).index(name) for name in CLASSES]
    return np.asarray(learner.predict_proba(seen)[:, order])


def forest_of(learner: HistGradientBoostingClassifier) -> Forest:
    """The fitted trees as the program walks them.

    scikit-learn has no public way to them; the ranges of the `train` extra name the versions that this was tried with.
    """
    order = [list(learner.classes_).index(name) for name in CLASSES]
    start = learner._baseline_prediction.reshape(-1)[order]  # noqa: SLF001
    rounds = [[_tree(trees[place].nodes) for place in order] for trees in learner._predictors]  # noqa: SLF001
    return Forest([float(value) for value in start], rounds)


def _tree(nodes: np.ndarray[tuple[int], np.dtype[np.void]]) -> Tree:
    return tuple(
        (-1, round(float(node["value"]), 6), 0, 0)
        if node["is_leaf"]
        else (int(node["feature_idx"]), float(node["num_threshold"]), int(node["left"]), int(node["right"]))
        for node in nodes
    )


def parted(examples: Sequence[Example], parts: int) -> list[tuple[list[int], list[int]]]:
    """The examples cut by file, as (to learn from, to be asked) for each part; whole files are left out."""
    files = sorted({example.file for example in examples})
    cuts = []
    for part in range(parts):
        held = set(files[part::parts])
        asked = [at for at, example in enumerate(examples) if example.file in held]
        cuts.append(([at for at in range(len(examples)) if examples[at].file not in held], asked))
    return cuts


def first_looks(examples: Sequence[Example], parts: int = 4) -> Table:
    """Probabilities of the first look for every example, from weights that never saw its file."""
    result = np.zeros((len(examples), len(CLASSES)))
    for learn, ask in parted(examples, parts):
        result[ask] = fit_linear([examples[at] for at in learn]).probabilities([examples[at] for at in ask])
    return result
