"""`/correct close` and `/correct reopen`: whether a club still looks for a manager, and who got the job."""

from __future__ import annotations

import dataclasses

from bot.commands.club_state import club_state
from bot.commands.context import Context
from bot.commands.corrections.making import CLUB, REASON, drafted, made
from bot.commands.registry import Command, Option, OptionKind, Permission, Request
from bot.domain import Action, Search, Status
from bot.errors import NothingToCorrect
from bot.reply import Reply


async def close(context: Context, request: Request) -> Reply:
    """Close the search, or say who got the job in one that is over; opens and closes one where none was known."""
    club, appointed = request.value("club"), request.value("appointed")
    search = await _last_search(context, request, club)
    draft = drafted(context, request, Action.CLOSE, club)
    if search is None:
        if not appointed:
            raise NothingToCorrect(
                f"No search of {club} is known, so there is none to close. "
                f"/correct close with a name says who got the job."
            )
        draft = dataclasses.replace(draft, action=Action.SET_STATUS, status=Status.APPOINTED)
    elif not search.is_open and appointed in {"", search.appointed}:
        got = f"{search.appointed} got the job" if search.appointed else "nobody is named for the job"
        raise NothingToCorrect(
            f"The last search of {club} is over already: {got}. /correct reopen makes it go on, and "
            "/correct close with another name says who else got the job."
        )
    draft = dataclasses.replace(draft, person=appointed)
    return await made(context, request, draft, idle="No shortlist changed.")


async def reopen(context: Context, request: Request) -> Reply:
    """Let the last search go on."""
    club = request.value("club")
    search = await _last_search(context, request, club)
    if search is None:
        raise NothingToCorrect(
            f"No search of {club} is known, so there is none to reopen. A search opens with the first report of a "
            "departure or a candidate, or with /correct status."
        )
    if search.is_open:
        raise NothingToCorrect(f"The search of {club} is open.")
    note = "It goes on until an appointment is reported anew or a moderator closes it."
    draft = drafted(context, request, Action.REOPEN, club)
    return await made(context, request, draft, idle="No shortlist changed.", note=note)


async def _last_search(context: Context, request: Request, club: str) -> Search | None:
    state = await club_state(context, request.workspace.key, club)
    return state.shortlists[-1].search if state.shortlists else None


COMMANDS = (
    Command(
        name="correct close",
        description="Says that a club's search is over, and who got the job",
        handler=close,
        options=(
            CLUB,
            Option("appointed", OptionKind.PERSON, "Who got the job, if anybody", required=False, may_be_new=True),
            REASON,
        ),
        permission=Permission.MODERATOR,
        example="/correct close liverpool arne slot",
    ),
    Command(
        name="correct reopen",
        description="Says that a club's last search is not over",
        handler=reopen,
        options=(CLUB, REASON),
        permission=Permission.MODERATOR,
        example="/correct reopen liverpool reason: the appointment fell through",
    ),
)
