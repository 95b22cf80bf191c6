import asyncio
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.domain import Claim, Dated, Field, Report, Status
from bot.errors import UnreadableReport
from bot.ingestion.fingerprint import Fingerprint
from bot.ingestion.found_at import FoundAt
from bot.ingestion.ingest import MOST_BYTES, Ingested, Ingestion
from bot.ports import Reading, Recorded
from storage.store import SqlStore
from tests.benchmarks.near_duplicates import CORPUS

NOW = datetime(2024, 4, 3, 10, 30, tzinfo=UTC)
MARCH = datetime(2024, 3, 28, tzinfo=UTC)
REPORT = Report("Klopp will leave Liverpool.", title="Klopp goes", published_at=MARCH, outlet="bbc.co.uk")
SURE = Claim("Liverpool", "Jurgen Klopp", Status.DEPARTING, "will leave", Field.TEXT, 6, 16)
UNSURE = Claim("Liverpool", "Pep Lijnders", Status.LINKED, "Liverpool", Field.TEXT, 17, 26, confidence=0.2, unsure=True)


@dataclass
class ScriptedReader:
    """Finds the same claims in every report, and keeps the reports. Waits for the others where they meet."""

    claims: tuple[Claim, ...] = (SURE, UNSURE)
    reports: list[Report] = field(default_factory=list)
    meeting: asyncio.Barrier | None = None

    async def read(self, report: Report) -> tuple[Claim, ...]:
        self.reports.append(report)
        if self.meeting:
            await self.meeting.wait()
        return self.claims


class StoppedClock:
    def now(self) -> datetime:
        return NOW


class Desk:
    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self.reader = ScriptedReader()
        self.ingestion = Ingestion(store, self.reader, StoppedClock())

    async def take(
        self, report: Report = REPORT, workspace: str = "terminal:local", url: str | None = None
    ) -> Ingested:
        return await self.ingestion.take(
            report, workspace=workspace, channel="general", member="ann", page=FoundAt(url) if url else None
        )


@pytest.fixture
def desk(store: SqlStore) -> Desk:
    return Desk(store)


async def test_a_new_article_is_stored_with_all_its_claims(desk: Desk) -> None:
    taken = await desk.take()
    assert taken.recorded is Recorded.NEW
    assert taken.claims == (SURE, UNSURE)
    assert taken.article.dated is Dated.PUBLISHED
    evidence = await desk.store.evidence_of_club("terminal:local", "Liverpool")
    assert {item.article for item in evidence} == {taken.article}
    assert [item.claim for item in evidence] == [SURE, UNSURE]


async def test_an_article_that_the_workspace_knows_is_not_read_again(desk: Desk) -> None:
    first = await desk.take()
    second = await desk.take(replace(REPORT, published_at=None))
    assert second == Ingested(first.article, Recorded.KNOWN, first.claims)
    assert len(desk.reader.reports) == 1


async def test_an_article_that_another_workspace_knows_keeps_its_claims(desk: Desk) -> None:
    first = await desk.take()
    desk.reader.claims = ()
    second = await desk.take(workspace="discord:1")
    assert second == Ingested(first.article, Recorded.SIGHTED, (SURE, UNSURE))
    assert len(await desk.store.evidence_of_club("discord:1", "Liverpool")) == 2


async def test_one_article_taken_twice_at_once_is_stored_once(desk: Desk) -> None:
    desk.reader.meeting = asyncio.Barrier(2)
    taken = await asyncio.gather(desk.take(), desk.take())
    assert sorted(one.recorded for one in taken) == [Recorded.KNOWN, Recorded.NEW]
    assert {one.claims for one in taken} == {(SURE, UNSURE)}


@pytest.mark.parametrize(
    "text",
    [
        "  klopp will\n\nleave   LIVERPOOL  ",
        "Klopp will leave Liver\u00adpool!",
        "\u200bKlopp will leave “Liverpool”",
        "Klöpp will leave Liverpool",
    ],
)
async def test_case_spacing_and_typography_make_no_new_article(desk: Desk, text: str) -> None:
    first = await desk.take()
    assert (await desk.take(replace(REPORT, text=text, title="Another title"))).article == first.article


async def test_other_words_make_another_article(desk: Desk) -> None:
    first = await desk.take()
    assert (await desk.take(replace(REPORT, text="Klopp will not leave Liverpool."))).article.id != first.article.id


