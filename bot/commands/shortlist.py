"""`/shortlist`: who may get a club's job, as of now or of an earlier moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.commands.citing import citation, conflict_line, domino_line, grounds_of, odds_line, place_line, share_of
from bot.commands.club_state import ClubState, club_state
from bot.commands.context import Context
from bot.commands.days import day, day_and_time, iso_day
from bot.commands.echoes import origins_of
from bot.commands.freshness import backing
from bot.commands.nothing_known import nothing_known
from bot.commands.registry import Command, Option, OptionKind, Request
from bot.domain import Ending, Evidence, Search, Shortlist, Standing, Status
from bot.reply import Badge, Block, Button, Call, Cell, Heading, Line, Reply, Share, Span, Table, faint, listing, plain

_BUTTONS = 3
_MOST_ODDS = 3
_WORTH_SHOWING = 0.005
_NOT_RUNNING = "those reported out"
_MOST_UNSURE = 5


async def answer(context: Context, request: Request) -> Reply:
    """The club's last search that had opened by the moment asked for."""
    club = request.value("club")
    as_of = datetime.fromisoformat(request.value("as-of")) if request.value("as-of") else None
    state = await club_state(context, request.workspace.key, club, as_of)
    heading = f"{club}: next manager"
    if as_of is not None:
        heading += f", as of {day_and_time(as_of, request.timezone)}"
    if not (state.judged or state.shortlists or state.holders):
        return await nothing_known(context, request, heading, as_of)
    if not state.shortlists:
        return _no_search(context, request, state, heading)
    shortlist = state.shortlists[-1]
    return Reply(
        heading,
        (
            *_opening(context, request, state),
            *_running(context, request, shortlist),
            *_disputed(context, request, shortlist),
            *_odds(context, request, shortlist),
            *_unsure([item for item in state.waiting if item.article.published_at >= shortlist.search.opened_at]),
            *_ruled_out(context, request, shortlist.ruled_out),
            *_earlier(request, state.shortlists[:-1]),
        ),
        _buttons(club, shortlist, state.shortlists[:-1], request.timezone),
        _footer(request, state, shortlist),
    )


def _no_search(context: Context, request: Request, state: ClubState, heading: str) -> Reply:
    blocks: list[Block] = [plain("There is no search: nobody is named for the job, nor reported to be leaving it.")]
    blocks += [place_line(context, request, state.club, standing) for standing in state.holders]
    counting = [one.counts_as for one in state.judged if one.counts_as and one.counts_as.claim.club == state.club]
    sure = [item for item in counting if not item.claim.status.of_holder]
    if sure:
        blocks.append(plain(f"What was read of others: {_named(sure)}."))
    blocks += _unsure(state.waiting)
    reports = {item.article.id for item in state.evidence}
    newest = max((item.article.published_at for item in state.evidence), default=None)
    origins = len(origins_of((one.counts_as for one in state.judged if one.counts_as), state.sources))
    footer = faint(backing(len(reports), origins, newest, state.as_of, request.timezone))
    return Reply(heading, tuple(blocks), (_timeline(state.club),), footer)


def _unsure(waiting: Sequence[Evidence]) -> list[Block]:
    if not waiting:
        return []
    club = waiting[0].claim.club
    return [faint(f"Not sure enough to count: {_named(waiting[-_MOST_UNSURE:])}. /review {club} shows the quotes.")]


def _named(evidence: Sequence[Evidence]) -> str:
    return listing(dict.fromkeys(f"{item.claim.person} ({item.claim.status})" for item in reversed(evidence)))


def _opening(context: Context, request: Request, state: ClubState) -> list[Block]:
    """Whether the search is open and since when, and what is said of those who hold the job or held it."""
    shortlist = state.shortlists[-1]
    search = shortlist.search
    since = day(search.opened_at, request.timezone)
    if search.closed_at is None:
        lines: list[Block] = [plain(f"The search has been open since {since}.")]
    else:
        lines = [_closing(search, since, day(search.closed_at, request.timezone))]
    news = [standing for standing in state.holders if standing.person != search.appointed]
    named = {standing.person for standing in news}
    holders = [*news, *(standing for standing in shortlist.holders if standing.person not in named)]
    lines += [place_line(context, request, state.club, standing) for standing in holders if standing.status.of_holder]
    if shortlist.interim:
        lines.append(_interim(context, request, shortlist.interim))
    return lines + [domino_line(domino) for domino in (search.opened_through, search.opens) if domino]


def _interim(context: Context, request: Request, standing: Standing) -> Line:
    """Who has the job for now: "John Kennedy is interim manager, Sky Sports, 28 Mar 2024"."""
    said = next((item for item in standing.evidence if item.claim.status is Status.INTERIM), None)
    source = citation(context, request, said) if said else Span(standing.reason or "set by a moderator")
    return Line((Span(standing.person, strong=True), Span(" is "), Badge(Status.INTERIM), Span(" manager, "), source))


def _closing(search: Search, since: str, until: str) -> Line:
    if search.appointed is None:
        return plain(f"The search was open from {since} to {until}, when a moderator closed it.")
    if search.closed_by is Ending.AGREEMENT:
        return Line(
            (
                Span(search.appointed, strong=True),
                Span(
                    f" is taken to have the job since {until}: several sources had reported it agreed, and nobody has "
                    f"contradicted them. The search had been open since {since}."
                ),
            )
        )
    return Line(
        (
            Span(search.appointed, strong=True),
            Span(f" was appointed on {until}. The search had been open since {since}."),
        )
    )


