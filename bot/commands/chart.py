"""`/chart`: the likelihoods of a club's search over time, as a picture and as rows of blocks."""

from __future__ import annotations

import asyncio
from datetime import datetime

from bot.charts.content import Content, content_of, percent
from bot.charts.drawing import draw
from bot.charts.sparkline import sparkline
from bot.commands.club_state import ClubState, club_state
from bot.commands.context import Context
from bot.commands.days import day, iso_day
from bot.commands.freshness import backing
from bot.commands.material import material_of
from bot.commands.nothing_known import nothing_known
from bot.commands.registry import Command, Option, OptionKind, Request
from bot.domain import Correction, Evidence
from bot.domain.folding import fold
from bot.reply import Block, Button, Call, Cell, File, Line, Reply, Span, Table, faint, plain
from bot.searches.course import course_of


async def answer(context: Context, request: Request) -> Reply:
    """The last search of the club; its state where there is nothing to draw yet."""
    club = request.value("club")
    heading = f"{club}: chart"
    state = await club_state(context, request.workspace.key, club)
    buttons = (Button(f"{club} shortlist", Call("shortlist", (("club", club),))),)
    if not state.shortlists:
        if state.evidence:
            return Reply(heading, (plain("No search is known of this club, so there are no likelihoods."),))
        return await nothing_known(context, request, heading)
    material = await material_of(context.store, request.workspace.key, club)
    content, picture = await asyncio.to_thread(_drawn, state, material.evidence, material.corrections, request.timezone)
    if not content.lines:
        return Reply(heading, (plain("Nobody has been named for the job yet, so there is nothing to draw."),), buttons)
    name = f"{fold(club).replace(' ', '-')}-{iso_day(state.as_of, request.timezone)}.png"
    file = File(name, picture, "image/png", content.alt)
    return Reply(heading, _in_letters(content), buttons, _footer(state, request), files=(file,))


def _drawn(
    state: ClubState, evidence: tuple[Evidence, ...], corrections: tuple[Correction, ...], timezone: str
) -> tuple[Content, bytes]:
    """What there is to see, and the picture of it; empty where there is nobody to draw."""
    last = state.shortlists[-1]
    course = course_of(last, evidence, corrections, sources=state.sources)
    content = content_of(course, last, timezone)
    return content, draw(content) if content.lines else b""


def _in_letters(content: Content) -> tuple[Block, ...]:
    """The chart for a terminal, a row for each line; then what happened when."""
    rows: list[tuple[Cell, ...]] = [
        (Span(line.person, strong=place == 0), Span(_row(content, line.points)), Span(line.note))
        for place, line in enumerate(content.lines)
    ]
    rest = content.someone_else
    rows.append((Span("someone else", faint=True), Span(_row(content, rest), faint=True), Span(percent(rest[-1][1]))))
    begin, end = day(content.begin, content.timezone), day(content.end, content.timezone)
    span = begin if begin == end else f"{begin} to {end}"
    events: list[Line] = [faint(f"{day(event.at, content.timezone)}: {event.text}") for event in content.events]
    return (Table(("", span, "at the end"), tuple(rows)), *events)


def _row(content: Content, points: tuple[tuple[datetime, float], ...]) -> str:
    return sparkline(points, content.begin, content.end)


def _footer(state: ClubState, request: Request) -> Line:
    last = state.shortlists[-1]
    newest = max((item.article.published_at for one in last.everyone for item in one.evidence), default=None)
    return faint(backing(last.reports, last.sources, newest, state.as_of, request.timezone))


COMMAND = Command(
    name="chart",
    description="The likelihoods of a club's search over time, as a picture",
    handler=answer,
    options=(Option("club", OptionKind.CLUB, "The club or national team"),),
    example="/chart liverpool",
)
