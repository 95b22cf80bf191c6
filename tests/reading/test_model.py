import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Status
from bot.reading.model import CLASSES, Model, pack, shipped_model, unpack

WEIGHT = st.floats(-5, 5, allow_nan=False)
ROW = st.lists(WEIGHT, min_size=len(CLASSES), max_size=len(CLASSES))


def packed(path: Path, weights: list[list[float]]) -> Model:
    path.write_bytes(pack([f"fact {at} é" for at in range(len(weights))], weights, [0.25] * len(CLASSES)))
    return unpack(path)


def test_a_model_comes_back_as_it_was_within_a_step(tmp_path: Path) -> None:
    weights = [[at / 7 - place for place in range(len(CLASSES))] for at in range(5)]
    model = packed(tmp_path / "model.json.gz", weights)
    step = max(abs(value) for row in weights for value in row) / 127
    assert list(model.weights) == [f"fact {at} é" for at in range(5)]
    for row, came in zip(weights, model.weights.values(), strict=True):
        assert came == pytest.approx(row, abs=step / 2 + 1e-9)
    assert model.bias == [0.25] * len(CLASSES)


def test_the_same_model_gives_the_same_bytes() -> None:
    assert pack(["a"], [[1.0] * len(CLASSES)], [0.0]) == pack(["a"], [[1.0] * len(CLASSES)], [0.0])


def test_weights_of_other_statuses_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.json.gz"
    path.write_bytes(gzip.compress(json.dumps({"classes": ["none", "sacked"]}).encode()))
    with pytest.raises(ValueError, match="train them again"):
        unpack(path)


@given(st.dictionaries(st.text(), ROW), ROW, st.sets(st.text()))
def test_probabilities_sum_to_one(weights: dict[str, list[float]], bias: list[float], more: set[str]) -> None:
    found = Model(weights, bias).probabilities(weights.keys() | more)
    assert sum(found) == pytest.approx(1)
    assert all(0 <= value <= 1 for value in found)


def test_the_order_of_the_facts_does_not_matter() -> None:
    model = shipped_model()
    facts = list(model.weights)[::97]
    assert model.scores(facts) == model.scores(facts[::-1])
    assert model.pull(facts, Status.OUT) == model.pull(facts[::-1], Status.OUT)


def test_a_fact_that_training_never_saw_weighs_nothing() -> None:
    model = shipped_model()
    known = next(iter(model.weights))
    assert model.scores({known, "never seen"}) == model.scores({known})
    assert model.scores({"never seen"}) == model.scores(()) == list(model.bias)
