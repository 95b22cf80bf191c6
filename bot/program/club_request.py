"""The club that one of the program's commands is about, as of a moment; problems are raised, not answered."""

from __future__ import annotations

from datetime import datetime

from bot.commands.club_state import ClubState, club_state
from bot.commands.context import Context
from bot.commands.registry import Request
from bot.commands.shortlist import COMMAND
from bot.commands.values import with_meanings
from bot.reply import Reply


async def shortlist_reply(context: Context, request: Request) -> Reply:
    """What `/shortlist` answers. Raises `HotseatError` for a club or a moment that is not clear."""
    return await COMMAND.handler(context, await with_meanings(context, COMMAND, request))


async def requested_state(context: Context, request: Request) -> ClubState:
    """What stands behind that answer. Raises the same."""
    meant = await with_meanings(context, COMMAND, request)
    as_of = meant.value("as-of")
    return await club_state(
        context, meant.workspace.key, meant.value("club"), datetime.fromisoformat(as_of) if as_of else None
    )
