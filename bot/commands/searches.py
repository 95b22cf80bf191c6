"""`/searches`: the open searches."""

from __future__ import annotations

from bot.commands.club_state import club_state
from bot.commands.context import Context
from bot.commands.counting import counted
from bot.commands.days import day
from bot.commands.nothing_known import HOW_TO_FEED
from bot.commands.registry import Command, Request
from bot.domain import Shortlist
from bot.reply import Button, Call, Cell, Reply, Share, Span, Table, faint, listing, plain
from bot.searches.activity import SearchActivity, activity_of, busiest_first

_BUTTONS = 5


async def answer(context: Context, request: Request) -> Reply:
    """A row for each club that is looking for a manager, the busiest first."""
    heading = "Open searches"
    latest = await _latest(context, request)
    activities = sorted((activity_of(one) for one in latest if one.search.is_open), key=busiest_first)
    closed = sorted(one.search.club for one in latest if not one.search.is_open)
    ended = f"Ended: {listing(closed)}. /shortlist with the club shows how." if closed else ""
    if not activities:
        return Reply(heading, (plain(ended or f"No search is known. {HOW_TO_FEED}"),), _buttons(closed))
    columns = ("Club", "Leaving", "Likeliest", "Likelihood", "Last week", "Newest")
    table = Table(columns, tuple(_row(activity, request.timezone) for activity in activities))
    footer = faint(ended) if ended else None
    return Reply(heading, (table,), _buttons([activity.club for activity in activities]), footer)


async def _latest(context: Context, request: Request) -> list[Shortlist]:
    """The last search of each club that has had one."""
    latest: list[Shortlist] = []
    for active in await context.store.active_clubs(request.workspace.key):
        state = await club_state(context, request.workspace.key, active.club)
        latest += state.shortlists[-1:]
    return latest


def _row(activity: SearchActivity, timezone: str) -> tuple[Cell, ...]:
    leader = activity.leader
    return (
        Span(activity.club, strong=True),
        Span(listing(activity.leaving) or "–"),
        Span(leader.person if leader else "nobody named"),
        Share(leader.likelihood, leader.likelihood_before) if leader else Span(""),
        Span(counted(activity.reports_in_week, "report")),
        Span(day(activity.newest or activity.opened_at, timezone)),
    )


def _buttons(clubs: list[str]) -> tuple[Button, ...]:
    return tuple(Button(club, Call("shortlist", (("club", club),))) for club in clubs[:_BUTTONS])


COMMAND = Command(
    name="searches",
    description="The clubs that are looking for a manager, the busiest search first",
    handler=answer,
    example="/searches",
)
