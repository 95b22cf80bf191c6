"""What a command answers: a small document that no platform has shaped yet. Renderers in the adapters do that."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain import Status


@dataclass(frozen=True, slots=True)
class Span:
    """A run of plain text. It is never markup: renderers escape it."""

    text: str
    strong: bool = False
    faint: bool = False
    url: str | None = None
    """Where the text links to; http or https."""
    member: str | None = None
    """The platform's id of the member whom the text names, for platforms that can show who that is."""


@dataclass(frozen=True, slots=True)
class Share:
    """A likelihood, to be drawn as a bar and a percentage."""

    value: float
    """In [0, 1]."""
    before: float | None = None
    """What it was a day before; None when there was none."""
    week_before: float | None = None
    """What it was a week before; None when there was none."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A status as a short coloured word."""

    status: Status


Cell = Span | Share | Badge


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; where it stands on its own it is a paragraph."""

    spans: tuple[Span | Badge, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside a reply, for the blocks that follow."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length under column titles."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words from an article with where they come from."""

    text: str
    """Verbatim."""
    source: Line
    """Outlet (linked when there is an address), date, status: whatever stands under a quote."""
    echoes: tuple[Line, ...] = ()
    """Reports that only repeat this one, a line each."""


Block = Line | Heading | Table | Quotation


@dataclass(frozen=True, slots=True)
class Call:
    """A command with its values, as a person could have typed it."""

    command: str
    """The command's name without a slash."""
    values: tuple[tuple[str, str], ...] = ()
    """Option names with their values, in the order of the command's options."""


@dataclass(frozen=True, slots=True)
class Button:
    """A call offered under a reply."""

    label: str
    call: Call


@dataclass(frozen=True, slots=True)
class File:
    """Something to keep: an export, a picture. Platforms attach it; the terminal writes it and says where."""

    name: str
    """A plain file name, with no folder in it: "liverpool.csv"."""
    content: bytes
    media_type: str
    """"text/csv", "application/json", "image/png"."""
    description: str = ""
    """What it holds, in words; for a picture, what it shows, for those who cannot see it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one command."""

    heading: str
    blocks: tuple[Block, ...] = ()
    buttons: tuple[Button, ...] = ()
    footer: Line | None = None
    """How fresh the answer is and what stands behind it."""
    private: bool = False
    """Whether only the member who asked should see it: errors and set-up."""
    files: tuple[File, ...] = ()


def plain(text: str) -> Line:
    """A line of one plain span."""
    return Line((Span(text),))


def faint(text: str) -> Line:
    """A line of one faint span."""
    return Line((Span(text, faint=True),))


def listing(words: Iterable[str], last: str = "and") -> str:
    """Words as a person lists them: "a", "a and b", "a, b and c"; empty for none."""
    *head, tail = list(words) or [""]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def in_quotes(words: str) -> str:
    """Words in quotation marks, save those that they bring half of: a sentence may begin or end amid a speech."""
    unclosed = words.startswith("“") and "”" not in words
    unopened = words.endswith("”") and "“" not in words
    return f"{'' if unclosed else '“'}{words}{'' if unopened else '”'}"
