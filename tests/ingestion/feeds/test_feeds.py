import asyncio
from datetime import timedelta

import pytest

from bot.errors import FeedUnusable
from storage.link_queue import SqlLinkQueue
from storage.store import SqlStore
from tests.ingestion.feeds.conftest import NOW
from tests.ingestion.feeds.desk import Desk, running_desk
from tests.ingestion.feeds.samples import Entry, atom, page_with, rss
from tests.site.site import Site

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
XML = "application/rss+xml"


def story(path: str, age: timedelta | None = HOUR) -> Entry:
    return path, f"Coach sacked {path}", NOW - age if age is not None else None


async def later(desk: Desk, pause: timedelta) -> None:
    desk.clock.moment += pause
    await desk.feeds.visit_due()


async def test_a_feeds_own_address_is_followed(desk: Desk) -> None:
    url = desk.site.page("/rss", rss(story("/a"), title="The Reds"), content_type=XML)
    followed = await desk.follow("/rss")
    assert (followed.feed.url, followed.feed.title) == (url, "The Reds")
    assert (followed.subscription.channel, followed.subscription.workspace) == ("set-up", "discord:1")


async def test_the_feed_that_a_page_names_is_followed(desk: Desk) -> None:
    desk.site.page("/football", page_with(["/broken", "/football/rss"]))
    url = desk.site.page("/football/rss", rss(story("/a")), content_type=XML)
    assert (await desk.follow("/football")).feed.url == url


async def test_the_feed_in_a_usual_place_is_followed(desk: Desk) -> None:
    desk.site.page("/football", page_with([]))
    url = desk.site.page("/feed.xml", atom(story("/a")), content_type=XML)
    assert (await desk.follow("/football")).feed.url == url


async def test_a_redirect_that_lasts_is_followed_once_and_another_each_time(desk: Desk) -> None:
    new = desk.site.page("/new", rss(story("/a")), content_type=XML)
    desk.site.redirect("/old", "/new", status=301)
    passing = desk.site.redirect("/passing", "/new", status=302)
    assert (await desk.follow("/old")).feed.url == new
    assert (await desk.follow("/passing")).feed.url == passing


@pytest.mark.parametrize(
    ("path", "says"), [("/football", "names no feed"), ("/nowhere", "nothing at this address"), ("/busy", "left alone")]
)
async def test_where_there_is_no_feed_that_is_said(desk: Desk, path: str, says: str) -> None:
    desk.site.page("/football", page_with([]))
    desk.site.status("/busy", 429)
    with pytest.raises(FeedUnusable, match=says):
        await desk.follow(path)
    assert await desk.feeds.followed("discord:1") == ()


async def test_a_feed_of_hidden_links_is_explained(desk: Desk) -> None:
    hidden = rss(("https://news.google.com/rss/articles/CBMi?oc=5", "Coach sacked", NOW))
    desk.site.page("/google", hidden, content_type=XML)
    with pytest.raises(FeedUnusable, match="Google News"):
        await desk.follow("/google")


async def test_the_first_run_takes_the_stories_of_a_day_and_nothing_else(desk: Desk) -> None:
    entries = [
        story("/new"),
        story("/yesterday", 23 * HOUR),
        story("/old", 25 * HOUR),
        story("/undated", None),
        story("/tomorrow", -DAY),
        ("/match", "Arsenal 2-0 Brentford", NOW),
    ]
    desk.site.page("/rss", rss(*entries), content_type=XML)
    await desk.follow("/rss")
    await desk.feeds.visit_due()
    assert sorted(await desk.posted()) == ["/new", "/yesterday"]
    assert (await desk.only()).subscription.is_begun


async def test_links_of_a_feed_are_automatic_and_say_which_feed_brought_them(desk: Desk) -> None:
    url = desk.site.page("/rss", rss(story("/a")), content_type=XML)
    await desk.follow("/rss")
    await desk.feeds.visit_due()
    link = await SqlLinkQueue(desk.store.database).take(desk.clock.now(), desk.clock.now() + HOUR, "")
    assert link is not None
    assert (link.post.automatic, link.post.member, link.post.channel) == (True, url, "set-up")


