"""Corrections in words."""

from __future__ import annotations

from bot.commands.citing import article_citation
from bot.commands.context import Context
from bot.commands.days import day_and_time
from bot.commands.registry import Request
from bot.domain import Action, Correction
from bot.reply import Badge, Line, Span

_Part = Span | Badge


async def in_words(context: Context, request: Request, correction: Correction) -> tuple[_Part, ...]:
    """What a correction says: "Ruben Amorim: out at Liverpool"."""
    person, club = Span(correction.person, strong=True), correction.club
    match correction.action:
        case Action.SET_STATUS if correction.status:
            return person, Span(": "), Badge(correction.status), Span(f" at {club}")
        case Action.CLOSE:
            appointed = (Span(": "), person, Span(" got the job")) if correction.person else ()
            return Span(f"The search of {club} is over"), *appointed
        case Action.REOPEN:
            return (Span(f"The search of {club} goes on"),)
        case Action.SAME_PERSON:
            return person, Span(" is "), Span(correction.other, strong=True)
        case Action.SPLIT_PERSON:
            return await _told_apart(context, request, correction)
        case _:
            return await _of_claim(context, request, correction)


async def _told_apart(context: Context, request: Request, correction: Correction) -> tuple[_Part, ...]:
    one, other = Span(correction.person, strong=True), Span(correction.other, strong=True)
    both = (one, Span(" and "), other, Span(" are two people"))
    where: tuple[_Part, ...] = (Span(f" at {correction.club}"),) if correction.club else ()
    if correction.article_id:
        where = (*where, Span(" in "), await _cited(context, request, correction.article_id))
    return (*both, Span("; the second is meant"), *where) if where else both


async def _of_claim(context: Context, request: Request, correction: Correction) -> tuple[_Part, ...]:
    claims = await context.store.evidence_of_article(correction.workspace, correction.article_id)
    said = next((one.claim for one in claims if one.claim.pair == (correction.club, correction.person)), None)
    status: tuple[_Part, ...] = (Badge(said.status), Span(" ")) if said else ()
    source = await _cited(context, request, correction.article_id)
    claim = (Span(f"{correction.person} ", strong=True), *status, Span(f"{correction.club} ("), source, Span(") "))
    if correction.action is Action.DROP_CLAIM:
        return *claim, Span("does not count")
    if correction.action is Action.CONFIRM_CLAIM:
        return *claim, Span("counts")
    changed: list[_Part] = []
    if correction.other:
        changed += [Span(" "), Span(correction.other, strong=True)]
    if correction.status:
        changed += [Span(" "), Badge(correction.status)]
    if correction.to_club:
        changed.append(Span(f" {correction.to_club}"))
    return *claim, Span("means:"), *changed


async def _cited(context: Context, request: Request, article_id: str) -> Span:
    article = await context.store.article(article_id)
    return article_citation(context, request, article) if article else Span("a report")


def member(request: Request, who: str) -> Span:
    """A member: "you" where it is the one who asks."""
    return Span("you") if who == request.member else Span(who, member=who)


def made(request: Request, correction: Correction) -> tuple[Span, ...]:
    """Who made it, when and why, and who took it back."""
    spans = [Span(" · "), member(request, correction.by), Span(f", {day_and_time(correction.at, request.timezone)}")]
    if correction.reason:
        spans.append(Span(f" · {correction.reason}"))
    if correction.undone_at is not None:
        undone = day_and_time(correction.undone_at, request.timezone)
        spans += [Span(" · undone by "), member(request, correction.undone_by), Span(f", {undone}")]
    return tuple(spans)


def entry(request: Request, correction: Correction, words: tuple[_Part, ...]) -> Line:
    """A correction in one line, with its number."""
    return Line((Span(f"#{correction.id} ", faint=True), *words, *made(request, correction)))
