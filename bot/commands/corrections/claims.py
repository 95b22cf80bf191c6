"""`/correct drop`, `confirm` and `change`: what one report's claim amounts to."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from bot.commands.club_state import club_state
from bot.commands.context import Context
from bot.commands.corrections.choosing import NumberedCall, chosen, claim_line, which_one
from bot.commands.corrections.making import CLUB, PERSON, REASON, drafted, made, review_button
from bot.commands.registry import Command, Option, OptionKind, Permission, Request
from bot.domain import Action, Correction, Evidence, Status
from bot.errors import NothingToCorrect
from bot.reply import Button, Call, Quotation, Reply, plain
from bot.searches.corrected import Judged

_SAME = "No shortlist changed: other reports outweigh this one or say the same."
_MOST_PEOPLE = 5
_UNCOUNTED = "It did not count before either, so no shortlist changed."


async def drop(context: Context, request: Request) -> Reply:
    """Leave a claim out: it was misread, or it is wrong."""
    claims = await _claims(context, request)
    if not request.value("report"):
        return which_one(
            context, request, claims, "Drop a claim", "Drop", lambda item: claim_call("correct drop", item)
        )
    one = chosen(claims, request.value("report"))
    if one.verdict is not None and one.verdict.action is Action.DROP_CLAIM:
        raise NothingToCorrect(f"A moderator dropped this claim before: that is correction #{one.verdict.id}.")
    draft = _draft(context, request, one, Action.DROP_CLAIM)
    return await _answer(context, request, draft, _UNCOUNTED if one.counts_as is None else _SAME)


async def confirm(context: Context, request: Request) -> Reply:
    """Let a claim count as it was read: the reader was not sure of it, or a moderator dropped or changed it."""
    claims = await _claims(context, request)
    if not request.value("report"):
        return which_one(context, request, claims, "Confirm a claim", "Right", _calling("correct confirm"))
    one = chosen(claims, request.value("report"))
    if one.counts_as is not None and one.counts_as.claim == dataclasses.replace(one.as_read.claim, unsure=False):
        raise NothingToCorrect("This claim counts as it was read.")
    return await _answer(context, request, _draft(context, request, one, Action.CONFIRM_CLAIM), _SAME)


async def change(context: Context, request: Request) -> Reply:
    """Let a claim count with another status, about another person, or about another club's job."""
    claims = await _claims(context, request)
    if not request.value("report"):
        return which_one(context, request, claims, "Change a claim", "Change", _calling("correct change"))
    one = chosen(claims, request.value("report"))
    read = one.as_read.claim
    meant = dataclasses.replace(
        read,
        status=Status(request.value("status") or read.status),
        person=request.value("other-person") or read.person,
        club=request.value("other-club") or read.club,
        unsure=False,
    )
    if meant == dataclasses.replace(read, unsure=False):
        return await _what_instead(context, request, one, claims.index(one) + 1)
    if one.counts_as is not None and one.counts_as.claim == meant:
        raise NothingToCorrect("That is what the claim counts as already.")
    draft = dataclasses.replace(
        _draft(context, request, one, Action.CHANGE_CLAIM),
        status=None if meant.status is read.status else meant.status,
        other="" if meant.person == read.person else meant.person,
        to_club="" if meant.club == read.club else meant.club,
    )
    return await _answer(context, request, draft, _SAME)


async def _claims(context: Context, request: Request) -> Sequence[Judged]:
    """What is claimed of the person and the club's job, the newest first. Raises `NothingToCorrect` when nothing is."""
    club, person = request.value("club"), request.value("person")
    state = await club_state(context, request.workspace.key, club)
    claims = state.said_of(person)
    if not claims:
        raise NothingToCorrect(
            f"No report that was read names {person} for the job at {club}. /shortlist {club} shows who is named."
        )
    return claims


def _draft(context: Context, request: Request, one: Judged, action: Action) -> Correction:
    claim = one.as_read.claim
    return dataclasses.replace(
        drafted(context, request, action, claim.club), person=claim.person, article_id=one.as_read.article.id
    )


async def _answer(context: Context, request: Request, draft: Correction, idle: str) -> Reply:
    reply = await made(context, request, draft, idle=idle)
    return dataclasses.replace(reply, buttons=(*reply.buttons, *await review_button(context, request, draft.club)))


async def _what_instead(context: Context, request: Request, one: Judged, number: int) -> Reply:
    """The question what a claim should say, with a button for each status and for the people most named."""
    item = one.as_read
    people = await context.store.people(request.workspace.key, item.claim.club)
    others = [name for name in people if name != item.claim.person][:_MOST_PEOPLE]
    statuses = [status for status in Status if status is not item.claim.status]
    typed = f"/correct change {item.claim.club} {item.claim.person} {number}"
    buttons = (
        *(Button(status.value, claim_call("correct change", item, ("status", status.value))) for status in statuses),
        *(Button(f"It is {name}", claim_call("correct change", item, ("other-person", name))) for name in others),
    )
    return Reply(
        "What does it say?",
        (
            Quotation(item.claim.quote, claim_line(context, request, one)),
            plain("Press what it says instead. Another person or another club can be typed:"),
            plain(f"{typed} other-person: NAME"),
            plain(f"{typed} other-club: CLUB"),
        ),
        buttons,
        private=True,
    )


def _calling(command: str) -> NumberedCall:
    return lambda item: claim_call(command, item)


def claim_call(command: str, item: Evidence, *more: tuple[str, str]) -> Call:
    """A call of one of these commands about one claim."""
    claim = item.claim
    return Call(command, (("club", claim.club), ("person", claim.person), ("report", item.article.id), *more))


_REPORT = Option(
    "report", OptionKind.REPORT, "Its number in the list that comes without it, or its address", required=False
)

COMMANDS = (
    Command(
        name="correct drop",
        description="Leaves out what one report says of a person: it is wrong, or was misread",
        handler=drop,
        options=(CLUB, PERSON, _REPORT, REASON),
        permission=Permission.MODERATOR,
        example="/correct drop liverpool amorim 2 it is about another man",
    ),
    Command(
        name="correct confirm",
        description="Lets what one report says of a person count, although the reader was not sure",
        handler=confirm,
        options=(CLUB, PERSON, _REPORT, REASON),
        permission=Permission.MODERATOR,
        example="/correct confirm liverpool amorim 1",
    ),
    Command(
        name="correct change",
        description="Sets right what one report says: the status, the person or the club",
        handler=change,
        options=(
            CLUB,
            PERSON,
            _REPORT,
            Option("status", OptionKind.STATUS, "What the report says that he is", required=False),
            Option("other-person", OptionKind.PERSON, "Whom it means instead", required=False, may_be_new=True),
            Option("other-club", OptionKind.CLUB, "Which club it means instead", required=False),
            REASON,
        ),
        permission=Permission.MODERATOR,
        example="/correct change liverpool amorim 2 talks",
    ),
)
