from datetime import UTC, datetime

import pytest

from bot.domain import Status
from bot.reply import Button, Call, Share, Span, Table
from tests.commands.newsroom import ELSEWHERE, Newsroom, lines_of, rows_of, said

LEAVING = (
    "Jurgen Klopp is leaving or has left Liverpool, reported since 26 Jan 2024: "
    "“Klopp will leave” liverpoolfc.com, 26 Jan 2024"
)
DEPARTURE = said("Liverpool", "Jurgen Klopp", Status.DEPARTING, quote="Klopp will leave")


@pytest.fixture
async def search(newsroom: Newsroom) -> Newsroom:
    """An open search at Liverpool: one gone, two in the running, one out."""
    await newsroom.report("2024-01-26T10:00", "liverpoolfc.com", DEPARTURE)
    await newsroom.report("2024-03-10", "bbc.co.uk", said("Liverpool", "Xabi Alonso", Status.FAVOURITE))
    await newsroom.report(
        "2024-03-28",
        "bbc.co.uk",
        said("Liverpool", "Xabi Alonso", Status.OUT, quote="Alonso will stay", credit="Sky Germany"),
        said("Liverpool", "Ruben Amorim", Status.FAVOURITE),
        said("Liverpool", "Roberto De Zerbi", Status.CANDIDATE),
        url="https://bbc.co.uk/sport/1",
    )
    return newsroom


async def test_an_open_search_shows_who_goes_who_may_come_and_who_is_out(search: Newsroom) -> None:
    reply = await search.ask("shortlist", club="lfc")
    assert not reply.private
    lines = lines_of(reply)
    assert lines[:4] == [
        "Liverpool: next manager",
        "The search has been open since 26 Jan 2024.",
        LEAVING,
        "Name | Status | Likelihood | Newest report",
    ]
    assert lines[-3:] == [
        "# Out of the running",
        "Xabi Alonso (2%): “Alonso will stay” BBC Sport, 28 Mar 2024, crediting Sky Germany",
        "3 reports, 3 origins; newest 28 Mar 2024, 6 days ago. Likelihoods are an estimate from these reports.",
    ]
    assert [row[:2] for row in rows_of(reply)] == [
        ("Ruben Amorim", "[favourite]"),
        ("Roberto De Zerbi", "[candidate]"),
        ("those reported out", ""),
        ("someone else", ""),
    ]


async def test_the_likelihoods_sum_to_one(search: Newsroom) -> None:
    reply = await search.ask("shortlist", club="lfc")
    (table,) = (block for block in reply.blocks if isinstance(block, Table))
    shares = [cell.value for row in table.rows for cell in row if isinstance(cell, Share)]
    assert len(shares) == 4
    assert sum(shares) == pytest.approx(1)


async def test_the_newest_report_is_linked(search: Newsroom) -> None:
    reply = await search.ask("shortlist", club="lfc")
    (table,) = (block for block in reply.blocks if isinstance(block, Table))
    assert table.rows[0][-1] == Span("BBC Sport, 28 Mar 2024", url="https://bbc.co.uk/sport/1")


async def test_buttons_lead_to_the_evidence_and_the_timeline(search: Newsroom) -> None:
    reply = await search.ask("shortlist", club="lfc")
    assert reply.buttons == (
        Button("Evidence: Ruben Amorim", Call("evidence", (("club", "Liverpool"), ("person", "Ruben Amorim")))),
        Button("Evidence: Roberto De Zerbi", Call("evidence", (("club", "Liverpool"), ("person", "Roberto De Zerbi")))),
        Button("Timeline", Call("timeline", (("club", "Liverpool"),))),
        Button("Chart", Call("chart", (("club", "Liverpool"),))),
    )


async def test_an_earlier_moment_shows_what_was_known_then(search: Newsroom) -> None:
    reply = await search.ask("shortlist", club="lfc", as_of="27 march")
    assert reply.heading == "Liverpool: next manager, as of 27 Mar 2024"
    assert [row[0] for row in rows_of(reply)] == ["Xabi Alonso", "someone else"]
    timed = await search.ask("shortlist", club="lfc", as_of="yesterday 18:00")
    assert timed.heading == "Liverpool: next manager, as of 2 Apr 2024, 18:00"


async def test_a_moment_before_any_report_says_so(search: Newsroom) -> None:
    reply = await search.ask("shortlist", club="lfc", as_of="2023-12-31")
    assert "No report about this job has been read by then" in lines_of(reply)[1]


