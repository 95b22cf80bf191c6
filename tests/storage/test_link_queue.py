from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain import Report
from bot.ingestion.fingerprint import Fingerprint
from bot.ingestion.found_at import FoundAt
from bot.ingestion.links.link import FoundPage, Link, LinkState, Post, Visit
from bot.ports import LinkQueue, Recorded
from storage.link_queue import SqlLinkQueue
from tests.storage.builders import HERE, a_sighting, an_article
from tests.storage.conftest import opened

NOON = datetime(2024, 3, 28, 12, tzinfo=UTC)
SOON = NOON + timedelta(seconds=30)
LATER = NOON + timedelta(minutes=5)


@pytest.fixture
async def queue(path: Path) -> AsyncIterator[LinkQueue]:
    async with opened(path) as store:
        yield SqlLinkQueue(store.database)


async def add(
    queue: LinkQueue,
    url: str = "https://a.example/1",
    workspace: str = HERE,
    *,
    automatic: bool = False,
    most: int = 100,
) -> Link:
    post = Post(url, workspace, "general", "ann", "m1", automatic)
    link = await queue.add(post, url.removeprefix("https://"), NOON, most=most)
    assert link is not None
    return link


async def taken(queue: LinkQueue, at: datetime = NOON, after: str = "") -> str | None:
    link = await queue.take(at, at + timedelta(seconds=30), after)
    return link.post.url if link else None


async def test_a_link_comes_back_as_it_was_posted(queue: LinkQueue) -> None:
    link = await add(queue)
    assert await queue.link(link.id) == link
    assert link.post == Post("https://a.example/1", HERE, "general", "ann", "m1")
    assert (link.state, link.tries, link.next_try_at) == (LinkState.QUEUED, 0, None)
    assert await queue.link(99) is None


async def test_a_taken_link_is_nobody_elses_until_its_time_is_over(queue: LinkQueue) -> None:
    await add(queue)
    assert await taken(queue) == "https://a.example/1"
    assert await taken(queue, NOON + timedelta(seconds=29)) is None
    again = await queue.take(SOON, LATER, "")
    assert again is not None
    assert again.tries == 1


async def test_a_link_that_is_kept_stays_taken(queue: LinkQueue) -> None:
    link = await add(queue)
    await taken(queue)
    await queue.keep([link.id], LATER)
    assert await taken(queue, SOON) is None
    assert await taken(queue, LATER) == link.post.url


async def test_a_link_that_is_given_back_can_be_taken_at_once_and_was_not_tried(queue: LinkQueue) -> None:
    link = await add(queue)
    await taken(queue)
    await queue.give_back([link.id], NOON)
    again = await queue.take(NOON, SOON, "")
    assert again is not None
    assert again.tries == 0


async def test_workspaces_take_turns(queue: LinkQueue) -> None:
    for number in range(3):
        await add(queue, f"https://a.example/{number}", "discord:1")
    await add(queue, "https://b.example/1", "slack:1")
    await add(queue, "https://c.example/1", "terminal:local")
    order, after = [], ""
    while link := await queue.take(NOON, SOON, after):
        after = link.post.workspace
        order.append(after)
    assert order == ["discord:1", "slack:1", "terminal:local", "discord:1", "discord:1"]


async def test_what_people_post_goes_before_what_feeds_bring(queue: LinkQueue) -> None:
    await add(queue, "https://a.example/feed", automatic=True)
    await add(queue, "https://a.example/person")
    assert await taken(queue) == "https://a.example/person"
    assert await taken(queue) == "https://a.example/feed"


async def test_two_links_to_one_address_are_not_out_at_the_same_time(queue: LinkQueue) -> None:
    first = await add(queue)
    await add(queue, workspace="discord:1")
    assert await queue.take(NOON, SOON, "slack:1") is not None
    assert await taken(queue) is None
    await queue.finish(first.id, LinkState.READ, "", NOON, ("x", Recorded.NEW))
    assert await taken(queue) == "https://a.example/1"


