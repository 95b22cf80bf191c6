"""The store port over the tables."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Row, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Article, Claim, Correction, Evidence, Sighting
from bot.domain.folding import fold
from bot.ports import ClubActivity, Recorded, Store
from storage import queries, tables
from storage.engine import Database
from storage.opening import make_ready


async def open_store(path: Path) -> "SqlStore":
    """Open the database file, first creating it with its folder or bringing it up to date where that is needed.

    Raises `StoreUnusable` when the file cannot be used or a newer version of Hotseat wrote it.
    """
    await asyncio.to_thread(make_ready, path)
    return SqlStore(Database(path))


class SqlStore(Store):
    """A store in a database file; several, in one process or in many, may share the file.

    Beyond what the port says, every method raises `StoreUnusable` when the file fails under it, `UnreadableReport`
    for text with a lone surrogate, and `ValueError` for a time without a zone.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def close(self) -> None:
        """Wait for what is under way, then let go of the file. The store must not be used afterwards."""
        await self._database.close()

    async def record(self, article: Article, text: str, claims: Sequence[Claim], sighting: Sighting) -> Recorded:
        """Store an article once, with its body, its claims and where it was seen, all or nothing."""
        if sighting.article_id != article.id:
            raise ValueError(f"the sighting is of {sighting.article_id!r}, not of {article.id!r}")
        return await self._database.write(lambda connection: _record(connection, article, text, claims, sighting))

    async def article(self, article_id: str) -> Article | None:
        """The article of that id, whoever has sighted it; None when there is none."""
        rows = await self._database.read(queries.article(article_id))
        return Article(*rows[0]) if rows else None

    async def evidence_of_club(self, workspace: str, club: str) -> tuple[Evidence, ...]:
        """Everything that the workspace's articles claim about a club's job, oldest publication first."""
        return _evidence(await self._database.read(queries.evidence_of_club(workspace, club)))

    async def evidence_of_people(self, workspace: str, people: Sequence[str]) -> tuple[Evidence, ...]:
        """Everything that they claim about these people, at any club, oldest publication first."""
        return _evidence(await self._database.read(queries.evidence_of_people(workspace, people)))

    async def evidence_of_article(self, workspace: str, article_id: str) -> tuple[Evidence, ...]:
        """Everything that one article claims, in the order of its quotes; empty when the workspace has not seen it."""
        return _evidence(await self._database.read(queries.evidence_of_article(workspace, article_id)))

    async def active_clubs(self, workspace: str) -> tuple[ClubActivity, ...]:
        """The clubs that the workspace's articles make claims about, the newest first."""
        return tuple(ClubActivity(*row) for row in await self._database.read(queries.active_clubs(workspace)))

    async def people(self, workspace: str, club: str | None = None) -> tuple[str, ...]:
        """The people claimed about, at one club or at any, those with the most claims first.

        Spellings that fold to the same are one person, named by the commonest.
        """
        names: dict[str, str] = {}
        claims: Counter[str] = Counter()
        for key, name, number in await self._database.read(queries.people(workspace, club)):
            names.setdefault(key, name)
            claims[key] += number
        return tuple(names[key] for key, _ in claims.most_common())

    async def corrections(self, workspace: str, club: str | None = None) -> tuple[Correction, ...]:
        """The corrections of the workspace, for one club or for all, undone ones too, in the order they were made."""
        return tuple(Correction(*row) for row in await self._database.read(queries.corrections_of(workspace, club)))

    async def add_correction(self, correction: Correction) -> None:
        """Store a correction."""
        row = asdict(correction)
        await self._database.write(lambda connection: connection.execute(insert(tables.corrections), row))

    async def undo_correction(self, workspace: str, correction_id: str, at: datetime) -> bool:
        """Mark a correction as undone; False when there is none of that id in the workspace or it was undone before."""
        corrections = tables.corrections
        mark = (
            update(corrections)
            .where(
                corrections.c.workspace == workspace,
                corrections.c.id == correction_id,
                corrections.c.undone_at.is_(None),
            )
            .values(undone_at=at)
        )
        marked = await self._database.write(lambda connection: connection.execute(mark))
        return marked.rowcount == 1


async def _record(
    connection: AsyncConnection, article: Article, text: str, claims: Sequence[Claim], sighting: Sighting
) -> Recorded:
    seen = exists().where(
        tables.sightings.c.workspace == sighting.workspace, tables.sightings.c.article_id == article.id
    )
    stored = exists().where(tables.articles.c.id == article.id)
    is_seen, is_stored = (await connection.execute(select(seen, stored))).one()
    if is_seen:
        return Recorded.KNOWN
    if not is_stored:
        await connection.execute(insert(tables.articles), asdict(article))
        await connection.execute(insert(tables.texts), {"article_id": article.id, "body": text})
        if claims:
            rows = [asdict(claim) | {"article_id": article.id, "person_key": fold(claim.person)} for claim in claims]
            await connection.execute(insert(tables.claims), rows)
    await connection.execute(insert(tables.sightings), asdict(sighting))
    return Recorded.SIGHTED if is_stored else Recorded.NEW


def _evidence(rows: Sequence[Row[Any]]) -> tuple[Evidence, ...]:
    width = len(queries.ARTICLE)
    return tuple(Evidence(Article(*row[:width]), Claim(*row[width:])) for row in rows)
