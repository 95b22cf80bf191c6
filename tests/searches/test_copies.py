"""Articles whose text nearly repeats another one's."""

from dataclasses import replace

from bot.domain import Action, Evidence, Opening, Status
from bot.searches.copies import copies_in
from tests.searches.reports import correction, current, folded, said, standing, statuses

S = Status

KLOPP = said("2024-01-26", "bbc.co.uk", "Jurgen Klopp", S.DEPARTING)
ORIGIN = said("2024-03-01", "record.pt", "Ruben Amorim", S.TALKS, article="origin")


def copy(
    day: str,
    outlet: str,
    article: str = "copy",
    *,
    of: str = "origin",
    status: Status = S.TALKS,
    club: str = "Liverpool",
) -> Evidence:
    return said(day, outlet, "Ruben Amorim", status, article=article, echo_of=of, club=club)


def test_the_oldest_of_those_that_repeat_one_text_is_no_copy() -> None:
    later, last = copy("2024-03-02", "a.org", "b"), copy("2024-03-03", "b.org", "a")
    assert copies_in([last, ORIGIN, later]) == {("b", "Liverpool"): "origin", ("a", "Liverpool"): "origin"}
    assert copies_in([last, later]) == {("a", "Liverpool"): "b"}


def test_a_copy_of_a_copy_goes_back_to_the_first() -> None:
    second = copy("2024-03-02", "a.org", "second")
    third = copy("2024-03-03", "b.org", "third", of="second")
    assert copies_in([third, second, ORIGIN])["third", "Liverpool"] == "origin"
    assert copies_in([third, second])["third", "Liverpool"] == "second"


def test_copies_that_name_each_other_leave_one_origin() -> None:
    first, second = copy("2024-03-02", "a.org", "x", of="y"), copy("2024-03-03", "b.org", "y", of="x")
    assert copies_in([second, first]) == {("y", "Liverpool"): "x"}


def test_an_article_is_a_copy_only_where_the_first_speaks_of_that_club_too() -> None:
    elsewhere = copy("2024-03-02", "a.org", club="Sporting CP")
    assert copies_in([ORIGIN, elsewhere]) == {}


def test_a_copy_adds_nothing_but_its_count() -> None:
    alone = current([KLOPP, ORIGIN], "2024-03-10")
    copies = [copy("2024-03-02", "bbc.co.uk", "b"), copy("2024-03-03", "theathletic.com", "c", status=S.OUT)]
    together = current([KLOPP, ORIGIN, *copies], "2024-03-10")
    assert (together.reports, together.sources) == (alone.reports + 2, alone.sources)
    amorim = standing(together, "Ruben Amorim")
    assert replace(amorim, evidence=standing(alone, "Ruben Amorim").evidence) == standing(alone, "Ruben Amorim")
    assert len(amorim.evidence) == 3


def test_a_copy_opens_and_closes_nothing() -> None:
    appointed = copy("2024-03-02", "bbc.co.uk", status=S.APPOINTED)
    assert current([KLOPP, ORIGIN, appointed], "2024-03-10").search.is_open
    out = said("2024-03-01", "record.pt", "Ruben Amorim", S.OUT, article="origin")
    assert folded([out, copy("2024-03-02", "a.org")], "2024-03-10") == ()


def test_where_the_first_is_not_known_its_oldest_copy_stands_for_it() -> None:
    copies = [copy("2024-03-02", "a.org", "b"), copy("2024-03-03", "bbc.co.uk", "c")]
    (shortlist,) = folded(copies, "2024-03-10")
    assert (shortlist.search.opened_by, shortlist.reports, shortlist.sources) == (Opening.CANDIDATE, 2, 1)
    deciding = standing(shortlist, "Ruben Amorim").deciding
    assert deciding is not None
    assert deciding.article.id == "b"


def test_dropping_a_claim_does_not_let_its_copy_take_its_place() -> None:
    dropped = correction("2024-03-05", Action.DROP_CLAIM, "Ruben Amorim", article_id="origin")
    shortlist = current([KLOPP, ORIGIN, copy("2024-03-02", "a.org")], "2024-03-10", [dropped])
    assert "Ruben Amorim" not in statuses(shortlist)
