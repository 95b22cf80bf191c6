"""The Liverpool search of 2024, told in short, and what may be asked of it at any moment."""

from bot.domain import Ending, Evidence, Opening, Shortlist, Status
from bot.searches.fold import holder_standings
from tests.searches.reports import SOURCES, current, folded, moment, report, said, standing, statuses

S = Status

JANUARY = report(
    "2024-01-26", "bbc.co.uk", Jurgen_Klopp=S.DEPARTING, Xabi_Alonso=S.FAVOURITE, Roberto_De_Zerbi=S.LINKED
)
MARCH = [
    *report("2024-03-11", "theathletic.com", Xabi_Alonso=S.FAVOURITE, Ruben_Amorim=S.CANDIDATE),
    *report("2024-03-29", "bbc.co.uk", Xabi_Alonso=S.OUT, Ruben_Amorim=S.FAVOURITE, Roberto_De_Zerbi=S.CANDIDATE),
    said("2024-03-29", "bbc.co.uk", "Xabi Alonso", S.STAYING, club="Bayer Leverkusen", start=900),
]
APRIL = [
    said("2024-04-08", "mirror.co.uk", "Ruben Amorim", S.AGREED, credit="Sky Germany"),
    *report("2024-04-22", "theathletic.com", Ruben_Amorim=S.OUT, Arne_Slot=S.TALKS, Jurgen_Klopp=S.DEPARTING),
    *report("2024-04-27", "bbc.co.uk", Arne_Slot=S.AGREED),
]
MAY = report("2024-05-20", "liverpoolfc.com", Arne_Slot=S.APPOINTED)
WHOLE: list[Evidence] = [*JANUARY, *MARCH, *APRIL, *MAY]


def people(shortlist: Shortlist) -> list[str]:
    return [one.person for one in shortlist.running]


def test_a_departure_opens_a_search() -> None:
    (shortlist,) = folded(WHOLE, "2024-02-01")
    assert shortlist.search.is_open
    assert shortlist.search.opened_by is Opening.DEPARTURE
    assert shortlist.search.opened_at == moment("2024-01-26")
    assert [(one.person, one.status) for one in shortlist.holders] == [("Jurgen Klopp", S.DEPARTING)]
    assert people(shortlist) == ["Xabi Alonso", "Roberto De Zerbi"]


def test_who_says_no_is_ruled_out_with_the_words_that_say_so() -> None:
    shortlist = current(WHOLE, "2024-03-30")
    assert people(shortlist) == ["Ruben Amorim", "Roberto De Zerbi"]
    (alonso,) = shortlist.ruled_out
    assert (alonso.person, alonso.since) == ("Xabi Alonso", moment("2024-03-29"))
    assert all(alonso.likelihood < one.likelihood for one in shortlist.running)
    assert alonso.deciding is not None
    assert alonso.deciding.claim.quote == "Xabi Alonso: out"
    assert [item.article.published_at for item in alonso.evidence] == [
        moment("2024-03-29"),
        moment("2024-03-11"),
        moment("2024-01-26"),
    ]


def test_the_trend_is_what_the_likelihood_was_a_day_before() -> None:
    before, after = current(WHOLE, "2024-03-28 12:00"), current(WHOLE, "2024-03-29 12:00")
    assert standing(after, "Ruben Amorim").likelihood_before == standing(before, "Ruben Amorim").likelihood
    assert standing(after, "Ruben Amorim").likelihood > standing(before, "Ruben Amorim").likelihood
    assert standing(after, "Xabi Alonso").likelihood_before == standing(before, "Xabi Alonso").likelihood > 0


def test_one_who_was_not_named_a_day_before_has_no_trend() -> None:
    assert standing(current(WHOLE, "2024-04-22"), "Arne Slot").likelihood_before is None
    assert standing(current(WHOLE, "2024-04-24"), "Arne Slot").likelihood_before is not None


def test_an_appointment_closes_the_search() -> None:
    (shortlist,) = folded(WHOLE, "2024-05-25")
    search = shortlist.search
    assert (search.closed_at, search.closed_by) == (moment("2024-05-20"), Ending.APPOINTMENT)
    assert search.appointed == people(shortlist)[0] == "Arne Slot"
    slot = shortlist.running[0]
    assert (slot.status, slot.likelihood, slot.since) == (S.APPOINTED, 1.0, moment("2024-05-20"))
    assert slot.deciding == MAY[0]
    assert shortlist.someone_else == 0.0
    assert all(one.likelihood == 0.0 for one in shortlist.everyone if one is not slot)


def test_a_closed_search_stays_readable_as_it_was() -> None:
    years_later = current(WHOLE, "2026-05-25")
    assert years_later.as_of == moment("2024-06-19")
    assert statuses(years_later) == statuses(current(WHOLE, "2024-05-21"))


def test_the_shortlist_counts_its_articles_and_what_they_come_down_to() -> None:
    shortlist = current(WHOLE, "2024-05-25")
    assert shortlist.reports == 7
    assert shortlist.sources == 4


def test_the_shortlist_does_not_move_while_nobody_reports() -> None:
    soon, late = current(WHOLE, "2024-03-31"), current(WHOLE, "2024-04-07")
    assert [one.likelihood for one in soon.running] == [one.likelihood for one in late.running]


def test_a_club_of_which_nothing_is_said_has_no_search() -> None:
    assert folded(WHOLE, "2024-05-25", club="Arsenal") == ()
    assert folded(WHOLE, "2024-01-25") == ()


def test_a_man_who_stays_makes_no_search_but_holds_his_job() -> None:
    assert folded(WHOLE, "2024-05-25", club="Bayer Leverkusen") == ()
    (alonso,) = holder_standings("Bayer Leverkusen", WHOLE, as_of=moment("2024-05-25"), sources=SOURCES)
    assert (alonso.person, alonso.status, alonso.likelihood) == ("Xabi Alonso", S.STAYING, 0.0)


def test_the_job_is_held_by_the_one_who_goes_until_another_is_appointed() -> None:
    (klopp,) = holder_standings("Liverpool", WHOLE, as_of=moment("2024-05-19"), sources=SOURCES)
    (slot,) = holder_standings("Liverpool", WHOLE, as_of=moment("2024-05-21"), sources=SOURCES)
    assert (klopp.person, klopp.status) == ("Jurgen Klopp", S.DEPARTING)
    assert (slot.person, slot.status, slot.likelihood) == ("Arne Slot", S.APPOINTED, 1.0)


def test_the_man_appointed_holds_the_job_beside_what_is_said_of_others_later() -> None:
    later = [*WHOLE, said("2025-03-01", "bbc.co.uk", "Xabi Alonso", S.LINKED)]
    assert [one.person for one in holder_standings("Liverpool", later, as_of=moment("2025-03-02"))] == ["Arne Slot"]


def test_claims_handed_in_twice_count_once() -> None:
    assert folded([*WHOLE, *WHOLE], "2024-04-10") == folded(WHOLE, "2024-04-10")


def test_caretakers_stand_behind_those_who_had_the_job() -> None:
    evidence = [
        *report("2023-04-06", "bbc.co.uk", Graham_Potter=S.DEPARTING, Frank_Lampard=S.INTERIM),
        *report("2023-05-28", "record.pt", Frank_Lampard=S.DEPARTING),
        *report("2023-05-28", "bbc.co.uk", Frank_Lampard=S.DEPARTING),
        *report("2023-05-28", "theathletic.com", Frank_Lampard=S.DEPARTING),
    ]
    assert [one.person for one in current(evidence, "2023-05-28").holders] == ["Graham Potter", "Frank Lampard"]
