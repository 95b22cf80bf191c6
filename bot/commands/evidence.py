"""`/evidence`: every quote about one person and one club's job."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.commands.citing import citation, conflict_line, credit, odds_line, place_line, who_read
from bot.commands.club_state import ClubState, club_state
from bot.commands.context import Context
from bot.commands.echoes import Cited, origins_of, with_echoes
from bot.commands.freshness import backing
from bot.commands.nothing_known import nothing_known
from bot.commands.registry import Command, Option, OptionKind, Request
from bot.commands.what_moved import what_moved
from bot.domain import Action, Evidence, Standing
from bot.reply import Badge, Block, Button, Call, Heading, Line, Quotation, Reply, Span, faint, listing, plain
from bot.searches.bookmakers import is_price
from bot.searches.corrected import Judged

_MOST_PEOPLE = 10


async def answer(context: Context, request: Request) -> Reply:
    """The quotes, newest first, echoes under the report that they repeat; apart from them those that do not count."""
    club, person = request.value("club"), request.value("person")
    state = await club_state(context, request.workspace.key, club)
    heading = f"{person} and {club}"
    if not (state.judged or state.standing_of(person)):
        return await nothing_known(context, request, heading)
    about = state.said_of(person)
    if not about:
        return _not_named(state, person, heading)
    standing = state.standing_of(person)
    blocks: list[Block] = _place(context, request, club, standing) if standing else []
    if standing and (moved := await what_moved(context, request, state, standing.person)):
        blocks += [*moved, Heading("The quotes")]
    blocks += _quotations(context, request, state, [one.counts_as for one in about if one.counts_as])
    left_out = [one for one in about if one.counts_as is None]
    if left_out:
        remarks = {one.as_read: _why_not(one) for one in left_out}
        blocks += [Heading("Not counted"), *_quotations(context, request, state, remarks, remarks)]
    return Reply(heading, tuple(blocks), _buttons(club, person), _footer(request, state, about))


def _place(context: Context, request: Request, club: str, standing: Standing) -> list[Block]:
    """Where the person stands, what sources say who contradict each other, and what bookmakers make of it."""
    blocks: list[Block] = [place_line(context, request, club, standing)]
    if standing.conflict:
        blocks.append(Line((Span("Sources disagree about "), *conflict_line(context, request, standing).spans)))
    if odds := odds_line(context, request, standing):
        blocks.append(Line((Span("Bookmakers' odds, no evidence of their own, on "), *odds.spans)))
    return blocks


def _why_not(one: Judged) -> str:
    if one.verdict is None:
        return "the reader is not sure" if one.as_read.claim.unsure else "counts otherwise by a moderator's word"
    return "dropped by a moderator" if one.verdict.action is Action.DROP_CLAIM else "changed by a moderator"


def _footer(request: Request, state: ClubState, about: Sequence[Judged]) -> Line:
    counting = [one.counts_as for one in about if one.counts_as]
    reports = {one.as_read.article.id for one in about}
    newest = max(one.as_read.article.published_at for one in about)
    origins = origins_of(counting, state.sources)
    return faint(backing(len(reports), len(origins), newest, state.as_of, request.timezone))


def _quotations(
    context: Context,
    request: Request,
    state: ClubState,
    evidence: Iterable[Evidence],
    remarks: Mapping[Evidence, str] | None = None,
) -> list[Quotation]:
    return [
        _quotation(context, request, state, cited, (remarks or {}).get(cited.report, ""))
        for cited in with_echoes(evidence, state.sources)
    ]


def _quotation(context: Context, request: Request, state: ClubState, cited: Cited, remark: str) -> Quotation:
    item = cited.report
    tier = state.sources.tier_of(item).name.lower()
    kind = "bookmakers' odds" if is_price(item) else f"{tier} source"
    remarks = "".join(f" · {one}" for one in (kind, who_read(item.article), remark) if one)
    source = (
        Badge(item.claim.status),
        Span(" "),
        citation(context, request, item),
        Span(f"{credit(context, item)}{remarks}"),
    )
    echoes = (Line((Span("repeated by "), citation(context, request, echo))) for echo in cited.echoes)
    return Quotation(item.claim.quote, Line(source), tuple(echoes))


def _not_named(state: ClubState, person: str, heading: str) -> Reply:
    people = list(dict.fromkeys(item.claim.person for item in reversed(state.evidence)))[:_MOST_PEOPLE]
    text = f"No report that was read names {person} for this job. Those named last are {listing(people)}."
    buttons = [Button(name, Call("evidence", (("club", state.club), ("person", name)))) for name in people]
    buttons.append(Button(f"{person} elsewhere", Call("candidate", (("person", person),))))
    return Reply(heading, (plain(text),), tuple(buttons))


def _buttons(club: str, person: str) -> tuple[Button, ...]:
    return (
        Button(f"{club} shortlist", Call("shortlist", (("club", club),))),
        Button(f"{person} elsewhere", Call("candidate", (("person", person),))),
    )


COMMAND = Command(
    name="evidence",
    description="Every quote behind a person's place on a club's shortlist",
    handler=answer,
    options=(
        Option("club", OptionKind.CLUB, "The club or national team"),
        Option("person", OptionKind.PERSON, "The manager or candidate"),
    ),
    example="/evidence liverpool amorim",
)
