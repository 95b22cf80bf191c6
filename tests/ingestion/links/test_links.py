"""Links from their posting to an article, over real sites on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import Claim, Report
from bot.errors import TooManyLinks
from bot.ingestion.ingest import Ingestion
from bot.ingestion.links.link import Link, LinkState, Post
from bot.ingestion.links.links import Links, Receipt
from bot.ingestion.links.visiting import Pages, Visiting
from bot.ingestion.links.worker import LinkWorker, Pace
from bot.ingestion.page import Page, PageSource
from bot.ports import Recorded
from storage.link_queue import SqlLinkQueue
from storage.store import SqlStore
from tests.site.html import PARAGRAPHS, article
from tests.site.site import Site, running_site
from tests.soak.child import OneClaim, PlainPages

HERE = "terminal:local"
SHORT = timedelta(milliseconds=20)
PACE = Pace(lease=timedelta(seconds=5), waits=(SHORT, SHORT))


@dataclass
class MovingClock:
    """The machine's clock, which can be set forward."""

    ahead: timedelta = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


class BrokenPages:
    async def read(self, source: PageSource) -> Page:
        raise RuntimeError("a bug")


@dataclass
class Gate:
    """A reader that waits until it is let through, and remembers what it was given."""

    open: asyncio.Event = field(default_factory=asyncio.Event)
    entered: asyncio.Event = field(default_factory=asyncio.Event)
    reports: list[Report] = field(default_factory=list)

    async def read(self, report: Report) -> tuple[Claim, ...]:
        self.reports.append(report)
        self.entered.set()
        await self.open.wait()
        return await OneClaim().read(report)


@dataclass
class Desk:
    store: SqlStore
    site: Site
    clock: MovingClock = field(default_factory=MovingClock)
    gate: Gate = field(default_factory=Gate)
    pages: Pages = field(default_factory=PlainPages)
    pace: Pace = PACE

    def __post_init__(self) -> None:
        self.gate.open.set()
        self.queue = SqlLinkQueue(self.store.database)
        self.links = self.hire_anew()

    def hire_anew(self) -> Links:
        ingestion = Ingestion(self.store, self.gate, self.clock)

        @asynccontextmanager
        async def hire(on_done: Callable[[int], None]) -> AsyncIterator[LinkWorker]:
            async with self.site.fetcher() as fetcher:
                visiting = Visiting(self.queue, fetcher, self.pages, ingestion, self.clock)
                yield LinkWorker(self.queue, visiting, self.clock, on_done, chance=lambda: 0.5, pace=self.pace)

        return Links(self.queue, self.clock, hire, most_waiting=3)

    async def post(self, url: str, workspace: str = HERE, *, automatic: bool = False) -> Receipt:
        return await self.links.post(Post(url, workspace, "general", "ann", "m1", automatic))

    async def read(self, url: str, workspace: str = HERE) -> Link:
        link = await self.links.wait(await self.post(url, workspace), 30)
        assert link is not None
        return link

    async def tried(self, receipt: Receipt) -> Link:
        """The link once it has been tried in vain."""
        for _ in range(1000):
            link = await self.links.look(receipt)
            if link and link.tries:
                return link
            await asyncio.sleep(0.01)
        raise AssertionError("it was never tried")


@pytest.fixture
async def desk(store: SqlStore) -> AsyncIterator[Desk]:
    async with running_site() as site:
        desk = Desk(store, site)
        yield desk
        await desk.links.close()


async def test_a_link_becomes_an_article_with_claims(desk: Desk) -> None:
    link = await desk.read(desk.site.page("/a", article()))
    assert (link.state, link.reason, link.recorded) == (LinkState.READ, "", Recorded.NEW)
    assert link.article_id is not None
    stored = await desk.store.article(link.article_id)
    assert stored is not None
    assert stored.url == desk.site.url("/a")
    assert len(await desk.store.evidence_of_article(HERE, link.article_id)) == 1


async def test_a_link_is_in_the_store_before_its_poster_has_a_receipt(desk: Desk) -> None:
    desk.gate.open.clear()
    receipt = await desk.post(desk.site.page("/a", article()))
    other = SqlLinkQueue(desk.store.database)
    assert await other.link(receipt.link_id) is not None
    assert await desk.links.wait(receipt, 0.05) is None
    desk.gate.open.set()
    assert (await desk.links.wait(receipt, 30)) is not None


async def test_an_address_that_was_just_fetched_is_not_fetched_again(desk: Desk) -> None:
    url = desk.site.page("/a", article())
    await desk.read(url)
    assert (await desk.read(f"{url}?utm_source=x")).recorded == Recorded.KNOWN
    assert (await desk.read(url, "discord:1")).recorded == Recorded.SIGHTED
    assert len(desk.site.requests) == len(desk.gate.reports) == 1


async def test_an_address_that_was_fetched_a_while_ago_is_asked_whether_it_has_changed(desk: Desk) -> None:
    url = desk.site.page("/a", article(), headers={"ETag": '"one"'})
    await desk.read(url)
    desk.clock.ahead = timedelta(hours=1)
    assert (await desk.read(url)).recorded == Recorded.KNOWN
    assert desk.site.requests[-1].headers["if-none-match"] == '"one"'
    assert len(desk.gate.reports) == 1


