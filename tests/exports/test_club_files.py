import csv
import io
import json

import pytest

from bot.exports.club_files import club_csv, club_json
from tests.program.builders import evidence, shortlist, standing, state


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_has_the_shortlist_in_its_order_then_the_claims() -> None:
    found = rows(club_csv(state([evidence()], shortlist(standing()))))
    assert [(row["record"], row["person"], row["status"], row["likelihood"]) for row in found] == [
        ("shortlist", "Jurgen Klopp", "departing", "0.0000"),
        ("shortlist", "Ruben Amorim", "favourite", "0.7500"),
        ("shortlist", "someone else", "", "0.2500"),
        ("claim", "Ruben Amorim", "favourite", ""),
    ]
    claim = found[-1]
    assert claim["club"] == "Liverpool"
    assert claim["published"] == "2024-03-28T09:30:00Z"
    assert claim["outlet"] == "bbc.co.uk"
    assert claim["attributed_to"] == "Sky"
    assert claim["quote"] == "Amorim is the favourite"
    assert claim["confidence"] == "0.91"
    assert claim["unsure"] == "no"
    assert claim["url"] == "https://bbc.co.uk/a1"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_cell_is_a_formula_for_a_spreadsheet(start: str) -> None:
    hostile = f'{start}HYPERLINK("http://evil")'
    (row,) = rows(club_csv(state([evidence(person=hostile, quote=hostile, title=hostile)])))
    assert row["person"] == row["quote"] == row["title"] == f"'{hostile}"


def test_quotes_with_commas_and_line_breaks_survive() -> None:
    quote = 'He said: "yes, maybe"\nand left'
    (row,) = rows(club_csv(state([evidence(quote=quote)])))
    assert row["quote"] == quote


def test_json_has_the_shortlist_and_every_claim_with_its_article() -> None:
    document = json.loads(club_json(state([evidence(unsure=True)], shortlist(standing()))))
    assert document["shortlist"]["as_of"] == "2024-03-28T09:30:00Z"
    (running,) = document["shortlist"]["running"]
    assert (running["person"], running["likelihood"], running["likelihood_before"]) == ("Ruben Amorim", 0.75, 0.5)
    assert running["evidence"][0]["article"]["url"] == "https://bbc.co.uk/a1"
    assert document["shortlist"]["holders"][0]["reason"] == "said so"
    assert document["shortlist"]["someone_else"] == 0.25
    (claim,) = document["claims"]
    assert (claim["quote"], claim["unsure"], claim["confidence"]) == ("Amorim is the favourite", True, 0.9123)


def test_a_club_without_a_search_has_empty_lists() -> None:
    document = json.loads(club_json(state([])))
    assert document["shortlist"]["search"] is None
    assert document["shortlist"]["running"] == []
    assert rows(club_csv(state([]))) == []
