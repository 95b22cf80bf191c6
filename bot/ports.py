"""What the core needs from the outside. Implementations live in `storage`, `adapters` and the wiring."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, Self

from bot.domain import (
    Article,
    Claim,
    Correction,
    Evidence,
    JobNote,
    OwnTier,
    Report,
    Sighting,
    SourceRecord,
    Tally,
    Verdict,
)
from bot.ingestion.feeds.feed import Feed, Followed, Subscription
from bot.ingestion.fetching import FetchOutcome, FetchRequest
from bot.ingestion.fingerprint import Fingerprint
from bot.ingestion.links.link import FoundPage, Link, LinkState, Post, Visit


class Clock(Protocol):
    """The time of day."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        ...


class Reading(tuple[Claim, ...]):
    """The claims that a report makes, with a word on who read it, for readers about whom there is something to say."""

    by: str | None
    """A phrase that goes on after "Read by": "the language model qwen3". None for the offline reader where that is
    the one that was chosen."""

    def __new__(cls, claims: Iterable[Claim] = (), by: str | None = None) -> Self:
        """The claims, in the order of their quotes."""
        made = super().__new__(cls, claims)
        made.by = by
        return made


class JobNotes(Protocol):
    """Keeps what reports have said of who has a job. They belong to no workspace: see `bot.reading.learned`."""

    async def newest(self, most: int) -> tuple[JobNote, ...]:
        """The notes, the newest first, at most so many."""
        ...

    async def add(self, notes: Sequence[JobNote]) -> None:
        """Store notes; of one outlet on the same person, job and month the earliest stays."""
        ...


class Reader(Protocol):
    """Reads reports."""

    async def read(self, report: Report) -> tuple[Claim, ...]:
        """The claims that the report makes, in the order of their quotes; those not sure enough marked `unsure`.

        Answers every text, whatever is in it; a text without claims gives an empty tuple. Does not block the loop.
        May be a `Reading`, which says who read.
        """
        ...


class Fetcher(Protocol):
    """Gets documents from the web, safely."""

    async def fetch(self, request: FetchRequest) -> FetchOutcome:
        """The document at an address, or why there is none; answers every address and does not raise for any.

        Takes at most 10 s, and before that however long the site's other fetches make it wait: at most 30 s, after
        which it is `BUSY`. A site that asked to be left alone is not asked again before its time.
        """
        ...


class Recorded(StrEnum):
    """What the store did with an article that was handed to it."""

    NEW = "new"
    """Nobody had handed it in before: article, claims and sighting were stored."""
    SIGHTED = "sighted"
    """Another workspace had handed it in: only the sighting was stored, and the claims stored first stand."""
    KNOWN = "known"
    """This workspace had seen it before: nothing was stored but what addresses it was found at."""
    EDITED = "edited"
    """The article had another text when it was last seen: its claims were replaced as of now."""


@dataclass(frozen=True, slots=True)
class Known:
    """An article that the store has, found again."""

    article: Article
    words: str
    """`text_id` of its present text."""
    is_at_address: bool
    """Whether it was found by one of the addresses, not only by its text."""


@dataclass(frozen=True, slots=True)
class ClubActivity:
    """How much a workspace has read about a club's job."""

    club: str
    claims: int
    newest: datetime
    """Aware, UTC: publication of the newest article that makes a claim about it."""


