from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Status
from bot.reading.forest import Forest, Tree, pack, shipped_forest, unpack
from bot.reading.model import CLASSES
from bot.reading.whole_report import PAST_FACTS

STUMP: Tree = ((1, 0.5, 1, 2), (-1, -2.0, 0, 0), (-1, 3.0, 0, 0))
LEAF: Tree = ((-1, 0.0, 0, 0),)
FOREST = Forest([0.0, 0.0], [[STUMP, LEAF], [STUMP, LEAF]])
FIGURES = len(CLASSES) + 4 + 2 * (len(Status) + 4) + len(PAST_FACTS) + 4 + 4 + 2 * len(Status)


def test_a_tree_goes_left_at_its_threshold_and_right_above() -> None:
    at, above = FOREST.probabilities([9.0, 0.5]), FOREST.probabilities([9.0, 0.6])
    assert at[0] < 0.02
    assert above[0] > 0.98


def test_a_forest_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "forest.json.gz"
    path.write_bytes(pack(FOREST))
    came = unpack(path)
    assert came == FOREST
    assert pack(came) == pack(FOREST)


@given(st.lists(st.floats(-100, 100), min_size=FIGURES, max_size=FIGURES))
def test_probabilities_sum_to_one(figures: list[float]) -> None:
    found = shipped_forest().probabilities(figures)
    assert len(found) == len(CLASSES)
    assert sum(found) == pytest.approx(1)
    assert all(0 <= value <= 1 for value in found)
