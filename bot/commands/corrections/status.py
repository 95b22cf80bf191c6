"""`/correct status`: what somebody is in a club's search, whatever is reported."""

from __future__ import annotations

import dataclasses

from bot.commands.club_state import club_state
from bot.commands.context import Context
from bot.commands.corrections.making import ABOUT, CLUB, REASON, drafted, made
from bot.commands.registry import Command, Option, OptionKind, Permission, Request
from bot.domain import Action, Status
from bot.reply import Reply

_STANDS = "It stands, whatever is reported of him, until a moderator changes it or the search is over."


async def answer(context: Context, request: Request) -> Reply:
    """Set the status from now on."""
    club, person, status = request.value("club"), request.value("person"), Status(request.value("status"))
    standing = (await club_state(context, request.workspace.key, club)).standing_of(person)
    shown = standing.person if standing else person
    draft = dataclasses.replace(drafted(context, request, Action.SET_STATUS, club), person=shown, status=status)
    if standing and standing.status is status:
        idle = f"{shown} was that already, so no shortlist changed."
    else:
        idle = "No shortlist changed."
    return await made(context, request, draft, idle=idle, note=_STANDS)


COMMAND = Command(
    name="correct status",
    description="Sets what somebody is in a club's search, whatever is reported",
    handler=answer,
    options=(
        CLUB,
        Option("person", OptionKind.PERSON, "The manager or candidate; may be somebody new", may_be_new=True),
        Option("status", OptionKind.STATUS, "What he is"),
        REASON,
    ),
    permission=Permission.MODERATOR,
    example="/correct status liverpool xabi alonso out he said so himself",
    about_group=ABOUT,
)
