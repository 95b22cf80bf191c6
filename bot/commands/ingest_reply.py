"""What the reading of reports changed, as a reply."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.commands.citing import article_citation, citation, outlet_name, who_read
from bot.commands.club_state import ClubState, club_state
from bot.commands.context import Context
from bot.commands.counting import counted
from bot.commands.echoes import with_echoes
from bot.commands.registry import Request
from bot.commands.what_changed import what_changed
from bot.domain import Dated, Evidence, Status
from bot.domain.folding import fold
from bot.ingestion.ingest import Ingested
from bot.ports import Recorded
from bot.reply import Badge, Block, Button, Call, Heading, Line, Quotation, Reply, Span, faint, plain

_MOST_CLUBS = 10
_MOST_REFUSED = 10
_MOST_QUOTES = 4
_BUTTONS = 3
_MOMENT = timedelta(microseconds=1)


async def reply_on_one(context: Context, request: Request, taken: Ingested, note: str = "") -> Reply:
    """What one report changed, or why it changed nothing, and the words that carry what was read in it.

    `note` is what else is to be known of its page.
    """
    effects = [] if taken.recorded is Recorded.KNOWN else await _effects(context, request, [taken])
    blocks: list[Block] = [*_moves(context, request, taken, effects)] or [await _nothing_new(context, request, taken)]
    found = [Evidence(taken.article, claim) for claim in taken.claims]
    unsure = [item for item in found if item.claim.unsure]
    blocks += _quotations(context, request, [item for item in found if not item.claim.unsure])
    if unsure:
        blocks += [Heading("Not sure enough to count"), *_quotations(context, request, unsure)]
    if note:
        blocks.append(plain(note))
    if reader := who_read(taken.article):
        blocks.append(faint(f"{reader[0].upper()}{reader[1:]}."))
    if taken.article.dated is Dated.SEEN and taken.recorded is not Recorded.KNOWN:
        blocks.append(_no_date(taken))
    return Reply(taken.article.title or "Report read", tuple(blocks), _buttons(effects, [taken]))


async def reply_on_several(
    context: Context, request: Request, taken: Sequence[Ingested], refused: Sequence[str]
) -> Reply:
    """What several reports changed together, and which could not be read and why."""
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
    new = [one for one in taken if one.recorded is not Recorded.KNOWN]
    effects = await _effects(context, request, new)
    if any(not claim.unsure for one in new for claim in one.claims):
        blocks += _all_changes(effects)
    return Reply(f"{counted(len(taken), 'report')} read", tuple(blocks), _buttons(effects, taken))


def ordinal(number: int) -> str:
    """A number's place in a row: "1st", "22nd", "113th"."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


@dataclass(frozen=True, slots=True)
class _Effect:
    """What new articles changed at one club."""

    club: str
    lines: tuple[Line, ...]


def _moves(context: Context, request: Request, taken: Ingested, effects: Sequence[_Effect]) -> list[Block]:
    """What moved where, with the report that moved it: "Amorim: candidate → favourite at Liverpool (BBC Sport, …)"."""
    source = (Span(" ("), article_citation(context, request, taken.article), Span(")"))
    blocks: list[Block] = []
    for effect in effects[:_MOST_CLUBS]:
        for line in effect.lines:
            if any(isinstance(span, Badge) for span in line.spans):
                blocks.append(Line((*line.spans, Span(f" at {effect.club}"), *source)))
            else:
                blocks.append(Line((Span(f"{effect.club}: "), *line.spans)))
    if len(effects) > _MOST_CLUBS:
        blocks.append(faint(f"and {counted(len(effects) - _MOST_CLUBS, 'more club')}"))
    return blocks


async def _nothing_new(context: Context, request: Request, taken: Ingested) -> Line:
    """Why a report moved nobody."""
    if taken.recorded is Recorded.KNOWN:
        return plain("Nothing new: this article has been read here before.")
    sure = [claim for claim in taken.claims if not claim.unsure]
    if not sure:
        return plain("It says nothing certain about who gets, leaves or keeps a manager's job.")
    number = await _place_among_echoes(context, request, taken)
    if number > 1:
        return plain(f"Nothing new: {ordinal(number)} report of the same origin.")
    if taken.recorded is Recorded.EDITED:
        return plain("Nothing new: the article has been edited, but says the same.")
    return plain("Nothing new: no shortlist changed.")


