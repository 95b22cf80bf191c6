from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.commands.echoes import with_echoes
from bot.domain import Action, Article, Claim, Correction, Evidence, Outlet, Status
from bot.searches.sources import Sources
from tests.commands.newsroom import CATALOGUE, HERE, Newsroom, lines_of, said

SOURCES = Sources.of(CATALOGUE.outlets, CATALOGUE.clubs)


def reported(day: int, outlet: str, status: Status = Status.TALKS, credit: str | None = None) -> Evidence:
    article = Article(f"{outlet}-{day}", datetime(2024, 3, day, tzinfo=UTC), outlet)
    return Evidence(article, said("Liverpool", "Ruben Amorim", status, credit=credit))


def shape(*evidence: Evidence) -> list[tuple[str, list[str]]]:
    cited = with_echoes(evidence, SOURCES)
    return [(one.report.article.id, [echo.article.id for echo in one.echoes]) for one in cited]


def test_a_report_that_credits_another_is_put_under_it() -> None:
    own, echo = reported(10, "sky.de"), reported(11, "bbc.co.uk", credit="Sky Germany")
    assert shape(own, echo) == shape(echo, own) == [("sky.de-10", ["bbc.co.uk-11"])]


def test_of_reports_that_credit_one_nobody_has_read_the_first_stands_for_all() -> None:
    echoes = [reported(day, "bbc.co.uk", credit="A Bola") for day in (12, 10, 11)]
    assert shape(*echoes) == [("bbc.co.uk-10", ["bbc.co.uk-12", "bbc.co.uk-11"])]


def test_an_echo_goes_under_the_last_report_of_its_source_before_it() -> None:
    own = [reported(day, "sky.de") for day in (10, 14)]
    echoes = [reported(day, "bbc.co.uk", credit="Sky Germany") for day in (9, 13, 15)]
    assert shape(*own, *echoes) == [("sky.de-14", ["bbc.co.uk-15"]), ("sky.de-10", ["bbc.co.uk-13", "bbc.co.uk-9"])]


def test_independent_reports_and_other_statuses_stand_alone() -> None:
    found = shape(
        reported(10, "sky.de"),
        reported(11, "bbc.co.uk"),
        reported(12, "bbc.co.uk", Status.AGREED, credit="Sky Germany"),
    )
    assert found == [("bbc.co.uk-12", []), ("bbc.co.uk-11", []), ("sky.de-10", [])]


def of_amorim(status: Status, quote: str, *, credit: str | None = None, unsure: bool = False) -> Claim:
    return said("Liverpool", "Ruben Amorim", status, quote=quote, credit=credit, unsure=unsure)


@pytest.fixture
async def talks(newsroom: Newsroom) -> Newsroom:
    await newsroom.report("2024-03-10", "sky.de", of_amorim(Status.TALKS, "have opened talks"))
    echo = of_amorim(Status.TALKS, "are in talks", credit="Sky Germany")
    await newsroom.report("2024-03-11", "tabloid.example", echo, url="https://t.example/1")
    await newsroom.report("2024-03-12", "bbc.co.uk", of_amorim(Status.AGREED, "is agreed"))
    await newsroom.report("2024-03-13", "bbc.co.uk", of_amorim(Status.OUT, "may be out", unsure=True))
    return newsroom


async def test_every_quote_is_shown_newest_first_with_echoes_under_their_source(talks: Newsroom) -> None:
    reply = await talks.ask("evidence", club="lfc", person="amorim")
    lines = lines_of(reply)
    assert lines[:2] == [
        "Ruben Amorim and Liverpool",
        "Ruben Amorim is [agreed] at Liverpool, reported since 12 Mar 2024: “is agreed” BBC Sport, 12 Mar 2024",
    ]
    assert lines[lines.index("# The quotes") + 1 :] == [
        "> is agreed",
        "  [agreed] BBC Sport, 12 Mar 2024 · strong source",
        "> have opened talks",
        "  [talks] Sky Germany, 10 Mar 2024 · strong source",
        "  - repeated by The Tabloid, 11 Mar 2024",
        "# Not counted",
        "> may be out",
        "  [out] BBC Sport, 13 Mar 2024 · strong source · the reader is not sure",
        "4 reports, 2 origins; newest 13 Mar 2024, 3 weeks ago",
    ]


