"""A chart of a search as a PNG. Matplotlib is imported only when one is drawn, and none of its global state is used."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.charts.content import Content, Drawn, percent
from bot.charts.spreading import spread
from bot.commands.days import day_and_month, month_and_year

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import FigureCanvasAgg

WIDTH, HEIGHT = 1200, 900
"""Pixels. On a phone that is some 360 points wide a letter of the smallest text is still 9 points high."""
_DPI = 200
_BACKGROUND, _INK, _QUIET, _GRID = "#1b1d23", "#f2f3f5", "#a9adb8", "#363a44"
_COLOURS = ("#56b4e9", "#f0e442", "#e69f00", "#2fd3a0", "#f39ac7", "#ff7f50")
"""After Okabe and Ito's palette, which people with any colour vision can tell apart, lightened for the dark ground."""
_MARKERS = ("o", "s", "^", "D", "v", "P")
_SOMEONE_ELSE = "#a9adb8"
_TITLE, _TEXT, _SMALL = 13.5, 11.0, 9.5
_LEFT, _BOTTOM, _TOP = 0.105, 0.1, 0.75
_SHORTEST = timedelta(hours=6)
_HOURS = timedelta(days=3)
_ROOM = timedelta(hours=15)
"""For each day between two days under the lines, how far they must be apart."""
_LONG = timedelta(days=300)
"""From when on months with their years stand under the lines, not days."""
_MOST_DAYS = 4
_PARTS = {0.25: 5, 0.5: 5, 0.75: 3, 1.0: 5}
"""How high a chart can be, and into how many parts that is cut."""
_AFTER = 0.04
"""How far lines go on after the end, as a share of the time shown, so that the last step can be seen."""


def draw(content: Content) -> bytes:
    """The picture of `WIDTH` by `HEIGHT` pixels. Takes some tenths of a second, and two the first time."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=_BACKGROUND)
    canvas = FigureCanvasAgg(figure)
    labels = [*(_drawable(line.label) for line in content.lines), _else_label(content)]
    room = _label_room(canvas, labels)
    axes = figure.add_axes((_LEFT, _BOTTOM, 1 - _LEFT - room, _TOP - _BOTTOM), facecolor=_BACKGROUND)
    begin, end = _span(content)
    top = _ceiling(content)
    _frame(axes, content, begin, end, top)
    _draw_lines(axes, content, end)
    _draw_events(axes, content)
    _draw_labels(axes, content, labels, top)
    figure.text(
        0.035,
        0.955,
        _drawable(content.title),
        color=_INK,
        fontsize=_TITLE,
        fontweight="bold",
        va="top",
        parse_math=False,
    )
    figure.text(0.035, 0.885, content.subtitle, color=_QUIET, fontsize=_SMALL, va="top", parse_math=False)
    picture = io.BytesIO()
    canvas.print_png(picture, metadata={"Software": "Hotseat", "Description": content.alt})
    return picture.getvalue()


def _number(at: datetime) -> float:
    from matplotlib.dates import date2num  # noqa: PLC0415

    return float(date2num(at))


def _span(content: Content) -> tuple[datetime, datetime]:
    begin, end = content.begin, content.end
    missing = max(_SHORTEST - (end - begin), timedelta())
    begin, end = begin - missing / 2, end + missing / 2
    return begin, end + _AFTER * (end - begin)


def _ceiling(content: Content) -> float:
    shares = [share for line in content.lines for _, share in line.points]
    highest = max([*shares, *(share for _, share in content.someone_else)], default=0.0)
    return next(top for top in _PARTS if highest <= top)


def _else_label(content: Content) -> str:
    return f"someone else  {percent(content.someone_else[-1][1])}"


def _label_room(canvas: FigureCanvasAgg, labels: Sequence[str]) -> float:
    """The share of the width that the labels take, with the way to them."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415

    renderer, font = canvas.get_renderer(), FontProperties(size=_TEXT, weight="bold")
    widest = max(renderer.get_text_width_height_descent(label, font, ismath=False)[0] for label in labels)
    return float(widest) / WIDTH + 0.065


