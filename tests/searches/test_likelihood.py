from datetime import timedelta
from math import fsum, isclose

from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Status
from bot.searches.likelihood import Prospect, Voice, likelihoods
from bot.searches.rules import Odds
from tests.searches.reports import current, report, standing

S = Status
ODDS = Odds()
RUNNING = [S.AGREED, S.TALKS, S.FAVOURITE, S.CANDIDATE, S.LINKED, S.UNLIKELY, S.INTERIM]

voices = st.builds(Voice, st.sampled_from([0.3, 0.5, 0.7, 0.85, 1.0]), st.timedeltas(timedelta(), timedelta(days=400)))
prospects = st.builds(Prospect, st.sampled_from(RUNNING), st.lists(voices, max_size=5).map(tuple))


def shares(*found: Prospect) -> tuple[float, ...]:
    return likelihoods(found, ODDS).shares


def fresh(status: Status, *trusts: float, days: int = 0) -> Prospect:
    return Prospect(status, tuple(Voice(trust, timedelta(days=days)) for trust in trusts))


@given(st.lists(prospects, max_size=30))
def test_the_likelihoods_of_all_and_of_someone_else_sum_to_one(found: list[Prospect]) -> None:
    result = likelihoods(found, ODDS)
    assert isclose(fsum((*result.shares, result.someone_else)), 1.0, abs_tol=1e-9)
    assert all(0.0 <= share <= 1.0 for share in (*result.shares, result.someone_else))


def test_nobody_named_leaves_everything_to_someone_else() -> None:
    assert likelihoods([], ODDS).someone_else == 1.0


def test_firmer_statuses_are_likelier() -> None:
    ladder = [S.AGREED, S.TALKS, S.FAVOURITE, S.CANDIDATE, S.LINKED, S.UNLIKELY]
    found = shares(*(fresh(status, 0.7) for status in ladder))
    assert list(found) == sorted(found, reverse=True)
    assert len(set(found)) == len(found)


def test_a_caretaker_has_a_modest_share() -> None:
    caretaker, candidate, unlikely = shares(fresh(S.INTERIM, 0.7), fresh(S.CANDIDATE, 0.7), fresh(S.UNLIKELY, 0.7))
    assert unlikely < caretaker < candidate


@given(st.sampled_from(RUNNING), st.integers(0, 300))
def test_what_a_better_source_says_never_counts_less(status: Status, days: int) -> None:
    found = shares(*(fresh(status, trust, days=days) for trust in (1.0, 0.85, 0.7, 0.5, 0.3)))
    assert list(found) == sorted(found, reverse=True)


def test_a_second_source_and_a_newer_one_count_for_more() -> None:
    two, one, old = shares(fresh(S.TALKS, 0.7, 0.7), fresh(S.TALKS, 0.7), fresh(S.TALKS, 0.7, days=30))
    assert two > one > old


def test_the_same_status_ranks_by_its_sources_in_a_shortlist() -> None:
    evidence = [
        *report("2024-03-01", "rewrites.example", Worse_Sourced=S.FAVOURITE),
        *report("2024-03-01", "bbc.co.uk", Better_Sourced=S.FAVOURITE),
    ]
    shortlist = current(evidence, "2024-03-02")
    assert [one.person for one in shortlist.running] == ["Better Sourced", "Worse Sourced"]
    assert standing(shortlist, "Better Sourced").likelihood > standing(shortlist, "Worse Sourced").likelihood
