"""Training is repeatable, and the program weighs what training weighed."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from bot.names.load import shipped_catalogue
from bot.reading import forest, model
from bot.reading.lexicon import build_lexicon
from bot.reading.model import CLASSES
from bot.training.examples import Example, examples_in
from bot.training.fitting import figures, fit_linear, fit_trees, forest_of, parted, tree_probabilities

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[Example]:
    folder = tmp_path_factory.mktemp("corpus")
    for name in ("score.py", "posts.json", "statements.json", "liverpool-2024.json"):
        shutil.copy(CORPUS / name, folder)
    names = shipped_catalogue()
    return examples_in(folder, build_lexicon(names.clubs, names.people, names.outlets))


def test_the_same_corpus_gives_the_same_first_look(examples: list[Example], tmp_path: Path) -> None:
    packed = []
    for _ in range(2):
        linear = fit_linear(examples)
        packed.append(model.pack(linear.facts, linear.weights.tolist(), linear.bias.tolist()))
    assert packed[0] == packed[1]

    path = tmp_path / "model.json.gz"
    path.write_bytes(packed[0])
    few = examples[:40]
    read = [model.unpack(path).probabilities(example.pair.facts) for example in few]
    assert np.allclose(read, linear.probabilities(few), atol=0.02)


def test_the_program_walks_the_trees_as_they_were_fitted(examples: list[Example]) -> None:
    even = np.full((len(examples), len(CLASSES)), 1 / len(CLASSES))
    seen = figures(examples, even)
    trees = fit_trees(examples, seen, rounds=3)
    grown = forest_of(trees)

    walked = [grown.probabilities([float(value) for value in row]) for row in seen[:40]]

    assert np.allclose(walked, tree_probabilities(trees, seen[:40]), atol=1e-3)
    assert forest.pack(grown) == forest.pack(forest_of(fit_trees(examples, seen, rounds=3)))


def test_no_file_is_learned_from_and_asked_about_at_once(examples: list[Example]) -> None:
    for learn, ask in parted(examples, 3):
        assert {examples[at].file for at in learn}.isdisjoint(examples[at].file for at in ask)
    assert sorted(at for _, ask in parted(examples, 3) for at in ask) == list(range(len(examples)))
