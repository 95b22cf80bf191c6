"""`/candidate`: the jobs that one person is linked with, and his own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.citing import citation, place_line
from bot.commands.club_state import club_state
from bot.commands.context import Context
from bot.commands.counting import counted
from bot.commands.days import day
from bot.commands.nothing_known import HOW_TO_FEED
from bot.commands.registry import Command, Option, OptionKind, Request
from bot.domain import Evidence, Standing, Status
from bot.reply import Badge, Block, Button, Call, Cell, Reply, Share, Span, Table, faint, listing, plain

_MOST = 10
_BUTTONS = 3


@dataclass(frozen=True, slots=True)
class _Link:
    """What is known of the person at one club."""

    club: str
    evidence: tuple[Evidence, ...]
    """What counts of what is claimed, oldest first; may be empty where `standing` is not None."""
    standing: Standing | None
    """None where there is no search, and no job, that it belongs to."""
    is_open: bool
    """Whether the club is looking for a manager."""

    @property
    def is_own_job(self) -> bool:
        return self.standing is not None and self.standing.status.of_holder

    @property
    def order(self) -> tuple[bool, float, float]:
        """Sort key: open searches first, then the likeliest, then the newest."""
        newest = max((item.article.published_at.timestamp() for item in self.evidence), default=0.0)
        return not self.is_open, -(self.standing.likelihood if self.standing else 0.0), -newest


async def answer(context: Context, request: Request) -> Reply:
    """The state of the person's own job, then each club that he is linked with, the likeliest first."""
    person = request.value("person")
    evidence = await context.store.evidence_of_people(request.workspace.key, [person])
    if not evidence:
        return await _unknown(context, request, person)
    clubs = sorted({item.claim.club for item in evidence})
    found = [await _link(context, request, person, club, evidence) for club in clubs]
    links = sorted((link for link in found if link.evidence or link.standing), key=lambda link: link.order)
    own = [link for link in links if link.is_own_job]
    others = [link for link in links if not link.is_own_job]
    blocks: list[Block] = [
        place_line(context, request, link.club, link.standing) for link in own if link.standing is not None
    ]
    if others:
        rows = tuple(_row(context, request, link) for link in others)
        blocks.append(Table(("Club", "Status", "Likelihood", "Newest report"), rows))
    if unsure := [link.club for link in found if link not in links]:
        blocks.append(faint(f"Not sure enough to count: {listing(unsure)}."))
    newest = max(item.article.published_at for item in evidence)
    reports = counted(len({item.article.id for item in evidence}), "report")
    footer = faint(f"{reports}; newest {day(newest, request.timezone)}")
    return Reply(person, tuple(blocks), _buttons(person, [*others, *own]), footer)


async def _link(context: Context, request: Request, person: str, club: str, evidence: Sequence[Evidence]) -> _Link:
    state = await club_state(context, request.workspace.key, club)
    sure = tuple(item for item in evidence if item.claim.club == club and not item.claim.unsure)
    is_open = bool(state.shortlists) and state.shortlists[-1].search.is_open
    return _Link(club, sure, state.standing_of(person), is_open)


def _row(context: Context, request: Request, link: _Link) -> tuple[Cell, ...]:
    standing = link.standing
    if standing is None:
        newest = link.evidence[-1]
        status, chance, report = newest.claim.status, Span("no search", faint=True), citation(context, request, newest)
        return Span(link.club, strong=True), Badge(status), chance, report
    grounds = citation(context, request, standing.evidence[0]) if standing.evidence else Span(standing.reason)
    return Span(link.club, strong=True), Badge(standing.status), _chance(standing, link.is_open), grounds


def _chance(standing: Standing, is_open: bool) -> Cell:
    if not is_open:
        return Span("search over", faint=True)
    if standing.status is Status.OUT:
        return Span("–", faint=True)
    return Share(standing.likelihood, standing.likelihood_before)


async def _unknown(context: Context, request: Request, person: str) -> Reply:
    people = (await context.store.people(request.workspace.key))[:_MOST]
    blocks: list[Block] = [plain(f"No report that was read links {person} with a job. {HOW_TO_FEED}")]
    if people:
        blocks.append(plain(f"Those named most are {listing(people)}."))
    return Reply(person, tuple(blocks), tuple(Button(name, Call("candidate", (("person", name),))) for name in people))


def _buttons(person: str, links: Sequence[_Link]) -> tuple[Button, ...]:
    return tuple(
        Button(f"Evidence: {link.club}", Call("evidence", (("club", link.club), ("person", person))))
        for link in links[:_BUTTONS]
    )


COMMAND = Command(
    name="candidate",
    description="Every club that a person is linked with, and how safe that person's own job is",
    handler=answer,
    options=(Option("person", OptionKind.PERSON, "The manager or candidate"),),
    example="/candidate xabi alonso",
)
