"""`/candidate`: the jobs that one person is linked with, and his own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.commands.citing import citation, conflict_line, domino_line, place_line, share_of
from bot.commands.club_state import ClubState, club_state
from bot.commands.context import Context
from bot.commands.echoes import origins_of
from bot.commands.freshness import backing
from bot.commands.known_person import KnownPerson, known_person
from bot.commands.nothing_known import HOW_TO_FEED
from bot.commands.registry import Command, Option, OptionKind, Request
from bot.domain import Domino, Evidence, Standing, Status
from bot.domain.folding import fold
from bot.reply import Badge, Block, Button, Call, Cell, Heading, Line, Reply, Span, Table, faint, listing, plain

_MOST = 10
_BUTTONS = 3


@dataclass(frozen=True, slots=True)
class _Link:
    """What is known of the person at one club."""

    state: ClubState
    evidence: tuple[Evidence, ...]
    """What counts of what is claimed, oldest first; may be empty where `standing` is not None."""
    standing: Standing | None
    """None where there is no search, and no job, that it belongs to."""

    @property
    def club(self) -> str:
        return self.state.club

    @property
    def is_open(self) -> bool:
        """Whether the club is looking for a manager."""
        return bool(self.state.shortlists) and self.state.shortlists[-1].search.is_open

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
    who = await known_person(context, request.workspace.key, request.value("person"))
    if not who.clubs:
        return await _unknown(context, request, who.name)
    found = [await _link(context, request, who, club) for club in who.clubs]
    links = sorted((link for link in found if link.evidence or link.standing), key=lambda link: link.order)
    own = [link for link in links if link.is_own_job]
    others = [link for link in links if not link.is_own_job]
    blocks: list[Block] = [
        place_line(context, request, link.club, link.standing) for link in own if link.standing is not None
    ]
    if others:
        rows = tuple(_row(context, request, link) for link in others)
        blocks.append(Table(("Club", "Status", "Likelihood", "Newest report"), rows))
    blocks += _disputed(context, request, links)
    blocks += [domino_line(domino) for domino in _dominoes(who, found)]
    if unsure := [link.club for link in found if link not in links]:
        blocks.append(faint(f"Not sure enough to count: {listing(unsure)}."))
    return Reply(who.name, tuple(blocks), _buttons(who.name, [*others, *own]), _footer(request, found))


async def _link(context: Context, request: Request, who: KnownPerson, club: str) -> _Link:
    state = await club_state(context, request.workspace.key, club)
    standing = next((one for name in who.names if (one := state.standing_of(name))), None)
    keys = frozenset[str]().union(*(state.keys_of(name) for name in who.names))
    counting = (one.counts_as for one in state.judged if one.counts_as)
    evidence = tuple(one for one in counting if one.claim.club == club and fold(one.claim.person) in keys)
    return _Link(state, evidence, standing)


def _disputed(context: Context, request: Request, links: Sequence[_Link]) -> list[Block]:
    """The clubs about which sources say contrary things of him, and what."""
    lines = [
        Line((Span(f"{link.club}, "), *conflict_line(context, request, link.standing).spans))
        for link in links
        if link.standing and link.standing.conflict
    ]
    return [Heading("Sources disagree"), *lines] if lines else []


def _dominoes(who: KnownPerson, links: Sequence[_Link]) -> Iterable[Domino]:
    """His moves from one club to another."""
    searches = [shortlist.search for link in links for shortlist in link.state.shortlists]
    moves = dict.fromkeys(domino for search in searches for domino in (search.opened_through, search.opens) if domino)
    his = {(domino.left, domino.joined): domino for domino in moves if fold(domino.person) in who.keys}
    return sorted(his.values(), key=lambda domino: domino.at)


def _footer(request: Request, links: Sequence[_Link]) -> Line:
    evidence = [item for link in links for item in link.evidence]
    origins = frozenset[str]().union(*(origins_of(link.evidence, link.state.sources) for link in links))
    reports = len({item.article.id for item in evidence})
    newest = max((item.article.published_at for item in evidence), default=None)
    return faint(backing(reports, len(origins), newest, links[0].state.as_of, request.timezone))


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
    return share_of(standing)


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
