"""What moved somebody's likelihood, and by how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain import Correction, Evidence
from bot.searches.elsewhere import Elsewhere, FellThrough
from bot.searches.period import Period
from bot.searches.periods import story_of
from bot.searches.record import Bulletin, Item, Statement, record_of
from bot.searches.rules import DEFAULT_RULES, Rules
from bot.searches.shortlist import chances
from bot.searches.sources import NO_SOURCES, Sources

WORTH_TELLING = 0.01


@dataclass(frozen=True, slots=True)
class Swing:
    """One step in the likelihood of one person."""

    at: datetime
    """Aware, UTC: publication of the article that made it, or when something else took effect."""
    before: float
    after: float
    cause: Evidence | None
    """What the article says of him, else the firmest of what it says of others; None where no article made it."""
    reason: str = ""
    """Where `cause` is None: why."""

    @property
    def size(self) -> float:
        """By how much it moved him, up or down."""
        return abs(self.after - self.before)


def swings_of(
    club: str,
    person: str,
    evidence: Sequence[Evidence],
    corrections: Sequence[Correction] = (),
    *,
    as_of: datetime,
    sources: Sources = NO_SOURCES,
    rules: Rules = DEFAULT_RULES,
) -> tuple[Swing, ...]:
    """Every step of `WORTH_TELLING` or more in a person's likelihood in the club's last search, oldest first.

    The other arguments are those of `fold_club`. What one article says at once, of whomever, is one step, so that all
    steps together lead from nothing to where he stands. The claims count as they are known now: one that a moderator
    dropped moved nobody.
    """
    record = record_of(club, evidence, corrections, as_of, sources, rules)
    shown = record.identity.of(person)
    found: list[Swing] = []
    share, search = 0.0, 0

    def watch(item: Item, number: int, period: Period) -> None:
        nonlocal share, search
        if number != search:
            found.clear()
            share, search = 0.0, number
        after = chances(period)[0].get(shown, 0.0) if period.is_search else 0.0
        if abs(after - share) >= WORTH_TELLING:
            found.append(_swing(item, shown, share, after))
            share = after

    story_of(record, rules, watch)
    return tuple(found)


def _swing(item: Item, person: str, before: float, after: float) -> Swing:
    if isinstance(item, Correction):
        return Swing(item.effective_at, before, after, None, item.reason or "a moderator's correction")
    if isinstance(item, Elsewhere | FellThrough):
        reason = item.reason if item.person == person else f"{item.person}: {item.reason}"
        return Swing(item.at, before, after, None, reason)
    statements: tuple[Statement, ...] = item.statements if isinstance(item, Bulletin) else ()
    about = [one for one in statements if one.person == person] or sorted(statements, key=_firmest_first)
    return Swing(item.at, before, after, about[0].evidence if about else None)


def _firmest_first(statement: Statement) -> tuple[bool, int, int]:
    return statement.price, -statement.rung, statement.tier
