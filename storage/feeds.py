"""The port for the feeds that workspaces follow, over the tables."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, Update, delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ingestion.feeds.feed import Feed, Followed, Subscription
from bot.ports import FeedBook
from storage.engine import Database
from storage.tables import feeds, seen_items, subscriptions

_FEED = tuple(feeds.c[name] for name in Feed.__dataclass_fields__)
_SUBSCRIPTION = tuple(subscriptions.c[name] for name in Subscription.__dataclass_fields__)
_AFRESH: dict[str, Any] = {
    "etag": None,
    "last_modified": None,
    "checked_at": None,
    "failures": 0,
    "failing_since": None,
    "trouble": "",
}
_REMEMBERED = timedelta(days=60)


class SqlFeedBook(FeedBook):
    """Feeds in the store's database file; several processes may take from them. Raises what `SqlStore` does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def follow(
        self, url: str, title: str, subscription: Subscription, at: datetime, *, most: int
    ) -> Followed | None:
        """Let a workspace follow a feed; None where it follows as many as `most`."""

        async def work(connection: AsyncConnection) -> Followed | None:
            of_workspace = subscriptions.c.workspace == subscription.workspace
            known = (await connection.execute(_followed().where(of_workspace, feeds.c.url == url))).one_or_none()
            if known is not None:
                return _pair(known)
            counted = select(func.count()).select_from(subscriptions).where(of_workspace)
            if (await connection.execute(counted)).scalar_one() >= most:
                return None
            number = (await connection.execute(select(feeds.c.id).where(feeds.c.url == url))).scalar_one_or_none()
            if number is None:
                fields = asdict(Feed(0, url, title, next_check_at=at))
                del fields["id"]
                number = (await connection.execute(insert(feeds).returning(feeds.c.id), fields)).scalar_one()
            else:
                await connection.execute(_resume(number, at))
            new = asdict(subscription) | {"feed_id": number, "is_told": True}
            await connection.execute(insert(subscriptions), new)
            row = (await connection.execute(_followed().where(of_workspace, feeds.c.id == number))).one()
            return _pair(row)

        return await self._database.write(work)

    async def unfollow(self, workspace: str, feed_id: int) -> bool:
        """Let it follow the feed no more; False when it did not."""

        async def work(connection: AsyncConnection) -> bool:
            ours = (subscriptions.c.feed_id == feed_id, subscriptions.c.workspace == workspace)
            gone = await connection.execute(delete(subscriptions).where(*ours))
            seen = (seen_items.c.feed_id == feed_id, seen_items.c.workspace == workspace)
            await connection.execute(delete(seen_items).where(*seen))
            others = exists().where(subscriptions.c.feed_id == feed_id)
            await connection.execute(delete(feeds).where(feeds.c.id == feed_id, ~others))
            return bool(gone.rowcount)

        return await self._database.write(work)

    async def followed(self, workspace: str) -> tuple[Followed, ...]:
        """The feeds that a workspace follows."""
        query = _followed().where(subscriptions.c.workspace == workspace).order_by(feeds.c.id)
        return tuple(_pair(row) for row in await self._database.read(query))

    async def subscriptions(self, feed_id: int) -> tuple[Subscription, ...]:
        """Who follows a feed."""
        query = select(*_SUBSCRIPTION).where(subscriptions.c.feed_id == feed_id).order_by(subscriptions.c.workspace)
        return tuple(Subscription(*row) for row in await self._database.read(query))

    async def resume(self, feed_id: int, at: datetime) -> None:
        """Let a feed be asked for again, as if it had never failed."""
        await self._database.write(lambda connection: connection.execute(_resume(feed_id, at)))

    async def take(self, at: datetime, until: datetime) -> Feed | None:
        """The feed that is due the longest; None when none is due."""
        due = select(*_FEED).where(feeds.c.next_check_at <= at).order_by(feeds.c.next_check_at, feeds.c.id).limit(1)

        async def work(connection: AsyncConnection) -> Feed | None:
            row = (await connection.execute(due)).one_or_none()
            if row is None:
                return None
            await connection.execute(update(feeds).where(feeds.c.id == row.id).values(next_check_at=until))
            return Feed(*row)

        return await self._database.write(work)

    async def next_due(self) -> datetime | None:
        """When the next feed is due; None when no feed is to be asked for."""
        ((moment,),) = await self._database.read(select(func.min(feeds.c.next_check_at)))
        return moment if isinstance(moment, datetime) else None

    async def unseen(self, feed_id: int, workspace: str, items: Sequence[str]) -> frozenset[str]:
        """Those of the items' addresses that were not yet seen in the feed for the workspace."""
        query = select(seen_items.c.address).where(
            seen_items.c.feed_id == feed_id, seen_items.c.workspace == workspace, seen_items.c.address.in_(items)
        )
        return frozenset(items) - {str(address) for (address,) in await self._database.read(query)}

    async def saw(self, feed_id: int, workspace: str, items: Sequence[str], at: datetime) -> None:
        """Note the addresses of the items that are in the feed now, and that it was read for the workspace."""
        ours = (seen_items.c.feed_id == feed_id, seen_items.c.workspace == workspace)
        is_old = seen_items.c.address.in_(items) | (seen_items.c.seen_at < at - _REMEMBERED)
        begun = update(subscriptions).where(subscriptions.c.feed_id == feed_id, subscriptions.c.workspace == workspace)

        async def work(connection: AsyncConnection) -> None:
            # Who stopped following it meanwhile has nothing to remember.
            if not (await connection.execute(begun.values(is_begun=True))).rowcount:
                return
            await connection.execute(delete(seen_items).where(*ours, is_old))
            rows = [{"feed_id": feed_id, "workspace": workspace, "address": one, "seen_at": at} for one in set(items)]
            if rows:
                await connection.execute(insert(seen_items), rows)

        await self._database.write(work)

    async def checked(self, feed: Feed) -> None:
        """Keep what became known of a feed."""
        known = asdict(feed)
        del known["id"], known["url"]
        waiting = exists().where(subscriptions.c.feed_id == feed.id, ~subscriptions.c.is_begun)
        again = {"etag": None, "last_modified": None, "next_check_at": feed.checked_at}

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(update(feeds).where(feeds.c.id == feed.id).values(known))
            if feed.is_paused:
                of_feed = subscriptions.c.feed_id == feed.id
                await connection.execute(update(subscriptions).where(of_feed).values(is_told=False))
            elif not feed.failures:
                await connection.execute(update(feeds).where(feeds.c.id == feed.id, waiting).values(again))

        await self._database.write(work)

    async def untold(self, workspaces: Collection[str]) -> tuple[Followed, ...]:
        """Feeds that are paused and whose followers were not told so."""
        query = _followed().where(feeds.c.next_check_at.is_(None), ~subscriptions.c.is_told).order_by(feeds.c.id)
        if workspaces:
            query = query.where(subscriptions.c.workspace.in_(sorted(workspaces)))
        return tuple(_pair(row) for row in await self._database.read(query))

    async def told(self, workspace: str, feed_id: int) -> None:
        """Note that a workspace knows that the feed is paused."""
        ours = (subscriptions.c.feed_id == feed_id, subscriptions.c.workspace == workspace)
        statement = update(subscriptions).where(*ours).values(is_told=True)
        await self._database.write(lambda connection: connection.execute(statement))


def _resume(feed_id: int, at: datetime) -> Update:
    return update(feeds).where(feeds.c.id == feed_id).values(_AFRESH | {"next_check_at": at})


def _followed() -> Select[Any]:
    return select(*_FEED, *_SUBSCRIPTION).join_from(subscriptions, feeds, feeds.c.id == subscriptions.c.feed_id)


def _pair(row: Sequence[Any]) -> Followed:
    return Followed(Feed(*row[: len(_FEED)]), Subscription(*row[len(_FEED) :]))
