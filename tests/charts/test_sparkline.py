from datetime import timedelta

from bot.charts.sparkline import sparkline
from tests.searches.reports import moment

BEGIN, END = moment("2024-03-01"), moment("2024-03-09")


def test_each_cell_has_the_level_at_its_end() -> None:
    points = [(BEGIN, 0.0), (moment("2024-03-05"), 0.5), (END, 1.0)]
    assert sparkline(points, BEGIN, END, 8) == "▁▁▁▅▅▅▅█"


def test_before_he_was_named_there_are_dots() -> None:
    assert sparkline([(moment("2024-03-08"), 0.3)], BEGIN, END, 4) == "···▃"


def test_a_moment_is_as_wide_as_a_long_time() -> None:
    assert sparkline([(BEGIN, 1.0)], BEGIN, BEGIN, 3) == "███"
    assert sparkline([(BEGIN, 1.0)], BEGIN, BEGIN + timedelta(hours=1), 3) == "███"
