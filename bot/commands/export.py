"""`/export`: everything about a club's job as a file."""

from __future__ import annotations

import asyncio

from bot.commands.club_state import ClubState, club_state
from bot.commands.context import Context
from bot.commands.counting import counted
from bot.commands.days import iso_day
from bot.commands.nothing_known import nothing_known
from bot.commands.registry import Command, Option, OptionKind, Request
from bot.domain.folding import fold
from bot.exports.club_files import club_csv, club_json
from bot.reply import File, Reply, plain

_MEDIA_TYPES = {"csv": "text/csv", "json": "application/json"}


async def answer(context: Context, request: Request) -> Reply:
    """The club's shortlists, claims and corrections in one file."""
    club, form = request.value("club"), request.value("format") or "csv"
    heading = f"{club}: export"
    state = await club_state(context, request.workspace.key, club)
    if not (state.judged or state.shortlists):
        return await nothing_known(context, request, heading)
    write = club_json if form == "json" else club_csv
    content = await asyncio.to_thread(write, state)
    name = f"{fold(club).replace(' ', '-')}-{iso_day(state.as_of, request.timezone)}.{form}"
    holding = _holding(state)
    file = File(name, content, _MEDIA_TYPES[form], f"{club}: {holding}")
    return Reply(heading, (plain(f"{name} has {holding}."),), files=(file,))


def _holding(state: ClubState) -> str:
    searches = f"{len(state.shortlists)} search{'' if len(state.shortlists) == 1 else 'es'}"
    corrections = sum(state.club in {one.club, one.to_club} or one.action.of_names for one in state.corrections)
    return f"{searches}, {counted(len(state.judged), 'claim')} and {counted(corrections, 'correction')}"


COMMAND = Command(
    name="export",
    description="A club's shortlists, claims and corrections as a file for spreadsheets or scripts",
    handler=answer,
    options=(
        Option("club", OptionKind.CLUB, "The club or national team"),
        Option(
            "format",
            OptionKind.CHOICE,
            "What to write; csv where nothing is said",
            required=False,
            choices=("csv", "json"),
        ),
    ),
    example="/export liverpool json",
)
