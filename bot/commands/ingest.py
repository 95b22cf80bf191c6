"""`/ingest`: reads reports and says what they changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.commands.citing import citation
from bot.commands.club_state import ClubState, club_state
from bot.commands.context import Context
from bot.commands.counting import counted
from bot.commands.registry import Command, Option, OptionKind, Request
from bot.domain import Dated, Evidence, Standing, Status
from bot.errors import UnreadableReport, WrongUsage
from bot.ingestion.ingest import Ingested
from bot.ingestion.report_text import NamedReport, reports_in
from bot.ports import Recorded
from bot.reply import Badge, Block, Button, Call, Heading, Line, Quotation, Reply, Span, faint, plain

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_MOST_CLUBS = 10
_MOST_REFUSED = 10
_BUTTONS = 3
_WORTH_TELLING = 0.02


async def answer(context: Context, request: Request) -> Reply:
    """Read the text that was typed. It is never taken for the name of a file: members must not read the host's disk."""
    text = request.value("text")
    if _LINK.fullmatch(text):
        raise WrongUsage("Links cannot be read yet. Paste the article's text instead, its title in the first line.")
    return await answer_reports(context, request, reports_in(text))


async def answer_reports(context: Context, request: Request, reports: Sequence[NamedReport]) -> Reply:
    """Read reports for the member who asks: what each says, if it is one, and what they change together.

    Of several, those that cannot be taken are named and the others go on; a single one raises `UnreadableReport`.
    """
    taken: list[Ingested] = []
    refused: list[str] = []
    for number, named in enumerate(reports, start=1):
        try:
            taken.append(await _take(context, request, named))
        except UnreadableReport as error:
            if len(reports) == 1:
                raise
            refused.append(f"{named.id or f'Report {number}'}: {error}")
    new = [one for one in taken if one.recorded is not Recorded.KNOWN]
    blocks = _one(context, request, taken[0]) if len(reports) == 1 else _several(taken, refused)
    effects = await _effects(context, request, new)
    if any(not claim.unsure for one in new for claim in one.claims):
        blocks += _changes(effects)
    clubs = [effect.club for effect in effects] or list(
        dict.fromkeys(claim.club for one in taken for claim in one.claims)
    )
    buttons = tuple(Button(f"{club} shortlist", Call("shortlist", (("club", club),))) for club in clubs[:_BUTTONS])
    return Reply(_heading(taken, len(reports)), tuple(blocks), buttons)


async def _take(context: Context, request: Request, named: NamedReport) -> Ingested:
    return await context.ingestion.take(
        named.report, workspace=request.workspace.key, channel=request.channel, member=request.member
    )


def _heading(taken: Sequence[Ingested], number: int) -> str:
    if number > 1:
        return f"{counted(len(taken), 'report')} read"
    return taken[0].article.title or "Report read"


def _one(context: Context, request: Request, taken: Ingested) -> list[Block]:
    found = [Evidence(taken.article, claim) for claim in taken.claims]
    sure = [item for item in found if not item.claim.unsure]
    unsure = [item for item in found if item.claim.unsure]
    blocks: list[Block] = []
    if taken.recorded is Recorded.KNOWN:
        blocks.append(plain("This article has been read here before, so nothing changed."))
    blocks += [_quotation(context, request, item) for item in sure]
    if not sure:
        blocks.append(plain("It says nothing certain about who gets, leaves or keeps a manager's job."))
    if unsure:
        blocks += [Heading("Not sure enough to count"), *(_quotation(context, request, item) for item in unsure)]
    if taken.article.dated is Dated.SEEN and taken.recorded is not Recorded.KNOWN:
        blocks.append(
            faint("It gave no date, so it counts as published now. A text may begin with one: date 2024-03-28.")
        )
    return blocks


def _quotation(context: Context, request: Request, item: Evidence) -> Quotation:
    claim = item.claim
    credited = f", crediting {claim.attributed_to}" if claim.attributed_to else ""
    where = (Span(f"{claim.person} ", strong=True), Badge(claim.status), Span(f" {claim.club} · "))
    return Quotation(claim.quote, Line((*where, citation(context, request, item), Span(credited))))