async def test_a_title_alone_is_an_article(desk: Desk) -> None:
    first = await desk.take(Report("", title="Klopp to leave Liverpool"))
    second = await desk.take(Report(" \n", title="KLOPP to leave Liverpool"))
    assert first.article.id.startswith("text:")
    assert second.recorded is Recorded.KNOWN


async def test_an_address_is_the_same_article_however_it_is_spelt(desk: Desk) -> None:
    first = await desk.take(url="https://bbc.co.uk/1?utm_source=x")
    second = await desk.take(url="http://www.bbc.co.uk/1/#top")
    assert first.article.id.startswith("url:")
    assert first.article.url == "https://bbc.co.uk/1"
    assert second.recorded is Recorded.KNOWN
    assert len(desk.reader.reports) == 1


async def test_another_text_at_the_same_address_is_an_edit_of_the_article(desk: Desk) -> None:
    first = await desk.take(url="https://bbc.co.uk/1")
    desk.reader.claims = (replace(SURE, status=Status.STAYING),)
    second = await desk.take(replace(REPORT, text="Klopp stays."), url="https://bbc.co.uk/1")
    assert second.recorded is Recorded.EDITED
    assert second.article == first.article
    assert [claim.status for claim in second.claims] == [Status.STAYING]
    evidence = await desk.store.evidence_of_article("terminal:local", first.article.id)
    assert {item.replaced_at for item in evidence if item.claim.status is Status.DEPARTING} == {NOW}


@pytest.mark.parametrize(
    ("named", "counted"), [(NOW - timedelta(hours=1), NOW - timedelta(hours=1)), (MARCH, NOW), (None, NOW)]
)
async def test_an_edit_counts_from_when_the_page_says_it_was_made(
    desk: Desk, named: datetime | None, counted: datetime
) -> None:
    await desk.take(url="https://bbc.co.uk/1")
    desk.reader.claims = ()
    page = FoundAt("https://bbc.co.uk/1", edited_at=named)
    report = replace(REPORT, text="Nothing.")
    taken = await desk.ingestion.take(report, workspace="terminal:local", channel="c", member="m", page=page)
    evidence = await desk.store.evidence_of_article("terminal:local", taken.article.id)
    assert {item.replaced_at for item in evidence} == {counted}


@pytest.mark.parametrize(
    "page", [FoundAt("https://bbc.co.uk/1", is_partial=True), FoundAt("https://bbc.co.uk/1", is_read=False)]
)
async def test_a_part_of_a_page_takes_the_place_of_no_text(desk: Desk, page: FoundAt) -> None:
    await desk.take(url="https://bbc.co.uk/1")
    report = replace(REPORT, text="Klopp will.")
    taken = await desk.ingestion.take(report, workspace="terminal:local", channel="c", member="m", page=page)
    assert taken.recorded is Recorded.KNOWN
    assert await desk.store.body(taken.article.id) == REPORT.text


async def test_a_page_in_another_language_is_kept_without_claims(desk: Desk) -> None:
    page = FoundAt("https://kicker.de/1", is_read=False)
    taken = await desk.ingestion.take(REPORT, workspace="terminal:local", channel="c", member="m", page=page)
    assert (taken.recorded, taken.claims, taken.article.read_by) == (Recorded.NEW, (), None)
    assert desk.reader.reports == []


async def test_a_text_that_was_pasted_is_the_page_that_it_is_found_on_later(desk: Desk) -> None:
    pasted = await desk.take(replace(REPORT, outlet="", published_at=None))
    found = await desk.take(workspace="discord:1", url="https://bbc.co.uk/1")
    assert found.recorded is Recorded.SIGHTED
    assert found.article.id == pasted.article.id
    assert (found.article.outlet, found.article.published_at) == ("bbc.co.uk", MARCH)
    assert len(desk.reader.reports) == 1


class ModelReader(ScriptedReader):
    async def read(self, report: Report) -> Reading:
        return Reading(await super().read(report), "the language model qwen3")


async def test_an_article_says_who_read_it(desk: Desk) -> None:
    assert (await desk.take()).article.read_by == "offline"
    modelled = Ingestion(desk.store, ModelReader(), StoppedClock())
    taken = await modelled.take(Report("Other words."), workspace="terminal:local", channel="c", member="m")
    assert taken.article.read_by == "the language model qwen3"
    assert await desk.store.article(taken.article.id) == taken.article


