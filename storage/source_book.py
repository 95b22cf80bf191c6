"""The port for what workspaces know of their sources, over the tables."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Delete, Select, delete, distinct, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import OwnTier, SourceRecord, Tally, Tier, Verdict
from bot.ports import SourceBook, Unscored
from storage.columns import Words
from storage.engine import Database
from storage.marking import mark_everything
from storage.sqlite import InOrder, Listed
from storage.tables import own_tiers, scorings, tallies, unscored, verdicts

_THE_BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
_VERDICT = tuple(verdicts.c[name] for name in Verdict.__dataclass_fields__)
_OWN_TIER = tuple(own_tiers.c[name] for name in OwnTier.__dataclass_fields__)
_MOST_AT_ONCE = 500
"""How many values one statement asks for."""


class SqlSourceBook(SourceBook):
    """What workspaces know of their sources, in the store's database file; raises what `SqlStore` does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def own_tiers(self, workspace: str) -> tuple[OwnTier, ...]:
        """The tiers that the workspace has set, by source."""
        query = select(*_OWN_TIER).where(own_tiers.c.workspace == workspace).order_by(own_tiers.c.source)
        return tuple(_own_tier(row) for row in await self._database.read(query))

    async def set_tier(self, tier: OwnTier) -> None:
        """Set a source's tier in a workspace, in place of the one that it had set before."""

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(_without_tier(tier.workspace, tier.source))
            await connection.execute(insert(own_tiers), asdict(tier))

        await self._database.write(work)

    async def reset_tier(self, workspace: str, source: str) -> bool:
        """Go back to the list's tier; False when the workspace had set none."""
        gone = await self._database.write(lambda connection: connection.execute(_without_tier(workspace, source)))
        return bool(gone.rowcount)

    async def unscored(self, workspace: str, edition: str) -> tuple[Unscored, ...]:
        """The clubs whose verdicts have to be given anew, by name; all where another edition of the rules gave them."""
        known = await self._database.read(select(scorings.c.edition).where(scorings.c.workspace == workspace))
        if [tuple(row) for row in known] != [(edition,)]:
            await self._database.write(lambda connection: _begin_edition(connection, workspace, edition))
        query = (
            select(unscored.c.club, func.min(unscored.c.since), func.max(unscored.c.number))
            .where(unscored.c.workspace == workspace)
            .group_by(unscored.c.club)
            .order_by(unscored.c.club)
        )
        return tuple(Unscored(*row) for row in await self._database.read(query))

    async def score(self, workspace: str, scored: Unscored, given: Sequence[Verdict]) -> None:
        """Put verdicts in the place of the club's that count from `scored.since` or later, and strike it off."""
        await self._database.write(lambda connection: _score(connection, workspace, scored, given))

    async def tallies(
        self, workspace: str, wanted: Collection[tuple[str, datetime]]
    ) -> Mapping[tuple[str, datetime], Tally]:
        """For each source and month what its verdicts come to that count from then or earlier; none is left out."""
        pairs = sorted(set(wanted))
        rows = await self._database.read(tallies_query(workspace, pairs))
        return {pairs[place]: Tally(right, wrong) for place, right, wrong in rows}

    async def record(self, workspace: str, source: str, until: datetime) -> SourceRecord:
        """A source's record by its verdicts that count by then."""
        ((right, wrong, first, searches, days_early),) = await self._database.read(
            record_query(workspace, source, until)
        )
        return SourceRecord(Tally(right or 0, wrong or 0), first or 0, searches, days_early or 0.0)

    async def verdicts_on(self, workspace: str, source: str, until: datetime, most: int) -> tuple[Verdict, ...]:
        """A source's newest verdicts that count by then, the newest first."""
        query = (
            select(*_VERDICT)
            .where(verdicts.c.workspace == workspace, verdicts.c.source == source, verdicts.c.counts_from <= until)
            .order_by(verdicts.c.counts_from.desc(), verdicts.c.closed_at.desc(), verdicts.c.club, verdicts.c.person)
            .limit(most)
        )
        return tuple(Verdict(*row) for row in await self._database.read(query))

    async def busiest(self, workspace: str, until: datetime, most: int) -> tuple[str, ...]:
        """The sources with the most verdicts that count by then, those with the most first."""
        number = func.sum(tallies.c.right + tallies.c.wrong)
        query = (
            select(tallies.c.source)
            .where(tallies.c.workspace == workspace, tallies.c.counts_from <= until)
            .group_by(tallies.c.source)
            .order_by(number.desc(), tallies.c.source)
            .limit(most)
        )
        return tuple(str(row[0]) for row in await self._database.read(query))


