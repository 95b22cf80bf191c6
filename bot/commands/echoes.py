"""Reports with those that only repeat them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain import Evidence, Status
from bot.searches.sources import Sources


@dataclass(frozen=True, slots=True)
class Cited:
    """One report of a status, and the reports that pass on what its source said."""

    report: Evidence
    echoes: tuple[Evidence, ...]
    """The newest first."""


def with_echoes(evidence: Iterable[Evidence], sources: Sources) -> tuple[Cited, ...]:
    """The reports of one person and club, the newest first, each source's with its echoes.

    An echo credits another source for the same status. It is put under the last report of that source itself before
    it, or the first one after it; where that source has not been read, under the first report that credits it.
    """
    groups: defaultdict[tuple[str, Status], list[Evidence]] = defaultdict(list)
    for item in sorted(evidence, key=_place):
        groups[sources.source_of(item), item.claim.status].append(item)
    cited = [one for (source, _), items in groups.items() for one in _grouped(source, items, sources)]
    return tuple(sorted(cited, key=lambda one: _place(one.report), reverse=True))


def _grouped(source: str, items: list[Evidence], sources: Sources) -> list[Cited]:
    own = [item for item in items if sources.publisher_of(item.article) == source] or items[:1]
    echoes: dict[int, list[Evidence]] = {place: [] for place in range(len(own))}
    for item in items:
        if item not in own:
            before = [place for place, report in enumerate(own) if _place(report) <= _place(item)]
            echoes[before[-1] if before else 0].insert(0, item)
    return [Cited(report, tuple(echoes[place])) for place, report in enumerate(own)]


def _place(item: Evidence) -> tuple[float, str, int]:
    return item.article.published_at.timestamp(), item.article.id, item.claim.start