async def _place_among_echoes(context: Context, request: Request, taken: Ingested) -> int:
    """How many reports of the article's text, or of what it passes on, have been read here with this one."""
    workspace = request.workspace.key
    number = await context.store.reports_of_origin(workspace, taken.article.id)
    if number > 1:
        return number
    claim = next(one for one in taken.claims if not one.unsure)
    state = await club_state(context, workspace, claim.club)
    said = [one.counts_as for one in state.said_of(claim.person) if one.counts_as]
    for cited in with_echoes(said, state.sources):
        if any(echo.article.id == taken.article.id for echo in cited.echoes):
            return 1 + len(cited.echoes)
    return 1


def _no_date(taken: Ingested) -> Line:
    if taken.article.url:
        return faint("The page gives no date, so it counts as published now.")
    return faint("It gave no date, so it counts as published now. A text may begin with one: date 2024-03-28.")


def _quotations(context: Context, request: Request, found: Sequence[Evidence]) -> list[Block]:
    blocks: list[Block] = [_quotation(context, request, item) for item in found[:_MOST_QUOTES]]
    if len(found) > _MOST_QUOTES:
        blocks.append(faint(f"and {counted(len(found) - _MOST_QUOTES, 'more claim')}"))
    return blocks


def _quotation(context: Context, request: Request, item: Evidence) -> Quotation:
    claim = item.claim
    own = fold(outlet_name(context, item.article))
    credited = f", crediting {claim.attributed_to}" if claim.attributed_to and fold(claim.attributed_to) != own else ""
    where = (Span(f"{claim.person} ", strong=True), Badge(claim.status), Span(f" {claim.club} · "))
    return Quotation(claim.quote, Line((*where, citation(context, request, item), Span(credited))))


async def _effects(context: Context, request: Request, new: Sequence[Ingested]) -> list[_Effect]:
    """What the articles changed at each club, those with the most changes first."""
    ids = frozenset(one.article.id for one in new if one.recorded is not Recorded.EDITED)
    edits = [one for one in new if one.recorded is Recorded.EDITED]
    edited_at = await _last_edit(context, request, edits)
    effects = []
    for club in await _touched(context, request, new):
        before = await _before(context, request, club, ids, edited_at)
        lines = what_changed(before, await club_state(context, request.workspace.key, club))
        if lines:
            effects.append(_Effect(club, lines))
    return sorted(effects, key=lambda effect: (-len(effect.lines), effect.club))


async def _before(
    context: Context, request: Request, club: str, ids: Collection[str], edited_at: datetime | None
) -> ClubState:
    """The club as it was known without the new articles, and before the edits."""
    as_of = edited_at - _MOMENT if edited_at else None
    return await club_state(context, request.workspace.key, club, as_of, without=ids)


async def _last_edit(context: Context, request: Request, edits: Iterable[Ingested]) -> datetime | None:
    moments = []
    for one in edits:
        evidence = await context.store.evidence_of_article(request.workspace.key, one.article.id)
        moments += [item.replaced_at for item in evidence if item.replaced_at]
        moments += [item.article.published_at for item in evidence]
    return max(moments, default=None)


async def _touched(context: Context, request: Request, new: Sequence[Ingested]) -> Iterable[str]:
    """The clubs of the articles, and those that somebody whom they appoint is linked with."""
    claims = [claim for one in new for claim in one.claims if not claim.unsure]
    for one in new:
        if one.recorded is Recorded.EDITED:
            evidence = await context.store.evidence_of_article(request.workspace.key, one.article.id)
            claims += [item.claim for item in evidence if item.replaced_at]
    appointed = {claim.person for claim in claims if claim.status is Status.APPOINTED}
    elsewhere = await _clubs_of(context, request, appointed) if appointed else ()
    return dict.fromkeys((*(claim.club for claim in claims), *elsewhere))


async def _clubs_of(context: Context, request: Request, people: Collection[str]) -> tuple[str, ...]:
    evidence = await context.store.evidence_of_people(request.workspace.key, sorted(people))
    return tuple(item.claim.club for item in evidence)


def _all_changes(effects: Sequence[_Effect]) -> list[Block]:
    if not effects:
        return [plain("No shortlist changed.")]
    blocks: list[Block] = []
    for effect in effects[:_MOST_CLUBS]:
        blocks += [Heading(f"{effect.club}: what changed"), *effect.lines]
    if len(effects) > _MOST_CLUBS:
        blocks.append(faint(f"and {counted(len(effects) - _MOST_CLUBS, 'more club')}"))
    return blocks


def _buttons(effects: Sequence[_Effect], taken: Sequence[Ingested]) -> tuple[Button, ...]:
    claimed = dict.fromkeys(claim.club for one in taken for claim in one.claims)
    clubs = [effect.club for effect in effects] or [*claimed]
    return tuple(Button(f"{club} shortlist", Call("shortlist", (("club", club),))) for club in clubs[:_BUTTONS])
