"""What reports say of one person and a job at another club: when he got it, and when that came to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain import Evidence, Status
from bot.searches.bookmakers import is_price
from bot.searches.official import is_official
from bot.searches.rules import Rules
from bot.searches.sources import Sources

_LOST = frozenset({Status.UNLIKELY, Status.OUT, Status.DEPARTING})
_REFUSED = frozenset({Status.UNLIKELY, Status.OUT})


@dataclass(frozen=True, slots=True)
class Turn:
    """He got the job, or he did not after all."""

    at: datetime
    """Aware, UTC: publication of the report that shows it."""
    appointed: bool


def career_turns(
    person: str,
    club: str,
    history: Iterable[Evidence],
    here: Mapping[str, Status],
    sources: Sources,
    rules: Rules,
) -> list[Turn]:
    """What was said of the person and the club's job, oldest first, as turns; they alternate, and most often are none.

    `here` is what each article, by its id, says of him and of the job that one looks from. A report of an appointment
    is taken for a career told again, and left aside, when one before it spoke of him as the club's manager and he has
    not been gone for long, or when the same article says of him anything but that he goes, or is lost, here; its source
    is then not believed when it is repeated. It must be enough to end a search, as `Period.is_ended_by` has it, and
    falls through as `Period.is_denied` has it.
    """
    career = _Career(person, club, sources, rules)
    for item in history:
        if not is_price(item):
            career.read(item, here.get(item.article.id, Status.OUT) in _LOST)
    return career.turns


@dataclass(slots=True)
class _Career:
    person: str
    club: str
    sources: Sources
    rules: Rules
    turns: list[Turn] = field(default_factory=list)
    appointers: dict[str, bool] = field(default_factory=dict)
    """The sources that have reported the appointment, and whether it was the club's own word."""
    deniers: set[str] = field(default_factory=set)
    telling: set[str] = field(default_factory=set)
    holds_job: bool = False
    gone_at: datetime | None = None

    @property
    def is_appointed(self) -> bool:
        return bool(self.turns) and self.turns[-1].appointed

    def read(self, item: Evidence, is_news: bool) -> None:
        status, at = item.claim.status, item.article.published_at
        source = self.sources.source_of(item)
        if status.of_holder:
            self.holds_job = status is not Status.DEPARTING
            self.gone_at = None if self.holds_job else at
            if self.gone_at:
                self.appointers.clear()
        elif status is Status.APPOINTED:
            self.deniers.discard(source)
            if source in self.telling or not is_news:
                self.telling.add(source)
            elif not self.holds_job and not self._is_just_gone(at):
                self._appoint(item, source, at)
        elif self.is_appointed and not self.holds_job and self.gone_at is None:
            self._deny(item, source, at)

    def _is_just_gone(self, at: datetime) -> bool:
        return self.gone_at is not None and at < self.gone_at + self.rules.spans.prelude

    def _appoint(self, item: Evidence, source: str, at: datetime) -> None:
        official = is_official(item, self.club, self.person, self.sources)
        if source in self.appointers and not official:
            return
        self.appointers[source] = official or self.appointers.get(source, False)
        spans = self.rules.spans
        enough = official or self.sources.tier_of(item) <= spans.alone or len(self.appointers) >= spans.agreeing
        if not enough or (self.is_appointed and self.gone_at is None):
            return
        if self.is_appointed:
            self.turns.append(Turn(at, appointed=False))
        self.turns.append(Turn(at, appointed=True))
        self.gone_at = None

    def _deny(self, item: Evidence, source: str, at: datetime) -> None:
        refused = item.claim.status in _REFUSED
        if not (refused and is_official(item, self.club, self.person, self.sources)):
            self.deniers.add(source)
            behind = len(self.appointers.keys() - self.deniers)
            outnumbered = len(self.deniers) >= self.rules.spans.contradictions and len(self.deniers) > behind
            if any(self.appointers.values()) or not outnumbered:
                return
        self.turns.append(Turn(at, appointed=False))
        self.appointers.clear()
        self.deniers.clear()
