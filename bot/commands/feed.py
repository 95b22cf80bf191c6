"""`/feed`: the feeds that are followed here."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bot.commands.context import Context
from bot.commands.counting import counted
from bot.commands.days import day_and_time
from bot.commands.registry import Command, Option, OptionKind, Permission, Request
from bot.errors import FeedUnusable
from bot.ingestion.feeds.feed import Feed, Followed
from bot.reply import Block, Button, Call, File, Line, Reply, Span, Table, faint, plain

_MOST_LISTED = 25
_MOST_BUTTONS = 5
_NUMBER = re.compile(r"#?0*(\d{1,6})", re.ASCII)
_HOW_TO_ADD = "A moderator adds one with /feed add and the address of a site's football page or of its feed."


async def add_feed(context: Context, request: Request) -> Reply:
    """Find the feed of a site and follow it."""
    followed = await context.feeds.add(request.value("url"), request.workspace.key, request.channel, request.member)
    name = _name(followed.feed)
    if followed.subscription.is_begun or followed.feed.checked_at:
        known = plain("It is followed; what looks like a manager's story in it is read as it comes.")
        return Reply(f"Following {name}", (_address(followed.feed), known), _remove_button(followed.feed))
    text = (
        "What looks like a manager's story in it is read from now on, and of the last day too. Everything else is left "
        "alone."
    )
    return Reply(f"Following {name}", (_address(followed.feed), plain(text)), _remove_button(followed.feed))


async def list_feeds(context: Context, request: Request) -> Reply:
    """The feeds that are followed here, and how they are."""
    followed = await context.feeds.followed(request.workspace.key)
    if not followed:
        return Reply("Feeds", (plain("No feed is followed here."), faint(_HOW_TO_ADD)))
    rows = tuple(_row(number, one.feed, request) for number, one in enumerate(followed[:_MOST_LISTED], start=1))
    blocks: list[Block] = [Table(("#", "Feed", "Address", "State"), rows)]
    if len(followed) > _MOST_LISTED:
        blocks.append(faint(f"And {len(followed) - _MOST_LISTED} more: /feed export has them all."))
    blocks += [_trouble(one.feed, request.timezone) for one in followed if one.feed.trouble][:_MOST_LISTED]
    paused = [one for one in followed if one.feed.is_paused]
    for one in paused:
        await context.feeds.told(one)
    buttons = _resume_buttons(paused) if request.is_moderator else ()
    return Reply("Feeds", tuple(blocks), buttons, faint(f"{counted(len(followed), 'feed')}."))


def _row(number: int, feed: Feed, request: Request) -> tuple[Span, ...]:
    title = Span(_name(feed), strong=True)
    return Span(str(number)), title, Span(feed.url, url=feed.url), Span(_state(feed, request.timezone))


def _state(feed: Feed, timezone: str) -> str:
    if feed.is_paused:
        return "paused"
    if feed.failures:
        return "in trouble"
    return f"read {day_and_time(feed.checked_at, timezone)}" if feed.checked_at else "not read yet"


def _trouble(feed: Feed, timezone: str) -> Line:
    """What is wrong with a feed, and what becomes of it."""
    if feed.is_paused:
        return plain(f"{_name(feed)} is paused: {feed.trouble} Remove it, or resume it once that is mended.")
    if feed.failing_since is None:
        return plain(f"{_name(feed)}: {feed.trouble}")
    since = day_and_time(feed.failing_since, timezone)
    return plain(f"{_name(feed)} has failed since {since}: {feed.trouble} It is tried again.")


def _resume_buttons(paused: list[Followed]) -> tuple[Button, ...]:
    return tuple(
        Button(f"Resume {_name(one.feed)}", Call("feed resume", (("feed", one.feed.url),)))
        for one in paused[:_MOST_BUTTONS]
    )


async def remove_feed(context: Context, request: Request) -> Reply:
    """Follow a feed no more. What was read stays."""
    feed = await _meant(context, request)
    await context.feeds.remove(request.workspace.key, feed.id)
    undo = Button("Follow it again", Call("feed add", (("url", feed.url),)))
    return Reply(
        f"{_name(feed)} is not followed any more", (_address(feed), plain("What was read of it stays.")), (undo,)
    )


async def resume_feed(context: Context, request: Request) -> Reply:
    """Read a paused feed again."""
    feed = await _meant(context, request)
    if not feed.is_paused and not feed.failures:
        return Reply(f"{_name(feed)} is not paused", (_address(feed), plain("It is read as it should be.")))
    await context.feeds.resume(feed.id)
    return Reply(f"{_name(feed)} is read again", (_address(feed), plain("/feed list shows how that goes.")))


async def export_feeds(context: Context, request: Request) -> Reply:
    """The feeds as a file for feed readers, and for another Hotseat."""
    followed = await context.feeds.followed(request.workspace.key)
    if not followed:
        return Reply("Feeds", (plain("No feed is followed here."), faint(_HOW_TO_ADD)))
    from bot.ingestion.feeds.opml import opml_of  # noqa: PLC0415 - takes a while to import

    holding = counted(len(followed), "feed")
    file = File("feeds.opml", opml_of(one.feed for one in followed), "text/x-opml", holding)
    return Reply("Feeds", (plain(f"feeds.opml has {holding}."),), files=(file,))


async def _meant(context: Context, request: Request) -> Feed:
    """The feed that is meant by its number in the list, its address or its title. Raises `FeedUnusable`."""
    typed = request.value("feed")
    feeds = [one.feed for one in await context.feeds.followed(request.workspace.key)]
    if number := _NUMBER.fullmatch(typed):
        if 0 < int(number[1]) <= len(feeds):
            return feeds[int(number[1]) - 1]
        raise FeedUnusable(f"There is no feed {number[1]} here: {counted(len(feeds), 'feed')} can be named.")
    folded = typed.casefold().rstrip("/")
    exact = [feed for feed in feeds if folded in {feed.url.casefold().rstrip("/"), feed.title.casefold()}]
    near = exact or [feed for feed in feeds if folded in f"{feed.title} {feed.url}".casefold()]
    if len(near) == 1:
        return near[0]
    what = "Several feeds are" if near else "No feed is"
    raise FeedUnusable(f"{what} meant by “{typed}”. /feed list shows them; name one by its number or its address.")


def _name(feed: Feed) -> str:
    return feed.title[:60] or (urlsplit(feed.url).hostname or feed.url).removeprefix("www.")


def _address(feed: Feed) -> Line:
    return Line((Span(feed.url, url=feed.url),))


def _remove_button(feed: Feed) -> tuple[Button, ...]:
    return (Button("Remove it", Call("feed remove", (("feed", feed.url),))),)


_FEED = Option("feed", OptionKind.TEXT, "Its number in /feed list, its address or its title")

COMMANDS = (
    Command(
        name="feed list",
        description="The feeds that are followed here, and how they are",
        handler=list_feeds,
        example="/feed list",
        about_group="Feeds of sites, whose manager stories are read as they come",
    ),
    Command(
        name="feed add",
        description="Follows a site's feed: its manager stories are read as they come",
        handler=add_feed,
        options=(Option("url", OptionKind.TEXT, "The address of a site's football page, or of a feed"),),
        permission=Permission.MODERATOR,
        example="/feed add https://www.theguardian.com/football",
    ),
    Command(
        name="feed remove",
        description="Follows a feed no more",
        handler=remove_feed,
        options=(_FEED,),
        permission=Permission.MODERATOR,
        example="/feed remove 2",
    ),
    Command(
        name="feed resume",
        description="Reads a feed again that was paused because it was dead",
        handler=resume_feed,
        options=(_FEED,),
        permission=Permission.MODERATOR,
        example="/feed resume 2",
    ),
    Command(
        name="feed export",
        description="The feeds that are followed here as a file for feed readers",
        handler=export_feeds,
        example="/feed export",
    ),
)