def tallies_query(workspace: str, pairs: Sequence[tuple[str, datetime]]) -> Select[Any]:
    """The number of a pair, and right and wrong calls, for those of the pairs that have any."""
    wanted = Listed(pairs)
    of_source = (
        (tallies.c.workspace == workspace)
        & (tallies.c.source == wanted.part(0))
        & (tallies.c.counts_from <= wanted.part(1))
    )
    return (
        select(wanted.place, func.sum(tallies.c.right), func.sum(tallies.c.wrong))
        .select_from(InOrder(wanted.table, tallies, of_source))
        .group_by(wanted.place)
    )


def record_query(workspace: str, source: str, until: datetime) -> Select[Any]:
    """Right and wrong calls, first ones, searches, and by how many days the right ones were early in the mean."""
    is_right = verdicts.c.is_right
    return select(
        func.count().filter(is_right),
        func.count().filter(~is_right),
        func.count().filter(verdicts.c.is_first),
        func.count(distinct(verdicts.c.club + "\n" + func.cast(verdicts.c.closed_at, Words))),
        func.avg(verdicts.c.days_early).filter(is_right),
    ).where(verdicts.c.workspace == workspace, verdicts.c.source == source, verdicts.c.counts_from <= until)


def _own_tier(row: Sequence[Any]) -> OwnTier:
    found = OwnTier(*row)
    return OwnTier(found.workspace, found.source, Tier(found.tier), found.by, found.at, found.reason)


def _without_tier(workspace: str, source: str) -> Delete:
    return delete(own_tiers).where(own_tiers.c.workspace == workspace, own_tiers.c.source == source)


async def _begin_edition(connection: AsyncConnection, workspace: str, edition: str) -> None:
    known = (await connection.execute(select(scorings.c.edition).where(scorings.c.workspace == workspace))).all()
    if [tuple(row) for row in known] == [(edition,)]:
        return
    await mark_everything(connection, workspace, _THE_BEGINNING)
    await connection.execute(delete(scorings).where(scorings.c.workspace == workspace))
    await connection.execute(insert(scorings), {"workspace": workspace, "edition": edition})


async def _score(connection: AsyncConnection, workspace: str, scored: Unscored, given: Sequence[Verdict]) -> None:
    of_club = (
        (verdicts.c.workspace == workspace)
        & (verdicts.c.club == scored.club)
        & (verdicts.c.counts_from >= scored.since)
    )
    pairs = select(verdicts.c.source, verdicts.c.counts_from).where(of_club).distinct()
    touched = {(str(source), month) for source, month in (await connection.execute(pairs)).all()}
    touched |= {(one.source, one.counts_from) for one in given}
    await connection.execute(delete(verdicts).where(of_club))
    if given:
        await connection.execute(insert(verdicts), [asdict(one) | {"workspace": workspace} for one in given])
    await _count_again(connection, workspace, touched)
    struck_off = (
        (unscored.c.workspace == workspace) & (unscored.c.club == scored.club) & (unscored.c.number <= scored.number)
    )
    await connection.execute(delete(unscored).where(struck_off))


async def _count_again(connection: AsyncConnection, workspace: str, touched: Collection[tuple[str, datetime]]) -> None:
    for month in {month for _, month in touched}:
        sources = sorted(source for source, other in touched if other == month)
        for start in range(0, len(sources), _MOST_AT_ONCE):
            some = sources[start : start + _MOST_AT_ONCE]
            await connection.execute(
                delete(tallies).where(
                    tallies.c.workspace == workspace, tallies.c.counts_from == month, tallies.c.source.in_(some)
                )
            )
            counted = (
                select(
                    verdicts.c.workspace,
                    verdicts.c.source,
                    verdicts.c.counts_from,
                    func.count().filter(verdicts.c.is_right),
                    func.count().filter(~verdicts.c.is_right),
                )
                .where(verdicts.c.workspace == workspace, verdicts.c.counts_from == month, verdicts.c.source.in_(some))
                .group_by(verdicts.c.workspace, verdicts.c.source, verdicts.c.counts_from)
            )
            await connection.execute(insert(tallies).from_select(list(tallies.c.keys()), counted))
