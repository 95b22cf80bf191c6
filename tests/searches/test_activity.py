from bot.domain import Opening, Status
from bot.searches.activity import activity_of, busiest_first
from tests.searches.reports import current, moment, report

S = Status

EVIDENCE = [
    *report("2024-03-01", "bbc.co.uk", Jurgen_Klopp=S.DEPARTING, Ruben_Amorim=S.FAVOURITE, Xabi_Alonso=S.OUT),
    *report("2024-03-20", "record.pt", Ruben_Amorim=S.TALKS, Arne_Slot=S.LINKED),
    *report("2024-03-21", "sky.de", Arne_Slot=S.LINKED),
]


def test_a_search_in_a_line() -> None:
    activity = activity_of(current(EVIDENCE, "2024-03-22"))
    assert (activity.club, activity.opened_by, activity.leaving) == ("Liverpool", Opening.DEPARTURE, ("Jurgen Klopp",))
    assert activity.leader is not None
    assert activity.leader.person == "Ruben Amorim"
    assert (activity.people, activity.reports, activity.reports_in_week) == (2, 3, 2)
    assert activity.newest == moment("2024-03-21")


def test_reports_older_than_a_week_do_not_make_it_busy() -> None:
    assert activity_of(current(EVIDENCE, "2024-03-28")).reports_in_week == 0
    assert activity_of(current(EVIDENCE, "2024-03-27")).reports_in_week == 1


def test_a_search_in_which_nobody_is_named_has_no_leader() -> None:
    activity = activity_of(current(report("2024-03-01", "bbc.co.uk", Jurgen_Klopp=S.DEPARTING), "2024-03-02"))
    assert (activity.leader, activity.people) == (None, 0)


def test_the_busiest_search_comes_first() -> None:
    quiet = activity_of(current(EVIDENCE, "2024-03-02"))
    busy = activity_of(current(EVIDENCE, "2024-03-22"))
    assert sorted([quiet, busy], key=busiest_first) == [busy, quiet]
