import csv
import io
import json
from pathlib import Path

import pytest

from bot.program.export import ExportFailed, export_csv, export_json, write_export
from tests.program.builders import evidence, shortlist, standing, state


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_the_shortlist_in_its_order_then_the_claims() -> None:
    found = rows(export_csv(state([evidence()], shortlist(standing()))))
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


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_is_a_formula_for_a_spreadsheet(start: str) -> None:
    hostile = f'{start}HYPERLINK("http://evil")'
    (row,) = rows(export_csv(state([evidence(person=hostile, quote=hostile, title=hostile)])))
    assert row["person"] == row["quote"] == row["title"] == f"'{hostile}"


def test_quotes_with_commas_and_line_breaks_survive() -> None:
    quote = 'He said: "yes, maybe"\nand left'
    (row,) = rows(export_csv(state([evidence(quote=quote)])))
    assert row["quote"] == quote


def test_json_has_the_shortlist_and_every_claim_with_its_article() -> None:
    document = json.loads(export_json(state([evidence(unsure=True)], shortlist(standing()))))
    assert document["shortlist"]["as_of"] == "2024-03-28T09:30:00Z"
    (running,) = document["shortlist"]["running"]
    assert (running["person"], running["likelihood"], running["likelihood_before"]) == ("Ruben Amorim", 0.75, 0.5)
    assert running["evidence"][0]["article"]["url"] == "https://bbc.co.uk/a1"
    assert document["shortlist"]["holders"][0]["reason"] == "said so"
    assert document["shortlist"]["someone_else"] == 0.25
    (claim,) = document["claims"]
    assert (claim["quote"], claim["unsure"], claim["confidence"]) == ("Amorim is the favourite", True, 0.9123)


def test_a_club_without_a_search_has_empty_lists() -> None:
    document = json.loads(export_json(state([])))
    assert document["shortlist"]["search"] is None
    assert document["shortlist"]["running"] == []
    assert rows(export_csv(state([]))) == []


def test_an_export_goes_to_the_file_that_is_named(tmp_path: Path) -> None:
    write_export("Köln", str(tmp_path / "out.csv"))
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "Köln"


@pytest.mark.parametrize("name", ["", "missing/out.csv", "nul\0"])
def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportFailed, match="cannot be written"):
        write_export("x", str(tmp_path / name))