async def test_days_are_those_of_the_members_zone(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-27T23:30", "bbc.co.uk", DEPARTURE)
    assert "since 27 Mar 2024." in lines_of(await newsroom.ask("shortlist", club="lfc"))[1]
    assert "since 28 Mar 2024." in lines_of(await newsroom.ask("shortlist", club="lfc", timezone="Asia/Tokyo"))[1]


async def test_a_search_without_a_name_says_so(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-27", "bbc.co.uk", DEPARTURE)
    assert "Nobody has been named for the job yet." in lines_of(await newsroom.ask("shortlist", club="lfc"))


async def test_somebody_appointed_elsewhere_is_out_for_that_reason(search: Newsroom) -> None:
    await search.report("2024-04-01", "bbc.co.uk", said("Sporting CP", "Ruben Amorim", Status.APPOINTED))
    lines = lines_of(await search.ask("shortlist", club="lfc"))
    assert "Ruben Amorim: appointed at Sporting CP, 1 Apr 2024" in lines


async def test_a_closed_search_says_who_was_appointed_and_when(search: Newsroom) -> None:
    await search.report("2024-04-02", "liverpoolfc.com", said("Liverpool", "Arne Slot", Status.APPOINTED))
    reply = await search.ask("shortlist", club="lfc")
    assert lines_of(reply)[1] == "Arne Slot was appointed on 2 Apr 2024. The search had been open since 26 Jan 2024."
    assert rows_of(reply)[0] == ("Arne Slot", "[appointed]", "liverpoolfc.com, 2 Apr 2024")


async def test_an_earlier_search_is_mentioned_with_the_way_to_it(search: Newsroom) -> None:
    await search.report("2024-04-02", "liverpoolfc.com", said("Liverpool", "Arne Slot", Status.APPOINTED))
    search.clock.moment = datetime(2025, 9, 3, tzinfo=UTC)
    await search.report("2025-09-01", "liverpoolfc.com", said("Liverpool", "Arne Slot", Status.DEPARTING))
    reply = await search.ask("shortlist", club="lfc")
    assert lines_of(reply)[1] == "The search has been open since 1 Sep 2025."
    earlier = "Earlier search: Arne Slot appointed 2 Apr 2024. See it with /shortlist Liverpool as-of 2024-04-02."
    assert earlier in lines_of(reply)
    call = reply.buttons[-1].call
    assert call == Call("shortlist", (("club", "Liverpool"), ("as-of", "2024-04-02")))
    before = await search.ask("shortlist", club="Liverpool", as_of="2024-04-02")
    assert lines_of(before)[1].startswith("Arne Slot was appointed on 2 Apr 2024.")


async def test_a_club_without_a_search_shows_who_holds_the_job(newsroom: Newsroom) -> None:
    await newsroom.report(
        "2024-03-28", "bbc.co.uk", said("Bayer Leverkusen", "Xabi Alonso", Status.STAYING, quote="He stays")
    )
    assert lines_of(await newsroom.ask("shortlist", club="leverkusen")) == [
        "Bayer Leverkusen: next manager",
        "There is no search: nobody is named for the job, nor reported to be leaving it.",
        "Xabi Alonso stays at Bayer Leverkusen, reported since 28 Mar 2024: “He stays” BBC Sport, 28 Mar 2024",
        "1 report, 1 origin; newest 28 Mar 2024, 6 days ago",
    ]


async def test_what_the_reader_was_not_sure_of_makes_no_search(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-28", "bbc.co.uk", said("Liverpool", "Arne Slot", Status.LINKED, unsure=True))
    lines = lines_of(await newsroom.ask("shortlist", club="lfc"))
    assert lines[1].startswith("There is no search: ")
    assert lines[2] == "Not sure enough to count: Arne Slot (linked). /review Liverpool shows the quotes."


async def test_somebody_who_says_no_where_there_is_no_search_opens_none(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-28", "bbc.co.uk", said("Liverpool", "Xabi Alonso", Status.OUT))
    lines = lines_of(await newsroom.ask("shortlist", club="lfc"))
    assert lines[2] == "What was read of others: Xabi Alonso (out)."


async def test_a_club_of_which_nothing_is_known_says_how_to_feed_it_and_which_are(search: Newsroom) -> None:
    reply = await search.ask("shortlist", club="bayern")
    assert lines_of(reply)[1:] == [
        "No report about this job has been read yet. Feed it a report with /ingest and the report's text.",
        "There are reports about Liverpool.",
    ]
    assert reply.buttons == (Button("Liverpool", Call("shortlist", (("club", "Liverpool"),))),)


async def test_a_workspace_knows_only_what_it_has_seen(search: Newsroom) -> None:
    reply = await search.ask("shortlist", club="lfc", workspace=ELSEWHERE)
    assert len(lines_of(reply)) == 2
    assert reply.buttons == ()


async def test_a_report_without_a_date_is_shown_as_handed_in(newsroom: Newsroom) -> None:
    text = newsroom.write(said("Liverpool", "Arne Slot", Status.TALKS))
    await newsroom.ask("ingest", text=text)
    assert rows_of(await newsroom.ask("shortlist", club="lfc"))[0][-1] == "a pasted text, handed in 3 Apr 2024"


async def test_who_has_the_job_for_now_is_said_in_the_head(search: Newsroom) -> None:
    await search.report("2024-03-29", "bbc.co.uk", said("Liverpool", "John Heitinga", Status.INTERIM))
    lines = lines_of(await search.ask("shortlist", club="lfc"))
    assert lines[3] == "John Heitinga is [interim] manager, BBC Sport, 29 Mar 2024"


async def test_sources_that_disagree_are_shown_side_by_side(search: Newsroom) -> None:
    await search.report("2024-04-01", "sky.de", said("Liverpool", "Ruben Amorim", Status.TALKS))
    await search.report("2024-04-02", "tabloid.example", said("Liverpool", "Ruben Amorim", Status.OUT))
    lines = lines_of(await search.ask("shortlist", club="lfc"))
    assert lines[lines.index("# Sources disagree") + 1] == (
        "Ruben Amorim: [talks] (Sky Germany, 1 Apr 2024) · [out] (The Tabloid, 2 Apr 2024)"
    )


async def test_bookmakers_odds_are_shown_as_odds(search: Newsroom) -> None:
    price = said("Liverpool", "Arne Slot", Status.FAVOURITE, quote="Slot is 4/6 with the bookies")
    await search.report("2024-04-01", "tabloid.example", price)
    reply = await search.ask("shortlist", club="lfc")
    lines = lines_of(reply)
    assert lines[lines.index("# Bookmakers' odds, no evidence of their own") + 1] == (
        "Arne Slot: “Slot is 4/6 with the bookies” The Tabloid, 1 Apr 2024"
    )
    assert ("Arne Slot", "The Tabloid, 1 Apr 2024: odds") in {(row[0], row[-1]) for row in rows_of(reply)}
    assert lines[-1].startswith("4 reports, 3 origins; ")


async def test_an_appointment_shows_which_search_it_opens_on_both_sides(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-10", "bbc.co.uk", said("Liverpool", "Jurgen Klopp", Status.DEPARTING))
    await newsroom.report("2024-03-20", "bbc.co.uk", said("Sporting CP", "Ruben Amorim", Status.STAYING))
    await newsroom.report("2024-04-01", "bbc.co.uk", said("Liverpool", "Ruben Amorim", Status.APPOINTED))
    domino = "Ruben Amorim to Liverpool opens Sporting CP"
    assert domino in lines_of(await newsroom.ask("shortlist", club="lfc"))
    assert domino in lines_of(await newsroom.ask("shortlist", club="sporting"))


async def test_a_search_that_ended_with_an_agreement_says_so(newsroom: Newsroom) -> None:
    await newsroom.report("2024-01-20", "bbc.co.uk", said("Liverpool", "Arne Slot", Status.AGREED))
    await newsroom.report("2024-01-21", "sky.de", said("Liverpool", "Arne Slot", Status.AGREED))
    assert lines_of(await newsroom.ask("shortlist", club="lfc"))[1] == (
        "Arne Slot is taken to have the job since 20 Feb 2024: several sources had reported it agreed, and nobody has "
        "contradicted them. The search had been open since 20 Jan 2024."
    )


async def test_a_likelihood_shows_what_it_was_a_day_and_a_week_before(search: Newsroom) -> None:
    await search.report("2024-04-03T08:00", "sky.de", said("Liverpool", "Ruben Amorim", Status.AGREED))
    reply = await search.ask("shortlist", club="lfc")
    (table,) = (block for block in reply.blocks if isinstance(block, Table))
    share = table.rows[0][2]
    assert isinstance(share, Share)
    assert share.before is not None
    assert share.week_before is None
    assert share.before < share.value
    search.clock.moment = datetime(2024, 4, 9, tzinfo=UTC)
    (table,) = (block for block in (await search.ask("shortlist", club="lfc")).blocks if isinstance(block, Table))
    later = table.rows[0][2]
    assert isinstance(later, Share)
    assert (later.value, later.before, later.week_before) == (share.value, share.value, share.before)
