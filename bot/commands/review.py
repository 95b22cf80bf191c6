"""`/review`: what the reader was unsure of, for moderators to answer."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.commands.citing import citation, credit
from bot.commands.context import Context
from bot.commands.corrections.claims import claim_call
from bot.commands.counting import counted
from bot.commands.material import material_of
from bot.commands.registry import Command, Option, OptionKind, Request
from bot.domain import Evidence
from bot.reply import Badge, Block, Button, Call, Line, Quotation, Reply, Span, faint, listing, plain
from bot.searches.consequence import Consequence, consequences, urgency

_PAGE = 5
_WEIGHED = 30
"""How many of the newest are weighed against each other; older ones follow in order of date once these are answered."""


@dataclass(frozen=True, slots=True)
class _Question:
    claim: Evidence
    consequence: Consequence
    urgency: float


async def answer(context: Context, request: Request) -> Reply:
    """The claims that nobody has answered: of the newest first what would change most."""
    club, page = request.value("club"), int(request.value("page") or 1)
    waiting = await context.store.unanswered(request.workspace.key, club or None, most=_WEIGHED)
    heading = f"Not sure: {club}" if club else "Not sure"
    if not waiting:
        where = f" about {club}" if club else ""
        return Reply(
            heading, (plain(f"Nothing{where} waits for an answer: the reader was sure, or somebody answered."),)
        )
    questions = await _weighed(context, request, waiting)
    pages = -(-len(questions) // _PAGE)
    page = min(page, pages)
    shown = questions[(page - 1) * _PAGE : page * _PAGE]
    blocks: list[Block] = [
        plain("These claims do not count until a moderator confirms them. Does the report say so?"),
        *(_quotation(context, request, number, one) for number, one in enumerate(shown, start=1)),
    ]
    buttons = (*_answers(request, shown), *_turns(club, page, pages))
    return Reply(heading, tuple(blocks), buttons, faint(_footer(len(questions), page, pages)))


async def _weighed(context: Context, request: Request, waiting: Sequence[Evidence]) -> list[_Question]:
    """The claims with what each would change, the most urgent first."""
    workspace, now = request.workspace.key, context.clock.now()
    questions: list[_Question] = []
    for club in dict.fromkeys(item.claim.club for item in waiting):
        claims = [item for item in waiting if item.claim.club == club]
        material = await material_of(context.store, workspace, club)
        sources = await context.sources_of(workspace, material.evidence)
        found = await asyncio.to_thread(
            consequences, club, material.evidence, material.corrections, claims, as_of=now, sources=sources
        )
        questions += [
            _Question(item, one, urgency(one, item.article.published_at, now))
            for item, one in zip(claims, found, strict=True)
        ]
    return sorted(questions, key=_most_urgent_first)


def _most_urgent_first(question: _Question) -> tuple[float, float, str, str, str]:
    claim, article = question.claim.claim, question.claim.article
    return -question.urgency, -article.published_at.timestamp(), article.id, claim.club, claim.person


def _quotation(context: Context, request: Request, number: int, question: _Question) -> Quotation:
    item = question.claim
    claim = item.claim
    return Quotation(
        claim.quote,
        Line(
            (
                Span(f"{number}. {claim.person} ", strong=True),
                Badge(claim.status),
                Span(f" {claim.club} · "),
                citation(context, request, item),
                Span(f"{credit(context, item)} · {claim.confidence:.0%} sure · {_stake(question)}"),
            )
        ),
    )


def _stake(question: _Question) -> str:
    """What hangs on the answer, in words."""
    consequence = question.consequence
    if consequence.turns:
        return "would open or end a search"
    if consequence.moved:
        moves = (
            f"{person} {before or 'not named'} → {after or 'not named'}" for person, before, after in consequence.moved
        )
        return f"would change {listing(moves)}"
    return f"would shift {consequence.shift:.0%}" if consequence.shift >= 0.005 else "would change nothing now"


def _answers(request: Request, questions: Iterable[_Question]) -> Iterable[Button]:
    if not request.is_moderator:
        return
    for number, question in enumerate(questions, start=1):
        yield Button(f"{number} right", claim_call("correct confirm", question.claim))
        yield Button(f"{number} wrong", claim_call("correct drop", question.claim))
        yield Button(f"{number} change", claim_call("correct change", question.claim))


def _turns(club: str, page: int, pages: int) -> Iterable[Button]:
    of_club = (("club", club),) if club else ()
    if page > 1:
        yield Button("Before", Call("review", (*of_club, ("page", str(page - 1)))))
    if page < pages:
        yield Button("Next", Call("review", (*of_club, ("page", str(page + 1)))))


def _footer(number: int, page: int, pages: int) -> str:
    more = " or more" if number == _WEIGHED else ""
    return f"{counted(number, 'claim')}{more} to answer; page {page} of {pages}"


COMMAND = Command(
    name="review",
    description="What the reader was not sure of: right, wrong, or something else?",
    handler=answer,
    options=(
        Option("club", OptionKind.CLUB, "Only what is about this club", required=False),
        Option("page", OptionKind.NUMBER, "Less urgent ones: 2, 3 and so on", required=False),
    ),
    example="/review liverpool",
)
