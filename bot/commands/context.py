"""What the commands work with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.commands.registry import Registry
from bot.ingestion.ingest import Ingestion
from bot.names.catalogue import Catalogue
from bot.ports import Clock, Store
from bot.searches.sources import Sources


@dataclass(frozen=True)
class Context:
    """The core's own parts and its ports, as the wiring put them together."""

    store: Store
    clock: Clock
    catalogue: Catalogue
    ingestion: Ingestion
    registry: Registry

    @cached_property
    def sources(self) -> Sources:
        """What the catalogue says of outlets and of the clubs' own sites."""
        return Sources.of(self.catalogue.outlets, self.catalogue.clubs)
