"""`/shortlist`: who may get a club's job, as of now or of an earlier moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.commands.citing import citation, grounds_of, place_line
from bot.commands.club_state import ClubState, club_state
from bot.commands.context import Context
from bot.commands.counting import counted
from bot.commands.days import day, day_and_time, iso_day
from bot.commands.nothing_known import nothing_known
from bot.commands.registry import Command, Option, OptionKind, Request
from bot.domain import Evidence, Search, Shortlist, Standing
from bot.reply import Badge, Block, Button, Call, Cell, Heading, Line, Reply, Share, Span, Table, faint, listing, plain

_BUTTONS = 3


async def answer(context: Context, request: Request) -> Reply:
    """The club's last search that had opened by the moment asked for."""
    club = request.value("club")
    as_of = datetime.fromisoformat(request.value("as-of")) if request.value("as-of") else None
    state = await club_state(context, request.workspace.key, club, as_of)
    heading = f"{club}: next manager"
    if as_of is not None:
        heading += f", as of {day_and_time(as_of, request.timezone)}"
    if not state.evidence:
        return await nothing_known(context, request, heading, as_of)
    if not state.shortlists:
        return _no_search(context, request, state, heading)
    shortlist = state.shortlists[-1]
    return Reply(
        heading,
        (
            *_opening(context, request, state),
            *_running(context, request, shortlist),
            *_ruled_out(context, request, shortlist.ruled_out),
            *_earlier(request, state.shortlists[:-1]),
        ),
        _buttons(club, shortlist, state.shortlists[:-1], request.timezone),
        _footer(request, state, shortlist),
    )


def _no_search(context: Context, request: Request, state: ClubState, heading: str) -> Reply:
    blocks: list[Block] = [plain("There is no search: nobody is named for the job, nor reported to be leaving it.")]
    blocks += [place_line(context, request, state.club, standing) for standing in state.holders]
    sure = [item for item in state.evidence if not item.claim.unsure and not item.claim.status.of_holder]
    unsure = [item for item in state.evidence if item.claim.unsure]
    if sure:
        blocks.append(plain(f"What was read of others: {_named(sure)}."))
    if unsure:
        blocks.append(faint(f"Not sure enough to count: {_named(unsure)}."))
    footer = faint(f"Newest report {_newest(state.evidence, request.timezone)}")
    return Reply(heading, tuple(blocks), (_timeline(state.club),), footer)


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
    return lines + [
        place_line(context, request, state.club, standing) for standing in holders if standing.status.of_holder
    ]


def _closing(search: Search, since: str, until: str) -> Line:
    if search.appointed is None:
        return plain(f"The search was open from {since} to {until}, when a moderator closed it.")
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
        share = (Share(standing.likelihood, standing.likelihood_before),) if is_open else ()
        rows.append(
            (
                Span(standing.person, strong=True),
                Badge(standing.status),
                *share,
                _newest_cell(context, request, standing),
            )
        )
    if is_open:
        rows.append((Span("someone else", faint=True), Span(""), Share(shortlist.someone_else), Span("")))
        return [Table(("Name", "Status", "Likelihood", "Newest report"), tuple(rows))]
    return [Table(("Name", "Status at the end", "Newest report"), tuple(rows))]


def _newest_cell(context: Context, request: Request, standing: Standing) -> Span:
    if standing.evidence:
        return citation(context, request, standing.evidence[0])
    return Span(standing.reason)


def _ruled_out(context: Context, request: Request, standings: Sequence[Standing]) -> list[Block]:
    if not standings:
        return []
    lines = [
        Line((Span(standing.person, strong=True), Span(": "), *grounds_of(context, request, standing)))
        for standing in standings
    ]
    return [Heading("Out of the running"), *lines]


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
    return (*evidence, _timeline(club), *before)


def _timeline(club: str) -> Button:
    return Button("Timeline", Call("timeline", (("club", club),)))


def _footer(request: Request, state: ClubState, shortlist: Shortlist) -> Line:
    evidence = [item for standing in shortlist.everyone for item in standing.evidence]
    counts = f"{counted(shortlist.reports, 'report')}, {counted(shortlist.sources, 'source')}"
    footer = f"{counts}; newest {_newest(evidence or state.evidence, request.timezone)}"
    if shortlist.search.is_open and shortlist.running:
        footer += ". Likelihoods are an estimate from these reports."
    return faint(footer)


def _newest(evidence: Sequence[Evidence], timezone: str) -> str:
    return day(max(item.article.published_at for item in evidence), timezone)


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