async def test_a_moderators_verdict_decides_what_counts(talks: Newsroom) -> None:
    evidence = await talks.store.evidence_of_club(HERE.key, "Liverpool")
    agreed, unsure = evidence[2].article.id, evidence[3].article.id
    for number, (action, article) in enumerate([(Action.DROP_CLAIM, agreed), (Action.CONFIRM_CLAIM, unsure)]):
        at = talks.clock.now()
        correction = Correction(
            str(number), HERE.key, action, "Liverpool", "mod", at, at, person="Ruben Amorim", article_id=article
        )
        await talks.store.add_correction(correction)
    lines = lines_of(await talks.ask("evidence", club="lfc", person="amorim"))
    assert lines.index("> may be out") < lines.index("# Not counted") < lines.index("> is agreed")
    assert "  [agreed] BBC Sport, 12 Mar 2024 · strong source · dropped by a moderator" in lines


async def test_quotes_are_found_under_every_spelling_of_the_name(talks: Newsroom) -> None:
    await talks.report("2024-03-14", "sky.de", said("Liverpool", "R. Amorim", Status.TALKS, quote="talks go on"))
    lines = lines_of(await talks.ask("evidence", club="lfc", person="Ruben Amorim"))
    assert "> talks go on" in lines
    assert "> have opened talks" in lines


async def test_quotes_of_an_earlier_search_stay(talks: Newsroom) -> None:
    await talks.report("2024-03-20", "bbc.co.uk", said("Liverpool", "Arne Slot", Status.APPOINTED))
    talks.clock.moment = datetime(2025, 9, 3, tzinfo=UTC)
    await talks.report("2025-09-01", "bbc.co.uk", said("Liverpool", "Arne Slot", Status.DEPARTING))
    assert "> is agreed" in lines_of(await talks.ask("evidence", club="lfc", person="amorim"))


async def test_somebody_who_was_not_named_there_is_answered_with_those_who_were(talks: Newsroom) -> None:
    reply = await talks.ask("evidence", club="lfc", person="slot")
    assert lines_of(reply)[1] == (
        "No report that was read names Arne Slot for this job. Those named last are Ruben Amorim."
    )
    assert [button.label for button in reply.buttons] == ["Ruben Amorim", "Arne Slot elsewhere"]


async def test_a_club_of_which_nothing_is_known_says_how_to_feed_it(newsroom: Newsroom) -> None:
    assert "/ingest" in lines_of(await newsroom.ask("evidence", club="lfc", person="slot"))[1]


async def test_it_says_what_moved_the_likelihood_and_by_how_much(talks: Newsroom) -> None:
    await talks.report("2024-03-20", "sky.de", said("Liverpool", "Arne Slot", Status.AGREED))
    lines = lines_of(await talks.ask("evidence", club="lfc", person="amorim"))
    start = lines.index("# What moved the likelihood")
    rival, agreed, opened = lines[start + 1 : lines.index("# The quotes")]
    assert rival.startswith("20 Mar 2024: ")
    assert rival.endswith("%, Arne Slot [agreed] Sky Germany, 20 Mar 2024")
    assert agreed.endswith("%, [agreed] BBC Sport, 12 Mar 2024")
    assert opened.startswith("10 Mar 2024: 0% → ")
    shares = [int(part.split("%")[0].split()[-1]) for line in (opened, agreed, rival) for part in line.split("→")]
    assert shares[1] == shares[2] < shares[3] == shares[4] > shares[5]


def test_copies_are_folded_under_what_they_repeat() -> None:
    origin, copy = reported(10, "sky.de"), reported(11, "bbc.co.uk", Status.OUT)
    copied = replace(copy, article=replace(copy.article, echo_of=origin.article.id))
    assert shape(copied, origin) == [("sky.de-10", ["bbc.co.uk-11"])]


def test_what_outlets_of_one_owner_share_is_folded_under_the_first() -> None:
    outlets = [Outlet("one.example", "One", group="owner"), Outlet("two.example", "Two", group="owner")]
    evidence = [reported(10, "one.example"), reported(11, "two.example"), reported(12, "one.example")]
    cited = with_echoes(evidence, Sources.of(outlets, []))
    assert [(one.report.article.id, [echo.article.id for echo in one.echoes]) for one in cited] == [
        ("one.example-12", []),
        ("one.example-10", ["two.example-11"]),
    ]
