"""`/searches`: the open searches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.commands.citing import share_of
from bot.commands.club_state import club_state
from bot.commands.context import Context
from bot.commands.counting import counted
from bot.commands.freshness import ago
from bot.commands.nothing_known import HOW_TO_FEED
from bot.commands.registry import Command, Request
from bot.domain import Shortlist
from bot.reply import Button, Call, Cell, Reply, Span, Table, faint, listing, plain
from bot.searches.activity import SearchActivity, activity_of, busiest_first

_BUTTONS = 5
_MOST_CLUBS = 100
"""How many clubs are looked at, those with the newest reports: a search without any news is not a busy one."""


async def answer(context: Context, request: Request) -> Reply:
    """A row for each club that is looking for a manager, the busiest first."""
    heading = "Open searches"
    active = await context.store.active_clubs(request.workspace.key)
    clubs = dict.fromkeys([*(one.club for one in active[:_MOST_CLUBS]), *await _corrected(context, request)])
    latest = await _latest(context, request, [*clubs])
    activities = sorted((activity_of(one) for one in latest if one.search.is_open), key=busiest_first)
    closed = sorted(one.search.club for one in latest if not one.search.is_open)
    ended = f"Ended: {listing(closed)}. /shortlist with the club shows how." if closed else ""
    if not activities:
        return Reply(heading, (plain(ended or f"No search is known. {HOW_TO_FEED}"),), _buttons(closed))
    now = context.clock.now()
    columns = ("Club", "Leaving", "Likeliest", "Likelihood", "Reports", "Newest")
    table = Table(columns, tuple(_row(activity, now) for activity in activities))
    left_out = len(active) - _MOST_CLUBS
    others = f"{counted(left_out, 'club')} without newer reports left aside." if left_out > 0 else ""
    footer = " ".join(filter(None, (ended, others)))
    buttons = _buttons([activity.club for activity in activities])
    return Reply(heading, (table,), buttons, faint(footer) if footer else None)


async def _corrected(context: Context, request: Request) -> list[str]:
    """The clubs about which moderators have said something, be there reports or not."""
    corrections = await context.store.corrections(request.workspace.key)
    return [club for one in corrections if one.holds for club in (one.club, one.to_club) if club]


async def _latest(context: Context, request: Request, clubs: Sequence[str]) -> list[Shortlist]:
    """The last search of each club that has had one."""
    states = [await club_state(context, request.workspace.key, club) for club in clubs]
    return [shortlist for state in states for shortlist in state.shortlists[-1:]]


def _row(activity: SearchActivity, now: datetime) -> tuple[Cell, ...]:
    leader = activity.leader
    return (
        Span(activity.club, strong=True),
        Span(listing(_leaving(activity, person) for person in activity.leaving) or "–"),
        Span(leader.person if leader else "nobody named"),
        share_of(leader) if leader else Span(""),
        Span(f"{counted(activity.reports, 'report')}, {counted(activity.origins, 'origin')}"),
        Span(_freshness(activity, now)),
    )


def _freshness(activity: SearchActivity, now: datetime) -> str:
    """How old the newest report is, and how many there were in a week: "5 days ago, 2 in a week"."""
    newest = ago(activity.newest or activity.opened_at, now)
    return f"{newest}, {activity.reports_in_week} in a week" if activity.reports_in_week else newest


def _leaving(activity: SearchActivity, person: str) -> str:
    """Who goes, and where to if another club's appointment took him: "Ruben Amorim (to Manchester United)"."""
    domino = activity.opened_through
    return f"{person} (to {domino.joined})" if domino and domino.person == person else person


def _buttons(clubs: list[str]) -> tuple[Button, ...]:
    return tuple(Button(club, Call("shortlist", (("club", club),))) for club in clubs[:_BUTTONS])


COMMAND = Command(
    name="searches",
    description="The clubs that are looking for a manager, the busiest search first",
    handler=answer,
    example="/searches",
)
