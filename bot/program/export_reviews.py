"""`hotseat export --reviews`: what moderators of one workspace answered, for training the reader."""

from __future__ import annotations

from bot.commands.context import Context
from bot.errors import HotseatError
from bot.exports.reviewed_articles import Reviewed, reviewed_articles
from bot.reply import listing


class NothingReviewed(HotseatError):
    """Nobody has answered what the reader was unsure of."""


async def export_reviews(context: Context, workspace: str) -> Reviewed:
    """The reviewed articles of a workspace. Raises `NothingReviewed`, which names the workspaces that have some."""
    reviewed = await reviewed_articles(context.store, workspace, context.clock.now())
    if reviewed.articles or reviewed.left_out:
        return reviewed
    others = [key for key in await context.store.correcting_workspaces() if key != workspace]
    there = f" There are corrections in {listing(others)}: name it with --workspace." if others else ""
    raise NothingReviewed(
        f"Nobody has answered for an article in {workspace} yet. /review lists what to answer.{there}"
    )
