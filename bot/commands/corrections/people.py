"""`/correct same` and `/correct split`: which names are one person, which are two."""

from __future__ import annotations

import dataclasses

from bot.commands.context import Context
from bot.commands.corrections.choosing import chosen, which_one
from bot.commands.corrections.making import REASON, drafted, made
from bot.commands.registry import Command, Option, OptionKind, Permission, Request
from bot.domain import Action, Correction, Evidence
from bot.domain.folding import fold
from bot.errors import NothingToCorrect
from bot.reply import Button, Call, Reply
from bot.searches.corrected import Judged
from bot.searches.record import in_force_at
from bot.searches.rulings import rulings_in

_MOST_CLUBS = 5
_EVERYWHERE = "It holds at every club."


async def same(context: Context, request: Request) -> Reply:
    """Make two names one person's."""
    name, person = request.value("name"), request.value("person")
    if fold(name) == fold(person):
        raise NothingToCorrect(f"{name} and {person} are the same name. Give two names that are shown apart.")
    if (name, person) in rulings_in(await _in_force(context, request, name, person)).same:
        raise NothingToCorrect(f"{name} and {person} are one person already, by a moderator's word.")
    draft = dataclasses.replace(drafted(context, request, Action.SAME_PERSON), person=name, other=person)
    idle = f"No shortlist changed. Whatever is reported of {name} from now on counts for {person}."
    return await made(context, request, draft, idle=idle, note=_EVERYWHERE)


async def split(context: Context, request: Request) -> Reply:
    """Tell two people apart: two names that were taken for one, or some reports' use of one name."""
    person, other, club = request.value("person"), request.value("other"), request.value("club")
    if fold(person) == fold(other):
        raise NothingToCorrect(
            f"Both are called {person}. Give the other one a name of his own, such as {person} (Porto), and he is "
            "shown by it."
        )
    draft = dataclasses.replace(drafted(context, request, Action.SPLIT_PERSON, club), person=person, other=other)
    if request.value("report"):
        claims = await _claims(context, request, person, club)
        article = chosen(claims, request.value("report")).as_read.article.id
        draft = dataclasses.replace(draft, article_id=article)
    elif not club and not await _is_named(context, request, other):
        return await _which_reports(context, request, person, other)
    idle = "No shortlist changed."
    if not club and not draft.article_id:
        idle = (
            f"No shortlist took them for one. To say which reports of {person} mean {other}, add the club or a report."
        )
    return await made(context, request, draft, idle=idle, note=_EVERYWHERE)


async def _is_named(context: Context, request: Request, person: str) -> bool:
    return bool(await context.store.evidence_of_people(request.workspace.key, [person]))


async def _in_force(context: Context, request: Request, *names: str) -> list[Correction]:
    named = await context.store.corrections_of_people(request.workspace.key, names)
    return in_force_at(named, context.clock.now())


async def _which_reports(context: Context, request: Request, person: str, other: str) -> Reply:
    claims = await _claims(context, request, person, "")
    names = (("person", person), ("other", other))

    def call(item: Evidence) -> Call:
        return Call("correct split", (*names, ("report", item.article.id)))

    reply = which_one(context, request, claims, f"Which reports of {person} mean {other}?", "Report", call)
    clubs = dict.fromkeys(one.as_read.claim.club for one in claims)
    at = (Button(f"All at {club}", Call("correct split", (*names, ("club", club)))) for club in [*clubs][:_MOST_CLUBS])
    return dataclasses.replace(reply, buttons=(*at, *reply.buttons))


async def _claims(context: Context, request: Request, person: str, club: str) -> list[Judged]:
    """What is claimed of the person, at one club or at any, the newest first."""
    evidence = await context.store.evidence_of_people(request.workspace.key, [person])
    claims = [Judged(item, item, None) for item in reversed(evidence) if club in {"", item.claim.club}]
    if not claims:
        raise NothingToCorrect(f"No report that was read names {person}{f' for the job at {club}' if club else ''}.")
    return claims


COMMANDS = (
    Command(
        name="correct same",
        description="Says that two names are one person",
        handler=same,
        options=(
            Option("name", OptionKind.PERSON, "The name that is not to be shown"),
            Option("person", OptionKind.PERSON, "The same person's name that is to be shown", may_be_new=True),
            REASON,
        ),
        permission=Permission.MODERATOR,
        example='/correct same "Rafa" "Rafael Benitez"',
    ),
    Command(
        name="correct split",
        description="Says that two names, or one name in some reports, are two people",
        handler=split,
        options=(
            Option("person", OptionKind.PERSON, "The name under which two people are mixed up"),
            Option("other", OptionKind.PERSON, "The name of the other one", may_be_new=True),
            Option("club", OptionKind.CLUB, "The club whose reports of the name mean the other one", required=False),
            Option("report", OptionKind.REPORT, "The report that means the other one", required=False),
            REASON,
        ),
        permission=Permission.MODERATOR,
        example='/correct split "Marco Silva" "Marco Silva (Porto)" club: porto',
    ),
)
