"""Which articles repeat which: looked up by their texts' signatures, kept as `echo_of`."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, delete, insert, literal, or_, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ingestion.fingerprint import Fingerprint
from bot.ingestion.near_duplicates import EDITION, SAME_STORY, Signature
from storage.marking import mark_article
from storage.tables import articles, bands, signatures, texts

_MOST_OF_A_BAND = 100
"""How many texts are looked at that share one key: those of a text that everybody repeats are one group already."""
_AT_ONCE = 500


async def place_among_copies(connection: AsyncConnection, article_id: str, fingerprint: Fingerprint) -> None:
    """Keep the article's signature, and join it to those that have its text, or nearly; call it with the text stored.

    Of all that hang together so, the earliest published is the origin, which the others name in `echo_of`.
    """
    alike = await _same_words(connection, article_id, fingerprint.words)
    if fingerprint.signature is not None:
        alike |= await _nearly_the_same(connection, fingerprint.signature)
        await _keep(connection, article_id, fingerprint.signature)
    if alike - {article_id}:
        await _join(connection, alike | {article_id})


async def take_from_copies(connection: AsyncConnection, article_id: str) -> None:
    """Forget the article's signature, and that it repeats another; those that repeat it still do."""
    of_article = signatures.c.article_id == article_id
    kept = (await connection.execute(select(signatures.c.number, signatures.c.hashes).where(of_article))).one_or_none()
    if kept is not None:
        keys = Signature.unpacked(kept.hashes).bands()
        await connection.execute(delete(bands).where(bands.c.key.in_(keys), bands.c.number == kept.number))
        await connection.execute(delete(signatures).where(of_article))
    is_echo = (articles.c.id == article_id) & articles.c.echo_of.is_not(None)
    freed = await connection.execute(update(articles).where(is_echo).values(echo_of=None))
    if freed.rowcount:
        await mark_article(connection, article_id)


async def settle_origin(connection: AsyncConnection, article_id: str) -> None:
    """Find the origin anew of those that the article hangs together with; call it when its date has changed."""
    await _join(connection, {article_id})


def candidates(signature: Signature) -> Select[Any]:
    """The article's id and the hashes of what shares a key with the signature; at most so many for each key."""
    met = union_all(
        *(
            select(select(bands.c.number).where(bands.c.key == key).limit(_MOST_OF_A_BAND).subquery().c.number)
            for key in signature.bands()
        )
    )
    return select(signatures.c.article_id, signatures.c.hashes).where(
        signatures.c.number.in_(met), signatures.c.edition == EDITION
    )


async def _same_words(connection: AsyncConnection, article_id: str, words: str) -> set[str]:
    same = select(texts.c.article_id).where(texts.c.words == words, texts.c.article_id != article_id)
    return set((await connection.execute(same.limit(_MOST_OF_A_BAND))).scalars()) if words else set()


async def _nearly_the_same(connection: AsyncConnection, signature: Signature) -> set[str]:
    found = (await connection.execute(candidates(signature))).all()
    return {row.article_id for row in found if signature.likeness(Signature.unpacked(row.hashes)) >= SAME_STORY}


async def _keep(connection: AsyncConnection, article_id: str, signature: Signature) -> None:
    kept = {"article_id": article_id, "edition": EDITION, "hashes": signature.packed()}
    inserted = await connection.execute(insert(signatures).returning(signatures.c.number), kept)
    number = inserted.scalar_one()
    await connection.execute(insert(bands), [{"key": key, "number": number} for key in {*signature.bands()}])


async def _join(connection: AsyncConnection, ids: Collection[str]) -> None:
    """Make one group of the groups of these articles."""
    origins = {row.echo_of or row.id for row in await _heads(connection, articles.c.id.in_, ids)}
    members = {row.id: row for row in await _heads(connection, articles.c.id.in_, origins)}
    members |= {row.id: row for row in await _heads(connection, articles.c.echo_of.in_, origins)}
    members |= {row.id: row for row in await _heads(connection, articles.c.id.in_, ids)}
    origin = min(members.values(), key=lambda row: (row.published_at, not row.outlet, row.id))
    wrong = [row.id for row in members.values() if row.echo_of != (None if row is origin else origin.id)]
    for start in range(0, len(wrong), _AT_ONCE):
        some = wrong[start : start + _AT_ONCE]
        await connection.execute(update(articles).where(articles.c.id.in_(some)).values(echo_of=literal(origin.id)))
    await connection.execute(update(articles).where(articles.c.id == origin.id).values(echo_of=None))
    # Who came first may be another now, wherever one of them has been seen.
    for changed in {*wrong, origin.id} & {*ids, *origins}:
        await mark_article(connection, changed)


async def _heads(connection: AsyncConnection, among: Any, ids: Collection[str]) -> Sequence[Any]:  # noqa: ANN401
    wanted = sorted(ids)
    rows: list[Any] = []
    for start in range(0, len(wanted), _AT_ONCE):
        query = select(articles.c.id, articles.c.published_at, articles.c.outlet, articles.c.echo_of).where(
            among(wanted[start : start + _AT_ONCE])
        )
        rows += (await connection.execute(query)).all()
    return rows


def copies_of(article_id: str) -> Select[Any]:
    """The ids of all articles that share one text, or nearly, with an article, itself included."""
    own = articles.alias()
    origin = select(own.c.echo_of).where(own.c.id == article_id, own.c.echo_of.is_not(None)).scalar_subquery()
    return select(articles.c.id).where(
        or_(
            articles.c.id == article_id,
            articles.c.echo_of == article_id,
            articles.c.id == origin,
            articles.c.echo_of == origin,
        )
    )
