"""What the commands work with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bot.commands.registry import Registry
from bot.commands.workspace_sources import WorkspaceSources
from bot.domain import Evidence
from bot.ingestion.feeds.feeds import Feeds
from bot.ingestion.ingest import Ingestion
from bot.ingestion.links.links import Links
from bot.names.catalogue import Catalogue
from bot.ports import Clock, SourceBook, Store
from bot.searches.sources import Sources


@dataclass(frozen=True)
class Context:
    """The core's own parts and its ports, as the wiring put them together."""

    store: Store
    clock: Clock
    catalogue: Catalogue
    ingestion: Ingestion
    registry: Registry
    source_book: SourceBook
    links: Links
    feeds: Feeds

    @cached_property
    def sources(self) -> Sources:
        """What the lists say of outlets, journalists and clubs' own sites. A workspace has its own: `sources_of`."""
        return Sources.of(self.catalogue.outlets, self.catalogue.clubs, self.catalogue.journalists)

    @cached_property
    def workspace_sources(self) -> WorkspaceSources:
        """Gives each workspace its view of `sources`."""
        return WorkspaceSources(self.store, self.source_book, self.sources)

    async def sources_of(self, workspace: str, evidence: Iterable[Evidence] = ()) -> Sources:
        """The sources as a workspace sees them: its own tiers, and the records of those who speak in the evidence.

        Whoever folds evidence, or shows its tiers, passes that evidence: records of others are not there.
        """
        return await self.workspace_sources.of(workspace, evidence)
