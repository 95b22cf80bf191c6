from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.charts.spreading import spread

WISHES = st.lists(st.floats(0, 1), min_size=1, max_size=8)


@given(WISHES)
def test_labels_keep_their_distance_order_and_bounds(wanted: list[float]) -> None:
    found = spread(wanted, 0.1, 0.0, 1.0)
    ordered = sorted(found)
    assert all(later - earlier >= 0.1 - 1e-9 for earlier, later in pairwise(ordered))
    assert all(-1e-9 <= place <= 1 + 1e-9 for place in ordered)
    assert all(
        found[one] < found[other]
        for one in range(len(wanted))
        for other in range(len(wanted))
        if wanted[one] < wanted[other]
    )


def test_labels_with_room_stand_where_they_want_to() -> None:
    assert spread([0.9, 0.5, 0.1], 0.1, 0.0, 1.0) == [0.9, 0.5, 0.1]


def test_of_equal_wishes_the_earlier_is_higher() -> None:
    first, second = spread([0.5, 0.5], 0.1, 0.0, 1.0)
    assert first > second


def test_too_many_labels_share_the_room_evenly() -> None:
    assert spread([0.0] * 5, 0.5, 0.0, 1.0) == [1.0, 0.75, 0.5, 0.25, 0.0]
