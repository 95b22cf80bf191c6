import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.terminal.likelihood import percentage, share_text
from bot.reply import Share


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0%"), (0.001, "<1%"), (0.01, "1%"), (0.484, "48%"), (0.99, "99%"), (0.999, ">99%"), (1, "100%")],
)
def test_only_the_impossible_is_0_and_only_the_certain_is_100(value: float, shown: str) -> None:
    assert percentage(value) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Share(0.5, 0.38), "█████       50% ▲12"),
        (Share(0.38, 0.5), "███▊        38% ▼12"),
        (Share(0.5, 0.5), "█████       50%"),
        (Share(0.5), "█████       50%"),
        (Share(0.5, 0.38, 0.2), "█████       50% ▲12 ▲30 in 7d"),
        (Share(0.5, 0.5, 0.6), "█████       50% ▼10 in 7d"),
        (Share(0.5, None, 0.5), "█████       50%"),
        (Share(0.0, 0.0), "             0%"),
        (Share(1.0), "██████████ 100%"),
    ],
)
def test_a_likelihood_is_a_bar_a_percentage_and_what_changed(share: Share, shown: str) -> None:
    assert share_text(share, 10).plain == shown


@given(st.floats(0, 1), st.integers(1, 40))
def test_all_bars_are_equally_wide(value: float, width: int) -> None:
    assert share_text(Share(value), width).cell_len == width + len(" 100%")
