"""From a reply to what rich prints. Nothing in a reply is ever taken for markup or for a command to the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.style import Style
from rich.table import Column
from rich.table import Table as Grid
from rich.text import Text

from adapters.terminal.likelihood import share_text
from adapters.terminal.safe_text import safe_line, safe_text, safe_url
from bot.domain import Status
from bot.reply import Badge, Block, Button, Cell, Heading, Line, Quotation, Reply, Share, Span, Table, in_quotes

_NARROW = 64
"""Below this many columns a table's rows are written under each other."""
_BAR = 10
_SHORT_BAR = 5
_FAINT = "dim"
_BADGES = {
    Status.APPOINTED: "bold green",
    Status.INTERIM: "cyan",
    Status.AGREED: "green",
    Status.TALKS: "green",
    Status.FAVOURITE: "blue",
    Status.CANDIDATE: "blue",
    Status.LINKED: "",
    Status.UNLIKELY: "yellow",
    Status.OUT: "red",
    Status.DEPARTING: "magenta",
    Status.PRESSURE: "yellow",
    Status.STAYING: "cyan",
}


class _Console(Console):
    def on_broken_pipe(self) -> None:
        # rich would end the program with a failure; the program's entry knows better what a closed output means.
        raise BrokenPipeError


def console_for(stream: TextIO) -> Console:
    """A console that prints text as it is: coloured on a terminal unless NO_COLOR is set, plain anywhere else."""
    return _Console(file=stream, markup=False, emoji=False, highlight=False)


def show(reply: Reply, console: Console, *, numbered: bool = True) -> None:
    """Print the reply. `numbered` offers its buttons as numbers, for where a number can be typed."""
    document = _rendered(reply, console, numbered=numbered)
    if console.is_terminal:
        console.print(document)
        return
    with console.capture() as captured:
        console.print(document)
    lines = (line.rstrip() for line in captured.get().splitlines())
    console.file.write("\n".join(lines) + "\n")
    console.file.flush()


def _rendered(reply: Reply, console: Console, *, numbered: bool) -> Group:
    renderer = _Renderer(console)
    parts: list[RenderableType] = [Text(safe_line(reply.heading), style="bold")]
    before: Block | None = None
    for block in reply.blocks:
        if not (isinstance(block, Line) and isinstance(before, Line)) and not isinstance(before, Heading):
            parts.append(Text())
        parts.append(renderer.block(block))
        before = block
    if reply.footer is not None:
        parts += [Text(), renderer.line(reply.footer, style=_FAINT)]
    if numbered and reply.buttons:
        parts += [Text(), _hints(reply.buttons, console.width)]
    return Group(*parts)


class _Renderer:
    def __init__(self, console: Console) -> None:
        self._console = console
        # Where links cannot be clicked, the address is written out.
        self._addresses = console.color_system is None

    def block(self, block: Block) -> RenderableType:
        match block:
            case Line():
                return self.line(block)
            case Heading():
                return Text(safe_line(block.text), style="bold underline")
            case Table():
                return self._table(block)
            case Quotation():
                return self._quotation(block)

    def line(self, line: Line, style: str = "") -> Text:
        text = Text(style=style)
        for part in line.spans:
            text.append_text(_cell(part, one_line=False))
            if self._addresses and isinstance(part, Span) and safe_url(part.url) not in {None, part.text}:
                text.append(f" ({part.url})")
        return text

    def _table(self, table: Table) -> RenderableType:
        if self._console.width < _NARROW:
            return Group(*_stacked(table))
        roomy = _grid(table, _BAR)
        fits = Measurement.get(self._console, self._console.options, roomy).maximum < self._console.width
        return roomy if fits else _grid(table, _SHORT_BAR)

    def _quotation(self, quotation: Quotation) -> RenderableType:
        words = Text(in_quotes(safe_line(quotation.text)), style="italic")
        source = self.line(quotation.source)
        echoes = [_indented(self.line(echo, style=_FAINT)) for echo in quotation.echoes]
        return _indented(Group(words, source, *echoes))


def _indented(content: RenderableType) -> Padding:
    return Padding(content, (0, 0, 0, 2), expand=False)


def _stacked(table: Table) -> Iterator[RenderableType]:
    # An untitled first column numbers the rows: it stays with what follows it.
    head = 1 if table.columns[0] else 2
    for row in table.rows:
        cells = [_cell(cell, _SHORT_BAR) for cell in row]
        yield Text(" ").join(cell for cell in cells[:head] if cell)
        yield from (_indented(cell) for cell in cells[head:] if cell)


def _grid(table: Table, bar_width: int) -> Grid:
    grid = Grid(
        *(_column(title, [row[place] for row in table.rows]) for place, title in enumerate(table.columns)),
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style=_FAINT,
        show_header=any(table.columns),
    )
    for row in table.rows:
        grid.add_row(*(_cell(cell, bar_width) for cell in row))
    return grid


def _column(title: str, cells: Sequence[Cell]) -> Column:
    fixed = any(isinstance(cell, Share | Badge) for cell in cells)
    return Column(header=Text(safe_line(title)), no_wrap=fixed, overflow="fold")


def _cell(cell: Cell, bar_width: int = _BAR, *, one_line: bool = True) -> Text:
    match cell:
        case Share():
            return share_text(cell, bar_width)
        case Badge(status):
            return Text(status.value, style=_BADGES[status])
        case Span():
            url = safe_url(cell.url)
            style = Style(bold=cell.strong or None, dim=cell.faint or None, link=url)
            return Text(safe_line(cell.text) if one_line else safe_text(cell.text), style=style)


def _hints(buttons: Sequence[Button], width: int) -> Text:
    lines = [""]
    for number, button in enumerate(buttons, start=1):
        hint = f"[{number}] {safe_line(button.label)}"
        if lines[-1] and cell_len(lines[-1]) + 2 + cell_len(hint) > width:
            lines.append("")
        lines[-1] += f"  {hint}" if lines[-1] else hint
    return Text("\n".join(lines), style=_FAINT)
