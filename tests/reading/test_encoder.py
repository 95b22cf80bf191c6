from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from bot.reading.encoder import MOST_PAIRS, Encoder, facts_of, joined_by
from bot.reading.lexicon import Lexicon
from bot.reading.looking import look
from bot.reading.model import CLASSES
from bot.reading.wordpiece import shipped_pieces
from tests.reading.marked_texts import report

WIDTH, HIDDEN = 384, 256
SHAPES = {
    "ff": (64, 40),
    "proj": (HIDDEN, 4 * WIDTH + 64),
    "bip": (HIDDEN, WIDTH),
    "bic": (HIDDEN, WIDTH),
    "pq": (HIDDEN, HIDDEN),
    "pk": (HIDDEN, HIDDEN),
    "pv": (HIDDEN, HIDDEN),
    "out": (len(CLASSES), 2 * HIDDEN),
}


@dataclass
class Letters:
    """A session whose states are drawn from the pieces alone, and which attends to everything alike."""

    asked: list[int] = field(default_factory=list)

    def run(self, wanted: Sequence[str], given: Mapping[str, Any]) -> Sequence[Any]:
        assert list(wanted) == ["states", "attention"]
        (ids,) = given["ids"]
        self.asked.append(len(ids))
        states = np.stack([np.random.default_rng(number).normal(size=WIDTH) for number in ids])
        attention = np.full((12, len(ids), len(ids)), 1 / len(ids))
        return [states[None].astype(np.float32), attention[None].astype(np.float32)]


@pytest.fixture
def encoder() -> Encoder:
    chance = np.random.default_rng(1)
    weights = {f"{name}.weight": chance.normal(size=shape) * 0.05 for name, shape in SHAPES.items()}
    weights |= {f"{name}.bias": np.zeros(shape[0]) for name, shape in SHAPES.items()}
    weights |= {"pn.weight": np.ones(HIDDEN), "pn.bias": np.zeros(HIDDEN), "same": np.ones((4, 3))}
    return Encoder(Letters(), {name: value.astype(np.float32) for name, value in weights.items()}, shipped_pieces())


TEXT = "Liverpool want Xabi Alonso. Chelsea want Ruben Amorim, the Sporting boss. He is keen."


def test_every_pair_gets_probabilities_of_all_classes(encoder: Encoder, lexicon: Lexicon) -> None:
    looked = look(report(TEXT), lexicon)
    found = encoder.probabilities(looked)
    assert len(found) == len(looked.pairs) > 2
    assert all(len(row) == len(CLASSES) and min(row) >= 0 and sum(row) == pytest.approx(1, abs=1e-5) for row in found)


def test_the_same_report_gives_the_same_figures(encoder: Encoder, lexicon: Lexicon) -> None:
    looked = look(report(TEXT), lexicon)
    assert encoder.probabilities(looked) == encoder.probabilities(looked)


def test_names_make_no_difference(encoder: Encoder, lexicon: Lexicon) -> None:
    first = look(report("Hull City want Chris Wilder.", day=None), lexicon)
    second = look(report("Stoke City want Steve Bruce.", day=None), lexicon)
    assert [facts_of(pair) for pair in first.pairs] == [facts_of(pair) for pair in second.pairs]
    assert encoder.probabilities(first) == encoder.probabilities(second)


def test_a_report_without_a_pair_is_not_encoded(lexicon: Lexicon) -> None:
    session = Letters()
    assert Encoder(session, {}, shipped_pieces()).probabilities(look(report("Nothing new."), lexicon)) == []
    assert session.asked == []


def test_only_the_first_pairs_of_a_list_of_everybody_are_judged(encoder: Encoder, lexicon: Lexicon) -> None:
    people = sorted(lexicon.person_by_name)[:100]
    looked = look(report(f"{', '.join(people)}: Arsenal, Chelsea, Everton, Fulham, Liverpool, Burnley."), lexicon)
    assert len(looked.pairs) > MOST_PAIRS
    assert len(encoder.probabilities(looked)) == MOST_PAIRS


def test_the_encoder_is_heard_but_does_not_overrule_the_other_looks() -> None:
    unmoved = joined_by([0.1, 0.7, 0.2], [0.1, 0.7, 0.2])
    moved = joined_by([0.1, 0.7, 0.2], [0.1, 0.2, 0.7])
    assert unmoved == pytest.approx([0.1, 0.7, 0.2], abs=1e-4)
    assert unmoved[1] > moved[1] > moved[2] > unmoved[2]
    assert sum(moved) == pytest.approx(1)
