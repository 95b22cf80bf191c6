"""All commands, in the order in which people meet them."""

from __future__ import annotations

from bot.commands import (
    candidate,
    chart,
    evidence,
    export,
    feed,
    help,  # noqa: A004
    history,
    ingest,
    review,
    searches,
    shortlist,
    source,
    timeline,
    undo,
)
from bot.commands.corrections import claims, people, status
from bot.commands.corrections import searches as ends_of_searches
from bot.commands.registry import Command


def all_commands() -> tuple[Command, ...]:
    """Every command, for the registry."""
    return (
        shortlist.COMMAND,
        evidence.COMMAND,
        candidate.COMMAND,
        timeline.COMMAND,
        chart.COMMAND,
        searches.COMMAND,
        ingest.COMMAND,
        review.COMMAND,
        status.COMMAND,
        *claims.COMMANDS,
        *people.COMMANDS,
        *ends_of_searches.COMMANDS,
        undo.COMMAND,
        history.COMMAND,
        export.COMMAND,
        *source.COMMANDS,
        *feed.COMMANDS,
        help.COMMAND,
    )
