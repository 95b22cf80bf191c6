"""`/evidence`: every quote about one person and one club's job."""

from __future__ import annotations

from collections.abc import Iterable

from bot.commands.citing import citation, credit, place_line
from bot.commands.club_state import ClubState, club_state, goes_by
from bot.commands.context import Context
from bot.commands.counting import counted
from bot.commands.echoes import Cited, with_echoes
from bot.commands.nothing_known import nothing_known
from bot.commands.registry import Command, Option, OptionKind, Request
from bot.domain import Action, Evidence
from bot.domain.folding import fold
from bot.reply import Badge, Block, Button, Call, Heading, Line, Quotation, Reply, Span, faint, listing, plain

_MOST_PEOPLE = 10


async def answer(context: Context, request: Request) -> Reply:
    """The quotes, newest first, echoes under the report that they repeat; apart from them those that do not count."""
    club, person = request.value("club"), request.value("person")
    state = await club_state(context, request.workspace.key, club)
    heading = f"{person} and {club}"
    if not state.evidence:
        return await nothing_known(context, request, heading)
    about = _about(state, person)
    if not about:
        return _not_named(state, person, heading)
    counting, left_out = _verdicts(state, about)
    standing = state.standing_of(person)
    blocks: list[Block] = [place_line(context, request, club, standing)] if standing else []
    blocks += _quotations(context, request, counting)
    if left_out:
        blocks += [Heading("Not counted"), *_quotations(context, request, left_out, note=True)]
    sources = len({context.sources.source_of(item) for item in counting})
    footer = f"{counted(len({item.article.id for item in about}), 'report')}; {counted(sources, 'source')} counted"
    return Reply(heading, tuple(blocks), _buttons(club, person), faint(footer))


def _about(state: ClubState, person: str) -> tuple[Evidence, ...]:
    """What is said of the person, under any name that a search has him under."""
    everyone = [standing for shortlist in state.shortlists for standing in shortlist.everyone]
    keys = {fold(person)}
    for standing in (*everyone, *state.holders):
        if goes_by(standing, person):
            keys |= {fold(standing.person), *(fold(item.claim.person) for item in standing.evidence)}
    return tuple(item for item in state.evidence if fold(item.claim.person) in keys)


def _verdicts(state: ClubState, about: Iterable[Evidence]) -> tuple[list[Evidence], list[Evidence]]:
    """What counts and what does not: where the reader was not sure, or a moderator dropped it."""
    people = {fold(item.claim.person) for item in about}
    verdicts: dict[str, bool] = {}
    for one in sorted(
        state.corrections, key=lambda correction: (correction.effective_at, correction.at, correction.id)
    ):
        if one.undone_at is None and one.effective_at <= state.as_of and fold(one.person) in people:
            if one.action is Action.CONFIRM_CLAIM:
                verdicts[one.article_id] = True
            elif one.action is Action.DROP_CLAIM:
                verdicts[one.article_id] = False
    counting: list[Evidence] = []
    left_out: list[Evidence] = []
    for item in about:
        (counting if verdicts.get(item.article.id, not item.claim.unsure) else left_out).append(item)
    return counting, left_out


def _quotations(
    context: Context, request: Request, evidence: Iterable[Evidence], *, note: bool = False
) -> list[Quotation]:
    return [_quotation(context, request, cited, note) for cited in with_echoes(evidence, context.sources)]


def _quotation(context: Context, request: Request, cited: Cited, note: bool) -> Quotation:
    item = cited.report
    tier = context.sources.tier_of(item).name.lower()
    remark = (" · the reader is not sure" if item.claim.unsure else " · dropped by a moderator") if note else ""
    source = (
        Badge(item.claim.status),
        Span(" "),
        citation(context, request, item),
        Span(f"{credit(context, item)} · {tier} source{remark}"),
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
