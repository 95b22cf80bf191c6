"""Reports with those that only repeat them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain import Evidence, Status
from bot.searches.bookmakers import is_price
from bot.searches.copies import copies_in
from bot.searches.sources import Sources


@dataclass(frozen=True, slots=True)
class Cited:
    """One report of a status, and the reports that pass on what its source said."""

    report: Evidence
    echoes: tuple[Evidence, ...]
    """The newest first."""


def with_echoes(evidence: Iterable[Evidence], sources: Sources) -> tuple[Cited, ...]:
    """The reports of one person and club, the newest first, each source's with its echoes.

    A report whose text nearly repeats another one is put under that. Otherwise an echo has its status from another
    source, be it that it credits that source or that outlets of one owner share it. It is put under the last report of
    that source itself before it, or the first one after it; where that source has not been read, under the first report
    that credits it.
    """
    reports = sorted(evidence, key=_place)
    copies = copies_in(reports)
    groups: defaultdict[tuple[str, Status], list[Evidence]] = defaultdict(list)
    for item in reports:
        if (item.article.id, item.claim.club) not in copies:
            groups[sources.source_of(item), item.claim.status].append(item)
    cited = [one for (source, _), items in groups.items() for one in _grouped(source, items, sources)]
    for item in reports:
        if origin := copies.get((item.article.id, item.claim.club)):
            cited = [_with_copy(one, item) if _holds(one, origin) else one for one in cited]
    return tuple(sorted(cited, key=lambda one: _place(one.report), reverse=True))


def origins_of(evidence: Iterable[Evidence], sources: Sources) -> frozenset[str]:
    """The sources that evidence which counts comes down to: without copies and bookmakers' prices."""
    reports = list(evidence)
    copies = copies_in(reports)
    return frozenset(
        sources.source_of(item)
        for item in reports
        if (item.article.id, item.claim.club) not in copies and not is_price(item)
    )


def _grouped(source: str, items: Sequence[Evidence], sources: Sources) -> list[Cited]:
    own = _own_reports(source, items, sources) or [items[0]]
    echoes: dict[int, list[Evidence]] = {place: [] for place in range(len(own))}
    for item in items:
        if item not in own:
            before = [place for place, report in enumerate(own) if _place(report) <= _place(item)]
            echoes[before[-1] if before else 0].insert(0, item)
    return [Cited(report, tuple(echoes[place])) for place, report in enumerate(own)]


def _own_reports(source: str, items: Iterable[Evidence], sources: Sources) -> list[Evidence]:
    """What the source says itself; of outlets that share copy, what the first of them says."""
    own: list[Evidence] = []
    for item in items:
        is_first = not own or item.article.outlet == own[0].article.outlet
        if is_first and sources.publisher_of(item.article) == source:
            own.append(item)
    return own


def _holds(cited: Cited, article_id: str) -> bool:
    return any(item.article.id == article_id for item in (cited.report, *cited.echoes))


def _with_copy(cited: Cited, copy: Evidence) -> Cited:
    return Cited(cited.report, tuple(sorted((*cited.echoes, copy), key=_place, reverse=True)))


def _place(item: Evidence) -> tuple[float, str, int]:
    return item.article.published_at.timestamp(), item.article.id, item.claim.start
