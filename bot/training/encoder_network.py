"""The encoder as it is trained: a BERT of six layers and the network on top of it, as functions of named weights.

`bot.reading.encoder` computes the same from the exported weights.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from bot.reading.mention import Kind
from bot.reading.model import CLASSES
from bot.reading.placeholders import Staged

Weights = Mapping[str, Tensor]

WIDTH, LAYERS, ATTENTION_HEADS = 384, 6, 12
FROZEN = 3
"""How many lower layers keep the weights that they come with: what they compute is then computed once."""
HIDDEN, PAIR_HEADS = 256, 4
FACTS, FACTS_HIDDEN = 40, 64
LAYER_DROPOUT, HEAD_DROPOUT = 0.1, 0.25
_EPSILON, _FAINT = 1e-12, 1e-3

_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "n1": "attention.output.LayerNorm",
    "f1": "intermediate.dense",
    "f2": "output.dense",
    "n2": "output.LayerNorm",
}


@dataclass(frozen=True)
class Asked:
    """The pairs of one report as the network takes them."""

    people: Tensor
    """For each pair, the index of its person in the report."""
    clubs: Tensor
    facts: Tensor
    """A row for each pair; see `bot.reading.encoder.facts_of`."""


@dataclass(frozen=True)
class Below:
    """One window after the frozen layers."""

    states: Tensor
    """Half precision, to be kept in memory."""
    kinds: Tensor


def first_weights(base: Path, seed: int) -> dict[str, Tensor]:
    """The pretrained layers from a `model.safetensors` of all-MiniLM-L6-v2, and a fresh network on top."""
    given = {name.removeprefix("bert."): value.float() for name, value in load_file(base).items()}
    found = {
        "bert.emb": given["embeddings.word_embeddings.weight"],
        "bert.pos": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
        "bert.norm.weight": given["embeddings.LayerNorm.weight"],
        "bert.norm.bias": given["embeddings.LayerNorm.bias"],
        "bert.kind.weight": torch.zeros(4, WIDTH),
    }
    for layer in range(LAYERS):
        for part, name in _PARTS.items():
            for end in ("weight", "bias"):
                found[f"bert.layers.{layer}.{part}.{end}"] = given[f"encoder.layer.{layer}.{name}.{end}"]
    chance = torch.Generator().manual_seed(seed)
    for name, (inward, outward) in {
        "ff": (FACTS, FACTS_HIDDEN),
        "proj": (4 * WIDTH + FACTS_HIDDEN, HIDDEN),
        "bip": (WIDTH, HIDDEN),
        "bic": (WIDTH, HIDDEN),
        "pq": (HIDDEN, HIDDEN),
        "pk": (HIDDEN, HIDDEN),
        "out": (2 * HIDDEN, len(CLASSES)),
    }.items():
        found[f"{name}.weight"] = (torch.rand(outward, inward, generator=chance) * 2 - 1) / math.sqrt(inward)
        found[f"{name}.bias"] = torch.zeros(outward)
    # At first no pair listens to the others.
    found |= {"pv.weight": torch.zeros(HIDDEN, HIDDEN), "pv.bias": torch.zeros(HIDDEN), "same": torch.zeros(4, 3)}
    return found | {"pn.weight": torch.ones(HIDDEN), "pn.bias": torch.zeros(HIDDEN)}


def is_trained(name: str) -> bool:
    """Whether training changes the weights of this name."""
    frozen = ("bert.emb", "bert.pos", "bert.norm", *(f"bert.layers.{layer}." for layer in range(FROZEN)))
    return not name.startswith(frozen)


def below(weights: Weights, staged: Staged) -> list[Below]:
    """Every window after the frozen layers."""
    found = []
    with torch.no_grad():
        for window in staged.windows:
            embedded = weights["bert.emb"][torch.tensor(window.pieces)] + weights["bert.pos"][: len(window.pieces)]
            states = functional.layer_norm(
                embedded, (WIDTH,), weights["bert.norm.weight"], weights["bert.norm.bias"], _EPSILON
            )
            for layer in range(FROZEN):
                states, _ = _layer(weights, layer, states, training=False)
            found.append(Below(states.half(), torch.tensor(window.kinds)))
    return found


def scores(weights: Weights, staged: Staged, windows: Sequence[Below], asked: Asked, *, training: bool) -> Tensor:
    """Unnormalised log-probabilities of each pair, in the order of `CLASSES`."""
    states, attended, places = _above(weights, staged, windows, asked, training=training)
    owners_states = _pooled(states, places)
    last = states[torch.tensor([row[-1] for row in places])]
    clubs = asked.clubs + len(staged.people)
    person, club, context = owners_states[asked.people], owners_states[clubs], attended @ states
    facts = functional.gelu(_linear(weights, "ff", asked.facts))
    joined = torch.cat([person, club, last[asked.people], context, facts], dim=1)
    rows = torch.tanh(_linear(weights, "proj", functional.dropout(joined, HEAD_DROPOUT, training)))
    product = torch.tanh(_linear(weights, "bip", person + context)) * torch.tanh(
        _linear(weights, "bic", club + context)
    )
    together = torch.cat([_among(weights, rows, asked), product], dim=1)
    return _linear(weights, "out", functional.dropout(together, HEAD_DROPOUT, training))


def _above(
    weights: Weights, staged: Staged, windows: Sequence[Below], asked: Asked, *, training: bool
) -> tuple[Tensor, Tensor, list[list[int]]]:
    """States of all windows in a row, what each pair attends to of them, and where each owner is in the row."""
    states, attended = [], []
    people = len(staged.people)
    places: list[list[int]] = [[] for _ in range(people + len(staged.clubs))]
    offset = 0
    for window, low in zip(staged.windows, windows, strict=True):
        spread = torch.zeros(len(places), len(window.pieces))
        for place in window.places:
            owner = place.owner + (people if place.kind is Kind.CLUB else 0)
            spread[owner, place.piece] = 1
            places[owner].append(offset + place.piece)
        state = low.states.float() + weights["bert.kind.weight"][low.kinds]
        attention = state
        for layer in range(FROZEN, LAYERS):
            state, attention = _layer(weights, layer, state, training=training)
        by_owner = (spread / spread.sum(1, keepdim=True).clamp(min=1)) @ attention
        attended.append((by_owner[:, asked.people] * (by_owner[:, asked.clubs + people] + _FAINT)).sum(0))
        states.append(state)
        offset += len(window.pieces)
    total = torch.cat(attended, dim=1)
    return torch.cat(states), total / total.sum(1, keepdim=True).clamp(min=1e-9), [row or [0] for row in places]


def _layer(weights: Weights, number: int, states: Tensor, *, training: bool) -> tuple[Tensor, Tensor]:
    name = f"bert.layers.{number}."
    length = len(states)
    asked, offered, said = (
        _linear(weights, name + part, states).view(length, ATTENTION_HEADS, -1).transpose(0, 1) for part in "qkv"
    )
    attention = torch.softmax(asked @ offered.transpose(1, 2) / math.sqrt(WIDTH // ATTENTION_HEADS), dim=-1)
    heard = _linear(weights, name + "o", (attention @ said).transpose(0, 1).reshape(length, WIDTH))
    states = _normal(weights, name + "n1", states + functional.dropout(heard, LAYER_DROPOUT, training), _EPSILON)
    thought = _linear(weights, name + "f2", functional.gelu(_linear(weights, name + "f1", states)))
    states = _normal(weights, name + "n2", states + functional.dropout(thought, LAYER_DROPOUT, training), _EPSILON)
    return states, attention


def _among(weights: Weights, rows: Tensor, asked: Asked) -> Tensor:
    count = len(rows)
    ask, offer, say = (
        _linear(weights, name, rows).view(count, PAIR_HEADS, -1).transpose(0, 1) for name in ("pq", "pk", "pv")
    )
    near = weights["same"]
    same_person = (asked.people[:, None] == asked.people).float()
    same_club = (asked.clubs[:, None] == asked.clubs).float()
    weighed = ask @ offer.transpose(1, 2) / math.sqrt(HIDDEN // PAIR_HEADS)
    weighed = weighed + near[:, 0, None, None] * same_person + near[:, 1, None, None] * same_club
    heard = (torch.softmax(weighed, dim=-1) @ say).transpose(0, 1).reshape(count, HIDDEN)
    return _normal(weights, "pn", rows + heard, 1e-5)


def _pooled(states: Tensor, places: Sequence[Sequence[int]]) -> Tensor:
    return torch.stack([torch.logsumexp(states[list(row)], dim=0) for row in places])


def _linear(weights: Weights, name: str, rows: Tensor) -> Tensor:
    return functional.linear(rows, weights[f"{name}.weight"], weights[f"{name}.bias"])


def _normal(weights: Weights, name: str, rows: Tensor, epsilon: float) -> Tensor:
    return functional.layer_norm(rows, rows.shape[-1:], weights[f"{name}.weight"], weights[f"{name}.bias"], epsilon)
