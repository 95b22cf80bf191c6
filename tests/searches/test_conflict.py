"""Sources that contradict each other are shown side by side."""

from bot.domain import Evidence, Status
from tests.searches.reports import current, report, said, standing

S = Status


def conflict(*evidence: Evidence, as_of: str = "2024-06-01") -> list[tuple[Status, str]]:
    opened = said("2023-12-31", "record.pt", "Jurgen Klopp", S.DEPARTING)
    found = standing(current([opened, *evidence], as_of), "Ruben Amorim").conflict
    return [(item.claim.status, item.article.outlet) for item in found]


def amorim(day: str, outlet: str, status: Status, credit: str | None = None) -> Evidence:
    return said(day, outlet, "Ruben Amorim", status, credit=credit)


def test_a_hope_and_a_refusal_of_about_the_same_time_are_a_conflict() -> None:
    talks, out = amorim("2024-04-02", "bbc.co.uk", S.TALKS), amorim("2024-04-03", "rewrites.example", S.OUT)
    assert conflict(talks, out) == [(S.TALKS, "bbc.co.uk"), (S.OUT, "rewrites.example")]


def test_the_word_that_decides_comes_first() -> None:
    talks, out = amorim("2024-04-02", "record.pt", S.TALKS), amorim("2024-04-03", "bbc.co.uk", S.OUT)
    assert conflict(talks, out) == [(S.OUT, "bbc.co.uk"), (S.TALKS, "record.pt")]


def test_sources_that_differ_only_in_how_firm_they_are_do_not_contradict_each_other() -> None:
    assert conflict(amorim("2024-04-02", "bbc.co.uk", S.TALKS), amorim("2024-04-03", "record.pt", S.LINKED)) == []


def test_news_that_overtakes_an_old_report_is_no_conflict() -> None:
    assert conflict(amorim("2024-03-01", "record.pt", S.TALKS), amorim("2024-04-03", "bbc.co.uk", S.OUT)) == []


def test_a_source_that_changed_its_mind_does_not_contradict_itself() -> None:
    assert conflict(amorim("2024-04-02", "bbc.co.uk", S.TALKS), amorim("2024-04-03", "bbc.co.uk", S.OUT)) == []


def test_the_clubs_word_leaves_no_conflict() -> None:
    assert (
        conflict(amorim("2024-04-02", "bbc.co.uk", S.TALKS), amorim("2024-04-03", "record.pt", S.OUT, "Liverpool"))
        == []
    )


def test_pressure_and_backing_contradict_each_other() -> None:
    evidence = [
        *report("2024-04-01", "bbc.co.uk", Erik_ten_Hag=S.PRESSURE, Thomas_Tuchel=S.LINKED),
        *report("2024-04-02", "sky.de", Erik_ten_Hag=S.STAYING),
    ]
    ten_hag = standing(current(evidence, "2024-04-03"), "Erik ten Hag")
    assert {item.claim.status for item in ten_hag.conflict} == {S.PRESSURE, S.STAYING}


def test_a_search_that_is_over_has_no_conflict_left() -> None:
    talks, out = amorim("2024-04-02", "bbc.co.uk", S.TALKS), amorim("2024-04-03", "rewrites.example", S.OUT)
    assert conflict(talks, out, said("2024-04-05", "liverpoolfc.com", "Arne Slot", S.APPOINTED)) == []


def test_a_caretaker_is_named_until_the_search_ends() -> None:
    evidence = [
        *report("2024-04-01", "bbc.co.uk", Jurgen_Klopp=S.DEPARTING, John_Heitinga=S.INTERIM, Arne_Slot=S.LINKED),
        *report("2024-04-05", "sky.de", John_Heitinga=S.CANDIDATE),
    ]
    interim = current(evidence, "2024-04-06").interim
    assert interim is not None
    assert interim.person == "John Heitinga"
    other = [*evidence, *report("2024-04-10", "bbc.co.uk", Pep_Lijnders=S.INTERIM)]
    interim = current(other, "2024-04-11").interim
    assert interim is not None
    assert interim.person == "Pep Lijnders"
    assert current([*other, *report("2024-04-12", "bbc.co.uk", Arne_Slot=S.APPOINTED)], "2024-04-13").interim is None
