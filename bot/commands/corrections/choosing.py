"""Which of the claims about a person and a job a correction means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.commands.citing import citation, credit
from bot.commands.context import Context
from bot.commands.counting import counted
from bot.commands.registry import Request
from bot.domain import Action, Evidence
from bot.errors import NothingToCorrect
from bot.reply import Badge, Block, Button, Call, Line, Quotation, Reply, Span, faint, plain
from bot.searches.corrected import Judged

_MOST = 10

NumberedCall = Callable[[Evidence], Call]


def chosen(claims: Sequence[Judged], report: str) -> Judged:
    """The claim that a typed report means: its number in the list from 1 on, its article's id or its address.

    Raises `NothingToCorrect` where it means none.
    """
    number = report.removeprefix("#")
    if number.isascii() and number.isdecimal() and len(number) < 5:
        if 1 <= int(number) <= len(claims):
            return claims[int(number) - 1]
        raise NothingToCorrect(
            f"There is no report {number}: the list has {len(claims)}. Leave the number out to see it."
        )
    found = [one for one in claims if report in {one.as_read.article.id, one.as_read.article.url}]
    if not found:
        raise NothingToCorrect(
            "None of the reports about this person and job has that address. Leave it out to see the reports."
        )
    return found[0]


def which_one(
    context: Context, request: Request, claims: Sequence[Judged], heading: str, label: str, call: NumberedCall
) -> Reply:
    """The question which of the claims is meant, with a button for each."""
    shown = claims[:_MOST]
    blocks: list[Block] = [plain("Which report? Type the command again with its number or its address, or press:")]
    blocks += [_numbered(context, request, number, one) for number, one in enumerate(shown, start=1)]
    if len(claims) > len(shown):
        blocks.append(
            faint(f"{counted(len(claims) - len(shown), 'older report')} not shown; type the number or address.")
        )
    buttons = tuple(Button(f"{label} {number}", call(one.as_read)) for number, one in enumerate(shown, start=1))
    return Reply(heading, tuple(blocks), buttons, private=True)


def _numbered(context: Context, request: Request, number: int, one: Judged) -> Quotation:
    return Quotation(one.as_read.claim.quote, claim_line(context, request, one, f"{number}. "))


def claim_line(context: Context, request: Request, one: Judged, start: str = "") -> Line:
    """What a claim says, where it stands, and what became of it."""
    item = one.as_read
    claim = item.claim
    head = (Span(f"{start}{claim.person} ", strong=True), Badge(claim.status), Span(f" {claim.club} · "))
    return Line((*head, citation(context, request, item), Span(f"{credit(context, item)}{_fate(one)}")))


def _fate(one: Judged) -> str:
    if one.verdict is not None and one.verdict.action is Action.CHANGE_CLAIM and one.counts_as is not None:
        now = one.counts_as.claim
        return f" · changed by a moderator to {now.person}, {now.status}, {now.club}"
    if one.verdict is not None:
        return " · dropped by a moderator" if one.verdict.action is Action.DROP_CLAIM else " · confirmed by a moderator"
    return " · the reader is not sure, so it does not count" if one.as_read.claim.unsure else ""