STORY = " ".join(f"word{number} of the story that everybody tells" for number in range(40))


async def test_one_story_under_twelve_addresses_is_one_origin_and_eleven_echoes(desk: Desk) -> None:
    taken = []
    for number in (5, 3, 11, 0, 7, 1, 10, 2, 9, 4, 8, 6):
        report = replace(
            REPORT,
            text=f"{STORY} More of site {number}, with its own words below the text that it has from others.",
            title=f"Headline of site {number}",
            outlet=f"site{number}.example",
            published_at=MARCH + timedelta(hours=number),
        )
        taken.append(await desk.take(report, url=f"https://site{number}.example/{number}"))
    articles = [await desk.store.article(one.article.id) for one in taken]
    origins = [one for one in articles if one and one.echo_of is None]
    assert [one.outlet for one in origins] == ["site0.example"]
    assert [one.echo_of for one in articles if one and one.echo_of] == [origins[0].id] * 11
    assert await desk.store.reports_of_origin("terminal:local", taken[0].article.id) == 12


async def test_two_stories_about_one_man_on_one_day_are_two(desk: Desk) -> None:
    texts = [one["text"] for one in json.loads((CORPUS / "liverpool-2024.json").read_text("utf-8"))["articles"][:2]]
    for number, text in enumerate(texts):
        await desk.take(
            replace(REPORT, text=text, outlet=f"site{number}.example"), url=f"https://site{number}.example/1"
        )
    found = [await desk.store.find(Fingerprint("", (f"site{number}.example/1",)), "") for number in range(2)]
    assert [one.article.echo_of for one in found if one] == [None, None]


@pytest.mark.parametrize("published", [None, NOW + timedelta(seconds=1)])
async def test_a_missing_or_future_date_becomes_the_present(desk: Desk, published: datetime | None) -> None:
    article = (await desk.take(replace(REPORT, published_at=published))).article
    assert (article.published_at, article.dated) == (NOW, Dated.SEEN)


async def test_a_date_in_another_zone_is_the_same_moment(desk: Desk) -> None:
    published = datetime(2024, 4, 3, 11, 30, tzinfo=timezone(timedelta(hours=1)))
    article = (await desk.take(replace(REPORT, published_at=published))).article
    assert (article.published_at, article.dated) == (NOW, Dated.PUBLISHED)


@pytest.mark.parametrize("report", [Report(""), Report(" \n\t"), Report("🎉🎉", title="…"), Report("\u200b")])
async def test_a_report_without_a_word_is_refused(desk: Desk, report: Report) -> None:
    with pytest.raises(UnreadableReport, match="no word"):
        await desk.take(report)
    assert desk.reader.reports == []


@pytest.mark.parametrize("text", ["a" * (MOST_BYTES + 1), "é" * (MOST_BYTES // 2 + 1)])
async def test_a_report_beyond_the_limit_is_refused(desk: Desk, text: str) -> None:
    with pytest.raises(UnreadableReport, match="2 MB"):
        await desk.take(Report(text))


async def test_a_report_at_the_limit_is_taken(desk: Desk) -> None:
    assert (await desk.take(Report("a " * (MOST_BYTES // 2)))).recorded is Recorded.NEW


async def test_what_cannot_be_stored_is_replaced_and_places_stay(desk: Desk) -> None:
    report = Report("Klopp\0 will \ud800leave", title="\udfffKlopp", outlet="bb\0c")
    taken = await desk.take(report)
    assert taken.article.title == "\ufffdKlopp"
    (read,) = desk.reader.reports
    assert read.text == "Klopp\ufffd will \ufffdleave"


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("https://www.BBC.co.uk/sport/football", "bbc.co.uk"),
        ("WWW.thisisanfield.com", "thisisanfield.com"),
        ("Sky Germany", "Sky Germany"),
        ("St. Pauli Blog", "St. Pauli Blog"),
        ("", ""),
    ],
)
async def test_an_outlet_is_stored_by_its_domain(desk: Desk, given: str, stored: str) -> None:
    assert (await desk.take(replace(REPORT, outlet=given))).article.outlet == stored
