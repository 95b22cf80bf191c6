"""Fit the likelihoods on a folder in the corpus' format, and measure them by leaving files out.

    python -m bot.training.likelihood tests/corpus

Prints the table that `hotseat backtest` prints, with every search asked by numbers that were fitted on three quarters
of the files, its own not among them, and read by a reader trained without its file. Then it writes the numbers fitted
on everything into `bot/searches/odds.py`. Deterministic: the same corpus, names and rules give the same numbers.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bot.domain import Status
from bot.evaluation.corpus import corpus_in
from bot.names.load import shipped_catalogue
from bot.program.backtest import Compared, compared, comparison_text
from bot.program.trials import trials_of
from bot.reading.lexicon import build_lexicon
from bot.searches import odds as odds_module
from bot.searches.backtest import BASELINES, Forecaster, Moment, hotseat, is_over, moments_of
from bot.searches.likelihood import fact_of, facts_of, facts_of_someone_else
from bot.searches.odds import Odds
from bot.searches.periods import story_of
from bot.searches.prospects import prospects_of, stage_of
from bot.searches.record import record_of
from bot.searches.rules import DEFAULT_RULES
from bot.searches.sources import Sources
from bot.training.readings import Readings, kept_readings, left_out_readings, write_readings

PARTS = 4
PENALTY = 0.5
"""On the squared numbers, so that few moments cannot drive one far."""
READ = 0.1
"""What a moment weighs with the reader's claims, beside 1 - READ with the true ones. Mostly the truth, or the numbers
would make up for the errors of one reader; not only it, or they would trust every word."""
NAMES = tuple(field.name for field in fields(Odds))
_LADDER = (Status.OUT, Status.UNLIKELY, Status.LINKED, Status.CANDIDATE, Status.FAVOURITE, Status.TALKS, Status.AGREED)
_AT_LEAST_0 = frozenset({"independence", "forgetting", "refusal", "rivalry"})

Table = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One moment as the fit sees it."""

    file: str
    facts: Table
    """A row for each prospect and one for someone else, a column for each of `NAMES`."""
    outcome: int
    """The row that came about."""
    weight: float


def example_of(moment: Moment, sources: Sources, weight: float) -> Example | None:
    """The facts at a moment; None where no likelihood decides.

    Then nobody is named, the search is over, or the outcome is not among those who may get it.
    """
    trial = moment.trial
    story = story_of(record_of(trial.club, moment.evidence, (), moment.at, sources, DEFAULT_RULES), DEFAULT_RULES)
    period = story.periods[-1]
    if period.is_closed or is_over(moment, period.closed_at):
        return None
    prospects = prospects_of(period)
    people = [story.identity.of(name) for name in prospects]
    outcome = story.identity.of(moment.outcome) if moment.outcome else None
    if not people or (outcome is not None and outcome not in people):
        return None
    facts = [*facts_of(list(prospects.values())), facts_of_someone_else(stage_of(period))]
    table = np.array([[row.get(name, 0.0) for name in NAMES] for row in facts])
    return Example(trial.name, table, people.index(outcome) if outcome else len(people), weight)


def fit(examples: Sequence[Example]) -> Odds:
    """The odds under which what came about was likeliest, less a penalty, with the statuses in their order.

    Statuses are fitted as steps of at least 0 from `out` upwards, so that a firmer one is never worth less.
    """
    steps = np.eye(len(NAMES))
    places = [NAMES.index(fact_of(status)) for status in _LADDER]
    for at, place in enumerate(places):
        steps[place, places[:at]] = 1.0
    bounds: list[tuple[float | None, float | None]] = [
        (0.0, None) if name in _AT_LEAST_0 or at in places[1:] else (None, None) for at, name in enumerate(NAMES)
    ]
    tables = [(example.facts @ steps, example.outcome, example.weight) for example in examples]

    def cost(values: Table) -> tuple[float, Table]:
        total, slope = PENALTY * float(values @ values), 2 * PENALTY * values
        for table, outcome, weight in tables:
            scores = table @ values
            powers = np.exp(scores - scores.max())
            shares = powers / powers.sum()
            total -= weight * float(np.log(shares[outcome]))
            slope = slope - weight * (table[outcome] - shares @ table)
        return total, slope

    found = minimize(cost, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B", bounds=bounds)
    return Odds(*(round(float(value), 3) for value in steps @ found.x))


@dataclass(frozen=True)
class Material:
    """The moments of one folder, with the true claims and with read ones."""

    sources: Sources
    gold: Sequence[Moment]
    read: Sequence[Moment]

    def examples(self) -> list[Example]:
        """What the fit learns from."""
        weighed = [(moment, 1 - READ) for moment in self.gold] + [(moment, READ) for moment in self.read]
        made = (example_of(moment, self.sources, weight) for moment, weight in weighed)
        return [example for example in made if example]


def measured(material: Material) -> Mapping[str, Compared]:
    """The comparison with true and with read claims, each file asked by odds fitted without its part of the files."""
    examples = material.examples()
    files = sorted({moment.trial.name for moment in material.gold})
    asked: dict[str, Forecaster] = {}
    for part in range(PARTS):
        held = set(files[part::PARTS])
        odds = fit([example for example in examples if example.file not in held])
        forecast = hotseat(material.sources, replace(DEFAULT_RULES, odds=odds))
        asked |= dict.fromkeys(held, forecast)
    left_out = {"Hotseat": lambda moment: asked[moment.trial.name](moment), **BASELINES}
    return {
        "the true claims": compared(material.gold, left_out),
        "claims read by a reader that was trained without the file": compared(material.read, left_out),
    }


def write_odds(odds: Odds, path: Path) -> None:
    """Put the numbers into the module that has them."""
    text = path.read_text(encoding="utf-8")
    for name in NAMES:
        text = re.sub(
            rf"^    {name}: float = .*$", f"    {name}: float = {getattr(odds, name)!r}", text, flags=re.MULTILINE
        )
    path.write_text(text, encoding="utf-8")


def material_in(folder: Path, readings: Readings, sources: Sources) -> Material:
    """The moments of a folder."""
    files = corpus_in(folder)
    gold, read = trials_of(files), trials_of(files, lambda report: readings[report.id])
    return Material(sources, *([moment for trial in trials for moment in moments_of(trial)] for trials in (gold, read)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, then write."""
    parser = argparse.ArgumentParser(prog="python -m bot.training.likelihood", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder in the corpus' format, with its score.py")
    parser.add_argument("--measure", action="store_true", help="measure only; write nothing")
    parser.add_argument("--write", action="store_true", help="write only; do not measure")
    parser.add_argument(
        "--readings", type=Path, help="a file with the left-out readings; where it is not there, they are kept in it"
    )
    chosen = parser.parse_args(arguments)
    names = shipped_catalogue()
    if chosen.readings and chosen.readings.is_file():
        readings: Readings = kept_readings(chosen.readings)
    else:
        print("Training the reader four times, each time without a quarter of the files. This takes minutes.")
        readings = left_out_readings(chosen.folder, build_lexicon(names.clubs, names.people, names.outlets), PARTS)
        if chosen.readings:
            write_readings(chosen.readings, readings)
    sources = Sources.of(names.outlets, names.clubs, names.journalists)
    material = material_in(chosen.folder, readings, sources)
    if not chosen.write:
        for claims, found in measured(material).items():
            print(f"\nWith {claims}:\n{comparison_text(found)}")
    if not chosen.measure:
        odds = fit(material.examples())
        write_odds(odds, Path(str(odds_module.__file__)))
        print(odds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
