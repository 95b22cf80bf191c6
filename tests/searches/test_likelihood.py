from dataclasses import replace
from itertools import pairwise
from math import fsum, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Action, Status
from bot.searches.likelihood import Likelihoods, Prospect, Stage, likelihoods
from bot.searches.odds import Odds
from tests.searches.reports import correction, current, report, said, standing

S = Status
ODDS = Odds()
STAGE = Stage(3, 10.0)
LADDER = [S.AGREED, S.TALKS, S.FAVOURITE, S.CANDIDATE, S.LINKED, S.UNLIKELY, S.OUT]

trusts = st.floats(0.05, 1.0)
prospects = st.builds(
    Prospect,
    st.sampled_from(Status),
    st.lists(trusts, max_size=5).map(tuple),
    st.integers(0, 50),
    st.integers(0, 10),
    st.floats(0, 500),
)
stages = st.builds(Stage, st.integers(0, 200), st.floats(0, 1000))


def chances(*found: Prospect, stage: Stage = STAGE) -> Likelihoods:
    return likelihoods(found, stage, ODDS)


@given(st.lists(prospects, max_size=30), stages)
def test_the_likelihoods_of_all_and_of_someone_else_sum_to_one(found: list[Prospect], stage: Stage) -> None:
    result = chances(*found, stage=stage)
    assert isclose(fsum((*result.shares, result.someone_else)), 1.0, abs_tol=1e-9)
    assert all(0.0 <= share <= 1.0 for share in (*result.shares, result.someone_else))
    assert len(result.shares) == len(found)


def test_nobody_named_leaves_everything_to_someone_else() -> None:
    assert chances().someone_else == 1.0


@given(prospects, st.lists(prospects, max_size=6), stages)
def test_a_firmer_status_is_never_less_likely(one: Prospect, others: list[Prospect], stage: Stage) -> None:
    """All else equal, down the whole ladder."""
    found = [chances(replace(one, status=status), *others, stage=stage).shares[0] for status in LADDER]
    assert all(higher >= lower - 1e-12 for higher, lower in pairwise(found))


@given(prospects, st.lists(prospects, max_size=6), stages, st.lists(trusts, min_size=1, max_size=5), st.data())
def test_what_a_better_source_says_never_counts_less(
    one: Prospect, others: list[Prospect], stage: Stage, voices: list[float], data: st.DataObject
) -> None:
    better = [data.draw(st.floats(trust, 1.0)) for trust in voices]
    worse = chances(replace(one, voices=tuple(voices)), *others, stage=stage).shares[0]
    assert chances(replace(one, voices=tuple(better)), *others, stage=stage).shares[0] >= worse - 1e-12


@given(prospects, st.lists(prospects, max_size=6), stages, trusts)
def test_one_more_source_never_counts_less(one: Prospect, others: list[Prospect], stage: Stage, trust: float) -> None:
    alone = chances(one, *others, stage=stage).shares[0]
    assert chances(replace(one, voices=(*one.voices, trust)), *others, stage=stage).shares[0] >= alone - 1e-12


@given(prospects, st.lists(prospects, max_size=6), stages)
def test_refusals_and_oblivion_never_help(one: Prospect, others: list[Prospect], stage: Stage) -> None:
    now = chances(one, *others, stage=stage).shares[0]
    for worse in (replace(one, refusals=one.refusals + 1), replace(one, since=one.since + 1)):
        assert chances(worse, *others, stage=stage).shares[0] <= now + 1e-12


def test_an_agreement_that_nobody_renews_fades() -> None:
    new, old = (chances(Prospect(S.AGREED, (0.7,), age=age)).shares[0] for age in (0, 30))
    assert old < new / 2


def test_a_firm_rival_takes_more_than_a_loose_one() -> None:
    one = Prospect(S.CANDIDATE, (0.7,))
    beside_agreed = chances(one, Prospect(S.AGREED, (0.7,)))
    beside_linked = chances(one, Prospect(S.LINKED, (0.7,)))
    assert beside_agreed.shares[0] < beside_linked.shares[0]


