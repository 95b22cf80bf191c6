from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.ingestion.feeds.feed import Feed, Followed, Subscription
from bot.ports import FeedBook
from storage.feeds import SqlFeedBook
from storage.store import SqlStore

NOW = datetime(2024, 4, 3, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
URL = "https://news.example/rss"


@pytest.fixture
def book(sql_store: SqlStore) -> FeedBook:
    return SqlFeedBook(sql_store.database)


async def follow(book: FeedBook, workspace: str = "w1", url: str = URL, at: datetime = NOW) -> Followed:
    followed = await book.follow(url, "News", Subscription(workspace, "set-up", "ann", at - 24 * HOUR), at, most=3)
    assert followed is not None
    return followed


async def test_a_followed_feed_is_given_back_as_it_is(book: FeedBook) -> None:
    followed = await follow(book)
    assert followed.feed == Feed(followed.feed.id, URL, "News", next_check_at=NOW)
    assert followed.subscription == Subscription("w1", "set-up", "ann", NOW - 24 * HOUR)
    assert await book.followed("w1") == (followed,)
    assert await book.followed("w2") == ()


async def test_following_twice_changes_nothing_and_shares_the_feed(book: FeedBook) -> None:
    first = await follow(book)
    assert await follow(book, at=NOW + HOUR) == first
    assert (await follow(book, "w2")).feed.id == first.feed.id
    assert [one.workspace for one in await book.subscriptions(first.feed.id)] == ["w1", "w2"]


async def test_a_workspace_follows_only_so_many(book: FeedBook) -> None:
    for number in range(3):
        await follow(book, url=f"{URL}{number}")
    assert await book.follow(URL, "", Subscription("w1", "c", "ann", NOW), NOW, most=3) is None
    assert len(await book.followed("w1")) == 3


async def test_a_feed_is_taken_once_until_its_time_is_over(book: FeedBook) -> None:
    followed = await follow(book)
    assert await book.take(NOW - HOUR, NOW) is None
    assert await book.take(NOW, NOW + HOUR) == followed.feed
    assert await book.take(NOW, NOW + HOUR) is None
    assert await book.next_due() == NOW + HOUR
    assert await book.take(NOW + HOUR, NOW + 2 * HOUR) is not None


async def test_the_feed_that_is_due_the_longest_comes_first(book: FeedBook) -> None:
    await follow(book, url="https://late.example/", at=NOW)
    early = await follow(book, url="https://early.example/", at=NOW - HOUR)
    assert await book.take(NOW, NOW + HOUR) == early.feed


async def test_what_became_known_of_a_feed_is_kept(book: FeedBook) -> None:
    feed = (await follow(book)).feed
    await book.saw(feed.id, "w1", [], NOW)
    known = replace(
        feed,
        title="New",
        etag='"1"',
        last_modified="today",
        checked_at=NOW,
        newest_at=NOW - HOUR,
        failures=2,
        failing_since=NOW,
        trouble="Oh.",
        next_check_at=NOW + HOUR,
    )
    await book.checked(known)
    assert [one.feed for one in await book.followed("w1")] == [known]


async def test_seen_items_are_those_of_one_feed_and_one_workspace(book: FeedBook) -> None:
    feed = (await follow(book)).feed
    await follow(book, "w2")
    await book.saw(feed.id, "w1", ["a", "b", "a"], NOW)
    await book.saw(feed.id, "w1", ["b"], NOW + HOUR)
    assert await book.unseen(feed.id, "w1", ["a", "b", "c"]) == {"c"}
    assert await book.unseen(feed.id, "w2", ["a", "b", "c"]) == {"a", "b", "c"}
    assert [one.is_begun for one in await book.subscriptions(feed.id)] == [True, False]


async def test_items_that_left_the_feed_long_ago_are_forgotten(book: FeedBook) -> None:
    feed = (await follow(book)).feed
    await book.saw(feed.id, "w1", ["a", "b"], NOW)
    await book.saw(feed.id, "w1", ["b"], NOW + timedelta(days=61))
    assert await book.unseen(feed.id, "w1", ["a", "b"]) == {"a"}


async def test_a_feed_that_somebody_joined_meanwhile_is_due_at_once(book: FeedBook) -> None:
    feed = (await follow(book)).feed
    await book.saw(feed.id, "w1", ["a"], NOW)
    await follow(book, "w2")
    await book.checked(replace(feed, etag='"1"', checked_at=NOW, next_check_at=NOW + HOUR))
    (one,) = await book.followed("w2")
    assert (one.feed.etag, one.feed.next_check_at) == (None, NOW)


async def test_a_feed_that_nobody_follows_any_more_is_forgotten(book: FeedBook) -> None:
    feed = (await follow(book)).feed
    await follow(book, "w2")
    await book.saw(feed.id, "w1", ["a"], NOW)
    assert await book.unfollow("w1", feed.id)
    assert not await book.unfollow("w1", feed.id)
    assert await book.next_due() == NOW
    assert await book.unfollow("w2", feed.id)
    assert await book.next_due() is None
    await book.saw(feed.id, "w2", ["a"], NOW)
    await book.checked(feed)


async def test_every_follower_of_a_paused_feed_is_to_be_told_once(book: FeedBook) -> None:
    feed = (await follow(book)).feed
    await follow(book, "w2")
    assert await book.untold([]) == ()
    await book.checked(replace(feed, failures=5, next_check_at=None, trouble="Gone."))
    assert [one.subscription.workspace for one in await book.untold([])] == ["w1", "w2"]
    await book.told("w1", feed.id)
    assert await book.untold(["w1"]) == ()
    assert [one.feed.trouble for one in await book.untold(["w2"])] == ["Gone."]


async def test_a_resumed_feed_begins_anew(book: FeedBook) -> None:
    feed = (await follow(book)).feed
    failed = replace(feed, checked_at=NOW, failures=5, failing_since=NOW, next_check_at=None, trouble="Gone.")
    await book.checked(replace(failed, etag='"1"'))
    await book.resume(feed.id, NOW)
    assert [one.feed for one in await book.followed("w1")] == [feed]
    assert await book.untold([]) == ()