async def test_later_runs_take_what_is_new_dated_or_not(desk: Desk) -> None:
    desk.site.page("/rss", rss(story("/a")), content_type=XML)
    await desk.follow("/rss")
    await desk.feeds.visit_due()
    entries = [story("/a"), story("/b", -HOUR), story("/undated", None), story("/archive", 400 * DAY)]
    desk.site.page("/rss", rss(*entries), content_type=XML)
    await later(desk, 2 * HOUR)
    assert (await desk.posted())[0] == "/a"
    assert sorted((await desk.posted())[1:]) == ["/b", "/undated"]
    await later(desk, 7 * HOUR)
    assert len(await desk.posted()) == 3


async def test_a_feed_is_asked_for_again_only_when_it_is_due(desk: Desk) -> None:
    desk.site.page("/rss", rss(story("/a")), content_type=XML)
    await desk.follow("/rss")
    for pause in (timedelta(), timedelta(minutes=5), timedelta(minutes=9)):
        await later(desk, pause)
    assert desk.asked("/rss") == 2
    await later(desk, timedelta(minutes=2))
    assert desk.asked("/rss") == 3


async def test_an_unchanged_feed_is_not_sent_again(desk: Desk) -> None:
    desk.site.page("/rss", rss(story("/a")), content_type=XML, headers={"ETag": '"1"'})
    await desk.follow("/rss")
    await desk.feeds.visit_due()
    await later(desk, HOUR)
    assert desk.site.requests[-1].headers["if-none-match"] == '"1"'
    assert (await desk.only()).feed.checked_at == NOW + HOUR
    assert (await desk.only()).feed.failures == 0


async def test_a_feed_of_several_workspaces_is_fetched_once_and_read_for_each(desk: Desk) -> None:
    desk.site.page("/rss", rss(story("/a")), content_type=XML, headers={"ETag": '"1"'})
    for workspace in ("discord:1", "slack:T1"):
        await desk.follow("/rss", workspace)
    before = desk.asked("/rss")
    await desk.feeds.visit_due()
    assert desk.asked("/rss") == before + 1
    assert await desk.posted("discord:1") == await desk.posted("slack:T1") == ["/a"]


async def test_who_follows_a_feed_later_gets_its_last_day_too(desk: Desk) -> None:
    desk.site.page("/rss", rss(story("/a")), content_type=XML, headers={"ETag": '"1"'})
    await desk.follow("/rss")
    await desk.feeds.visit_due()
    await desk.follow("/rss", "slack:T1")
    await desk.feeds.visit_due()
    assert (await desk.posted("discord:1"), await desk.posted("slack:T1")) == (["/a"], ["/a"])


async def test_what_the_queue_has_no_room_for_comes_later(site: Site, store: SqlStore) -> None:
    async with running_desk(site, store, NOW, most_waiting=1) as desk:
        site.page("/rss", rss(story("/a"), story("/b")), content_type=XML, headers={"ETag": '"1"'})
        await desk.follow("/rss")
        await desk.feeds.visit_due()
        (first,) = await desk.posted()
    async with running_desk(site, store, NOW + HOUR, most_waiting=2) as desk:
        await desk.feeds.visit_due()
        assert sorted(await desk.posted()) == ["/a", "/b"]
        assert (await desk.posted())[0] == first


async def fail_for(desk: Desk, days: int) -> None:
    for _ in range(days * 2 + 1):
        await later(desk, 15 * HOUR)


async def test_a_dead_feed_is_paused_and_told_once_and_can_be_resumed(desk: Desk) -> None:
    desk.site.page("/rss", rss(story("/a")), content_type=XML)
    await desk.follow("/rss")
    await desk.feeds.visit_due()
    desk.site.status("/rss", 404)
    await fail_for(desk, 5)
    feed = (await desk.only()).feed
    assert feed.is_paused
    assert "nothing at this address" in feed.trouble
    asked = desk.asked("/rss")
    await later(desk, 30 * DAY)
    assert desk.asked("/rss") == asked

    (dead,) = await desk.feeds.dead(["discord:1"])
    assert (dead.feed.id, dead.subscription.channel) == (feed.id, "set-up")
    await desk.feeds.told(dead)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(desk.feeds.dead(), 0.2)

    desk.site.page("/rss", rss(story("/a"), story("/b", -35 * DAY)), content_type=XML)
    await desk.feeds.resume(feed.id)
    await desk.feeds.visit_due()
    assert (await desk.only()).feed.trouble == ""
    assert (await desk.posted())[-1] == "/b"


