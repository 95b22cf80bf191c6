"""A workspace whose reports make just the claims that a test names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.commands.context import Context
from bot.commands.dispatch import answer
from bot.commands.registry import Registry, Request
from bot.commands.table import all_commands
from bot.domain import Claim, Club, Field, Journalist, Outlet, Person, Platform, Report, Status, Tier, Workspace
from bot.ingestion.found_at import FoundAt
from bot.ingestion.ingest import Ingested, Ingestion
from bot.names.catalogue import Catalogue
from bot.reply import Badge, Block, Heading, Line, Quotation, Reply, Share, Span, Table
from storage.source_book import SqlSourceBook
from storage.store import SqlStore
from tests.ingestion.feeds.nobody import unread_feeds
from tests.ingestion.links.nobody import unread_links

HERE = Workspace(Platform.TERMINAL, "local")
ELSEWHERE = Workspace(Platform.DISCORD, "1")

CATALOGUE = Catalogue(
    clubs=(
        Club(
            "Liverpool", "England", "Premier League", ("LFC",), ("Reds",), ("Anfield",), "Liverpool", "liverpoolfc.com"
        ),
        Club("Manchester United", "England", "Premier League", ("Man Utd", "MUFC"), ("Reds", "Red Devils")),
        Club("Newcastle United", "England", "Premier League", ("Newcastle",), ("Magpies",)),
        Club("Bayern Munich", "Germany", "Bundesliga", ("Bayern", "Bayern München"), ("Bavarians",)),
        Club("Bayer Leverkusen", "Germany", "Bundesliga", ("Leverkusen",)),
        Club("Sporting CP", "Portugal", "Primeira Liga", ("Sporting Lisbon",)),
    ),
    people=(
        Person("Jurgen Klopp", ("Jürgen Klopp",)),
        Person("Xabi Alonso"),
        Person("Ruben Amorim", ("Rúben Amorim",)),
        Person("Roberto De Zerbi"),
        Person("Arne Slot"),
    ),
    outlets=(
        Outlet("bbc.co.uk", "BBC Sport", ("BBC",), "England", Tier.STRONG),
        Outlet("sky.de", "Sky Germany", (), "Germany", Tier.STRONG),
        Outlet("tabloid.example", "The Tabloid", (), "England", Tier.MIXED),
    ),
    journalists=(Journalist("Fabrizio Romano", "x.com", "Europe", Tier.STRONG, "Wide network of agents"),),
)


@dataclass(slots=True)
class SetClock:
    """A clock that stands still until it is set."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment


@dataclass(slots=True)
class ScriptedReader:
    """A reader that finds in a text what was written down for it, and keeps what it was given."""

    claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    reports: list[Report] = field(default_factory=list)

    async def read(self, report: Report) -> tuple[Claim, ...]:
        self.reports.append(report)
        return self.claims.get(report.text, ())


def said(
    club: str, person: str, status: Status, *, credit: str | None = None, unsure: bool = False, quote: str = ""
) -> Claim:
    """A claim whose place in the text `Newsroom.report` fills in."""
    words = quote or f"{person} {status} {club}"
    return Claim(club, person, status, words, Field.TEXT, 0, len(words), credit, 0.3 if unsure else 1.0, unsure)


