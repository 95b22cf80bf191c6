"""Taking one report in: read once, dated, stored with where it was seen."""

from __future__ import annotations

import asyncio
import dataclasses
from dataclasses import dataclass
from datetime import datetime

from bot.domain import Article, Claim, Dated, Report, Sighting
from bot.errors import UnreadableReport
from bot.ingestion.article_id import text_id, url_id
from bot.ingestion.canonical import canonical_address, opening_url
from bot.ingestion.fingerprint import Fingerprint
from bot.ingestion.found_at import FoundAt
from bot.ingestion.near_duplicates import Signature
from bot.ingestion.outlet_domain import outlet_domain
from bot.ports import Clock, Known, Reader, Reading, Recorded, Store

MOST_BYTES = 2_000_000
"""The largest report that is taken in, title and text together as UTF-8."""

OFFLINE = "offline"
"""`Article.read_by` of what the offline reader read where it is the one that was chosen."""

_UNSTORABLE = {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one report."""

    article: Article
    """As it is stored, which for a known article is as it was first handed in."""
    recorded: Recorded
    claims: tuple[Claim, ...]
    """The claims that are stored of it and stand, in the order of their quotes, unsure ones too."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A report as it can be stored."""

    report: Report
    article_id: str
    """The id that it gets if it is new."""
    fingerprint: Fingerprint


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
        page: FoundAt | None = None,
    ) -> Ingested:
        """Read a report and store it with what it claims, and that it was seen here.

        An article that the store has is not read again; of one that this workspace has seen before nothing is stored.
        A report from a `page` is the same article as another from one of its addresses; one with the same words from
        the same outlet, or where an outlet is not known, is the same too, and so are pasted texts with the same words.
        Where the page of a known article has another text now, that is read, and takes the place of the old one. A text
        that repeats another article's, or nearly, is an article of its own that says so in `echo_of`. A date that is
        missing, or in the future, becomes the present moment.

        NUL and halves of surrogate pairs, which cannot be stored, are each replaced by U+FFFD. Raises
        `UnreadableReport` for a report without any word and for one of more than `MOST_BYTES`.
        """
        prepared = await asyncio.to_thread(_prepared, report, page)
        article = _article(prepared, self._clock.now(), page)
        sighting = Sighting(article.id, workspace, channel, member, self._clock.now())
        known = await self._store.find(prepared.fingerprint, article.outlet)
        if known is not None and _is_edited(known, prepared, page):
            return await self._edited(known.article, prepared, sighting, page)
        claims: tuple[Claim, ...] = ()
        if known is None and (page is None or page.is_read):
            claims, article = await self._read(prepared.report, article)
        text, fingerprint = prepared.report.text, prepared.fingerprint
        recorded = await self._store.record(article, text, claims, sighting, fingerprint)
        if recorded is Recorded.NEW:
            stored = await self._store.article(article.id)
            return Ingested(stored or article, recorded, claims)
        # Somebody else may have handed it in while it was being read, and what was stored first stands.
        now_known = await self._store.find(fingerprint, article.outlet)
        stored = now_known.article if now_known else article
        return Ingested(stored, recorded, await self.claims(workspace, stored.id))

    async def see(self, article_id: str, *, workspace: str, channel: str, member: str) -> Ingested:
        """Store that an article was seen here that the store has."""
        article = await self._store.article(article_id)
        if article is None:
            raise LookupError(f"there is no article {article_id!r}")
        sighting = Sighting(article_id, workspace, channel, member, self._clock.now())
        recorded = await self._store.record(article, "", (), sighting)
        return Ingested(article, recorded, await self.claims(workspace, article_id))

    async def claims(self, workspace: str, article_id: str) -> tuple[Claim, ...]:
        """The claims of an article that stand, in the order of their quotes."""
        evidence = await self._store.evidence_of_article(workspace, article_id)
        return tuple(item.claim for item in evidence if item.replaced_at is None)

    async def _read(self, report: Report, article: Article) -> tuple[tuple[Claim, ...], Article]:
        """The report's claims, and the article with a word on who found them."""
        claims = await self._reader.read(report)
        by = claims.by if isinstance(claims, Reading) else None
        return tuple(claims), dataclasses.replace(article, read_by=by or OFFLINE)

    async def _edited(self, known: Article, prepared: _Prepared, sighting: Sighting, page: FoundAt | None) -> Ingested:
        now = self._clock.now()
        named = page.edited_at if page else None
        at = named if named and known.published_at < named <= now else now
        article = dataclasses.replace(known, title=prepared.report.title, published_at=at)
        claims, article = await self._read(prepared.report, article)
        seen = dataclasses.replace(sighting, article_id=known.id)
        is_edited = await self._store.revise(article, prepared.report.text, claims, seen, prepared.fingerprint)
        stored = await self._store.article(known.id)
        recorded = Recorded.EDITED if is_edited else Recorded.KNOWN
        return Ingested(stored or known, recorded, await self.claims(sighting.workspace, known.id))


def _is_edited(known: Known, prepared: _Prepared, page: FoundAt | None) -> bool:
    is_whole = page is not None and page.is_read and not page.is_partial
    return is_whole and known.is_at_address and known.words != prepared.fingerprint.words


def _prepared(report: Report, page: FoundAt | None) -> _Prepared:
    """Takes a while for a large text."""
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
    if page is None:
        return _Prepared(clean, words_id, Fingerprint(words_id, (), Signature.of(clean.text)))
    own = canonical_address(page.url.translate(_UNSTORABLE))
    others = (address.translate(_UNSTORABLE) for address in page.addresses)
    addresses = tuple(dict.fromkeys((own, *others)))
    return _Prepared(clean, url_id(own), Fingerprint(words_id, addresses, Signature.of(clean.text)))


def _too_large() -> UnreadableReport:
    return UnreadableReport(
        f"This report has more than {MOST_BYTES // 1_000_000} MB, the most that is read. "
        "Hand in the article's text alone."
    )


def _article(prepared: _Prepared, now: datetime, page: FoundAt | None) -> Article:
    report = prepared.report
    published = report.published_at
    is_known = published is not None and published <= now
    author = page.author if page else None
    return Article(
        id=prepared.article_id,
        published_at=published if published is not None and is_known else now,
        outlet=outlet_domain(report.outlet),
        title=report.title,
        url=opening_url(page.url.translate(_UNSTORABLE)) if page else None,
        author=author.translate(_UNSTORABLE) if author else None,
        dated=Dated.PUBLISHED if is_known else Dated.SEEN,
    )
