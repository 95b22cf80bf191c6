"""Making a correction, and saying what it did."""

from __future__ import annotations

from bot.commands.context import Context
from bot.commands.corrections.calls import undo_button
from bot.commands.corrections.effects import effect_blocks, effects_of, shortlist_buttons
from bot.commands.corrections.wording import in_words
from bot.commands.registry import Option, OptionKind, Request
from bot.domain import Action, Correction
from bot.reply import Block, Button, Call, Line, Reply, Span, faint, plain

CLUB = Option("club", OptionKind.CLUB, "The club or national team")
PERSON = Option("person", OptionKind.PERSON, "The manager or candidate")
REASON = Option("reason", OptionKind.TEXT, "Why, for /history and whoever asks", required=False)
ABOUT = "Sets right what reports got wrong, or what was read wrongly in them"


def drafted(context: Context, request: Request, action: Action, club: str = "") -> Correction:
    """A correction by the one who asks, as of now, with the reason that was given; not stored yet, without an id."""
    now = context.clock.now()
    return Correction(
        id="",
        workspace=request.workspace.key,
        action=action,
        club=club,
        by=request.member,
        at=now,
        effective_at=now,
        reason=request.value("reason"),
    )


async def made(
    context: Context,
    request: Request,
    draft: Correction,
    *,
    idle: str,
    note: str = "",
    buttons: tuple[Button, ...] = (),
) -> Reply:
    """Store a correction: what it changed, or the sentence `idle` where it changed nothing, and how to take it back.

    `note` says for how long it stands, where that is not plain.
    """
    stored: list[Correction] = []

    async def store() -> None:
        stored.append(await context.store.add_correction(draft))

    effects = await effects_of(context, request, draft, store)
    blocks: list[Block] = [Line(await in_words(context, request, stored[0]))]
    blocks += effect_blocks(effects) or [plain(idle)]
    if note:
        blocks.append(faint(note))
    return Reply(
        "Corrected",
        tuple(blocks),
        (undo_button(stored[0]), *buttons, *shortlist_buttons(effects, draft)),
        Line((Span(f"Correction #{stored[0].id}; /undo {stored[0].id} takes it back", faint=True),)),
    )


async def review_button(context: Context, request: Request, club: str) -> tuple[Button, ...]:
    """A button to what else the reader was unsure of: at the club, or else at others; none where there is nothing."""
    if await context.store.unanswered(request.workspace.key, club, most=1):
        return (Button("Review", Call("review", (("club", club),))),)
    if await context.store.unanswered(request.workspace.key, most=1):
        return (Button("Review", Call("review")),)
    return ()