def _running(context: Context, request: Request, shortlist: Shortlist) -> list[Block]:
    is_open = shortlist.search.is_open
    if not shortlist.running:
        return [plain("Nobody has been named for the job yet.")] if is_open else []
    rows: list[tuple[Cell, ...]] = []
    for standing in shortlist.running:
        share = (share_of(standing),) if is_open else ()
        rows.append(
            (
                Span(standing.person, strong=True),
                Badge(standing.status),
                *share,
                _newest_cell(context, request, standing),
            )
        )
    if is_open:
        rows += _others(shortlist)
        return [Table(("Name", "Status", "Likelihood", "Newest report"), tuple(rows))]
    return [Table(("Name", "Status at the end", "Newest report"), tuple(rows))]


def _others(shortlist: Shortlist) -> list[tuple[Cell, ...]]:
    """What is left of the likelihood: for those whom only reports have out or in the job, and for someone else."""
    shares = [(_NOT_RUNNING, sum(one.likelihood for one in (*shortlist.holders, *shortlist.ruled_out)))]
    shares = [(name, share) for name, share in shares if share >= _WORTH_SHOWING]
    return [
        (Span(name, faint=True), Span(""), Share(share), Span(""))
        for name, share in (*shares, ("someone else", shortlist.someone_else))
    ]


def _newest_cell(context: Context, request: Request, standing: Standing) -> Span:
    if not standing.evidence:
        return Span(standing.reason)
    cited = citation(context, request, standing.evidence[0])
    return replace(cited, text=f"{cited.text}: odds") if standing.evidence[0] == standing.odds else cited


def _disputed(context: Context, request: Request, shortlist: Shortlist) -> list[Block]:
    """Of whom sources say contrary things, and what."""
    disputed = [standing for standing in shortlist.everyone if standing.conflict]
    if not disputed:
        return []
    return [Heading("Sources disagree"), *(conflict_line(context, request, standing) for standing in disputed)]


def _odds(context: Context, request: Request, shortlist: Shortlist) -> list[Block]:
    """What bookmakers make of the likeliest of whom that was read, while the search is open."""
    if not shortlist.search.is_open:
        return []
    lines = [line for standing in shortlist.running if (line := odds_line(context, request, standing))]
    return [Heading("Bookmakers' odds, no evidence of their own"), *lines[:_MOST_ODDS]] if lines else []


def _ruled_out(context: Context, request: Request, standings: Sequence[Standing]) -> list[Block]:
    if not standings:
        return []
    lines = [
        Line(
            (Span(standing.person, strong=True), Span(f"{_left(standing)}: "), *grounds_of(context, request, standing))
        )
        for standing in standings
    ]
    return [Heading("Out of the running"), *lines]


def _left(standing: Standing) -> str:
    """What likelihood one has whom only reports have out, where it is worth showing: " (2%)"."""
    return f" ({standing.likelihood:.0%})" if standing.likelihood >= _WORTH_SHOWING else ""


def _earlier(request: Request, shortlists: Sequence[Shortlist]) -> list[Block]:
    searches = [shortlist.search for shortlist in reversed(shortlists)]
    return [
        faint(
            f"Earlier search: {_outcome(search, request.timezone)}. "
            f"See it with /shortlist {search.club} as-of {_last_day(search, request.timezone)}."
        )
        for search in searches
    ]


def _outcome(search: Search, timezone: str) -> str:
    ended = day(search.closed_at or search.opened_at, timezone)
    return f"{search.appointed} appointed {ended}" if search.appointed else f"closed {ended}"


def _last_day(search: Search, timezone: str) -> str:
    return iso_day(search.closed_at or search.opened_at, timezone)


def _buttons(club: str, shortlist: Shortlist, earlier: Sequence[Shortlist], timezone: str) -> tuple[Button, ...]:
    people = [standing.person for standing in shortlist.running[:_BUTTONS]]
    evidence = [
        Button(f"Evidence: {person}", Call("evidence", (("club", club), ("person", person)))) for person in people
    ]
    before = [
        Button(
            f"Before: {_outcome(one.search, timezone)}",
            Call("shortlist", (("club", club), ("as-of", _last_day(one.search, timezone)))),
        )
        for one in earlier[-1:]
    ]
    chart = Button("Chart", Call("chart", (("club", club),)))
    return (*evidence, _timeline(club), chart, *before)


def _timeline(club: str) -> Button:
    return Button("Timeline", Call("timeline", (("club", club),)))


def _footer(request: Request, state: ClubState, shortlist: Shortlist) -> Line:
    evidence = [item for standing in shortlist.everyone for item in standing.evidence]
    newest = max((item.article.published_at for item in evidence or state.evidence), default=None)
    footer = backing(shortlist.reports, shortlist.sources, newest, state.as_of, request.timezone)
    if shortlist.search.is_open and shortlist.running:
        footer += ". Likelihoods are an estimate from these reports."
    return faint(footer)


COMMAND = Command(
    name="shortlist",
    description="Who may become a club's next manager, how likely, and who is out",
    handler=answer,
    options=(
        Option("club", OptionKind.CLUB, "The club or national team"),
        Option("as-of", OptionKind.MOMENT, "An earlier day or time to look back to", required=False),
    ),
    example="/shortlist liverpool as-of 28 march",
)
