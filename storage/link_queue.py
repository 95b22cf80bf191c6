"""The port for links that wait to be read, over the tables."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Report
from bot.ingestion.found_at import FoundAt
from bot.ingestion.links.link import FoundPage, Link, LinkState, Post, Visit
from bot.ports import LinkQueue, Recorded
from storage.engine import Database
from storage.tables import addresses, links, pages

_POST = tuple(links.c[name] for name in Post.__dataclass_fields__)
_LINK = tuple(links.c[name] for name in Link.__dataclass_fields__ if name not in {"post", "next_try_at"})
_IS_OPEN = links.c.due_at.is_not(None)


class SqlLinkQueue(LinkQueue):
    """Links in the store's database file; several processes may take from it. Raises what `SqlStore` does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, post: Post, address: str, at: datetime, *, most: int) -> Link | None:
        """Put a link into the queue; None when as many of its workspace's links as `most` are waiting already."""

        async def work(connection: AsyncConnection) -> int | None:
            # Counting stops where it is too many.
            some = _open_links(post.workspace).limit(most).subquery()
            if (await connection.execute(select(func.count()).select_from(some))).scalar_one() >= most:
                return None
            row = asdict(post) | {"address": address, "posted_at": at, "due_at": at, "state": LinkState.QUEUED}
            row |= {"reason": "", "tries": 0, "is_taken": False, "is_told": False}
            number: int = (await connection.execute(insert(links).returning(links.c.id), row)).scalar_one()
            return number

        number = await self._database.write(work)
        return None if number is None else Link(number, post, address, at, LinkState.QUEUED)

    async def link(self, link_id: int) -> Link | None:
        """The link of that id; None when there is none."""
        rows = await self._database.read(_select().where(links.c.id == link_id))
        return _link(rows[0]) if rows else None

    async def take(self, at: datetime, until: datetime, after: str) -> Link | None:
        """Take the next link that is due, so that nobody else gets it before `until`; None when there is none."""

        async def work(connection: AsyncConnection) -> Link | None:
            for turn in (links.c.workspace > after, links.c.workspace <= after):
                row = (await connection.execute(next_link(at, turn))).one_or_none()
                if row is not None:
                    # Whoever had it before died over it, perhaps because of it.
                    tries = row.tries + row.is_taken
                    taken = {"is_taken": True, "due_at": until, "tries": tries}
                    await connection.execute(update(links).where(links.c.id == row.id).values(taken))
                    return replace(_link(row), tries=tries)
            return None

        return await self._database.write(work)

    async def keep(self, taken: Collection[int], until: datetime) -> None:
        """Go on keeping taken links from others."""
        await self._update(links.c.id.in_(taken) & links.c.is_taken & _IS_OPEN, due_at=until)

    async def give_back(self, taken: Collection[int], at: datetime) -> None:
        """Put taken links back as they are."""
        await self._update(links.c.id.in_(taken) & links.c.is_taken & _IS_OPEN, due_at=at, is_taken=False)

    async def fetched(self, link_id: int, page: FoundPage) -> None:
        """Keep what a link led to until it is done."""
        row = asdict(page.report) | asdict(page.at) | {"link_id": link_id, "addresses": list(page.at.addresses)}
        row |= {"note": page.note, "etag": page.etag, "last_modified": page.last_modified}

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(delete(pages).where(pages.c.link_id == link_id))
            await connection.execute(insert(pages), row)
            await connection.execute(update(links).where(links.c.id == link_id).values(state=LinkState.FETCHED))

        await self._database.write(work)

    async def page(self, link_id: int) -> FoundPage | None:
        """What was kept of a link."""
        rows = await self._database.read(select(pages).where(pages.c.link_id == link_id))
        if not rows:
            return None
        (row,) = rows
        report = Report(row.text, row.title, row.published_at, row.outlet)
        at = FoundAt(row.url, tuple(row.addresses), row.author, row.edited_at, row.is_partial, row.is_read)
        return FoundPage(report, at, row.note, row.etag, row.last_modified)

    async def fail_for_now(self, link_id: int, reason: str, next_try_at: datetime) -> None:
        """Put a taken link back for another try."""
        tried = {"reason": reason, "tries": links.c.tries + 1, "due_at": next_try_at, "is_taken": False}
        await self._update((links.c.id == link_id) & _IS_OPEN, **tried)

    async def finish(
        self, link_id: int, state: LinkState, reason: str, at: datetime, done: tuple[str, Recorded] | None = None
    ) -> None:
        """Give a link its final state; `done` is the article's id with what was done with it."""
        article_id, recorded = done or (None, None)
        final = {"state": state, "reason": reason, "done_at": at, "due_at": None, "is_taken": False}
        final |= {"article_id": article_id, "recorded": recorded}

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(update(links).where(links.c.id == link_id, _IS_OPEN).values(final))
            await connection.execute(delete(pages).where(pages.c.link_id == link_id))

        await self._database.write(work)

    async def next_due(self) -> datetime | None:
        """When the next link is due, be it now or in the past; None when none is waiting."""
        ((moment,),) = await self._database.read(select(func.min(links.c.due_at)).where(_IS_OPEN))
        return moment if isinstance(moment, datetime) else None

    async def waiting(self, workspace: str) -> int:
        """How many of the workspace's links are not done."""
        counted = select(func.count()).select_from(_open_links(workspace).subquery())
        ((number,),) = await self._database.read(counted)
        return int(number)

    async def untold(self, workspaces: Collection[str], most: int) -> tuple[Link, ...]:
        """Links that are done and whose posters were not told, oldest first; of all workspaces where none is named."""
        query = _select().where(links.c.due_at.is_(None), ~links.c.is_told)
        if workspaces:
            query = query.where(links.c.workspace.in_(sorted(workspaces)))
        return tuple(_link(row) for row in await self._database.read(query.order_by(links.c.id).limit(most)))

    async def told(self, done: Collection[int]) -> None:
        """Note that whoever posted these links knows."""
        await self._update(links.c.id.in_(done), is_told=True)

    async def visit(self, address: str) -> Visit | None:
        """When the address was fetched last; None for one at which no article is known."""
        visit = (addresses.c.article_id, addresses.c.visited_at, addresses.c.etag, addresses.c.last_modified)
        rows = await self._database.read(select(*visit).where(addresses.c.url == address))
        return Visit(*rows[0]) if rows else None

    async def visited(self, address: str, at: datetime, etag: str | None, last_modified: str | None) -> None:
        """Note that a known address was fetched."""
        fetched = update(addresses).where(addresses.c.url == address)
        fetched = fetched.values(visited_at=at, etag=etag, last_modified=last_modified)
        await self._database.write(lambda connection: connection.execute(fetched))

    async def _update(self, which: ColumnElement[bool], **values: Any) -> None:  # noqa: ANN401 - columns' values
        statement = update(links).where(which).values(values)
        await self._database.write(lambda connection: connection.execute(statement))


def next_link(at: datetime, turn: ColumnElement[bool]) -> Select[Any]:
    """The next link that may be taken, among those whose workspace's turn it is."""
    others = links.alias()
    is_out = exists().where(
        others.c.address == links.c.address, others.c.due_at > at, others.c.is_taken, others.c.due_at.is_not(None)
    )
    return (
        _select()
        .where(_IS_OPEN, links.c.due_at <= at, turn, ~is_out)
        .order_by(links.c.workspace, links.c.automatic, links.c.due_at, links.c.id)
        .limit(1)
    )


def _open_links(workspace: str) -> Select[Any]:
    return select(links.c.id).where(links.c.workspace == workspace, _IS_OPEN)


def _select() -> Select[Any]:
    return select(*_LINK, *_POST, links.c.is_taken, links.c.due_at)


def _link(row: Sequence[Any]) -> Link:
    link_id, address, posted_at, state, reason, tries, article_id, recorded, done_at = row[: len(_LINK)]
    post = Post(*row[len(_LINK) : -2])
    next_try_at = row[-1] if tries else None
    return Link(link_id, post, address, posted_at, state, reason, tries, next_try_at, article_id, recorded, done_at)
