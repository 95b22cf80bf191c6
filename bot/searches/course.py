"""How the likelihoods of a search went, from its opening to its end or to now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain import Correction, Evidence, Search, Shortlist
from bot.searches.periods import story_of
from bot.searches.record import record_of
from bot.searches.rules import DEFAULT_RULES, Rules
from bot.searches.shortlist import chances
from bot.searches.sources import NO_SOURCES, Sources

MOST_STEPS = 150
"""More moments than that cannot be told apart in a picture, and each of them is a fold."""


@dataclass(frozen=True, slots=True)
class Step:
    """The likelihoods from a moment on, until the next step."""

    at: datetime
    """Aware, UTC."""
    shares: Mapping[str, float]
    """Of everyone known by then, by the names that are shown at the end."""
    someone_else: float


@dataclass(frozen=True, slots=True)
class Course:
    """A search's likelihoods over time."""

    search: Search
    until: datetime
    """Aware, UTC: up to when the last step holds."""
    steps: tuple[Step, ...]
    """Oldest first, at least one."""

    @property
    def last(self) -> Step:
        """Where it stands."""
        return self.steps[-1]

    def peak_of(self, person: str) -> float:
        """The most that he ever had."""
        return max(step.shares.get(person, 0.0) for step in self.steps)


def course_of(
    shortlist: Shortlist,
    evidence: Sequence[Evidence],
    corrections: Sequence[Correction] = (),
    *,
    sources: Sources = NO_SOURCES,
    rules: Rules = DEFAULT_RULES,
) -> Course:
    """How a search came to where a shortlist has it; evidence and corrections are those that it was folded from.

    There is a step for every moment at which something was published or a correction took effect between its opening
    and its end, the likelihoods as they were known then; of more than `MOST_STEPS` such moments some are passed over,
    evenly, never the first and the last. Takes a fold for each.
    """
    search = shortlist.search
    until = search.closed_at or shortlist.as_of
    known = {item.article.published_at for item in evidence} | {one.effective_at for one in corrections}
    moments = _thinned(sorted({at for at in known if search.opened_at <= at <= until} | {search.opened_at, until}))
    steps: list[Step] = []
    for at in moments:
        story = story_of(record_of(search.club, evidence, corrections, at, sources, rules), rules)
        searches = [period for period in story.periods if period.is_search]
        if len(searches) != search.number:
            continue
        shares, someone_else = chances(searches[-1])
        names = {standing.person for standing in shortlist.everyone}
        steps.append(
            Step(
                at,
                {_shown(name, story.identity.of(name), names): share for name, share in shares.items()},
                someone_else,
            )
        )
    if search.closed_at or not steps:
        final = {one.person: one.likelihood for one in shortlist.everyone}
        steps = [step for step in steps if step.at < until] + [Step(until, final, shortlist.someone_else)]
    return Course(search, until, tuple(steps))


def _shown(name: str, then: str, now: set[str]) -> str:
    return name if name in now else then


def _thinned(moments: Sequence[datetime]) -> list[datetime]:
    if len(moments) <= MOST_STEPS:
        return list(moments)
    stride = (len(moments) - 1) / (MOST_STEPS - 1)
    return [moments[round(place * stride)] for place in range(MOST_STEPS)]
