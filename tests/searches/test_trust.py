from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Tally, Tier
from bot.searches.trust import chance_of_right, earned, month_of

CALLS = st.integers(0, 500)
TIERS = st.sampled_from(Tier)


@given(TIERS, CALLS, CALLS)
def test_the_chance_of_being_right_is_a_probability_short_of_certainty(tier: Tier, right: int, wrong: int) -> None:
    assert 0 < chance_of_right(tier, Tally(right, wrong)) < 1


@given(TIERS, CALLS, CALLS)
def test_a_better_record_never_trusts_less(tier: Tier, right: int, wrong: int) -> None:
    here = earned(tier, Tally(right, wrong))
    assert earned(tier, Tally(right + 1, wrong)) > here > earned(tier, Tally(right, wrong + 1))


@given(TIERS, TIERS, CALLS, CALLS)
def test_of_equal_records_the_better_tiers_is_never_trusted_less(
    one: Tier, other: Tier, right: int, wrong: int
) -> None:
    better, worse = sorted((one, other))
    assert chance_of_right(better, Tally(right, wrong)) >= chance_of_right(worse, Tally(right, wrong))


@pytest.mark.parametrize("tier", Tier)
def test_nothing_is_earned_without_a_record(tier: Tier) -> None:
    assert earned(tier, Tally()) == 1.0


def test_a_long_record_outweighs_the_tier() -> None:
    assert chance_of_right(Tier.WEAK, Tally(95, 5)) > chance_of_right(Tier.OFFICIAL, Tally(50, 50))


def test_records_are_drawn_up_by_the_month_in_utc() -> None:
    assert month_of(datetime.fromisoformat("2024-03-01T00:30:00+01:00")) == datetime(2024, 2, 1, tzinfo=UTC)
