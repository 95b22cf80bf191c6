import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Claim, Field, Report, Status
from bot.reading.answer import Known, Lists, NonsenseAnswer, claims_in

REPORT = Report(
    "The Reds  have\nopened talks with Arne Slot. Slot's agent said so.\n\nBobby Nobody may go to Nowhere Town's.",
    title="Liverpool talk to Slot",
)
CLUBS = {"Liverpool": Known("Liverpool", ("Liverpool",)), "LFC": Known("Liverpool", ("Liverpool",))}
PEOPLE = {
    "Arne Slot": Known("Arne Slot", ("Arne Slot", "Slot")),
    "Slot": Known("Arne Slot", ("Arne Slot", "Slot")),
    "Roberto De Zerbi": Known("Roberto De Zerbi", ("Roberto De Zerbi", "De Zerbi")),
}
LISTS = Lists(CLUBS.get, PEOPLE.get)


def said(**changed: Any) -> dict[str, Any]:  # noqa: ANN401
    quote = "have opened talks with Arne Slot."
    whole = {"club": "Liverpool", "person": "Arne Slot", "status": "talks", "quote": quote}
    return whole | {"attributed_to": None, "confidence": 0.9} | changed


def read(*rows: object) -> tuple[Claim, ...]:
    return claims_in(json.dumps({"claims": rows}), REPORT, LISTS, 0.5)


def test_a_quote_is_the_reports_own_characters_whatever_white_space_the_answer_has() -> None:
    (claim,) = read(said())
    assert claim.quote == "have\nopened talks with Arne Slot."
    assert (claim.field, REPORT.text[claim.start : claim.end]) == (Field.TEXT, claim.quote)


def test_a_quote_may_stand_in_the_title() -> None:
    (claim,) = read(said(quote="Liverpool talk to Slot"))
    assert (claim.field, claim.start, claim.end) == (Field.TITLE, 0, 22)


@pytest.mark.parametrize(
    "quote", ["have opened Talks", "have opened talks with Slot", "have … Arne Slot", "", " ", ".", "’s"]
)
def test_an_invented_quote_costs_its_claim(quote: str) -> None:
    assert read(said(), said(person="Bobby Nobody", quote=quote)) == read(said())


def test_a_very_long_quote_is_cut_after_a_word() -> None:
    report = Report("word " * 200 + "Arne Slot")
    answer = json.dumps({"claims": [said(quote=report.text)]})
    (claim,) = claims_in(answer, report, LISTS, 0.5)
    assert claim.quote == report.text[: claim.end]
    assert 250 < len(claim.quote) <= 300


@pytest.mark.parametrize("changed", [{"status": "hired"}, {"confidence": "high"}, {"person": None}, {"quote": 3}])
def test_a_claim_of_another_shape_is_dropped(changed: dict[str, object]) -> None:
    assert len(read(said(person="Bobby Nobody"), said(**changed))) == 1


def test_known_names_are_ours_and_unknown_ones_stay_where_the_report_has_them() -> None:
    claims = read(said(club="LFC", person="Slot"), said(club="Nowhere Town", person="Bobby Nobody"))
    assert {claim.pair for claim in claims} == {("Liverpool", "Arne Slot"), ("Nowhere Town", "Bobby Nobody")}


@pytest.mark.parametrize(
    "changed", [{"club": "Elsewhere City"}, {"person": "Jose Mourinho"}, {"club": ""}, {"person": "…"}]
)
def test_names_that_nobody_knows_and_the_report_lacks_cost_the_claim(changed: dict[str, object]) -> None:
    assert read(said(), said(**changed)) == read(said())


def test_somebody_whom_the_report_does_not_name_is_unsure() -> None:
    (claim,) = read(said(person="Roberto De Zerbi"))
    assert claim.unsure


@pytest.mark.parametrize(
    ("confidence", "kept", "unsure"), [(7, 1.0, False), (-1, 0.0, True), (0.5, 0.5, False), (0.49, 0.49, True)]
)
def test_confidence_is_clipped_and_decides_what_counts(confidence: float, kept: float, unsure: bool) -> None:
    (claim,) = read(said(confidence=confidence))
    assert (claim.confidence, claim.unsure) == (kept, unsure)


def test_no_number_is_no_confidence() -> None:
    (claim,) = claims_in(f'{{"claims": [{json.dumps(said(confidence=float("nan")))}]}}', REPORT, LISTS, 0.5)
    assert claim.confidence == 0


@pytest.mark.parametrize(
    ("credit", "kept"), [("Slot's agent", "Slot's agent"), ("Sky Germany", None), ("", None), (None, None)]
)
def test_a_credit_stands_in_the_report(credit: str | None, kept: str | None) -> None:
    (claim,) = read(said(attributed_to=credit))
    assert claim.attributed_to == kept


def test_of_two_claims_of_a_pair_the_surer_stays_and_of_equals_the_later() -> None:
    sure, unsure = said(status="agreed"), said(status="out", confidence=0.6)
    assert [claim.status for claim in read(sure, unsure)] == [Status.AGREED]
    assert [claim.status for claim in read(unsure, sure)] == [Status.AGREED]
    later = said(status="out", quote="Slot's agent said so.")
    assert [claim.status for claim in read(later, said())] == [Status.OUT]


@pytest.mark.parametrize(
    "wrapped", ["```json\n{}\n```", "Here it is: {} I hope that helps!", "<think>Is {{}} right?</think>{}", "\ufeff{}"]
)
def test_what_stands_around_the_object_does_not_matter(wrapped: str) -> None:
    answer = wrapped.replace("{{}}", "[[]]").replace("{}", json.dumps({"claims": [said()]}))
    assert len(claims_in(answer, REPORT, LISTS, 0.5)) == 1


@pytest.mark.parametrize(
    "answer", ["", "{}", "[]", "null", '{"claims": {}}', '{"claims": [1]}', "}{", '{"claims": [' + "[" * 9_999]
)
def test_another_shape_is_nonsense(answer: str) -> None:
    with pytest.raises(NonsenseAnswer):
        claims_in(answer, REPORT, LISTS, 0.5)


def test_hundreds_of_claims_are_nonsense() -> None:
    with pytest.raises(NonsenseAnswer):
        read(*[said()] * 201)


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["Arne Slot", "Liverpool", "talks"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(said())), inner, max_size=6),
    max_leaves=12,
)


@given(st.lists(_JSON, max_size=4))
def test_whatever_is_answered_each_claim_stands_in_the_report(rows: list[object]) -> None:
    answer = json.dumps({"claims": [said(), *rows]})
    for claim in claims_in(answer, REPORT, LISTS, 0.5):
        source = REPORT.title if claim.field is Field.TITLE else REPORT.text
        assert source[claim.start : claim.end] == claim.quote != ""
        assert 0 <= claim.confidence <= 1
