"""Storing articles: new ones, known ones that are seen again, and edited ones."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, func, insert, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Article, Claim, Sighting
from bot.domain.folding import fold
from bot.ingestion.fingerprint import Fingerprint
from bot.ports import Recorded
from storage.copies import place_among_copies, settle_origin, take_from_copies
from storage.counting import clubs_of, count_activity
from storage.marking import mark_article
from storage.tables import addresses, articles, claims, sightings, texts, versions

_NOWHERE = Fingerprint("")


async def record(
    connection: AsyncConnection,
    article: Article,
    text: str,
    said: Sequence[Claim],
    sighting: Sighting,
    fingerprint: Fingerprint = _NOWHERE,
) -> Recorded:
    """What `Store.record` does, in one transaction."""
    known = await _known_id(connection, article, fingerprint)
    article_id = known or article.id
    if known is None:
        await connection.execute(insert(articles), asdict(article))
        row = {"article_id": article.id, "body": text, "words": fingerprint.words}
        await connection.execute(insert(texts), row)
        await _say(connection, article.id, said, version=0, since=None)
        await place_among_copies(connection, article.id, fingerprint)
    elif article.url is not None:
        await _adopt(connection, known, article)
    await _add_addresses(connection, article_id, fingerprint.addresses)
    if not await _see(connection, article_id, sighting):
        return Recorded.KNOWN
    return Recorded.SIGHTED if known else Recorded.NEW


async def revise(
    connection: AsyncConnection,
    article: Article,
    text: str,
    said: Sequence[Claim],
    sighting: Sighting,
    fingerprint: Fingerprint,
) -> bool:
    """What `Store.revise` does, in one transaction."""
    query = select(texts.c.words, texts.c.body, articles.c.title).join_from(texts, articles)
    before = (await connection.execute(query.where(texts.c.article_id == article.id))).one()
    is_edited = bool(before.words != fingerprint.words)
    if is_edited:
        # What the article will not say any more concerns people whose clubs it may not name again.
        await mark_article(connection, article.id)
        clubs = await clubs_of(connection, article.id)
        old = {"title": before.title, "body": before.body, "replaced_at": article.published_at}
        await _replace(connection, article, said, await _file(connection, article.id, old))
        changed = {"body": text, "words": fingerprint.words}
        await connection.execute(update(texts).where(texts.c.article_id == article.id).values(changed))
        head = {"title": article.title or before.title, "read_by": article.read_by}
        await connection.execute(update(articles).where(articles.c.id == article.id).values(head))
        await take_from_copies(connection, article.id)
        await place_among_copies(connection, article.id, fingerprint)
        await mark_article(connection, article.id)
        clubs |= await clubs_of(connection, article.id)
        viewers = select(sightings.c.workspace).where(sightings.c.article_id == article.id)
        for workspace in (await connection.execute(viewers)).scalars().all():
            await count_activity(connection, workspace, clubs)
    await _add_addresses(connection, article.id, fingerprint.addresses)
    await _see(connection, article.id, sighting)
    return is_edited


def at_addresses(urls: Sequence[str]) -> Select[Any]:
    """The addresses among these that are an article's, each with its id."""
    return select(addresses.c.url, addresses.c.article_id).where(addresses.c.url.in_(urls))


def with_words(words: str, outlet: str) -> Select[Any]:
    """The id of the article with these words and from this outlet, where both are known."""
    same_outlet = articles.c.outlet.in_([outlet, ""]) if outlet else true()
    return (
        select(articles.c.id)
        .join_from(texts, articles)
        .where(texts.c.words == words, same_outlet)
        .order_by(articles.c.published_at, articles.c.id)
        .limit(1)
    )


