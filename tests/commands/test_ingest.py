from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.commands.ingest import answer_link, answer_reports, link_reply
from bot.domain import Report, Status
from bot.errors import UnreadableReport
from bot.ingestion.links.link import Link, LinkState, Post
from bot.ingestion.report_text import NamedReport
from bot.ports import Recorded
from bot.reply import Button, Call
from storage.link_queue import SqlLinkQueue
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
        "Ruben Amorim [candidate] → [out] at Liverpool (a pasted text, 2 Apr 2024)",
        "> Amorim says no",
        "  Ruben Amorim [out] Liverpool · a pasted text, 2 Apr 2024, crediting A Bola",
        "# Not sure enough to count",
        "> perhaps Slot",
        "  Arne Slot [linked] Liverpool · a pasted text, 2 Apr 2024",
    ]
    assert reply.buttons == (Button("Liverpool shortlist", Call("shortlist", (("club", "Liverpool"),))),)


async def test_the_first_report_of_a_club_opens_its_search(newsroom: Newsroom) -> None:
    text = newsroom.write(said("Liverpool", "Arne Slot", Status.TALKS))
    lines = lines_of(await newsroom.ask("ingest", text=text))
    assert lines[1] == "Liverpool: A search is open."
    assert lines[2].startswith("Arne Slot [talks] ")
    assert lines[2].endswith("% at Liverpool (a pasted text, handed in 3 Apr 2024)")


async def test_an_appointment_closes_a_search_and_moves_the_others(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-10", "bbc.co.uk", said("Bayern Munich", "Arne Slot", Status.TALKS))
    await newsroom.report("2024-03-10", "sky.de", said("Liverpool", "Arne Slot", Status.TALKS))
    reply = await newsroom.ask("ingest", text=newsroom.write(said("Liverpool", "Arne Slot", Status.APPOINTED)))
    lines = lines_of(reply)
    source = "(a pasted text, handed in 3 Apr 2024)"
    assert f"Arne Slot [talks] → [out] at Bayern Munich {source}" in lines
    start = lines.index("Liverpool: The search is over.")
    assert lines[start + 1] == f"Arne Slot [talks] → [appointed] at Liverpool {source}"


async def test_a_likelihood_that_moves_is_told(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-10", "bbc.co.uk", said("Liverpool", "Ruben Amorim", Status.CANDIDATE))
    text = newsroom.write(said("Liverpool", "Arne Slot", Status.AGREED))
    lines = lines_of(await newsroom.ask("ingest", text=text))
    assert any(line.startswith("Liverpool: Ruben Amorim: ") and "% → " in line for line in lines)


async def test_a_report_that_only_passes_on_what_its_source_said_is_counted(newsroom: Newsroom) -> None:
    claim = said("Liverpool", "Ruben Amorim", Status.TALKS)
    await newsroom.report("2024-04-03", "sky.de", claim)
    credited = said("Liverpool", "Ruben Amorim", Status.TALKS, credit="Sky Germany")
    await newsroom.report("2024-04-03", "tabloid.example", credited)
    text = newsroom.write(credited)
    lines = lines_of(await newsroom.ask("ingest", text=f"date 2024-04-03 {text}"))
    assert lines[1] == "Nothing new: 3rd report of the same origin."


async def test_a_copy_of_a_text_is_counted(newsroom: Newsroom) -> None:
    claim = said("Liverpool", "Ruben Amorim", Status.TALKS, quote="talks " * 60 + "with Amorim")
    first = await newsroom.report("2024-04-03", "sky.de", claim)
    body = await newsroom.store.body(first.article.id) or ""
    newsroom.reader.claims[f"{body} Read more here."] = (claim,)
    lines = lines_of(await newsroom.ask("ingest", text=f"date 2024-04-03 {body} Read more here."))
    assert lines[1] == "Nothing new: 2nd report of the same origin."


async def test_a_report_of_what_is_known_from_others_too_changes_nothing(newsroom: Newsroom) -> None:
    for number in range(4):
        await newsroom.report("2024-04-03", f"outlet{number}.example", said("Liverpool", "Ruben Amorim", Status.TALKS))
    text = newsroom.write(said("Liverpool", "Ruben Amorim", Status.TALKS))
    lines = lines_of(await newsroom.ask("ingest", text=f"date 2024-04-03 {text}"))
    assert lines[1] == "Nothing new: no shortlist changed."


async def test_a_known_article_says_so(newsroom: Newsroom) -> None:
    text = newsroom.write(said("Liverpool", "Arne Slot", Status.TALKS))
    await newsroom.ask("ingest", text=text)
    lines = lines_of(await newsroom.ask("ingest", text=text.upper()))
    assert lines[1] == "Nothing new: this article has been read here before."
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


def a_link(newsroom: Newsroom, **changes: Any) -> Link:  # noqa: ANN401 - fields of a link
    post = Post("https://bbc.co.uk/sport/1?utm_source=x", "terminal:local", "general", "ann")
    return replace(Link(1, post, "bbc.co.uk/sport/1", newsroom.clock.now(), LinkState.READ), **changes)


async def test_a_link_that_takes_long_is_in_the_store_when_it_is_said_to_be_queued(newsroom: Newsroom) -> None:
    url = "https://bbc.co.uk/sport/1"
    reply = await answer_link(newsroom.context, newsroom.request("ingest", {}), url, 0.0)
    assert lines_of(reply) == [
        "The link is in the queue",
        "It is read as soon as it can be, and you are told here what it says.",
    ]
    assert await SqlLinkQueue(newsroom.store.database).waiting("terminal:local") == 1


async def test_a_link_that_was_read_says_what_it_changed_and_what_is_to_be_known_of_the_page(
    newsroom: Newsroom,
) -> None:
    claim = said("Liverpool", "Arne Slot", Status.TALKS)
    taken = await newsroom.report("2024-04-02", "bbc.co.uk", claim, url="https://bbc.co.uk/sport/1")
    link = a_link(newsroom, article_id=taken.article.id, recorded="new", reason="Only a part could be read.")
    lines = lines_of(await link_reply(newsroom.context, newsroom.request("ingest", {}), link))
    assert lines[1] == "Liverpool: A search is open."
    assert lines[2].endswith("at Liverpool (BBC Sport, 2 Apr 2024)")
    assert lines[-1] == "Only a part could be read."


async def test_a_link_that_failed_says_why_and_what_to_do(newsroom: Newsroom) -> None:
    link = a_link(newsroom, state=LinkState.FAILED, reason="bbc.co.uk does not answer. Paste the text.")
    assert lines_of(await link_reply(newsroom.context, newsroom.request("ingest", {}), link)) == [
        "That link could not be read",
        "bbc.co.uk does not answer. Paste the text.",
        "https://bbc.co.uk/sport/1?utm_source=x",
    ]


async def test_an_edited_article_says_what_the_edit_changed(newsroom: Newsroom) -> None:
    url = "https://bbc.co.uk/sport/1"
    await newsroom.report("2024-04-01", "bbc.co.uk", said("Liverpool", "Arne Slot", Status.TALKS), url=url)
    taken = await newsroom.report("2024-04-01", "bbc.co.uk", said("Liverpool", "Arne Slot", Status.AGREED), url=url)
    assert taken.recorded is Recorded.EDITED
    link = a_link(newsroom, article_id=taken.article.id, recorded="edited")
    lines = lines_of(await link_reply(newsroom.context, newsroom.request("ingest", {}), link))
    assert lines[1].startswith("Arne Slot [talks] → [agreed] ")


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
