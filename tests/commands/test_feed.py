from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.context import Context
from bot.commands.dispatch import answer
from bot.ingestion.feeds.opml import feeds_in_opml
from bot.program.feed_lists import imported_feeds
from bot.reply import Reply, Table
from tests.commands.newsroom import HERE, Newsroom, lines_of, rows_of
from tests.ingestion.feeds.conftest import NOW
from tests.ingestion.feeds.desk import Desk, running_desk
from tests.ingestion.feeds.samples import page_with, rss
from tests.site.site import running_site

XML = "application/rss+xml"


class Room:
    """A newsroom whose feeds can be read."""

    def __init__(self, newsroom: Newsroom, desk: Desk) -> None:
        self.newsroom = newsroom
        self.desk = desk
        old = newsroom.context
        newsroom.context = Context(
            old.store, desk.clock, old.catalogue, old.ingestion, old.registry, old.source_book, old.links, desk.feeds
        )

    async def ask(self, command: str, *, is_moderator: bool = True, **values: str) -> Reply:
        request = self.newsroom.request(command, values, is_moderator=is_moderator)
        return await answer(self.newsroom.context, request)

    def feed(self, path: str, title: str) -> str:
        return self.desk.site.page(path, rss(("/a", "Coach sacked", NOW), title=title), content_type=XML)

    async def kill(self, path: str) -> None:
        self.desk.site.status(path, 410)
        self.desk.clock.moment += timedelta(days=1)
        await self.desk.feeds.visit_due()


@pytest.fixture
async def room(newsroom: Newsroom) -> AsyncIterator[Room]:
    async with running_site() as site, running_desk(site, newsroom.store, NOW) as desk:
        yield Room(newsroom, desk)


async def test_a_sites_feed_is_found_and_followed(room: Room) -> None:
    page = room.desk.site.page("/football", page_with(["/rss"]))
    url = room.feed("/rss", "The Reds")
    reply = await room.ask("feed add", url=page)
    assert reply.heading == "Following The Reds"
    assert url in lines_of(reply)
    assert [button.label for button in reply.buttons] == ["Remove it"]
    ((number, title, address, state),) = rows_of(await room.ask("feed list"))
    assert (number, title, address, state) == ("1", "The Reds", url, "not read yet")


async def test_the_list_says_when_a_feed_was_read(room: Room) -> None:
    await room.ask("feed add", url=room.feed("/rss", "The Reds"))
    await room.desk.feeds.visit_due()
    assert rows_of(await room.ask("feed list"))[0][3] == "read 3 Apr 2024, 12:00"


async def test_where_nothing_is_followed_that_is_said(room: Room) -> None:
    for command in ("feed list", "feed export"):
        assert "No feed is followed here." in lines_of(await room.ask(command))


async def test_where_no_feed_is_found_the_reply_is_private(room: Room) -> None:
    reply = await room.ask("feed add", url=room.desk.site.url("/nowhere"))
    assert reply.private
    assert "nothing at this address" in lines_of(reply)[1]


@pytest.mark.parametrize("command", ["feed add", "feed remove", "feed resume"])
async def test_only_moderators_may_change_feeds(room: Room, command: str) -> None:
    option = "url" if command == "feed add" else "feed"
    reply = await room.ask(command, is_moderator=False, **{option: "1"})
    assert reply.heading == "That is not allowed"


@pytest.mark.parametrize("named", ["2", "#2", "the blues", "blue"])
async def test_a_feed_is_removed_by_number_or_title(room: Room, named: str) -> None:
    for path, title in (("/reds", "The Reds"), ("/blues", "The Blues")):
        await room.ask("feed add", url=room.feed(path, title))
    reply = await room.ask("feed remove", feed=named)
    assert reply.heading == "The Blues is not followed any more"
    assert [row[1] for row in rows_of(await room.ask("feed list"))] == ["The Reds"]


@pytest.mark.parametrize(
    ("named", "says"),
    [("the", "Several feeds are"), ("greens", "No feed is"), ("9", "There is no feed 9 here: 2 feeds")],
)
async def test_a_name_that_means_no_feed_or_several_is_refused(room: Room, named: str, says: str) -> None:
    for path, title in (("/reds", "The Reds"), ("/blues", "The Blues")):
        await room.ask("feed add", url=room.feed(path, title))
    assert says in lines_of(await room.ask("feed remove", feed=named))[1]


async def test_a_dead_feed_is_shown_as_paused_and_can_be_resumed(room: Room) -> None:
    await room.ask("feed add", url=room.feed("/rss", "The Reds"))
    await room.kill("/rss")
    reply = await room.ask("feed list")
    assert any("The Reds is paused: " in line for line in lines_of(reply))
    (button,) = reply.buttons
    assert await room.desk.book.untold([HERE.key]) == ()
    resumed = await room.ask(button.call.command, feed=dict(button.call.values)["feed"])
    assert resumed.heading == "The Reds is read again"
    assert rows_of(await room.ask("feed list"))[0][3] != "paused"
    assert (await room.ask("feed resume", feed="1")).heading == "The Reds is not paused"


async def test_a_feed_that_fails_is_said_to_be_tried_again(room: Room) -> None:
    await room.ask("feed add", url=room.feed("/rss", "The Reds"))
    room.desk.site.status("/rss", 500)
    await room.desk.feeds.visit_due()
    reply = await room.ask("feed list")
    assert rows_of(reply)[0][3] == "in trouble"
    assert any("has failed since 3 Apr 2024, 12:00: " in line and "tried again" in line for line in lines_of(reply))


async def test_others_than_moderators_get_no_button_to_resume(room: Room) -> None:
    await room.ask("feed add", url=room.feed("/rss", "The Reds"))
    await room.kill("/rss")
    assert (await room.ask("feed list", is_moderator=False)).buttons == ()


async def test_the_export_has_the_feeds(room: Room) -> None:
    url = room.feed("/rss", "The Reds")
    await room.ask("feed add", url=url)
    (file,) = (await room.ask("feed export")).files
    assert feeds_in_opml(file.content) == ((url, "The Reds"),)


async def test_a_long_list_names_how_many_more_there_are(room: Room) -> None:
    listed = [(f"https://{number}.example/rss", f"Feed {number}") for number in range(30)]
    await room.desk.feeds.take_over(listed, HERE.key, "general", "ann")
    reply = await room.ask("feed list")
    (table,) = (block for block in reply.blocks if isinstance(block, Table))
    assert len(table.rows) == 25
    assert any("And 5 more" in line for line in lines_of(reply))


async def test_an_imported_list_is_followed_and_counted(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(
        '<opml><body><outline xmlUrl="https://a.example/rss" text="A"/><outline xmlUrl="mailto:b"/></body></opml>'
    )
    context, request = room.newsroom.context, room.newsroom.request("feed list", {})
    said = await imported_feeds(context, request, str(file))
    assert said.startswith("1 feed more is followed from now on. 1 cannot be followed")
    assert (await imported_feeds(context, request, str(file))).startswith("0 feeds more are followed from now on. 1 of")
