"""What to answer where nothing has been read yet."""

from __future__ import annotations

from datetime import datetime

from bot.commands.context import Context
from bot.commands.registry import Request
from bot.reply import Block, Button, Call, Reply, listing, plain

_MOST = 10

HOW_TO_FEED = "Feed it a report with /ingest and the report's text."


async def nothing_known(context: Context, request: Request, heading: str, as_of: datetime | None = None) -> Reply:
    """Nothing is known of the club: how to change that, and of which clubs something is."""
    when = " by then" if as_of is not None else " yet"
    known = await context.store.active_clubs(request.workspace.key)
    clubs = [one.club for one in known if one.club != request.value("club")]
    blocks: list[Block] = [plain(f"No report about this job has been read{when}. {HOW_TO_FEED}")]
    if clubs:
        others = " and others" if len(clubs) > _MOST else ""
        blocks.append(plain(f"There are reports about {listing(clubs[:_MOST])}{others}."))
    buttons = tuple(Button(club, Call("shortlist", (("club", club),))) for club in clubs[:_MOST])
    return Reply(heading, tuple(blocks), buttons)
