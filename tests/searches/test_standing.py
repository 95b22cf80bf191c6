"""One person's status, decided from several sources."""

import pytest

from bot.domain import Evidence, Status
from tests.searches.reports import current, said, standing

S = Status


def decided(*evidence: Evidence, as_of: str = "2024-06-01") -> Status:
    opened = said("2023-12-31", "record.pt", "Jurgen Klopp", S.DEPARTING)
    return standing(current([opened, *evidence], as_of), "Ruben Amorim").status


def amorim(day: str, outlet: str, status: Status, credit: str | None = None) -> Evidence:
    return said(day, outlet, "Ruben Amorim", status, credit=credit)


def test_a_source_is_believed_in_its_latest_word() -> None:
    earlier, later = amorim("2024-04-01", "bbc.co.uk", S.AGREED), amorim("2024-04-02", "bbc.co.uk", S.LINKED)
    assert decided(earlier, later) is S.LINKED


def test_a_later_refusal_beats_an_earlier_hope_of_an_equal_source() -> None:
    hopes = [
        amorim(f"2024-04-0{day}", outlet, S.FAVOURITE) for day, outlet in enumerate(["a.org", "b.org", "c.org"], 1)
    ]
    assert decided(*hopes) is S.FAVOURITE
    assert decided(*hopes, amorim("2024-04-05", "record.pt", S.OUT)) is S.OUT


def test_a_weak_source_does_not_undo_what_better_ones_say() -> None:
    hopes = [amorim("2024-04-01", "bbc.co.uk", S.TALKS), amorim("2024-04-01", "theathletic.com", S.TALKS)]
    assert decided(*hopes, amorim("2024-04-02", "rewrites.example", S.OUT)) is S.TALKS


def test_several_sources_revive_one_who_was_out() -> None:
    out = amorim("2024-04-01", "bbc.co.uk", S.OUT)
    tabloid, strong = amorim("2024-04-02", "mirror.co.uk", S.TALKS), amorim("2024-04-04", "theathletic.com", S.TALKS)
    assert decided(out, tabloid) is S.OUT
    assert decided(out, tabloid, strong, amorim("2024-04-05", "record.pt", S.TALKS)) is S.TALKS


def test_lists_of_outsiders_do_not_pull_down_one_who_is_in_talks() -> None:
    lists = [amorim("2024-04-03", outlet, S.LINKED) for outlet in ("a.org", "b.org", "c.org")]
    assert decided(amorim("2024-04-02", "record.pt", S.TALKS), *lists) is S.TALKS


def test_old_hopes_fade_before_new_lukewarm_ones() -> None:
    lukewarm = [amorim("2024-04-03", outlet, S.CANDIDATE) for outlet in ("a.org", "b.org", "c.org")]
    assert decided(amorim("2024-01-05", "bbc.co.uk", S.FAVOURITE), *lukewarm) is S.CANDIDATE


def test_sources_that_agree_on_the_direction_meet_at_the_firmest_that_has_support() -> None:
    assert decided(amorim("2024-04-01", "a.org", S.UNLIKELY), amorim("2024-04-02", "b.org", S.OUT)) is S.OUT


def test_repeating_what_a_source_says_does_not_make_it_newer() -> None:
    origin = amorim("2024-04-01", "record.pt", S.TALKS, "Sky Germany")
    echo = amorim("2024-04-20", "bbc.co.uk", S.TALKS, "Sky Germany")
    shortlist = current([origin, echo], "2024-04-21")
    assert standing(shortlist, "Ruben Amorim").deciding == origin
    assert (shortlist.reports, shortlist.sources) == (2, 1)


def test_a_late_echo_does_not_take_its_source_back() -> None:
    first = amorim("2024-04-01", "record.pt", S.CANDIDATE, "Sky Germany")
    second = amorim("2024-04-03", "record.pt", S.AGREED, "Sky Germany")
    slow = amorim("2024-04-04", "mirror.co.uk", S.CANDIDATE, "Sky Germany")
    assert decided(first, second, slow) is S.AGREED


def test_a_source_itself_may_go_back_to_what_it_said() -> None:
    days = [("2024-04-01", S.CANDIDATE), ("2024-04-03", S.AGREED), ("2024-04-04", S.CANDIDATE)]
    assert decided(*(amorim(day, "sky.de", status) for day, status in days)) is S.CANDIDATE


def test_copy_that_a_group_shares_is_an_echo() -> None:
    origin, copy = amorim("2024-04-01", "mirror.co.uk", S.TALKS), amorim("2024-04-09", "express.co.uk", S.TALKS)
    assert standing(current([origin, copy], "2024-04-10"), "Ruben Amorim").deciding == origin


def test_an_outlet_that_says_so_again_itself_makes_it_newer() -> None:
    first, again = amorim("2024-04-01", "bbc.co.uk", S.TALKS), amorim("2024-04-09", "bbc.co.uk", S.TALKS)
    amorim_now = standing(current([first, again], "2024-04-10"), "Ruben Amorim")
    assert amorim_now.deciding == again
    assert amorim_now.since == first.article.published_at


@pytest.mark.parametrize("credit", [None, "Liverpool"])
def test_the_clubs_word_that_he_is_out_stands_against_reports(credit: str | None) -> None:
    outlet = "record.pt" if credit else "liverpoolfc.com"
    out = amorim("2024-04-10", outlet, S.OUT, credit)
    reports = [
        amorim(f"2024-04-{day}", o, S.AGREED) for day, o in [("09", "bbc.co.uk"), ("11", "sky.de"), ("12", "a.org")]
    ]
    assert decided(out, *reports) is S.OUT


def test_his_own_word_that_he_is_out_stands_against_reports() -> None:
    out = amorim("2024-04-10", "record.pt", S.OUT, "Amorim")
    assert (
        decided(out, *(amorim("2024-04-11", outlet, S.TALKS) for outlet in ("bbc.co.uk", "sky.de", "a.org"))) is S.OUT
    )


def test_another_clubs_site_is_no_official_word_here() -> None:
    out = amorim("2024-04-10", "sporting.pt", S.OUT)
    reports = [amorim("2024-04-11", outlet, S.TALKS) for outlet in ("bbc.co.uk", "sky.de", "a.org", "b.org")]
    assert decided(out, *reports) is S.TALKS


def test_the_club_itself_may_take_its_word_back() -> None:
    out, talks = amorim("2024-04-10", "liverpoolfc.com", S.OUT), amorim("2024-04-15", "liverpoolfc.com", S.TALKS)
    assert decided(out, talks) is S.TALKS


def test_an_old_official_refusal_gives_way_to_reports_in_the_end() -> None:
    out = amorim("2024-01-10", "liverpoolfc.com", S.OUT)
    assert decided(out, amorim("2024-05-20", "bbc.co.uk", S.TALKS)) is S.TALKS


def test_since_is_when_the_status_began_and_not_when_it_was_last_confirmed() -> None:
    evidence = [
        amorim("2024-04-01", "bbc.co.uk", S.CANDIDATE),
        amorim("2024-04-05", "bbc.co.uk", S.TALKS),
        amorim("2024-04-09", "theathletic.com", S.TALKS),
    ]
    assert standing(current(evidence, "2024-04-10"), "Ruben Amorim").since == evidence[1].article.published_at
