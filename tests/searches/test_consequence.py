"""What would change if an unsure claim counted."""

from datetime import timedelta

from bot.domain import Evidence, Status
from bot.searches.consequence import Consequence, consequences, urgency
from tests.searches.reports import SOURCES, moment, report, said

S = Status
OPEN = report("2024-03-01", "bbc.co.uk", Jurgen_Klopp=S.DEPARTING, Ruben_Amorim=S.FAVOURITE)
NOW = moment("2024-03-10")


def consequence(doubt: Evidence, evidence: list[Evidence]) -> Consequence:
    (found,) = consequences("Liverpool", [*evidence, doubt], [], [doubt], as_of=NOW, sources=SOURCES)
    return found


def unsure(person: str, status: Status, outlet: str = "sky.de", *, credit: str | None = None) -> Evidence:
    return said("2024-03-08", outlet, person, status, unsure=True, credit=credit)


def test_a_claim_that_would_end_the_search_weighs_most() -> None:
    found = consequence(unsure("Ruben Amorim", S.APPOINTED), OPEN)
    assert found.turns
    assert found.weight > consequence(unsure("Ruben Amorim", S.OUT), OPEN).weight > 1


def test_a_claim_that_would_open_a_search_turns_it() -> None:
    assert consequence(unsure("Jurgen Klopp", S.DEPARTING), []).turns


def test_a_claim_about_somebody_not_named_yet_names_him() -> None:
    found = consequence(unsure("Xabi Alonso", S.TALKS), OPEN)
    assert found.moved == (("Xabi Alonso", None, S.TALKS),)
    assert 0 < found.shift <= 1


def test_an_echo_would_change_nothing() -> None:
    found = consequence(unsure("Ruben Amorim", S.FAVOURITE, credit="BBC"), OPEN)
    assert (found.turns, found.moved, found.weight) == (False, (), 0)


def test_each_claim_is_weighed_alone() -> None:
    first, second = unsure("Xabi Alonso", S.TALKS), unsure("Arne Slot", S.LINKED, "record.pt")
    evidence = [*OPEN, first, second]
    found = consequences("Liverpool", evidence, [], [second, first], as_of=NOW, sources=SOURCES)
    assert [[person for person, _, _ in one.moved] for one in found] == [["Arne Slot"], ["Xabi Alonso"]]
    assert consequences("Liverpool", evidence, [], [], as_of=NOW, sources=SOURCES) == ()


def test_what_matters_most_is_asked_first_and_news_before_what_is_old() -> None:
    much, little = Consequence(True, (), 0.0), Consequence(False, (), 0.2)
    assert urgency(much, NOW, NOW) > urgency(little, NOW, NOW) > urgency(little, NOW - timedelta(days=9), NOW)
    assert urgency(much, NOW + timedelta(days=1), NOW) == urgency(much, NOW, NOW)
