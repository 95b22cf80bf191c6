"""Taking one report in: read once, dated, stored with where it was seen."""

from __future__ import annotations

import asyncio
import dataclasses
from dataclasses import dataclass
from datetime import datetime

from bot.domain import Article, Claim, Dated, Report, Sighting
from bot.errors import UnreadableReport
from bot.ingestion.article_id import text_id, url_id
from bot.ingestion.outlet_domain import outlet_domain
from bot.ports import Clock, Reader, Recorded, Store

MOST_BYTES = 2_000_000
"""The largest report that is taken in, title and text together as UTF-8."""

_UNSTORABLE = {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one report."""

    article: Article
    """As it is stored, which for a known article is as it was first handed in."""
    recorded: Recorded
    claims: tuple[Claim, ...]
    """The claims that are stored of it, in the order of their quotes, unsure ones too."""


class Ingestion:
    """The one way into the store for reports, whoever brings them."""

    def __init__(self, store: Store, reader: Reader, clock: Clock) -> None:
        self._store = store
        self._reader = reader
        self._clock = clock

    async def take(
        self,
        report: Report,
        *,
        workspace: str,
        channel: str,
        member: str,
        url: str | None = None,
        author: str | None = None,
    ) -> Ingested:
        """Read a report and store it with what it claims, and that it was seen here.

        An article that the store has is not read again; of one that this workspace has seen before nothing is stored.
        A report with a canonical `url` is the same article as another with that address, one without as another
        with the same words. A date that is missing, or in the future, becomes the present moment.

        NUL and halves of surrogate pairs, which cannot be stored, are each replaced by U+FFFD. Raises
        `UnreadableReport` for a report without any word and for one of more than `MOST_BYTES`.
        """
        report, article_id = await asyncio.to_thread(_prepared, report, url)
        now = self._clock.now()
        sighting = Sighting(article_id, workspace, channel, member, now)
        known = await self._store.article(article_id)
        if known is not None:
            recorded = await self._store.record(known, report.text, (), sighting)
            return Ingested(known, recorded, await self._claims(workspace, article_id))
        article = _article(report, article_id, now, url, author)
        claims = await self._reader.read(report)
        recorded = await self._store.record(article, report.text, claims, sighting)
        if recorded is Recorded.NEW:
            return Ingested(article, recorded, claims)
        # Somebody else handed it in while it was being read, and what was stored first stands.
        stored = await self._store.article(article_id)
        return Ingested(stored or article, recorded, await self._claims(workspace, article_id))

    async def _claims(self, workspace: str, article_id: str) -> tuple[Claim, ...]:
        evidence = await self._store.evidence_of_article(workspace, article_id)
        return tuple(item.claim for item in evidence)


def _prepared(report: Report, url: str | None) -> tuple[Report, str]:
    """The report as it can be stored, and its article's id. Takes a while for a large text."""
    if len(report.title) + len(report.text) > MOST_BYTES:
        raise _too_large()
    clean = dataclasses.replace(
        report,
        title=report.title.translate(_UNSTORABLE),
        text=report.text.translate(_UNSTORABLE),
        outlet=report.outlet.translate(_UNSTORABLE),
    )
    if len(clean.title.encode()) + len(clean.text.encode()) > MOST_BYTES:
        raise _too_large()
    words_id = text_id(clean)
    if words_id is None:
        raise UnreadableReport("There is no word in this report. Hand in its text, or its title at least.")
    return clean, url_id(url) if url else words_id


def _too_large() -> UnreadableReport:
    return UnreadableReport(
        f"This report has more than {MOST_BYTES // 1_000_000} MB, the most that is read. "
        "Hand in the article's text alone."
    )


def _article(report: Report, article_id: str, now: datetime, url: str | None, author: str | None) -> Article:
    published = report.published_at
    is_known = published is not None and published <= now
    return Article(
        id=article_id,
        published_at=published if published is not None and is_known else now,
        outlet=outlet_domain(report.outlet),
        title=report.title,
        url=url,
        author=author.translate(_UNSTORABLE) if author else None,
        dated=Dated.PUBLISHED if is_known else Dated.SEEN,
    )
