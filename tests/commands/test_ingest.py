from pathlib import Path

import pytest

from bot.commands.ingest import answer_reports
from bot.domain import Report, Status
from bot.errors import UnreadableReport
from bot.ingestion.report_text import NamedReport
from bot.reply import Button, Call
from tests.commands.newsroom import Newsroom, lines_of, said


async def test_a_text_is_read_and_its_changes_told(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-10", "bbc.co.uk", said("Liverpool", "Ruben Amorim", Status.CANDIDATE))
    text = newsroom.write(
        said("Liverpool", "Ruben Amorim", Status.OUT, quote="Amorim says no", credit="A Bola"),
        said("Liverpool", "Arne Slot", Status.LINKED, quote="perhaps Slot", unsure=True),
    )
    reply = await newsroom.ask("ingest", text=f"date 2024-04-02 {text}")
    assert not reply.private
    assert lines_of(reply) == [
        "Report read",
        "> Amorim says no",
        "  Ruben Amorim [out] Liverpool · a pasted text, 2 Apr 2024, crediting A Bola",
        "# Not sure enough to count",
        "> perhaps Slot",
        "  Arne Slot [linked] Liverpool · a pasted text, 2 Apr 2024",
        "# Liverpool: what changed",
        "Ruben Amorim [candidate] → [out]",
    ]
    assert reply.buttons == (Button("Liverpool shortlist", Call("shortlist", (("club", "Liverpool"),))),)


async def test_the_first_report_of_a_club_opens_its_search(newsroom: Newsroom) -> None:
    text = newsroom.write(said("Liverpool", "Arne Slot", Status.TALKS))
    lines = lines_of(await newsroom.ask("ingest", text=text))
    assert "A search is open." in lines
    assert lines[-1].startswith("Arne Slot [talks] ")
    assert lines[-1].endswith("%")


async def test_an_appointment_closes_a_search_and_moves_the_others(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-10", "bbc.co.uk", said("Bayern Munich", "Arne Slot", Status.TALKS))
    await newsroom.report("2024-03-10", "sky.de", said("Liverpool", "Arne Slot", Status.TALKS))
    reply = await newsroom.ask("ingest", text=newsroom.write(said("Liverpool", "Arne Slot", Status.APPOINTED)))
    lines = lines_of(reply)
    start = lines.index("# Bayern Munich: what changed")
    assert lines[start + 1] == "Arne Slot [talks] → [out]"
    start = lines.index("# Liverpool: what changed")
    assert lines[start + 1 : start + 3] == ["The search is over.", "Arne Slot [talks] → [appointed]"]


async def test_a_likelihood_that_moves_is_told(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-10", "bbc.co.uk", said("Liverpool", "Ruben Amorim", Status.CANDIDATE))
    text = newsroom.write(said("Liverpool", "Arne Slot", Status.AGREED))
    lines = lines_of(await newsroom.ask("ingest", text=text))
    assert any(line.startswith("Ruben Amorim: ") and "% → " in line for line in lines)


async def test_a_report_that_repeats_what_is_known_changes_nothing(newsroom: Newsroom) -> None:
    await newsroom.report("2024-04-03", "sky.de", said("Liverpool", "Ruben Amorim", Status.TALKS))
    text = newsroom.write(said("Liverpool", "Ruben Amorim", Status.TALKS, credit="Sky Germany"))
    assert lines_of(await newsroom.ask("ingest", text=f"date 2024-04-03 {text}"))[-1] == "No shortlist changed."


async def test_a_known_article_says_so(newsroom: Newsroom) -> None:
    text = newsroom.write(said("Liverpool", "Arne Slot", Status.TALKS))
    await newsroom.ask("ingest", text=text)
    lines = lines_of(await newsroom.ask("ingest", text=text.upper()))
    assert lines[1] == "This article has been read here before, so nothing changed."
    assert not any("what changed" in line for line in lines)
    assert len(newsroom.reader.reports) == 1


async def test_a_text_without_claims_or_date_says_so(newsroom: Newsroom) -> None:
    assert lines_of(await newsroom.ask("ingest", text="Rain at Anfield.\n\nIt rained.")) == [
        "Report read",
        "It says nothing certain about who gets, leaves or keeps a manager's job.",
        "It gave no date, so it counts as published now. A text may begin with one: date 2024-03-28.",
    ]


async def test_a_title_heads_the_reply(newsroom: Newsroom) -> None:
    assert (await newsroom.ask("ingest", text="Rain at Anfield\n\nIt rained.")).heading == "Rain at Anfield"


async def test_a_link_is_refused_until_links_can_be_read(newsroom: Newsroom) -> None:
    reply = await newsroom.ask("ingest", text="https://bbc.co.uk/sport/1")
    assert reply.private
    assert "Links cannot be read yet." in lines_of(reply)[1]


async def test_a_path_is_only_a_text_for_a_member(newsroom: Newsroom, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Slot will come to Liverpool.", encoding="utf-8")
    await newsroom.ask("ingest", text=str(secret))
    assert [report.text for report in newsroom.reader.reports] == [str(secret)]


async def test_several_reports_are_summed_up(newsroom: Newsroom) -> None:
    known = newsroom.write(said("Liverpool", "Ruben Amorim", Status.TALKS))
    await newsroom.ask("ingest", text=known)
    new = newsroom.write(
        said("Bayern Munich", "Xabi Alonso", Status.STAYING), said("Liverpool", "Arne Slot", Status.LINKED, unsure=True)
    )
    reports = [NamedReport("a", Report(known)), NamedReport(2, Report(new)), NamedReport(None, Report(""))]
    reply = await answer_reports(newsroom.context, newsroom.request("ingest", {}), reports)
    assert lines_of(reply) == [
        "2 reports read",
        "1 report new here, 1 read before.",
        "They make 2 claims; 1 more are not sure enough to count.",
        "# 1 report could not be read",
        "Report 3: There is no word in this report. Hand in its text, or its title at least.",
        "# Bayern Munich: what changed",
        "Xabi Alonso [staying]",
    ]


async def test_a_single_report_that_cannot_be_taken_is_refused(newsroom: Newsroom) -> None:
    with pytest.raises(UnreadableReport):
        await answer_reports(newsroom.context, newsroom.request("ingest", {}), [NamedReport("a", Report(""))])
