"""Noting which clubs' verdicts on sources have to be given anew, in the transaction of the change that makes it so."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import Correction, Status
from bot.domain.folding import fold
from storage.columns import UtcTime
from storage.sqlite import InOrder
from storage.tables import JOBS, articles, claims, sightings, unscored


async def mark_article(connection: AsyncConnection, article_id: str, workspace: str | None = None) -> None:
    """Mark the clubs that the article speaks of, in a workspace that has seen it or in all of them.

    Where it concerns a job that somebody has, gets or leaves, the other clubs that he was named for are marked too.
    Call it once the claims and the sighting are stored, and also before claims are taken away or changed.
    """
    seen, theirs = sightings.alias(), sightings.alias()
    appointments, others = claims.alias(), claims.alias()
    told = InOrder(articles, claims, claims.c.article_id == articles.c.id)
    viewed = InOrder(told, seen, seen.c.article_id == articles.c.id)
    of_article = articles.c.id == article_id
    if workspace is not None:
        of_article &= seen.c.workspace == workspace
    own = select(seen.c.workspace, claims.c.club, articles.c.published_at).select_from(viewed).where(of_article)
    # What is said after the report of an appointment may deny it.
    appointed = (
        select(appointments.c.article_id)
        .where(
            appointments.c.person_key == claims.c.person_key,
            appointments.c.club == claims.c.club,
            appointments.c.status == Status.APPOINTED,
        )
        .exists()
    )
    named = InOrder(viewed, others, others.c.person_key == claims.c.person_key)
    known = (theirs.c.workspace == seen.c.workspace) & (theirs.c.article_id == others.c.article_id)
    elsewhere = (
        select(seen.c.workspace, others.c.club, articles.c.published_at)
        .select_from(InOrder(named, theirs, known))
        .where(of_article, claims.c.status.in_(JOBS) | appointed, others.c.club != claims.c.club)
    )
    await _mark(connection, own.distinct())
    await _mark(connection, elsewhere.distinct())


async def mark_correction(connection: AsyncConnection, correction: Correction) -> None:
    """Mark the clubs that the correction names and those of the people whom it names."""
    since = correction.effective_at
    for club in {correction.club, correction.to_club} - {""}:
        await connection.execute(insert(unscored), {"workspace": correction.workspace, "club": club, "since": since})
    people = {fold(name) for name in (correction.person, correction.other) if name}
    # Who was appointed at one club is out at all others, unless a moderator says otherwise.
    winners = claims.alias()
    appointed = select(winners.c.person_key).where(
        winners.c.club == correction.club, winners.c.status == Status.APPOINTED
    )
    for named in (claims.c.person_key.in_(sorted(people)), claims.c.person_key.in_(appointed)):
        await _mark(connection, _clubs(correction.workspace, named, since))


async def mark_everything(connection: AsyncConnection, workspace: str, since: datetime) -> None:
    """Mark every club of which the workspace has read anything."""
    await _mark(connection, _clubs(workspace, literal(value=True), since))


def _clubs(workspace: str, about: ColumnElement[bool], since: datetime) -> Select[tuple[str, str, datetime]]:
    return (
        select(sightings.c.workspace, claims.c.club, literal(since, UtcTime))
        .join_from(claims, sightings, claims.c.article_id == sightings.c.article_id)
        .where(about, sightings.c.workspace == workspace)
        .distinct()
    )


async def _mark(connection: AsyncConnection, found: Select[tuple[str, str, datetime]]) -> None:
    await connection.execute(insert(unscored).from_select(["workspace", "club", "since"], found))