class Store(Protocol):
    """Keeps articles, claims, sightings and corrections. All times are aware and UTC.

    A workspace is named by its key and sees only what it has sighted. Unsure claims are part of the evidence that
    is given out; folding leaves them aside. People are matched by `fold`, clubs by their exact name.
    """

    async def record(
        self,
        article: Article,
        text: str,
        claims: Sequence[Claim],
        sighting: Sighting,
        fingerprint: Fingerprint | None = None,
    ) -> Recorded:
        """Store an article once, with its body, its claims and where it was seen, all or nothing.

        Where the store knows it already, by its id or as `find` says, only the sighting of that one is stored, and the
        addresses that are new; a text that was pasted gets the date, outlet and title of the page on which it is found.
        `echo_of` is set for whatever repeats another one's text, and for those that repeat this one; the earliest
        published of them is the origin, in whatever order they came.
        """
        ...

    async def find(self, fingerprint: Fingerprint, outlet: str) -> Known | None:
        """The article at one of the addresses, or else with the same words from the same outlet; None for none such.

        An outlet that is not known, here or there, may be any. The same words of two outlets are two articles.
        """
        ...

    async def revise(
        self, article: Article, text: str, claims: Sequence[Claim], sighting: Sighting, fingerprint: Fingerprint
    ) -> bool:
        """Store that an article has been edited, as of `article.published_at`, and where the new text was seen.

        Claims that it does not make any more are replaced as of then, and new ones are evidence from then on; those
        that say the same as before stay, with their quotes in the new text. The article keeps id, date and outlet.
        False, and only the sighting is stored, when the store has that text already.
        """
        ...

    async def reports_of_origin(self, workspace: str, article_id: str) -> int:
        """How many articles that share one text, or nearly, the workspace has seen, this one included."""
        ...

    async def article(self, article_id: str) -> Article | None:
        """The article of that id, whoever has sighted it; None when there is none."""
        ...

    async def evidence_of_club(self, workspace: str, club: str) -> tuple[Evidence, ...]:
        """Everything that the workspace's articles claim about a club's job, oldest publication first."""
        ...

    async def evidence_of_people(self, workspace: str, people: Sequence[str]) -> tuple[Evidence, ...]:
        """Everything that they claim about these people, at any club, oldest publication first."""
        ...

    async def careers(self, workspace: str, people: Sequence[str], *, beside: str) -> tuple[Evidence, ...]:
        """What they claim about the jobs that these people have had, at clubs other than `beside`.

        That is all that says that they have a job, get it or leave it; and about clubs that are said to have appointed
        one of them what firm hopes there were, and everything since the first report of it. Those of one family name
        may be the same man, and count as one here. In no order.
        """
        ...

    async def evidence_of_article(self, workspace: str, article_id: str) -> tuple[Evidence, ...]:
        """Everything that one article claims, in the order of its quotes; empty when the workspace has not seen it."""
        ...

    async def active_clubs(self, workspace: str) -> tuple[ClubActivity, ...]:
        """The clubs that the workspace's articles make claims about, the newest first."""
        ...

    async def people(self, workspace: str, club: str | None = None) -> tuple[str, ...]:
        """The people claimed about, at one club or at any, those with the most claims first."""
        ...

    async def unanswered(self, workspace: str, club: str | None = None, *, most: int) -> tuple[Evidence, ...]:
        """What the reader was unsure of, at one club or at any, newest publication first, at most so many.

        A claim that a correction names is answered, unless that was undone.
        """
        ...

    async def body(self, article_id: str) -> str | None:
        """The text of the article of that id, as it was handed in; None when there is none."""
        ...

    async def corrections(self, workspace: str, club: str | None = None) -> tuple[Correction, ...]:
        """The corrections of the workspace, undone ones too, in the order in which they were made.

        For a club they are those about it and those that move a claim to it.
        """
        ...

    async def corrections_of_clubs(self, workspace: str, clubs: Collection[str]) -> tuple[Correction, ...]:
        """The same for several clubs at once."""
        ...

    async def correcting_workspaces(self) -> tuple[str, ...]:
        """The keys of the workspaces in which anything was ever corrected, those with the most corrections first."""
        ...

    async def corrections_of_people(self, workspace: str, people: Collection[str]) -> tuple[Correction, ...]:
        """The corrections that name one of the people at whatever club, undone ones too, in the order they were made.

        A name that one of them ties to another, or tells from it, counts as named too, and so on.
        """
        ...

    async def add_correction(self, correction: Correction) -> Correction:
        """Store a correction and give it as it is stored: without an id it gets the workspace's next number.

        A workspace's numbers count up from 1, as text, and no two corrections have the same.
        """
        ...

    async def undo_correction(self, workspace: str, correction_id: str, at: datetime, by: str) -> bool:
        """Mark a correction as undone; False when there is none of that id in the workspace or it was undone before."""
        ...


@dataclass(frozen=True, slots=True)
class Unscored:
    """A club of which more has become known than its verdicts on sources were given by."""

    club: str
    since: datetime
    """Aware, UTC: verdicts that count from then on may be other ones now."""
    number: int
    """Tells this state of the club's mark from a later one."""


class SourceBook(Protocol):
    """Keeps what workspaces know of their sources: own tiers, and the verdicts on what was said.

    Verdicts follow from the evidence and the corrections, and are kept only so that one answer need not fold a whole
    workspace. Whatever changes evidence or corrections marks the clubs that it concerns, in the same transaction. No
    workspace sees anything of another's.
    """

    async def own_tiers(self, workspace: str) -> tuple[OwnTier, ...]:
        """The tiers that the workspace has set, by source."""
        ...

    async def set_tier(self, tier: OwnTier) -> None:
        """Set a source's tier in a workspace, in place of the one that it had set before."""
        ...

    async def reset_tier(self, workspace: str, source: str) -> bool:
        """Go back to the list's tier; False when the workspace had set none."""
        ...

    async def unscored(self, workspace: str, edition: str) -> tuple[Unscored, ...]:
        """The clubs whose verdicts have to be given anew, by name; all where another edition of the rules gave them."""
        ...

    async def score(self, workspace: str, scored: Unscored, given: Sequence[Verdict]) -> None:
        """Put verdicts in the place of the club's that count from `scored.since` or later, and strike it off.

        What has been marked since `scored` was read stays marked. All or nothing.
        """
        ...

    async def tallies(
        self, workspace: str, wanted: Collection[tuple[str, datetime]]
    ) -> Mapping[tuple[str, datetime], Tally]:
        """For sources and months what their verdicts come to that count from then or earlier; those with none missing.

        The cost depends on what is asked for, not on how much the workspace has read.
        """
        ...

    async def record(self, workspace: str, source: str, until: datetime) -> SourceRecord:
        """A source's record by its verdicts that count by then."""
        ...

    async def verdicts_on(self, workspace: str, source: str, until: datetime, most: int) -> tuple[Verdict, ...]:
        """A source's newest verdicts that count by then, the newest first."""
        ...

    async def busiest(self, workspace: str, until: datetime, most: int) -> tuple[str, ...]:
        """The sources with the most verdicts that count by then, those with the most first."""
        ...