async def test_a_fault_of_an_hour_pauses_nothing(desk: Desk) -> None:
    desk.site.page("/rss", rss(story("/a")), content_type=XML)
    await desk.follow("/rss")
    desk.site.status("/rss", 500)
    await later(desk, timedelta())
    failing = (await desk.only()).feed
    assert (failing.failures, failing.is_paused) == (1, False)
    desk.site.page("/rss", rss(story("/a")), content_type=XML)
    await later(desk, HOUR)
    assert (await desk.only()).feed.failures == 0


async def test_a_feed_that_is_unchanged_after_a_fault_is_in_trouble_no_more(desk: Desk) -> None:
    marked = {"ETag": '"1"'}
    desk.site.page("/rss", rss(story("/a")), content_type=XML, headers=marked)
    await desk.follow("/rss")
    await desk.feeds.visit_due()
    desk.site.status("/rss", 500)
    await later(desk, HOUR)
    assert (await desk.only()).feed.trouble
    desk.site.page("/rss", rss(story("/a")), content_type=XML, headers=marked)
    await later(desk, HOUR)
    assert (await desk.only()).feed.trouble == ""


async def test_a_feed_that_robots_may_not_read_is_paused_at_once(desk: Desk) -> None:
    desk.site.page("/rss", rss(story("/a")), content_type=XML)
    await desk.follow("/rss")
    desk.site.robots("User-agent: *\nDisallow: /rss")
    await desk.feeds.visit_due()
    assert (await desk.only()).feed.is_paused
    assert "asks programs" in (await desk.only()).feed.trouble


async def test_a_page_in_the_place_of_a_feed_is_a_failure(desk: Desk) -> None:
    desk.site.page("/rss", rss(story("/a")), content_type=XML)
    await desk.follow("/rss")
    desk.site.page("/rss", page_with([]))
    await desk.feeds.visit_due()
    assert "no feed" in (await desk.only()).feed.trouble


async def test_one_feed_that_hangs_in_trouble_does_not_stop_the_others(desk: Desk) -> None:
    for number in range(7):
        desk.site.page(f"/rss{number}", rss(story(f"/{number}")), content_type=XML)
        await desk.follow(f"/rss{number}")
    desk.site.script("/rss3", b"HTTP/1.1 200 OK\r\nContent-Le", drops=True)
    await desk.feeds.visit_due()
    assert sorted(await desk.posted()) == [f"/{number}" for number in range(7) if number != 3]


async def test_a_removed_feed_is_asked_for_no_more(desk: Desk) -> None:
    desk.site.page("/rss", rss(story("/a")), content_type=XML)
    followed = await desk.follow("/rss")
    assert await desk.feeds.remove("discord:1", followed.feed.id)
    assert not await desk.feeds.remove("discord:1", followed.feed.id)
    asked = desk.asked("/rss")
    await later(desk, DAY)
    assert desk.asked("/rss") == asked


async def test_feeds_that_are_added_while_it_runs_are_read_at_once(desk: Desk) -> None:
    desk.feeds.start()
    desk.site.page("/rss", rss(story("/a")), content_type=XML)
    await desk.follow("/rss")
    await asyncio.wait_for(desk.arrived.wait(), 20)
    assert await desk.posted() == ["/a"]


async def test_a_list_of_feeds_is_taken_over_without_a_look(desk: Desk) -> None:
    listed = [("https://a.example/rss", "A"), ("https://b.example/rss", "B"), ("feed:nothing", "C")]
    first = await desk.feeds.take_over(listed, "discord:1", "general", "ann")
    assert (first.new, first.known, first.refused) == (2, 0, 1)
    again = await desk.feeds.take_over(listed[:1], "discord:1", "general", "ann")
    assert (again.new, again.known) == (0, 1)
    assert [one.feed.title for one in await desk.feeds.followed("discord:1")] == ["A", "B"]
    assert desk.site.requests == []
