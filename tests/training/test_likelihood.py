from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from bot.evaluation.corpus import corpus_in
from bot.names.load import shipped_catalogue
from bot.program.trials import trials_of, true_claims
from bot.searches import odds
from bot.searches.backtest import BASELINES, hotseat, moments_of, score_of
from bot.searches.odds import Odds
from bot.searches.rules import DEFAULT_RULES
from bot.searches.sources import NO_SOURCES, Sources
from bot.training.likelihood import NAMES, Example, Material, fit, material_in, measured, write_odds
from bot.training.readings import kept_readings, write_readings

CORPUS = Path(__file__).parents[1] / "corpus"


def examples(favourite_wins: int, linked_wins: int) -> list[Example]:
    """Moments with a favourite, one who is linked, and someone else, who never gets it."""
    rows = [{"favourite": 1.0}, {"linked": 1.0}, {"someone_else": 1.0}]
    facts = np.array([[row.get(name, 0.0) for name in NAMES] for row in rows])
    return [
        Example("one", facts, outcome, 1.0)
        for outcome, count in enumerate((favourite_wins, linked_wins))
        for _ in range(count)
    ]


def test_who_wins_more_often_gets_the_better_odds() -> None:
    found = fit(examples(30, 10))
    assert found.favourite > found.linked > found.someone_else


def test_a_firmer_status_is_never_worth_less_whatever_came_about() -> None:
    found = fit(examples(1, 40))
    ladder = [found.out, found.unlikely, found.linked, found.candidate, found.favourite, found.talks, found.agreed]
    assert all(lower <= higher for lower, higher in pairwise(ladder))


def test_the_same_examples_give_the_same_odds() -> None:
    assert fit(examples(30, 10)) == fit(examples(30, 10))


def test_odds_are_written_where_they_stand(tmp_path: Path) -> None:
    source = Path(str(odds.__file__))
    copy = tmp_path / "odds.py"
    copy.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    write_odds(Odds(*(float(place) for place in range(len(NAMES)))), copy)
    space: dict[str, object] = {}
    exec(compile(copy.read_text(encoding="utf-8"), "odds", "exec"), space)  # noqa: S102 - the file is ours
    made = space["Odds"]
    assert callable(made)
    assert [getattr(made(), name) for name in NAMES] == [float(place) for place in range(len(NAMES))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few of the corpus' searches."""
    if not CORPUS.is_dir():
        pytest.skip("tests/corpus is not here")
    made = tmp_path_factory.mktemp("corpus")
    for path in sorted(CORPUS.glob("*-20??.json"))[::9]:
        made.joinpath(path.name).write_bytes(path.read_bytes())
    return made


def test_what_is_fitted_on_searches_beats_the_baselines_on_them(folder: Path) -> None:
    readings = {report.id: true_claims(report) for file in corpus_in(folder) for report in file.reports}
    material = material_in(folder, readings, NO_SOURCES)
    assert fit(material.examples()) == fit(material.examples())
    rules = replace(DEFAULT_RULES, odds=fit(material.examples()))
    forecast = hotseat(NO_SOURCES, rules)
    loss = score_of((forecast(moment), moment.outcome) for moment in material.gold).log_loss
    for baseline in BASELINES.values():
        assert loss < score_of((baseline(moment), moment.outcome) for moment in material.gold).log_loss


def test_readings_are_kept_as_they_were(folder: Path, tmp_path: Path) -> None:
    readings = {report.id: true_claims(report) for file in corpus_in(folder) for report in file.reports}
    write_readings(tmp_path / "readings.json", readings)
    assert kept_readings(tmp_path / "readings.json") == readings


@pytest.mark.skipif(not CORPUS.is_dir(), reason="tests/corpus is not here")
def test_with_true_claims_the_loss_is_at_most_three_quarters_of_the_best_baselines() -> None:
    """Each quarter of the files asked with what the other three give; see the README's table."""
    names = shipped_catalogue()
    sources = Sources.of(names.outlets, names.clubs, names.journalists)
    gold = [moment for trial in trials_of(corpus_in(CORPUS)) for moment in moments_of(trial)]
    found = measured(Material(sources, gold, gold))
    assert found["the true claims"].ratio <= 0.76