async def test_a_failed_try_waits_and_says_why(queue: LinkQueue) -> None:
    link = await add(queue)
    await taken(queue)
    await queue.fail_for_now(link.id, "It does not answer.", LATER)
    assert await taken(queue, SOON) is None
    waiting = await queue.link(link.id)
    assert waiting is not None
    assert (waiting.state, waiting.reason, waiting.tries) == (LinkState.QUEUED, "It does not answer.", 1)
    assert waiting.next_try_at == await queue.next_due() == LATER
    assert await taken(queue, LATER) == link.post.url


async def test_a_link_that_is_done_is_not_taken_again_and_keeps_what_it_came_to(queue: LinkQueue) -> None:
    link = await add(queue)
    await taken(queue)
    await queue.finish(link.id, LinkState.PARTIAL, "A part only.", SOON, ("a1", Recorded.EDITED))
    assert await taken(queue, LATER) is None
    assert await queue.next_due() is None
    assert await queue.waiting(HERE) == 0
    done = await queue.link(link.id)
    assert done is not None
    assert (done.state, done.article_id, done.recorded) == (LinkState.PARTIAL, "a1", "edited")
    assert done.done_at == SOON


async def test_a_link_is_done_once(queue: LinkQueue) -> None:
    link = await add(queue)
    await queue.finish(link.id, LinkState.READ, "", NOON, ("a1", Recorded.NEW))
    await queue.finish(link.id, LinkState.FAILED, "Too late.", SOON)
    await queue.fail_for_now(link.id, "Too late.", SOON)
    done = await queue.link(link.id)
    assert done is not None
    assert (done.state, done.reason) == (LinkState.READ, "")


async def test_a_workspace_can_have_so_many_links_waiting_and_no_more(queue: LinkQueue) -> None:
    first = await add(queue, most=2)
    await add(queue, "https://a.example/2", most=2)
    post = Post("https://a.example/3", HERE, "general", "ann")
    assert await queue.add(post, "a.example/3", NOON, most=2) is None
    assert await queue.waiting(HERE) == 2
    await add(queue, "https://a.example/3", "discord:1", most=2)
    await queue.finish(first.id, LinkState.READ, "", NOON)
    assert await queue.add(post, "a.example/3", NOON, most=2) is not None


async def test_a_fetched_page_is_kept_until_the_link_is_done(queue: LinkQueue) -> None:
    link = await add(queue)
    report = Report("The text.", "The title", NOON, "a.example")
    at = FoundAt("https://a.example/1", ("b.example/2",), "Ann", SOON, is_partial=True, is_read=False)
    page = FoundPage(report, at, "Only a part.", "tag", "yesterday")
    await queue.fetched(link.id, FoundPage(Report("older"), at))
    await queue.fetched(link.id, page)
    assert await queue.page(link.id) == page
    fetched = await queue.link(link.id)
    assert fetched is not None
    assert fetched.state is LinkState.FETCHED
    await queue.finish(link.id, LinkState.READ, "", NOON)
    assert await queue.page(link.id) is None


async def test_whoever_posted_is_to_be_told_once(queue: LinkQueue) -> None:
    links = [await add(queue, f"https://a.example/{number}") for number in range(3)]
    elsewhere = await add(queue, "https://a.example/9", "discord:1")
    for link in (*links[:2], elsewhere):
        await queue.finish(link.id, LinkState.READ, "", NOON)
    assert [link.id for link in await queue.untold([HERE], 10)] == [links[0].id, links[1].id]
    assert len(await queue.untold([], 10)) == 3
    assert len(await queue.untold([], 1)) == 1
    await queue.told([links[0].id])
    assert [link.id for link in await queue.untold([HERE], 10)] == [links[1].id]


async def test_nothing_is_known_of_an_address_at_which_there_is_no_article(queue: LinkQueue) -> None:
    await queue.visited("a.example/1", NOON, "tag", None)
    assert await queue.visit("a.example/1") is None


async def test_a_visit_to_an_articles_address_is_kept(path: Path) -> None:

    async with opened(path) as store:
        queue = SqlLinkQueue(store.database)
        await store.record(an_article(), "x", (), a_sighting(), Fingerprint("w", ("a.example/1",)))
        assert await queue.visit("a.example/1") == Visit("a1", None, None, None)
        await queue.visited("a.example/1", NOON, "tag", "yesterday")
        assert await queue.visit("a.example/1") == Visit("a1", NOON, "tag", "yesterday")
