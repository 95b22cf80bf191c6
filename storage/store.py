"""The store port over the tables."""

import asyncio
import dataclasses
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Row, insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Article, Claim, Correction, Evidence, Sighting, Status
from bot.domain.folding import fold
from bot.ingestion.fingerprint import Fingerprint
from bot.ports import ClubActivity, Known, Recorded, Store
from storage import queries, tables
from storage.copies import copies_of
from storage.engine import Database
from storage.marking import mark_correction
from storage.opening import make_ready
from storage.recording import at_addresses, record, revise, with_words


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

    @property
    def database(self) -> Database:
        """What the other ports' implementations work over; closed with the store."""
        return self._database

    async def close(self) -> None:
        """Wait for what is under way, then let go of the file. The store must not be used afterwards."""
        await self._database.close()

    async def record(
        self,
        article: Article,
        text: str,
        claims: Sequence[Claim],
        sighting: Sighting,
        fingerprint: Fingerprint | None = None,
    ) -> Recorded:
        """Store an article once, with its body, its claims and where it was seen, all or nothing."""
        if sighting.article_id != article.id:
            raise ValueError(f"the sighting is of {sighting.article_id!r}, not of {article.id!r}")
        seen_as = fingerprint or Fingerprint("")
        return await self._database.write(
            lambda connection: record(connection, article, text, claims, sighting, seen_as)
        )

    async def find(self, fingerprint: Fingerprint, outlet: str) -> Known | None:
        """The article at one of the addresses, or else with the same words from the same outlet; None for none such."""
        rows = await self._database.read(at_addresses(fingerprint.addresses)) if fingerprint.addresses else ()
        there = dict(tuple(row) for row in rows)
        found = next((there[url] for url in fingerprint.addresses if url in there), None)
        if found is None:
            same = await self._database.read(with_words(fingerprint.words, outlet)) if fingerprint.words else ()
            if not same:
                return None
        ((*article, words),) = await self._database.read(queries.known(found or same[0][0]))
        return Known(Article(*article), words, is_at_address=found is not None)

    async def revise(
        self, article: Article, text: str, claims: Sequence[Claim], sighting: Sighting, fingerprint: Fingerprint
    ) -> bool:
        """Store that an article has been edited, as of `article.published_at`, and where the new text was seen."""
        return await self._database.write(
            lambda connection: revise(connection, article, text, claims, sighting, fingerprint)
        )

    async def reports_of_origin(self, workspace: str, article_id: str) -> int:
        """How many articles that share one text, or nearly, the workspace has seen, this one included."""
        ((number,),) = await self._database.read(queries.sighted_among(workspace, copies_of(article_id)))
        return int(number)

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

    async def careers(self, workspace: str, people: Sequence[str], *, beside: str) -> tuple[Evidence, ...]:
        """What they claim about the jobs that these people have had, at clubs other than `beside`.

        That is all that says that they have a job, get it or leave it; and about clubs that are said to have appointed
        one of them what firm hopes there were, and everything since the first report of it. Those of one family name
        may be the same man, and count as one here. In no order.
        """
        keys = {fold(person) for person in people}
        found = _evidence(await self._database.read(queries.jobs(workspace, keys, beside)))
        since: dict[tuple[str, str], datetime] = {}
        for item in found:
            if item.claim.status is Status.APPOINTED:
                pair, at = (_family(fold(item.claim.person)), item.claim.club), item.article.published_at
                since[pair] = min(at, since.get(pair, at))
        pairs = sorted(
            (key, club, first) for key in keys for (name, club), first in since.items() if name == _family(key)
        )
        if pairs:
            found += _evidence(await self._database.read(queries.around_appointments(workspace, pairs)))
        return found

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

    async def unanswered(self, workspace: str, club: str | None = None, *, most: int) -> tuple[Evidence, ...]:
        """What the reader was unsure of and no correction that holds answers, newest publication first."""
        return _evidence(await self._database.read(queries.unanswered(workspace, club).limit(most)))

    async def body(self, article_id: str) -> str | None:
        """The text of the article of that id, as it was handed in; None when there is none."""
        rows = await self._database.read(queries.body(article_id))
        return str(rows[0][0]) if rows else None

    async def corrections(self, workspace: str, club: str | None = None) -> tuple[Correction, ...]:
        """The corrections of the workspace, undone ones too, in the order in which they were made.

        For a club they are those about it and those that move a claim to it.
        """
        return _corrections(await self._database.read(queries.corrections_of(workspace, club)))

    async def corrections_of_clubs(self, workspace: str, clubs: Collection[str]) -> tuple[Correction, ...]:
        """The same for several clubs at once."""
        return _corrections(await self._database.read(queries.corrections_of_clubs(workspace, clubs)))

    async def correcting_workspaces(self) -> tuple[str, ...]:
        """The keys of the workspaces in which anything was ever corrected, those with the most corrections first."""
        return tuple(str(row[0]) for row in await self._database.read(queries.correcting_workspaces()))

    async def corrections_of_people(self, workspace: str, people: Collection[str]) -> tuple[Correction, ...]:
        """The corrections that name one of the people at whatever club, undone ones too, in the order they were made.

        A name that one of them ties to another, or tells from it, counts as named too, and so on.
        """
        keys: set[str] = set()
        wanted = {fold(person) for person in people}
        found: tuple[Correction, ...] = ()
        while wanted - keys:
            keys |= wanted
            found = _corrections(await self._database.read(queries.corrections_of_people(workspace, keys)))
            rulings = [one for one in found if one.action.of_names]
            wanted = {fold(name) for one in rulings for name in (one.person, one.other)}
        return found

    async def add_correction(self, correction: Correction) -> Correction:
        """Store a correction and give it as it is stored: without an id it gets the workspace's next number."""
        return await self._database.write(lambda connection: _add_correction(connection, correction))

    async def undo_correction(self, workspace: str, correction_id: str, at: datetime, by: str) -> bool:
        """Mark a correction as undone; False when there is none of that id in the workspace or it was undone before."""
        corrections = tables.corrections
        mark = (
            update(corrections)
            .where(
                corrections.c.workspace == workspace,
                corrections.c.id == correction_id,
                corrections.c.undone_at.is_(None),
            )
            .values(undone_at=at, undone_by=by)
        )

        async def work(connection: AsyncConnection) -> bool:
            if (await connection.execute(mark)).rowcount != 1:
                return False
            (row,) = (await connection.execute(queries.correction(workspace, correction_id))).all()
            await mark_correction(connection, Correction(*row))
            return True

        return await self._database.write(work)


def _family(key: str) -> str:
    """The last word of a folded name."""
    return key.rpartition(" ")[2]


async def _add_correction(connection: AsyncConnection, correction: Correction) -> Correction:
    if not correction.id:
        number = (await connection.execute(queries.number_of_corrections(correction.workspace))).scalar_one()
        correction = dataclasses.replace(correction, id=str(number + 1))
    keys = {"person_key": fold(correction.person), "other_key": fold(correction.other)}
    await connection.execute(insert(tables.corrections), asdict(correction) | keys)
    await mark_correction(connection, correction)
    return correction


def _evidence(rows: Sequence[Row[Any]]) -> tuple[Evidence, ...]:
    width = len(queries.ARTICLE)
    return tuple(Evidence(Article(*row[:width]), Claim(*row[width:-1]), row[-1]) for row in rows)


def _corrections(rows: Sequence[Row[Any]]) -> tuple[Correction, ...]:
    return tuple(Correction(*row) for row in rows)
