from datetime import timedelta
from math import fsum, isclose

from bot.domain import Status
from bot.searches.course import MOST_STEPS, course_of
from tests.searches.reports import SOURCES, current, moment, said, standing

S = Status
EVIDENCE = [
    said("2024-01-26", "bbc.co.uk", "Jurgen Klopp", S.DEPARTING),
    said("2024-02-20", "bbc.co.uk", "Xabi Alonso", S.FAVOURITE),
    said("2024-03-05", "sky.de", "Ruben Amorim", S.TALKS),
]
END = said("2024-03-20", "liverpoolfc.com", "Ruben Amorim", S.APPOINTED)


def test_each_step_is_what_a_shortlist_of_that_moment_says() -> None:
    course = course_of(current(EVIDENCE, "2024-03-10"), EVIDENCE, sources=SOURCES)
    assert [step.at for step in course.steps] == [
        moment(day) for day in ("2024-01-26", "2024-02-20", "2024-03-05", "2024-03-10")
    ]
    for step in course.steps:
        shortlist = current(EVIDENCE, step.at.isoformat()[:10])
        assert step.someone_else == shortlist.someone_else
        assert all(standing(shortlist, name).likelihood == share for name, share in step.shares.items())
        assert isclose(fsum((*step.shares.values(), step.someone_else)), 1.0, abs_tol=1e-9)


def test_a_search_that_is_over_ends_with_its_end() -> None:
    told = [*EVIDENCE, END, said("2024-03-25", "bbc.co.uk", "Xabi Alonso", S.OUT)]
    course = course_of(current(told, "2024-04-01"), told, sources=SOURCES)
    assert course.until == course.last.at == moment("2024-03-20")
    assert course.last.shares["Ruben Amorim"] == 1.0
    assert course.peak_of("Xabi Alonso") > 0


def test_of_very_many_moments_some_are_passed_over() -> None:
    days = [(moment("2024-01-27") + timedelta(hours=place)).strftime("%Y-%m-%d %H:%M") for place in range(200)]
    told = [*EVIDENCE, *(said(day, "record.pt", f"Man {place}", S.LINKED) for place, day in enumerate(days[::1]))]
    course = course_of(current(told, "2024-03-10"), told, sources=SOURCES)
    assert len(course.steps) == MOST_STEPS
    assert (course.steps[0].at, course.last.at) == (moment("2024-01-26"), moment("2024-03-10"))
