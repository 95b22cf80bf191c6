"""`/history`: what moderators corrected, who, when and why."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.context import Context
from bot.commands.corrections.calls import undo_button
from bot.commands.corrections.wording import entry, in_words
from bot.commands.counting import counted
from bot.commands.material import material_of
from bot.commands.registry import Command, Option, OptionKind, Request
from bot.domain import Correction
from bot.reply import Button, Call, Reply, faint, plain

_PAGE = 10


async def answer(context: Context, request: Request) -> Reply:
    """The corrections, undone ones too, the newest first, ten a page."""
    club, page = request.value("club"), int(request.value("page") or 1)
    corrections = await _corrections(context, request, club)
    heading = f"Corrections: {club}" if club else "Corrections"
    if not corrections:
        return Reply(heading, (plain("No moderator has corrected anything here. /help correct says how it is done."),))
    pages = -(-len(corrections) // _PAGE)
    page = min(page, pages)
    shown = corrections[(page - 1) * _PAGE : page * _PAGE]
    lines = [entry(request, one, await in_words(context, request, one)) for one in shown]
    footer = f"{counted(len(corrections), 'correction')}; page {page} of {pages}"
    return Reply(heading, tuple(lines), _buttons(request, club, shown, page, pages), faint(footer))


async def _corrections(context: Context, request: Request, club: str) -> Sequence[Correction]:
    """Those of the workspace, or those that concern one club or the names of its people."""
    workspace = request.workspace.key
    if not club:
        return (await context.store.corrections(workspace))[::-1]
    material = await material_of(context.store, workspace, club)
    concerning = [one for one in material.corrections if club in {one.club, one.to_club} or one.action.of_names]
    return sorted(concerning, key=lambda one: (one.at, len(one.id), one.id), reverse=True)


def _buttons(request: Request, club: str, shown: Sequence[Correction], page: int, pages: int) -> tuple[Button, ...]:
    undo = [undo_button(one, f"Undo #{one.id}") for one in shown if one.holds and request.is_moderator]
    turn = [("Newer", page - 1)] if page > 1 else []
    turn += [("Older", page + 1)] if page < pages else []
    of_club = (("club", club),) if club else ()
    return (*(Button(label, Call("history", (*of_club, ("page", str(to))))) for label, to in turn), *undo)


COMMAND = Command(
    name="history",
    description="What moderators corrected: who, what, when, why, and what was undone",
    handler=answer,
    options=(
        Option("club", OptionKind.CLUB, "Only what concerns this club", required=False),
        Option("page", OptionKind.NUMBER, "Older corrections: 2, 3 and so on", required=False),
    ),
    example="/history liverpool",
)