class LinkQueue(Protocol):
    """Keeps links until they have been read and whoever posted them knows what came of it. Times are aware and UTC."""

    async def add(self, post: Post, address: str, at: datetime, *, most: int) -> Link | None:
        """Put a link into the queue; None when as many of its workspace's links as `most` are waiting already."""
        ...

    async def link(self, link_id: int) -> Link | None:
        """The link of that id; None when there is none."""
        ...

    async def take(self, at: datetime, until: datetime, after: str) -> Link | None:
        """Take the next link that is due, so that nobody else gets it before `until`; None when there is none.

        Workspaces take turns: the one whose key follows `after` comes first. Within one people's links come before
        automatic ones, then those that are due the longest. No two links to one address are out at the same time.
        """
        ...

    async def keep(self, links: Collection[int], until: datetime) -> None:
        """Go on keeping taken links from others."""
        ...

    async def give_back(self, links: Collection[int], at: datetime) -> None:
        """Put taken links back as they are."""
        ...

    async def fetched(self, link_id: int, page: FoundPage) -> None:
        """Keep what a link led to until it is done."""
        ...

    async def page(self, link_id: int) -> FoundPage | None:
        """What was kept of a link."""
        ...

    async def fail_for_now(self, link_id: int, reason: str, next_try_at: datetime) -> None:
        """Put a taken link back for another try."""
        ...

    async def finish(
        self, link_id: int, state: LinkState, reason: str, at: datetime, done: tuple[str, Recorded] | None = None
    ) -> None:
        """Give a link its final state; `done` is the article's id with what was done with it."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next link is due, be it now or in the past; None when none is waiting."""
        ...

    async def waiting(self, workspace: str) -> int:
        """How many of the workspace's links are not done."""
        ...

    async def untold(self, workspaces: Collection[str], most: int) -> tuple[Link, ...]:
        """Links that are done and whose posters were not told, oldest first; of all workspaces where none is named."""
        ...

    async def told(self, links: Collection[int]) -> None:
        """Note that whoever posted these links knows."""
        ...

    async def visit(self, address: str) -> Visit | None:
        """When the address was fetched last; None for one at which no article is known."""
        ...

    async def visited(self, address: str, at: datetime, etag: str | None, last_modified: str | None) -> None:
        """Note that a known address was fetched."""
        ...


class FeedBook(Protocol):
    """Keeps the feeds that workspaces follow, each once. Times are aware and UTC."""

    async def follow(
        self, url: str, title: str, subscription: Subscription, at: datetime, *, most: int
    ) -> Followed | None:
        """Let a workspace follow a feed, which is due then and read as if for the first time, even if it was paused.

        Where the workspace follows it already nothing is changed. None where it follows as many as `most`.
        """
        ...

    async def unfollow(self, workspace: str, feed_id: int) -> bool:
        """Let it follow the feed no more; False when it did not. A feed that nobody follows is forgotten."""
        ...

    async def followed(self, workspace: str) -> tuple[Followed, ...]:
        """The feeds that a workspace follows, in the order in which they were first followed by anybody."""
        ...

    async def subscriptions(self, feed_id: int) -> tuple[Subscription, ...]:
        """Who follows a feed."""
        ...

    async def resume(self, feed_id: int, at: datetime) -> None:
        """Let a feed be asked for again, as if it had never failed."""
        ...

    async def take(self, at: datetime, until: datetime) -> Feed | None:
        """The feed that is due the longest, which nobody else gets before `until`; None when none is due."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next feed is due, be it now or in the past; None when no feed is to be asked for."""
        ...

    async def unseen(self, feed_id: int, workspace: str, items: Sequence[str]) -> frozenset[str]:
        """Those of the items' addresses that were not yet seen in the feed for the workspace."""
        ...

    async def saw(self, feed_id: int, workspace: str, items: Sequence[str], at: datetime) -> None:
        """Note the addresses of the items that are in the feed now, and that it was read for the workspace.

        Those that have not been in it for 60 days are forgotten.
        """
        ...

    async def checked(self, feed: Feed) -> None:
        """Keep what became known of a feed; where it is paused from now on, those who follow it have to be told.

        A feed that was read is due at once where somebody has begun to follow it meanwhile.
        """
        ...

    async def untold(self, workspaces: Collection[str]) -> tuple[Followed, ...]:
        """Feeds that are paused and whose followers were not told so; of all workspaces where none is named."""
        ...

    async def told(self, workspace: str, feed_id: int) -> None:
        """Note that a workspace knows that the feed is paused."""
        ...