class Newsroom:
    """One store with a clock and a reader that do what they are told."""

    def __init__(self, store: SqlStore, now: datetime) -> None:
        self.clock = SetClock(now)
        self.reader = ScriptedReader()
        self.store = store
        ingestion = Ingestion(store, self.reader, self.clock)
        book = SqlSourceBook(store.database)
        links, feeds = unread_links(store, self.clock), unread_feeds(store, self.clock)
        self.context = Context(store, self.clock, CATALOGUE, ingestion, Registry(all_commands()), book, links, feeds)
        self._written = 0

    def write(self, *claims: Claim) -> str:
        """A text that makes these claims when it is read."""
        self._written += 1
        text = f"Report number {self._written}."
        placed = []
        for claim in claims:
            start = len(text) + 1
            text = f"{text} {claim.quote}."
            placed.append(
                Claim(
                    claim.club,
                    claim.person,
                    claim.status,
                    claim.quote,
                    Field.TEXT,
                    start,
                    start + len(claim.quote),
                    claim.attributed_to,
                    claim.confidence,
                    claim.unsure,
                )
            )
        self.reader.claims[text] = tuple(placed)
        return text

    async def report(
        self, day: str, outlet: str, *claims: Claim, workspace: Workspace = HERE, url: str | None = None
    ) -> Ingested:
        """Take in a report of that day (ISO, UTC)."""
        published = datetime.fromisoformat(day).replace(tzinfo=UTC)
        report = Report(self.write(*claims), published_at=published, outlet=outlet)
        return await self.context.ingestion.take(
            report, workspace=workspace.key, channel="general", member="ann", page=FoundAt(url) if url else None
        )

    async def ask(self, command: str, /, *, workspace: Workspace = HERE, timezone: str = "UTC", **values: str) -> Reply:
        """The reply to a command; an underscore in a value's name is a hyphen."""
        given = {name.replace("_", "-"): value for name, value in values.items()}
        return await answer(self.context, self.request(command, given, workspace=workspace, timezone=timezone))

    async def correct(
        self, command: str, /, *, workspace: Workspace = HERE, member: str = "mod", **values: str
    ) -> Reply:
        """The same for a moderator, a second later."""
        self.clock.moment += timedelta(seconds=1)
        given = {name.replace("_", "-"): value for name, value in values.items()}
        request = self.request(command, given, workspace=workspace, member=member, is_moderator=True)
        return await answer(self.context, request)

    async def press(self, reply: Reply, label: str, *, workspace: Workspace = HERE, member: str = "mod") -> Reply:
        """What the reply's button of that label answers a moderator."""
        (call,) = [button.call for button in reply.buttons if button.label == label]
        self.clock.moment += timedelta(seconds=1)
        request = self.request(call.command, dict(call.values), workspace=workspace, member=member, is_moderator=True)
        return await answer(self.context, request)

    def request(
        self,
        command: str,
        values: dict[str, str],
        *,
        workspace: Workspace = HERE,
        timezone: str = "UTC",
        member: str = "ann",
        is_moderator: bool = False,
    ) -> Request:
        return Request(workspace, "general", member, is_moderator, command, values, timezone)


def lines_of(reply: Reply) -> list[str]:
    """A reply as plain lines, as a simple renderer would show it."""
    lines = [reply.heading]
    for block in reply.blocks:
        lines += _block(block)
    return lines + ([_spans(reply.footer.spans)] if reply.footer else [])


def rows_of(reply: Reply) -> list[tuple[str, ...]]:
    """The rows of a reply's only table."""
    (table,) = (block for block in reply.blocks if isinstance(block, Table))
    return [tuple(_cell(cell) for cell in row) for row in table.rows]


def _block(block: Block) -> Sequence[str]:
    match block:
        case Line(spans):
            return [_spans(spans)]
        case Heading(text):
            return [f"# {text}"]
        case Table(columns, rows):
            return [" | ".join(columns), *(" | ".join(_cell(cell) for cell in row) for row in rows)]
        case Quotation(text, source, echoes):
            return [f"> {text}", f"  {_spans(source.spans)}", *(f"  - {_spans(echo.spans)}" for echo in echoes)]


def _spans(spans: Sequence[Span | Badge]) -> str:
    return "".join(_cell(span) for span in spans)


def _cell(cell: Span | Share | Badge) -> str:
    match cell:
        case Span():
            return cell.text
        case Badge(status):
            return f"[{status}]"
        case Share():
            before = "" if cell.before is None else f" (was {cell.before:.0%})"
            return f"{cell.value:.0%}{before}"
