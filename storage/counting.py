"""Keeping count of how much a workspace has read about each club, in the transaction of the change."""

from collections.abc import Collection

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.queries import counted_activity
from storage.tables import activity, claims


async def clubs_of(connection: AsyncConnection, article_id: str) -> frozenset[str]:
    """The clubs that the article makes claims about."""
    found = await connection.execute(select(claims.c.club).where(claims.c.article_id == article_id))
    return frozenset(found.scalars())


async def count_activity(connection: AsyncConnection, workspace: str, clubs: Collection[str]) -> None:
    """Count what the workspace has read about these clubs. Call it whenever its claims about them have changed."""
    if not clubs:
        return
    gone = delete(activity).where(activity.c.workspace == workspace, activity.c.club.in_(sorted(clubs)))
    await connection.execute(gone)
    counted = counted_activity(workspace, clubs)
    await connection.execute(insert(activity).from_select(list(activity.c.keys()), counted))
