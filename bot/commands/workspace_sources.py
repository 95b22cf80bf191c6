"""The sources as one workspace sees them: its own tiers, and records that are up to date with what it has read."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable

from bot.commands.material import material_of
from bot.domain import Evidence
from bot.ports import SourceBook, Store, Unscored
from bot.searches.scoring import EDITION, verdicts_of_club
from bot.searches.sources import Sources
from bot.searches.trust import month_of


class WorkspaceSources:
    """Gives every workspace its own view of the same lists."""

    def __init__(self, store: Store, book: SourceBook, known: Sources) -> None:
        self._store = store
        self._book = book
        self._known = known
        self._refreshing: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def of(self, workspace: str, evidence: Iterable[Evidence] = ()) -> Sources:
        """The sources with the workspace's own tiers, and the records of those who speak in this evidence.

        Records are fetched for them alone, and only for the months in which they speak. They are up to date, so that
        the same evidence always gives the same answer; the first one after much was read at once waits for that.
        """
        await self.refresh(workspace)
        wanted = {(self._known.voice_of(item), month_of(item.article.published_at)) for item in evidence}
        tiers = {one.source: one.tier for one in await self._book.own_tiers(workspace)}
        tallies = await self._book.tallies(workspace, wanted) if wanted else {}
        return self._known.of_workspace(tiers, tallies)

    async def refresh(self, workspace: str) -> None:
        """Give the verdicts anew of the clubs of which more has become known; of all after the rules have changed."""
        async with self._refreshing[workspace]:
            for club in await self._book.unscored(workspace, EDITION):
                await self._score(workspace, club)

    async def _score(self, workspace: str, scored: Unscored) -> None:
        material = await material_of(self._store, workspace, scored.club)
        verdicts = await asyncio.to_thread(
            verdicts_of_club,
            scored.club,
            material.evidence,
            material.corrections,
            since=scored.since,
            sources=self._known,
        )
        await self._book.score(workspace, scored, verdicts)
