"""`/undo`: takes a correction back, so that everything is as if it had never been made."""

from __future__ import annotations

from bot.commands.context import Context
from bot.commands.corrections.calls import call_of
from bot.commands.corrections.effects import effect_blocks, effects_of, shortlist_buttons
from bot.commands.corrections.wording import entry, in_words, member
from bot.commands.days import day_and_time
from bot.commands.registry import Command, Option, OptionKind, Permission, Request
from bot.domain import Correction
from bot.errors import NothingToCorrect
from bot.reply import Block, Button, Reply, plain


async def answer(context: Context, request: Request) -> Reply:
    """Undo the correction of that number, or the last one that the member made and that holds."""
    correction = await _meant(context, request)

    async def undo() -> None:
        done = await context.store.undo_correction(
            request.workspace.key, correction.id, context.clock.now(), request.member
        )
        if not done:
            raise NothingToCorrect(f"Correction #{correction.id} has been undone just now by somebody else.")

    effects = await effects_of(context, request, correction, undo)
    blocks: list[Block] = [entry(request, correction, await in_words(context, request, correction))]
    blocks += effect_blocks(effects) or [plain("No shortlist changed.")]
    again = Button("Do it again", call_of(correction))
    return Reply("Undone", tuple(blocks), (again, *shortlist_buttons(effects, correction)))


async def _meant(context: Context, request: Request) -> Correction:
    corrections = await context.store.corrections(request.workspace.key)
    number = request.value("number")
    if not number:
        own = [one for one in corrections if one.by == request.member and one.holds]
        if not own:
            raise NothingToCorrect("You have made no correction here that holds. /history lists everybody's.")
        return own[-1]
    found = next((one for one in corrections if one.id == number), None)
    if found is None:
        raise NothingToCorrect(f"There is no correction #{number} here. /history lists them.")
    if found.undone_at is not None:
        when = day_and_time(found.undone_at, request.timezone)
        raise NothingToCorrect(f"Correction #{number} was undone by {member(request, found.undone_by).text}, {when}.")
    return found


COMMAND = Command(
    name="undo",
    description="Takes back a moderator's correction: your last one, or the one with that number",
    handler=answer,
    options=(Option("number", OptionKind.NUMBER, "The correction's number in /history", required=False),),
    permission=Permission.MODERATOR,
    example="/undo 12",
)
