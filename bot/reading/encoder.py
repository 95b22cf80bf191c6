"""A small language model's opinion of every pair of a report: a fine-tuned encoder in 8 bits, run without PyTorch.

The whole report is encoded once, with stand-ins for its names (`placeholders`). A pair is then judged from the places
where the two are meant, from what the last layer attends to from both, and from what `Weighed` knows of it.
How the weights were made is in `bot/reading/data/model-card.md`.
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.reading.looking import Looked, Pair
from bot.reading.mention import Kind
from bot.reading.model import CLASSES
from bot.reading.placeholders import Staged, Window, stage
from bot.reading.whole_report import PAST_FACTS, Weighed
from bot.reading.wordpiece import WordPieces, shipped_pieces

MOST_PAIRS = 400
"""How many pairs of one report are judged: the first ones. A long live blog has some 300."""
VOICE = 0.35
"""What the encoder's opinion weighs beside that of the other looks; chosen by cross-validation among 0.2, 0.35, 0.5
and 0.7. Alone it is worse than they are, but it errs elsewhere."""
_UNHEARD_OF = 1e-6
_HEADS = 4
_FAINT = 1e-3
"""What a piece counts for a pair that only the person's mentions attend to: little, but more than nothing."""

Table = NDArray[np.float32]


class Session(Protocol):
    """What is used of an `onnxruntime.InferenceSession`."""

    def run(self, wanted: Sequence[str], given: Mapping[str, Any]) -> Sequence[Any]:
        """Compute the outputs of these names."""


@dataclass(frozen=True)
class Encoder:
    """The encoder and the small network on top of it. Pure; safe to share between threads."""

    session: Session
    weights: Mapping[str, Table]
    pieces: WordPieces

    def probabilities(self, looked: Looked) -> list[list[float]]:
        """For each of the first `MOST_PAIRS` pairs, probabilities in the order of `CLASSES`; they sum to 1."""
        pairs = looked.pairs[:MOST_PAIRS]
        if not pairs:
            return []
        staged = stage(looked.marked, self.pieces)
        people = np.array([staged.people[pair.person] for pair in pairs])
        clubs = np.array([len(staged.people) + staged.clubs[pair.club] for pair in pairs])
        states, attended = self._encoded(staged, people, clubs)
        pooled, last = _pooled(states, _places(staged))
        person, club = pooled[people], pooled[clubs]
        context = attended @ states
        facts = _gelu(self._linear("ff", np.array([facts_of(pair) for pair in pairs], np.float32)))
        joined = np.tanh(self._linear("proj", np.concatenate([person, club, last[people], context, facts], axis=1)))
        product = np.tanh(self._linear("bip", person + context)) * np.tanh(self._linear("bic", club + context))
        scores = self._linear("out", np.concatenate([self._among(joined, people, clubs), product], axis=1))
        found: list[list[float]] = _softmax(scores).astype(float).tolist()
        return found

    def _encoded(self, staged: Staged, people: NDArray[Any], clubs: NDArray[Any]) -> tuple[Table, Table]:
        """The state of every piece, all windows in one row, and for each pair how much each piece is attended to."""
        states, attended = [], []
        owners = len(staged.people) + len(staged.clubs)
        for window in staged.windows:
            state, attention = self._run(window)
            spread = np.zeros((owners, len(window.pieces)), np.float32)
            for place in window.places:
                spread[place.owner + (len(staged.people) if place.kind is Kind.CLUB else 0), place.piece] = 1
            spread /= np.maximum(spread.sum(axis=1, keepdims=True), 1)
            by_owner = np.matmul(spread, attention)
            both = np.zeros((len(people), len(window.pieces)), np.float32)
            for head in by_owner:
                both += head[people] * (head[clubs] + _FAINT)
            states.append(state)
            attended.append(both)
        total = np.concatenate(attended, axis=1)
        return np.concatenate(states), total / np.maximum(total.sum(axis=1, keepdims=True), 1e-9)

    def _run(self, window: Window) -> tuple[Table, Table]:
        given = {
            "ids": np.array([window.pieces], np.int64),
            "places": np.arange(len(window.pieces), dtype=np.int64)[None],
            "kinds": np.array([window.kinds], np.int64),
        }
        states, attention = self.session.run(["states", "attention"], given)
        return states[0], attention[0]

    def _among(self, rows: Table, people: NDArray[Any], clubs: NDArray[Any]) -> Table:
        """Each pair after it has looked at the others, those of its person and of its club apart."""
        count, width = rows.shape
        asked, offered, said = (
            self._linear(name, rows).reshape(count, _HEADS, -1).transpose(1, 0, 2) for name in ("pq", "pk", "pv")
        )
        near = self.weights["same"]
        same_person, same_club = people[:, None] == people, clubs[:, None] == clubs
        scores = asked @ offered.transpose(0, 2, 1) / math.sqrt(width // _HEADS)
        scores = scores + near[:, 0, None, None] * same_person + near[:, 1, None, None] * same_club
        heard = (_softmax(scores) @ said).transpose(1, 0, 2).reshape(count, width)
        mixed = rows + heard
        centred = mixed - mixed.mean(axis=1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-5)
        return np.asarray(scaled * self.weights["pn.weight"] + self.weights["pn.bias"])

    def _linear(self, name: str, rows: Table) -> Table:
        return rows @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]