def test_the_fitted_numbers_keep_their_meaning() -> None:
    """What `Odds` says of them."""
    assert min(ODDS.independence, ODDS.forgetting, ODDS.refusal, ODDS.rivalry) >= 0
    ladder = [ODDS.agreed, ODDS.talks, ODDS.favourite, ODDS.candidate, ODDS.linked, ODDS.unlikely, ODDS.out]
    assert ladder == sorted(ladder, reverse=True)
    assert ODDS.agreed > ODDS.talks > ODDS.candidate > ODDS.linked > ODDS.out


def test_the_same_status_ranks_by_its_sources_in_a_shortlist() -> None:
    evidence = [
        *report("2024-03-01", "rewrites.example", Worse_Sourced=S.FAVOURITE),
        *report("2024-03-01", "bbc.co.uk", Better_Sourced=S.FAVOURITE),
    ]
    shortlist = current(evidence, "2024-03-02")
    assert [one.person for one in shortlist.running] == ["Better Sourced", "Worse Sourced"]
    assert standing(shortlist, "Better Sourced").likelihood > standing(shortlist, "Worse Sourced").likelihood


KLOPP = said("2024-01-26", "bbc.co.uk", "Jurgen Klopp", S.DEPARTING)


def test_who_holds_the_job_has_no_chance_of_it() -> None:
    shortlist = current([KLOPP, said("2024-03-01", "bbc.co.uk", "Arne Slot", S.TALKS)], "2024-03-02")
    assert standing(shortlist, "Jurgen Klopp").likelihood == 0.0


def test_a_second_departing_manager_may_be_the_next_one() -> None:
    """Readers take "Slot leaves Feyenoord for Liverpool" for Liverpool's job easily."""
    evidence = [KLOPP, said("2024-02-10", "record.pt", "Arne Slot", S.DEPARTING)]
    shortlist = current(evidence, "2024-02-11")
    assert standing(shortlist, "Jurgen Klopp").likelihood == 0.0
    assert 0.0 < standing(shortlist, "Arne Slot").likelihood < 0.5


@pytest.mark.parametrize("credit", ["Liverpool", "Slot"])
def test_out_by_an_official_word_leaves_nothing_and_by_a_report_a_little(credit: str) -> None:
    before = [KLOPP, said("2024-03-01", "bbc.co.uk", "Arne Slot", S.CANDIDATE)]
    reported = current([*before, said("2024-03-05", "record.pt", "Arne Slot", S.OUT)], "2024-03-06")
    official = current([*before, said("2024-03-05", "record.pt", "Arne Slot", S.OUT, credit=credit)], "2024-03-06")
    assert (
        0.0
        < standing(reported, "Arne Slot").likelihood
        < standing(current(before, "2024-03-06"), "Arne Slot").likelihood
    )
    assert standing(official, "Arne Slot").likelihood == 0.0


def test_a_moderators_word_counts_like_a_report_beyond_doubt() -> None:
    evidence = [KLOPP, *report("2024-03-01", "record.pt", Arne_Slot=S.LINKED, Ruben_Amorim=S.LINKED)]
    word = correction("2024-03-02", Action.SET_STATUS, "Arne Slot", status=S.TALKS)
    shortlist = current(evidence, "2024-03-03", [word])
    assert standing(shortlist, "Arne Slot").likelihood > 2 * standing(shortlist, "Ruben Amorim").likelihood


def test_nothing_moves_while_nobody_reports() -> None:
    evidence = [KLOPP, *report("2024-03-01", "bbc.co.uk", Arne_Slot=S.TALKS, Ruben_Amorim=S.CANDIDATE)]
    soon, later = current(evidence, "2024-03-02"), current(evidence, "2024-03-28")
    assert standing(soon, "Arne Slot").likelihood == standing(later, "Arne Slot").likelihood


def test_a_caretaker_who_goes_is_not_taken_for_the_next_manager() -> None:
    caretaker = said("2024-01-27", "bbc.co.uk", "Pep Lijnders", S.INTERIM)
    gone = said("2024-02-10", "bbc.co.uk", "Pep Lijnders", S.DEPARTING)
    assert standing(current([KLOPP, caretaker], "2024-02-11"), "Pep Lijnders").likelihood > 0.0
    assert standing(current([KLOPP, caretaker, gone], "2024-02-11"), "Pep Lijnders").likelihood == 0.0
