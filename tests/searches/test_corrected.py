"""Claims as moderators left them."""

from dataclasses import replace

from bot.domain import Action, Correction, Evidence, Status
from bot.searches.corrected import corrected, judged
from tests.searches.reports import correction, report, said

S = Status
PAGE = "record.pt 2024-03-01"


def ruling(action: Action, person: str, *, day: str = "2024-03-05", page: str = PAGE, **changes: object) -> Correction:
    return replace(correction(day, action, person, article_id=page), **changes)  # type: ignore[arg-type]


def triples(evidence: list[Evidence]) -> list[tuple[str, str, Status]]:
    return [(*item.claim.pair, item.claim.status) for item in evidence]


def test_what_the_reader_was_unsure_of_does_not_count() -> None:
    sure, unsure = said("2024-03-01", "a", "Slot", S.TALKS), said("2024-03-01", "b", "Slot", S.OUT, unsure=True)
    assert corrected([sure, unsure], []) == [sure]


def test_a_confirmed_claim_counts_as_one_that_the_reader_was_sure_of() -> None:
    unsure = said("2024-03-01", "record.pt", "Arne Slot", S.TALKS, unsure=True)
    (counted,) = corrected([unsure], [ruling(Action.CONFIRM_CLAIM, "Arne Slot")])
    assert counted == replace(unsure, claim=replace(unsure.claim, unsure=False))


def test_a_correction_means_a_claim_by_any_name_that_its_article_has_for_the_person() -> None:
    claims = [*report("2024-03-01", "record.pt", Ruben_Amorim=S.TALKS, Arne_Slot=S.OUT)]
    assert triples(corrected(claims, [ruling(Action.DROP_CLAIM, "Amorim")])) == [("Liverpool", "Arne Slot", S.OUT)]


def test_a_name_that_an_article_has_exactly_means_that_claim_alone() -> None:
    claims = [*report("2024-03-01", "record.pt", Amorim=S.TALKS, Ruben_Amorim=S.OUT)]
    assert triples(corrected(claims, [ruling(Action.DROP_CLAIM, "Amorim")])) == [("Liverpool", "Ruben Amorim", S.OUT)]


def test_the_latest_correction_of_a_claim_holds() -> None:
    claims = report("2024-03-01", "record.pt", Arne_Slot=S.TALKS)
    drop = ruling(Action.DROP_CLAIM, "Arne Slot")
    change = ruling(Action.CHANGE_CLAIM, "Arne Slot", day="2024-03-06", status=S.OUT)
    assert triples(corrected(claims, [drop, change])) == [("Liverpool", "Arne Slot", S.OUT)]
    assert corrected(claims, [replace(change, at=drop.at, effective_at=drop.at), drop]) == []


def test_a_changed_claim_holds_alone_where_its_article_says_something_of_that_pair_already() -> None:
    claims = [*report("2024-03-01", "record.pt", Amorim=S.TALKS, Arne_Slot=S.OUT)]
    change = ruling(Action.CHANGE_CLAIM, "Amorim", other="Arne Slot")
    assert triples(corrected(claims, [change])) == [("Liverpool", "Arne Slot", S.TALKS)]


def test_claims_of_other_articles_clubs_and_people_are_left_as_they_are() -> None:
    claims = [
        *report("2024-03-01", "sky.de", Arne_Slot=S.TALKS),
        *report("2024-03-01", "record.pt", club="Everton", Arne_Slot=S.TALKS),
        *report("2024-03-01", "record.pt", Xabi_Alonso=S.TALKS),
    ]
    assert corrected(claims, [ruling(Action.DROP_CLAIM, "Arne Slot")]) == claims


def test_each_claim_is_given_with_what_became_of_it() -> None:
    claims = [*report("2024-03-01", "record.pt", Amorim=S.TALKS, Arne_Slot=S.OUT)]
    drop = ruling(Action.DROP_CLAIM, "Amorim")
    dropped, left = judged(claims, [drop])
    assert (dropped.as_read, dropped.counts_as, dropped.verdict) == (claims[0], None, drop)
    assert (left.as_read, left.counts_as, left.verdict) == (claims[1], claims[1], None)


def namesakes(**where: object) -> list[tuple[str, str, Status]]:
    claims = [
        *report("2024-03-01", "record.pt", Marco_Silva=S.TALKS),
        *report("2024-03-02", "record.pt", Silva=S.LINKED),
        *report("2024-03-03", "record.pt", club="Porto", Marco_Silva=S.AGREED),
    ]
    split = correction("2024-03-05", Action.SPLIT_PERSON, "Marco Silva", other="Jorge Silva", club="")
    return triples(corrected(claims, [replace(split, **where)]))  # type: ignore[arg-type]


def test_a_split_with_a_club_gives_what_is_said_there_to_the_other_person_by_all_his_names() -> None:
    assert namesakes(club="Liverpool") == [
        ("Liverpool", "Jorge Silva", S.TALKS),
        ("Liverpool", "Jorge Silva", S.LINKED),
        ("Porto", "Marco Silva", S.AGREED),
    ]


def test_a_split_with_a_report_gives_what_it_says_to_the_other_person() -> None:
    assert namesakes(article_id="record.pt 2024-03-03") == [
        ("Liverpool", "Marco Silva", S.TALKS),
        ("Liverpool", "Silva", S.LINKED),
        ("Porto", "Jorge Silva", S.AGREED),
    ]


def test_a_split_of_names_alone_moves_no_claim() -> None:
    assert [person for _, person, _ in namesakes()] == ["Marco Silva", "Silva", "Marco Silva"]