def joined_by(looks: Sequence[float], encoder: Sequence[float]) -> list[float]:
    """A pair's probabilities after the encoder was heard beside the other looks: their weighted geometric mean."""
    powers = [
        (look + _UNHEARD_OF) ** (1 - VOICE) * (own + _UNHEARD_OF) ** VOICE
        for look, own in zip(looks, encoder, strict=True)
    ]
    total = sum(powers)
    return [power / total for power in powers]


def facts_of(pair: Pair) -> list[float]:
    """What is known of a pair beside its words, each figure about 0 to 1."""
    return facts_of_weighed(pair.weighed([1 / len(CLASSES)] * len(CLASSES)))


def facts_of_weighed(pair: Weighed) -> list[float]:
    """The same of a pair that is weighed already."""
    return [
        *(float(fact in pair.past) for fact in PAST_FACTS),
        *(math.log1p(count) for count in pair.nearness),
        float(pair.is_main),
        pair.first / 10,
        (pair.last - pair.first) / 10,
        pair.length / 40,
        *(value / 3 for value in pair.said),
        *pair.said_last,
    ]


@cache
def shipped_encoder() -> Encoder:
    """The encoder in the package. Takes most of a second: call it off the loop."""
    data = resources.files("bot.reading").joinpath("data")
    return load_encoder(
        data.joinpath("encoder.onnx").read_bytes(), data.joinpath("encoder-head.npz").read_bytes(), shipped_pieces()
    )


def load_encoder(graph: bytes, head: bytes, pieces: WordPieces) -> Encoder:
    """An encoder from what `bot.training.encoder` wrote. It computes in the thread that asks, and in no other."""
    import onnxruntime  # noqa: PLC0415 - heavy, and needed only by those who read

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    with np.load(io.BytesIO(head)) as arrays:
        weights = {name: arrays[name].astype(np.float32) for name in arrays.files}
    return Encoder(session, weights, pieces)


def _places(staged: Staged) -> list[list[int]]:
    """Where each person, then each club, is meant, in the row of all windows; the beginning for who is nowhere."""
    found: list[list[int]] = [[] for _ in range(len(staged.people) + len(staged.clubs))]
    offset = 0
    for window in staged.windows:
        for place in window.places:
            found[place.owner + (len(staged.people) if place.kind is Kind.CLUB else 0)].append(offset + place.piece)
        offset += len(window.pieces)
    return [row or [0] for row in found]


def _pooled(states: Table, places: Sequence[Sequence[int]]) -> tuple[Table, Table]:
    """For each owner the log-sum-exp of the states at his places, and the state at the last of them."""
    pooled = []
    for row in places:
        chosen = states[list(row)]
        top = chosen.max(axis=0)
        pooled.append(top + np.log(np.exp(chosen - top).sum(axis=0)))
    return np.array(pooled), states[[row[-1] for row in places]]


def _softmax(scores: Table) -> Table:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def _gelu(rows: Table) -> Table:
    halves = [0.5 * (1 + math.erf(value / math.sqrt(2))) for value in rows.ravel().tolist()]
    return rows * np.array(halves, np.float32).reshape(rows.shape)