async def _known_id(connection: AsyncConnection, article: Article, fingerprint: Fingerprint) -> str | None:
    stored = select(articles.c.id).where(articles.c.id == article.id)
    found: str | None = (await connection.execute(stored)).scalar()
    if found is None and fingerprint.addresses:
        rows = {
            row.url: row.article_id for row in (await connection.execute(at_addresses(fingerprint.addresses))).all()
        }
        found = next((rows[url] for url in fingerprint.addresses if url in rows), None)
    if found is None and fingerprint.words:
        found = (await connection.execute(with_words(fingerprint.words, article.outlet))).scalar()
    return found


async def _adopt(connection: AsyncConnection, known: str, article: Article) -> None:
    """Give a text that was pasted what is known of it now that it was found on a page."""
    values = {
        name: value for name, value in asdict(article).items() if name in {"url", "outlet", "published_at", "dated"}
    }
    values |= {name: value for name, value in (("title", article.title), ("author", article.author)) if value}
    pasted = (articles.c.id == known) & articles.c.url.is_(None)
    adopted = await connection.execute(update(articles).where(pasted).values(values))
    if adopted.rowcount:
        await settle_origin(connection, known)
        await mark_article(connection, known)


async def _add_addresses(connection: AsyncConnection, article_id: str, urls: Sequence[str]) -> None:
    if not urls:
        return
    there = {row.url for row in (await connection.execute(at_addresses(urls))).all()}
    new = [{"url": url, "article_id": article_id} for url in dict.fromkeys(urls) if url not in there]
    if new:
        await connection.execute(insert(addresses), new)


async def _see(connection: AsyncConnection, article_id: str, sighting: Sighting) -> bool:
    """Store where an article was seen; False when the workspace had seen it before."""
    seen = exists().where(sightings.c.workspace == sighting.workspace, sightings.c.article_id == article_id)
    if (await connection.execute(select(seen))).scalar():
        return False
    await connection.execute(insert(sightings), asdict(sighting) | {"article_id": article_id})
    await mark_article(connection, article_id, sighting.workspace)
    await count_activity(connection, sighting.workspace, await clubs_of(connection, article_id))
    return True


async def _say(
    connection: AsyncConnection, article_id: str, said: Sequence[Claim], *, version: int, since: datetime | None
) -> None:
    more = {"article_id": article_id, "version": version, "since": since}
    rows = [asdict(claim) | more | {"person_key": fold(claim.person)} for claim in said]
    if rows:
        await connection.execute(insert(claims), rows)


async def _file(connection: AsyncConnection, article_id: str, old: dict[str, Any]) -> int:
    """Keep the text that an edit replaces; gives the number of the new one."""
    number = select(func.count()).select_from(versions).where(versions.c.article_id == article_id)
    count: int = (await connection.execute(number)).scalar_one()
    await connection.execute(insert(versions), old | {"article_id": article_id, "number": count})
    return count + 1


async def _replace(connection: AsyncConnection, article: Article, said: Sequence[Claim], version: int) -> None:
    """Put the claims of a new text in the place of those that it does not make."""
    standing = (claims.c.article_id == article.id) & claims.c.replaced_at.is_(None)
    new = {(claim.club, fold(claim.person)): claim for claim in said}
    for row in (await connection.execute(select(claims).where(standing))).all():
        place = (row.club, row.person_key)
        of_row = standing & (claims.c.club == row.club) & (claims.c.person == row.person)
        claim = new.get(place)
        if claim is not None and _says_the_same(row, claim):
            del new[place]
            where = {"quote": claim.quote, "field": claim.field, "start": claim.start, "end": claim.end}
            await connection.execute(update(claims).where(of_row).values(where | {"confidence": claim.confidence}))
        else:
            await connection.execute(update(claims).where(of_row).values(replaced_at=article.published_at))
    await _say(connection, article.id, list(new.values()), version=version, since=article.published_at)


def _says_the_same(row: Any, claim: Claim) -> bool:  # noqa: ANN401 - a row of claims
    return bool(row.status is claim.status and row.attributed_to == claim.attributed_to and row.unsure == claim.unsure)
