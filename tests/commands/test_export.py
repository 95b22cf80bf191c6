import csv
import io
import json

from bot.domain import Status
from tests.commands.newsroom import Newsroom, lines_of, said

S = Status


async def fill(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-20", "bbc.co.uk", said("Liverpool", "Jurgen Klopp", S.DEPARTING))
    await newsroom.report("2024-03-21", "bbc.co.uk", said("Liverpool", "Xabi Alonso", S.FAVOURITE))
    await newsroom.report("2024-03-22", "sky.de", said("Liverpool", "Ruben Amorim", S.TALKS, quote="=1+1 says Amorim"))
    await newsroom.correct("correct drop", club="Liverpool", person="Xabi Alonso", report="1", reason="@everyone")


async def test_csv_is_a_file_that_a_spreadsheet_opens(newsroom: Newsroom) -> None:
    await fill(newsroom)
    reply = await newsroom.ask("export", club="liverpool")
    (file,) = reply.files
    assert (file.name, file.media_type) == ("liverpool-2024-04-03.csv", "text/csv")
    assert lines_of(reply)[1] == "liverpool-2024-04-03.csv has 1 search, 3 claims and 1 correction."
    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))
    assert [row["record"] for row in rows] == ["shortlist"] * 3 + ["claim"] * 3 + ["correction"]
    assert [row["counts"] for row in rows if row["record"] == "claim"] == ["yes", "no", "yes"]
    assert rows[5]["quote"] == "'=1+1 says Amorim"
    assert (rows[6]["reason"], rows[6]["by"], rows[6]["action"]) == ("'@everyone", "mod", "drop claim")
    assert not any(cell.startswith(tuple("=+-@\t\r")) for row in rows for cell in row.values())


async def test_json_is_complete(newsroom: Newsroom) -> None:
    await fill(newsroom)
    (file,) = (await newsroom.ask("export", club="liverpool", format="json")).files
    assert (file.name, file.media_type) == ("liverpool-2024-04-03.json", "application/json")
    document = json.loads(file.content)
    assert [search["search"]["number"] for search in document["searches"]] == [1]
    assert document["shortlist"] == document["searches"][-1]
    assert [claim["correction"] for claim in document["claims"]] == [None, "1", None]
    assert document["claims"][1]["counts_as"] is None
    (correction,) = document["corrections"]
    assert (correction["action"], correction["by"], correction["reason"]) == ("drop claim", "mod", "@everyone")


async def test_a_changed_claim_says_what_it_counts_as(newsroom: Newsroom) -> None:
    await fill(newsroom)
    await newsroom.correct("correct change", club="liverpool", person="amorim", report="1", status="out")
    (file,) = (await newsroom.ask("export", club="liverpool")).files
    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))
    assert "as Ruben Amorim, out, Liverpool" in [row["counts"] for row in rows]


async def test_a_club_of_which_nothing_was_read_has_no_file(newsroom: Newsroom) -> None:
    reply = await newsroom.ask("export", club="liverpool")
    assert reply.files == ()
    assert lines_of(reply)[1].startswith("No report about this job has been read yet.")