async def test_an_edited_page_is_a_new_version(desk: Desk) -> None:
    url = desk.site.pages("/a", article(), article(paragraphs=["It is all off.", *PARAGRAPHS[2:]]))
    first = await desk.read(url)
    desk.clock.ahead = timedelta(hours=1)
    second = await desk.read(url)
    assert (second.recorded, second.article_id) == (Recorded.EDITED, first.article_id)


async def test_a_known_article_whose_page_is_gone_stands(desk: Desk) -> None:
    url = desk.site.page("/a", article())
    first = await desk.read(url)
    desk.site.status("/a", 404)
    desk.clock.ahead = timedelta(hours=1)
    second = await desk.read(url, "discord:1")
    assert (second.state, second.article_id) == (LinkState.READ, first.article_id)


async def test_what_may_pass_is_tried_again(desk: Desk) -> None:
    desk.site.status("/a", 503, 503)
    link = await desk.read(desk.site.then_page("/a", article()))
    assert (link.state, link.tries) == (LinkState.READ, 2)


async def test_what_does_not_pass_fails_after_the_last_try(desk: Desk) -> None:
    link = await desk.read(desk.site.status("/a", 500))
    assert (link.state, link.tries) == (LinkState.FAILED, 2)
    assert link.reason.endswith("Paste the article's text with /ingest instead.")
    assert len(desk.site.requests) == 3


async def test_what_will_not_pass_is_not_tried_again(desk: Desk) -> None:
    link = await desk.read(desk.site.url("/nowhere"))
    assert (link.state, link.tries) == (LinkState.FAILED, 0)
    assert "no page at this address" in link.reason


async def test_a_site_that_asks_for_time_gets_it(desk: Desk) -> None:
    receipt = await desk.post(desk.site.status("/a", 429, headers={"Retry-After": "600"}))
    await desk.site.arrival(1)
    link = await desk.tried(receipt)
    assert link.next_try_at is not None
    wait = link.next_try_at - link.posted_at
    assert timedelta(seconds=600) < wait < timedelta(seconds=800)
    assert link.reason.endswith("It will be tried again.")


async def test_a_bug_that_a_page_brings_out_costs_that_link_alone(store: SqlStore) -> None:
    async with running_site() as site:
        desk = Desk(store, site, pages=BrokenPages())
        link = await desk.read(site.page("/a", article()))
        assert link.state is LinkState.FAILED
        assert "the log says where" in link.reason
        assert (await desk.read(site.url("/nowhere"))).state is LinkState.FAILED
        await desk.links.close()


async def test_what_takes_too_long_is_given_up(store: SqlStore) -> None:
    async with running_site() as site:
        desk = Desk(store, site, pace=Pace(waits=(SHORT,), longest=timedelta(seconds=1)))
        desk.gate.open.clear()
        link = await desk.read(site.page("/a", article()))
        assert (link.state, link.tries) == (LinkState.FAILED, 1)
        await desk.links.close()


async def test_what_is_being_read_when_the_program_ends_is_read_after_its_next_start(desk: Desk) -> None:
    desk.gate.open.clear()
    receipt = await desk.post(desk.site.page("/a", article()))
    await desk.gate.entered.wait()
    await desk.links.close()
    assert await desk.queue.next_due() is not None
    desk.gate.open.set()
    desk.links = desk.hire_anew()
    desk.links.resume()
    link = await desk.links.wait(receipt, 30)
    assert link is not None
    assert (link.state, link.tries) == (LinkState.READ, 0)
    assert len(desk.site.requests) == 1


async def test_a_flood_is_held_back_and_told_so(desk: Desk) -> None:
    desk.gate.open.clear()
    for number in range(3):
        await desk.post(desk.site.page(f"/{number}", article(paragraphs=[f"Story {number}", *PARAGRAPHS])))
    with pytest.raises(TooManyLinks, match="3 links are waiting"):
        await desk.post(desk.site.url("/4"))
    await desk.post(desk.site.url("/4"), "discord:1")
    desk.gate.open.set()


async def test_an_absurdly_long_link_is_refused(desk: Desk) -> None:
    with pytest.raises(TooManyLinks, match="longer than any address"):
        await desk.post("https://a.example/" + "x" * 5000)


async def test_whoever_did_not_wait_is_told_later(desk: Desk) -> None:
    telling = asyncio.create_task(desk.links.finished())
    receipt = await desk.post(desk.site.page("/a", article()))
    (link,) = await asyncio.wait_for(telling, 30)
    assert (link.id, link.post.message) == (receipt.link_id, "m1")
    await desk.links.told(link.id)
    assert await desk.queue.untold([], 10) == ()


async def test_robots_txt_holds_for_feeds_and_not_for_people(desk: Desk) -> None:
    desk.site.robots("User-agent: *\nDisallow: /")
    url = desk.site.page("/a", article())
    link = await desk.links.wait(await desk.post(url, automatic=True), 30)
    assert link is not None
    assert link.state is LinkState.FAILED
    assert (await desk.read(url)).state is LinkState.READ


async def test_a_redirect_leads_to_the_article_and_only_a_permanent_one_is_its_address(desk: Desk) -> None:
    desk.site.page("/a", article())
    desk.site.redirect("/latest", "/a", status=302)
    desk.site.redirect("/old", "/a", status=301)
    links = [await desk.read(desk.site.url(path)) for path in ("/old", "/latest", "/a")]
    assert len({link.article_id for link in links}) == 1
    port = desk.site.port
    assert await desk.queue.visit(f"news.example:{port}/old") is not None
    assert await desk.queue.visit(f"news.example:{port}/latest") is None