def _frame(axes: Axes, content: Content, begin: datetime, end: datetime, top: float) -> None:
    axes.set_xlim(_number(begin), _number(end))
    axes.set_ylim(0, top)
    ticks = _ticks(content, begin, end)
    axes.set_xticks([_number(at) for at in ticks], list(ticks.values()))
    if end - begin < _HOURS:
        axes.get_xticklabels()[0].set_horizontalalignment("left")
    parts = _PARTS[top]
    levels = [top * part / parts for part in range(parts + 1)]
    axes.set_yticks(levels, [percent(level) for level in levels])
    axes.grid(axis="y", color=_GRID, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(colors=_QUIET, labelsize=_SMALL, length=0, pad=5)
    axes.tick_params(axis="x", pad=9)
    for name, spine in axes.spines.items():
        spine.set_visible(name == "bottom")
        spine.set_color(_QUIET)


def _ticks(content: Content, begin: datetime, end: datetime) -> dict[datetime, str]:
    """What stands under the lines: days, months where it is years, and where it is hours the first and the last."""
    zone = content.timezone
    if end - begin < _HOURS:
        first, last = (at.astimezone(ZoneInfo(zone)) for at in (content.begin, content.end))
        ends = {first: f"{day_and_month(first, zone)}, {first:%H:%M}"}
        return ends | ({last: f"{last:%H:%M}"} if last - first > (end - begin) / 2 else {})
    name_of = month_and_year if end - begin > _LONG else day_and_month
    return {at: name_of(at, zone) for at in _days(begin, end, zone)}


def _days(begin: datetime, end: datetime, timezone: str) -> list[datetime]:
    """The first of two moments and a few midnights in a time zone between them, evenly spread."""
    zone = ZoneInfo(timezone)
    first, last = begin.astimezone(zone).date(), end.astimezone(zone).date()
    step = max(1, -(-(last - first).days // _MOST_DAYS))
    days = (first + timedelta(days=count) for count in range(0, (last - first).days + 1, step))
    midnights = (datetime.combine(day, time(), zone) for day in days)
    found = [max(at, begin) for at in midnights if at <= end]
    has_room = len(found) < 2 or found[1] - found[0] >= step * _ROOM
    return found if has_room else found[1:]


def _draw_lines(axes: Axes, content: Content, end: datetime) -> None:
    times = [*(_number(at) for at, _ in content.someone_else), _number(end)]
    values = [share for _, share in content.someone_else]
    axes.step(times, [*values, values[-1]], where="post", color=_SOMEONE_ELSE, linewidth=1.3, linestyle=(0, (2, 2)))
    for place, line in reversed(list(enumerate(content.lines))):
        _draw_line(axes, line, place, end)


def _draw_line(axes: Axes, line: Drawn, place: int, end: datetime) -> None:
    colour = _COLOURS[place]
    times, values = [_number(at) for at, _ in line.points], [share for _, share in line.points]
    axes.step(
        [*times, _number(end)],
        [*values, values[-1]],
        where="post",
        color=colour,
        linewidth=2.6 if place == 0 else 2.0,
        solid_joinstyle="round",
        clip_on=False,
        zorder=3,
    )
    # The first point shows where a short line begins; the marks tell lines apart without colours.
    axes.plot(times[:1], values[:1], _MARKERS[place], color=colour, markersize=4.5, clip_on=False, zorder=4)
    if line.out_at and line.points[0][0] <= line.out_at <= end:
        before = [share for at, share in line.points if at < line.out_at]
        axes.plot(
            [_number(line.out_at)],
            [before[-1] if before else values[0]],
            "x",
            color=colour,
            markersize=8,
            markeredgewidth=2.2,
            clip_on=False,
            zorder=5,
        )


def _draw_events(axes: Axes, content: Content) -> None:
    from matplotlib.transforms import blended_transform_factory  # noqa: PLC0415

    across = blended_transform_factory(axes.transData, axes.transAxes)
    for event in content.events:
        height = 1.115 if event.is_end else 1.045
        axes.plot(
            [_number(event.at)] * 2,
            [0, height - 0.01],
            color=_INK,
            linewidth=1.0,
            linestyle=(0, (1, 2)),
            transform=across,
            clip_on=False,
        )
        side = "right" if event.is_end else "left"
        axes.annotate(
            _drawable(event.text),
            (_number(event.at), height),
            xycoords=across,
            xytext=(-4 if event.is_end else 4, 0),
            textcoords="offset points",
            color=_INK,
            fontsize=_SMALL,
            ha=side,
            va="center",
            annotation_clip=False,
            parse_math=False,
        )


def _draw_labels(axes: Axes, content: Content, labels: Sequence[str], top: float) -> None:
    ends = [line.points[-1][1] / top for line in content.lines] + [content.someone_else[-1][1] / top]
    # A share of the axes' height for one line of text.
    gap = _TEXT * 1.32 / 72 * _DPI / (HEIGHT * (_TOP - _BOTTOM))
    heights = spread(ends, gap, 0.0, 1.0)
    for place, (label, value, height) in enumerate(zip(labels, ends, heights, strict=True)):
        is_person = place < len(content.lines)
        colour = _COLOURS[place] if is_person else _SOMEONE_ELSE
        axes.annotate(
            label,
            xy=(1.0, value),
            xytext=(1.052, height),
            xycoords="axes fraction",
            textcoords="axes fraction",
            color=colour,
            fontsize=_TEXT,
            fontweight="bold" if place == 0 else "normal",
            va="center",
            annotation_clip=False,
            parse_math=False,
            arrowprops={
                "arrowstyle": "-",
                "color": colour,
                "linewidth": 1.0,
                "shrinkA": 2,
                "shrinkB": 1,
                "relpos": (0, 0.5),
            },
        )


def _drawable(text: str) -> str:
    """The text with a box for every letter that the font does not have."""
    from matplotlib import ft2font  # noqa: PLC0415
    from matplotlib.font_manager import FontProperties, findfont  # noqa: PLC0415

    letters = ft2font.FT2Font(findfont(FontProperties())).get_charmap()
    return "".join(letter if ord(letter) in letters else "□" for letter in text)
