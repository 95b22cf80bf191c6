"""The score is that of the corpus' own scorer, and says more."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Claim, Field, Report, Status
from bot.evaluation.club_key import ClubKeys
from bot.evaluation.corpus import GoldClaim, GoldReport, corpus_in
from bot.evaluation.score import Counts, Miss, Score, reliability, score_report
from bot.names.load import shipped_catalogue
from bot.training.examples import scorer_of

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def keys() -> ClubKeys:
    return ClubKeys(shipped_catalogue().clubs)


def claim(club: str, person: str, status: Status, *, unsure: bool = False) -> Claim:
    return Claim(club, person, status, "words", Field.TEXT, 0, 5, unsure=unsure)


def gold(*claims: GoldClaim) -> GoldReport:
    return GoldReport("a-01", Report("words"), claims)


def readings_of(report: GoldReport, luck: random.Random) -> list[Claim]:
    """A reading of the report with every kind of fault."""
    read = []
    for one in report.claims:
        if luck.random() < 0.2:
            continue
        person = one.person.split()[-1] if luck.random() < 0.2 else one.person
        read.append(claim(one.club, person, luck.choice([*Status, *[one.statuses[0]] * 12])))
        if luck.random() < 0.1:
            read.append(claim(one.club, one.person, Status.OUT))
    if luck.random() < 0.3:
        read.append(claim("Wigan Athletic", "Nobody Inparticular", Status.LINKED))
    return read


@pytest.mark.parametrize("seed", range(3))
def test_it_agrees_with_the_corpus_own_scorer(keys: ClubKeys, seed: int) -> None:
    luck = random.Random(seed)
    reports = [report for file in corpus_in(CORPUS) for report in file.reports]
    read = {report.id: readings_of(report, luck) for report in reports}
    scorer = scorer_of(CORPUS)
    said = {
        name: [{"club": one.club, "person": one.person, "status": one.status.value} for one in claims]
        for name, claims in read.items()
    }
    pairs, claims, reversals, misses = scorer.score(scorer.load(CORPUS), said)
    score = sum((score_report(report, read[report.id], keys) for report in reports), Score())

    assert score.pairs == Counts(pairs["tp"], pairs["fp"], pairs["fn"])
    assert score.claims == Counts(claims["tp"], claims["fp"], claims["fn"])
    assert (score.pairs.precision, score.pairs.recall, score.pairs.f1) == pytest.approx(scorer.rates(pairs))
    assert score.reversals == len(reversals)
    assert len(score.misses) == len(misses)
    assert score.reports == len(reports)


def test_another_spelling_of_a_club_is_the_same_club(keys: ClubKeys) -> None:
    there = GoldClaim("Wolverhampton Wanderers", "Gary O'Neil", (Status.DEPARTING,))
    score = score_report(gold(there), [claim("Wolves", "Gary O’Neil", Status.DEPARTING)], keys)
    assert score.claims == Counts(right=1)


def test_another_initial_is_another_person(keys: ClubKeys) -> None:
    there = GoldClaim("Crystal Palace", "Oliver Glasner", (Status.TALKS,))
    score = score_report(gold(there), [claim("Crystal Palace", "Peter Glasner", Status.TALKS)], keys)
    assert score.pairs == Counts(wrong=1, missed=1)


def test_what_is_optional_is_no_fault_either_way(keys: ClubKeys) -> None:
    there = GoldClaim("Leeds United", "Daniel Farke", (Status.PRESSURE,), optional=True)
    assert score_report(gold(there), [], keys).misses == ()
    found = score_report(gold(there), [claim("Leeds United", "Daniel Farke", Status.PRESSURE)], keys)
    assert (found.pairs, found.misses) == (Counts(), ())


def test_a_wrong_sign_is_a_reversal(keys: ClubKeys) -> None:
    there = GoldClaim("Liverpool", "Xabi Alonso", (Status.OUT, Status.UNLIKELY))
    score = score_report(gold(there), [claim("Liverpool", "Xabi Alonso", Status.FAVOURITE)], keys)
    assert score.reversals == 1
    assert [miss.kind for miss in score.misses] == [Miss.REVERSED]
    hedged = score_report(gold(there), [claim("Liverpool", "Xabi Alonso", Status.UNLIKELY)], keys)
    assert hedged.reversals == 0


def test_unsure_claims_do_not_count(keys: ClubKeys) -> None:
    score = score_report(gold(), [claim("Liverpool", "Xabi Alonso", Status.LINKED, unsure=True)], keys)
    assert (score.pairs, score.empty, score.empty_kept) == (Counts(), 1, 1)
    loud = score_report(gold(), [claim("Liverpool", "Xabi Alonso", Status.LINKED)], keys)
    assert (loud.pairs, loud.empty, loud.empty_kept) == (Counts(wrong=1), 1, 0)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_reliability_loses_nothing(read: list[tuple[float, bool]]) -> None:
    rows = reliability(read)
    assert sum(row.pairs for row in rows) == len(read)
    assert sum(row.right * row.pairs for row in rows) == pytest.approx(sum(right for _, right in read))
    assert all(row.low <= row.confidence <= row.high for row in rows)
