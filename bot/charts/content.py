"""What a chart of a search shows: whose lines, with which labels, which events, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.commands.days import day
from bot.domain import Ending, Shortlist, Standing, Status
from bot.reply import listing
from bot.searches.course import Course, Step

MOST_LINES = 6
_LEAST_PEAK = 0.05
"""Whoever was never likelier than that has no line."""
_LONGEST_NAME = 18
"""In letters: what leaves the lines most of a picture that is read on a phone."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One person's line."""

    person: str
    name: str
    """As it is written beside the line, short enough for it."""
    points: tuple[tuple[datetime, float], ...]
    """From when he was first named on, a point for each step; each holds until the next. Where somebody else got the
    job the last one is what he had just before."""
    out_at: datetime | None
    """Since when he is out; None where he is not."""
    note: str
    """What is written behind the name: "34 %", "out"."""

    @property
    def label(self) -> str:
        """What is written beside the line."""
        return f"{self.name}  {self.note}"


@dataclass(frozen=True, slots=True)
class Event:
    """A moment that everything turns on."""

    at: datetime
    text: str
    is_end: bool


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a chart says."""

    title: str
    subtitle: str
    begin: datetime
    end: datetime
    timezone: str
    lines: tuple[Drawn, ...]
    """The likeliest first."""
    someone_else: tuple[tuple[datetime, float], ...]
    events: tuple[Event, ...]
    alt: str
    """The same in words."""


def content_of(course: Course, shortlist: Shortlist, timezone: str) -> Content:
    """What there is to show of a search in a time zone: the likeliest, and those who once were.

    The one appointed is always among them.
    """
    places = {standing.person: standing for standing in shortlist.everyone}
    names = sorted(
        (name for name in places if course.peak_of(name) >= _LEAST_PEAK or name == course.search.appointed),
        key=lambda name: (-_weight(course, name), name),
    )
    shown = sorted(names[:MOST_LINES], key=lambda name: _rank(course, name))
    lines = tuple(_line(course, places[name]) for name in shown)
    events = _events(course, shortlist)
    search = course.search
    first, last = day(course.steps[0].at, timezone), day(course.until, timezone)
    span = first if first == last else f"{first} to {last}"
    ruled_out = " · × ruled out" if any(line.out_at for line in lines) else ""
    before = _before_end(course)
    left_out = sum(share for name, share in before.shares.items() if name not in shown)
    return Content(
        title=f"{search.club}: who gets the job",
        subtitle=f"Likelihood, {span}{ruled_out}",
        begin=course.steps[0].at,
        end=course.until,
        timezone=timezone,
        lines=lines,
        someone_else=tuple((step.at, step.someone_else) for step in course.steps),
        events=events,
        alt=_words(course, lines, events, timezone, left_out),
    )


def percent(share: float) -> str:
    """A likelihood as it is written: "34 %", "<1 %" for one that would round to nothing."""
    return "<1 %" if 0 < share < 0.005 else f"{share * 100:.0f} %"


def short_name(name: str, longest: int = _LONGEST_NAME) -> str:
    """A name that fits: whole, else with initials before the family name, else cut."""
    if len(name) <= longest:
        return name
    *given, family = name.split()
    initials = " ".join([*(f"{word[0]}." for word in given), family])
    if len(initials) <= longest:
        return initials
    return initials[: longest - 1].rstrip(" .-") + "…"


def _weight(course: Course, name: str) -> float:
    """By whom there is more to see: first who is likely now, then who once was."""
    return max(course.last.shares.get(name, 0.0), 0.6 * course.peak_of(name)) + (name == course.search.appointed)


def _rank(course: Course, name: str) -> tuple[bool, float, float, str]:
    """Sort key of the lines: the one appointed, then the likeliest at the end."""
    last = _before_end(course).shares.get(name, 0.0)
    return name != course.search.appointed, -last, -course.peak_of(name), name


def _open_steps(course: Course) -> tuple[Step, ...]:
    """The steps while it was open; the last one where there are no others."""
    is_over = course.search.closed_at is not None and len(course.steps) > 1
    return course.steps[:-1] if is_over else course.steps


def _before_end(course: Course) -> Step:
    return _open_steps(course)[-1]


def _line(course: Course, standing: Standing) -> Drawn:
    name = standing.person
    won = name == course.search.appointed
    steps = course.steps if won else _open_steps(course)
    first = next((step.at for step in steps if name in step.shares), steps[-1].at)
    points = tuple((step.at, step.shares.get(name, 0.0)) for step in steps if step.at >= first)
    out_at = standing.since if standing.status is Status.OUT and not won else None
    note = "appointed" if won else "out" if out_at else percent(points[-1][1])
    return Drawn(name, short_name(name), points, out_at, note)


def _events(course: Course, shortlist: Shortlist) -> tuple[Event, ...]:
    going = [one for one in shortlist.holders if one.status is Status.DEPARTING and one.since <= course.until]
    found = [
        Event(max(one.since, course.steps[0].at), f"{short_name(one.person)} going", is_end=False)
        for one in sorted(going, key=lambda one: -len(one.evidence))[:1]
    ]
    search = course.search
    if search.closed_at and search.appointed:
        verb = "taken as agreed" if search.closed_by is Ending.AGREEMENT else "appointed"
        found.append(Event(search.closed_at, f"{short_name(search.appointed)} {verb}", is_end=True))
    elif search.closed_at:
        found.append(Event(search.closed_at, "closed", is_end=True))
    return tuple(found)


def _words(course: Course, lines: tuple[Drawn, ...], events: tuple[Event, ...], timezone: str, others: float) -> str:
    search = course.search
    first, last = day(course.steps[0].at, timezone), day(course.until, timezone)
    span = f"on {first}" if first == last else f"from {first} to {last}"
    sentences = [f"Chart of who may become {search.club}'s next manager, {span}."]
    sentences += [f"{event.text}, {day(event.at, timezone)}." for event in events]
    now = [_course_in_words(line, timezone) for line in lines]
    if now:
        sentences.append(f"{listing(now)}.".replace("..", "."))
    rest = [f"someone else {percent(_before_end(course).someone_else)}"]
    if others >= 0.005:
        rest.append(f"others who were named {percent(others)}")
    sentences.append(f"{'Just before the end' if search.closed_at else 'Besides'} {listing(rest)}.")
    return " ".join(sentences)


def _course_in_words(line: Drawn, timezone: str) -> str:
    top_at, top = max(line.points, key=lambda point: point[1])
    if line.out_at:
        return f"{line.person} is out since {day(line.out_at, timezone)}, {percent(top)} at most"
    if line.note == "appointed":
        before = [share for _, share in line.points[:-1]]
        return f"{line.person} is appointed, from {percent(before[-1]) if before else 'nowhere'} just before"
    now = line.points[-1][1]
    if top - now >= 0.05:
        return f"{line.person} {percent(now)}, down from {percent(top)} on {day(top_at, timezone)}"
    first = line.points[0][1]
    if now - first >= 0.05:
        return f"{line.person} {percent(now)}, up from {percent(first)}"
    return f"{line.person} {percent(now)}"
