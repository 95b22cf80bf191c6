"""All commands, in the order in which people meet them."""

from __future__ import annotations

from bot.commands import candidate, evidence, help, ingest, searches, shortlist, timeline  # noqa: A004
from bot.commands.registry import Command


def all_commands() -> tuple[Command, ...]:
    """Every command, for the registry."""
    modules = (shortlist, evidence, candidate, timeline, searches, ingest, help)
    return tuple(module.COMMAND for module in modules)