def _several(taken: Sequence[Ingested], refused: Sequence[str]) -> list[Block]:
    known = sum(one.recorded is Recorded.KNOWN for one in taken)
    claims = [claim for one in taken for claim in one.claims]
    unsure = sum(claim.unsure for claim in claims)
    blocks: list[Block] = [
        plain(f"{counted(len(taken) - known, 'report')} new here, {known} read before."),
        plain(f"They make {counted(len(claims) - unsure, 'claim')}; {unsure} more are not sure enough to count."),
    ]
    if refused:
        blocks.append(Heading(f"{counted(len(refused), 'report')} could not be read"))
        blocks += [plain(line) for line in refused[:_MOST_REFUSED]]
    if len(refused) > _MOST_REFUSED:
        blocks.append(faint(f"and {len(refused) - _MOST_REFUSED} more"))
    return blocks


@dataclass(frozen=True, slots=True)
class _Effect:
    """What new articles changed at one club."""

    club: str
    lines: tuple[Line, ...]


async def _effects(context: Context, request: Request, new: Sequence[Ingested]) -> list[_Effect]:
    """What the articles changed at each club, those with the most changes first."""
    ids = frozenset(one.article.id for one in new)
    effects = []
    for club in await _touched(context, request, new):
        before = await club_state(context, request.workspace.key, club, without=ids)
        after = await club_state(context, request.workspace.key, club)
        lines = tuple(_difference(before, after))
        if lines:
            effects.append(_Effect(club, lines))
    return sorted(effects, key=lambda effect: (-len(effect.lines), effect.club))


async def _touched(context: Context, request: Request, new: Sequence[Ingested]) -> Iterable[str]:
    """The clubs of the articles, and those that somebody whom they appoint is linked with."""
    claims = [claim for one in new for claim in one.claims if not claim.unsure]
    appointed = {claim.person for claim in claims if claim.status is Status.APPOINTED}
    elsewhere = await _clubs_of(context, request, appointed) if appointed else ()
    return dict.fromkeys((*(claim.club for claim in claims), *elsewhere))


async def _clubs_of(context: Context, request: Request, people: Collection[str]) -> tuple[str, ...]:
    evidence = await context.store.evidence_of_people(request.workspace.key, sorted(people))
    return tuple(item.claim.club for item in evidence)


def _difference(before: ClubState, after: ClubState) -> Iterable[Line]:
    last, now = before.shortlists[-1:], after.shortlists[-1:]
    is_over = bool(now) and not now[0].search.is_open
    if len(before.shortlists) < len(after.shortlists):
        yield plain("A search that is over has become known." if is_over else "A search is open.")
    elif is_over and last and last[0].search.is_open:
        yield plain("The search is over.")
    for standing in after.standings:
        was = before.standing_of(standing.person)
        if was is None or was.status is not standing.status:
            yield _move(standing, was)
        elif not is_over and abs(was.likelihood - standing.likelihood) >= _WORTH_TELLING:
            yield plain(f"{standing.person}: {was.likelihood:.0%} → {standing.likelihood:.0%}")


def _move(standing: Standing, was: Standing | None) -> Line:
    spans: list[Span | Badge] = [Span(f"{standing.person} ", strong=True)]
    if was is not None:
        spans += [Badge(was.status), Span(" → ")]
    spans.append(Badge(standing.status))
    if standing.status.hopeful and standing.status is not Status.APPOINTED:
        spans.append(Span(f" {standing.likelihood:.0%}"))
    return Line(tuple(spans))


def _changes(effects: Sequence[_Effect]) -> list[Block]:
    if not effects:
        return [plain("No shortlist changed.")]
    blocks: list[Block] = []
    for effect in effects[:_MOST_CLUBS]:
        blocks += [Heading(f"{effect.club}: what changed"), *effect.lines]
    if len(effects) > _MOST_CLUBS:
        blocks.append(faint(f"and {counted(len(effects) - _MOST_CLUBS, 'more club')}"))
    return blocks


COMMAND = Command(
    name="ingest",
    description="Reads a report that you paste and says what it changes",
    handler=answer,
    options=(Option("text", OptionKind.TEXT, "The report's text, its title in the first line if it has one"),),
    example="/ingest Liverpool have opened talks with Ruben Amorim, according to Sky Germany.",
)
