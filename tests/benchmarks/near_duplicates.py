"""Which texts count as copies of others: measured on edited reports of the corpus. `python -m` this file.

Copies are made from each report as sites make them: with a word changed here and there, cut, with other boilerplate,
wrapped into own sentences. What is no copy is two reports of one search, of one day where there are, as they are and
with background paragraphs in common, as outlets repeat them under every story.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bot.ingestion.near_duplicates import SAME_STORY, Signature

CORPUS = Path(__file__).parents[1] / "corpus"
_FEWEST_WORDS = 60
_FOOTERS = (
    "Sign up for our newsletter and get the best of our football writing every Friday. You can leave at any time.",
    "Follow all the latest from the ground with our reporters, who will bring you line-ups, goals and reaction.",
    "This website uses cookies to make it work. No part of it may be reproduced without permission of the publisher.",
)
_WRAPPING = (
    "There has been another turn in the saga tonight, and supporters will want to know what it means for them.",
    "The report, which we quote at length because it deserves to be read in full, comes from a well-informed place.",
    "What do you make of it? Would he be the right man, or should the board look elsewhere before it is too late?",
)
_OTHER_WORDS = "reportedly yesterday however understood insisted suggested overnight chiefs sources meanwhile".split()


@dataclass(frozen=True)
class Pair:
    """Two texts, and whether one is a copy of the other."""

    kind: str
    is_copy: bool
    one: str
    other: str


def light_edit(text: str, chance: random.Random) -> str:
    """One word in fifteen replaced, one in thirty left out."""
    kept = []
    for word in re.split(r"(\s+)", text):
        draw = chance.random()
        kept.append(chance.choice(_OTHER_WORDS) if word.strip() and draw < 1 / 15 else "" if draw > 29 / 30 else word)
    return "".join(kept)


def cut(text: str, chance: random.Random) -> str:
    """The first two thirds, as aggregators take them."""
    words = text.split(" ")
    return " ".join(words[: int(len(words) * chance.uniform(0.6, 0.8))])


def other_boilerplate(text: str, chance: random.Random) -> str:
    """Under another site's footer."""
    return f"{text}\n\n{chance.choice(_FOOTERS)}"


def wrapped(text: str, chance: random.Random) -> str:
    """Quoted by a site with sentences of its own before and after."""
    before, after = chance.sample(_WRAPPING, 2)
    return f"{before}\n\n“{text}”\n\n{after}"


def cut_and_wrapped(text: str, chance: random.Random) -> str:
    """The hardest: a part of it, between other words."""
    return wrapped(cut(text, chance), chance)


_COPYING: tuple[Callable[[str, random.Random], str], ...] = (
    light_edit,
    cut,
    other_boilerplate,
    wrapped,
    cut_and_wrapped,
)


def pairs(corpus: Path, chance: random.Random) -> Iterator[Pair]:
    """Copies of each report that is long enough, and pairs of reports of one search."""
    for path in sorted(corpus.glob("*.json")):
        reports = json.loads(path.read_text("utf-8"))["articles"]
        reports = [one for one in reports if len(one["text"].split()) >= _FEWEST_WORDS]
        for report in reports:
            for copying in _COPYING:
                yield Pair(copying.__name__, True, report["text"], copying(report["text"], chance))
        for one, other in combinations(reports, 2):
            kind = "one day" if one["published"] == other["published"] else "one search"
            yield Pair(kind, False, one["text"], other["text"])
            background = chance.choice(reports)["text"]
            part = background[: min(len(one["text"]), len(other["text"])) // 2]
            yield Pair("same background", False, f"{one['text']}\n\n{part}", f"{other['text']}\n\n{part}")


def main() -> None:
    """Print precision and recall by threshold, then the recall of the look-up by bands at the chosen one."""
    chance = random.Random(20)
    found = list(pairs(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS, chance))
    started = time.perf_counter()
    signed = [(pair, Signature.of(pair.one), Signature.of(pair.other)) for pair in found]
    took = (time.perf_counter() - started) / (2 * len(found))
    measured = [
        (pair, one.likeness(other), bool({*one.bands()} & {*other.bands()}))
        for pair, one, other in signed
        if one and other
    ]
    copies = sum(pair.is_copy for pair, *_ in measured)
    print(f"{len(measured)} pairs, {copies} of them copies; {took * 1e6:.0f} µs a signature")
    kinds = sorted({(not pair.is_copy, pair.kind) for pair, *_ in measured})
    for _, kind in kinds:
        values = sorted(value for pair, value, _ in measured if pair.kind == kind)
        spots = [values[int((len(values) - 1) * part)] for part in (0, 0.01, 0.05, 0.5, 0.95, 0.99, 1)]
        print(f"  {kind:18} {len(values):6}  " + "  ".join(f"{value:.2f}" for value in spots))
    for threshold in sorted({*(step / 100 for step in range(20, 80, 5)), SAME_STORY}):
        _print_threshold(threshold, measured)


def _meet(one: Signature, other: Signature) -> bool:
    return bool({*one.bands()} & {*other.bands()})


def _print_threshold(threshold: float, measured: list[tuple[Pair, float, bool]]) -> None:
    alike = [(pair, met) for pair, value, met in measured if value >= threshold]
    right = sum(pair.is_copy for pair, _ in alike)
    met = sum(pair.is_copy for pair, is_met in alike if is_met)
    copies = sum(pair.is_copy for pair, *_ in measured)
    print(
        f"{threshold:.2f}: precision {right / max(1, len(alike)):.4f}, recall {right / copies:.4f}, "
        f"found by bands {met / copies:.4f}"
    )


if __name__ == "__main__":
    main()
