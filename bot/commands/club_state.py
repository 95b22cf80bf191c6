"""What a workspace knows of one club's job: its evidence loaded and folded, for every command in the same way."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.commands.context import Context
from bot.domain import Change, Correction, Evidence, Shortlist, Standing
from bot.domain.folding import fold
from bot.searches.changes import changes_of
from bot.searches.fold import fold_club, holder_standings
from bot.searches.sources import Sources


@dataclass(frozen=True, slots=True)
class ClubState:
    """A club's searches at a moment."""

    club: str
    as_of: datetime
    """Aware, UTC."""
    evidence: tuple[Evidence, ...]
    """Everything claimed about the club's job by then, unsure claims too, oldest publication first."""
    corrections: tuple[Correction, ...]
    """All of the club's, undone ones and later ones too, in the order in which they were made."""
    shortlists: tuple[Shortlist, ...]
    """One for each search, oldest first; only the last may be open."""
    holders: tuple[Standing, ...]
    """Those who hold the job or held it last, newest first."""

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Everyone's place now: in the last search, and those who hold the job where it has not got them."""
        current = self.shortlists[-1].everyone if self.shortlists else ()
        named = {standing.person for standing in current}
        return current + tuple(standing for standing in self.holders if standing.person not in named)

    def standing_of(self, person: str) -> Standing | None:
        """The person's place now, by any name that the evidence for it has; None when he has none."""
        return next((standing for standing in self.standings if goes_by(standing, person)), None)


async def club_state(
    context: Context, workspace: str, club: str, as_of: datetime | None = None, *, without: Collection[str] = ()
) -> ClubState:
    """The state of a club for a workspace, now or at an earlier moment.

    The articles whose ids are in `without` are left aside, as if they had not been handed in.
    """
    moment = as_of or context.clock.now()
    evidence, corrections = await _material(context, workspace, club)
    known = tuple(item for item in evidence if item.article.id not in without)
    # Years of reports take long enough to fold to keep everybody else waiting.
    return await asyncio.to_thread(_folded, club, moment, known, corrections, context.sources)


async def club_changes(context: Context, workspace: str, club: str) -> tuple[Change, ...]:
    """Every change of a person's status at the club up to now, oldest first."""
    evidence, corrections = await _material(context, workspace, club)
    now = context.clock.now()
    return await asyncio.to_thread(
        changes_of, club, evidence, corrections, since=None, until=now, sources=context.sources
    )


def goes_by(standing: Standing, person: str) -> bool:
    """Whether a standing is that of the person, whose name may be another than the one that is shown."""
    key = fold(person)
    return fold(standing.person) == key or any(fold(item.claim.person) == key for item in standing.evidence)


async def _material(context: Context, workspace: str, club: str) -> tuple[tuple[Evidence, ...], tuple[Correction, ...]]:
    """What is claimed about the club's job and about its people anywhere, and the club's corrections."""
    of_club = await context.store.evidence_of_club(workspace, club)
    people = {item.claim.person for item in of_club}
    of_people = await context.store.evidence_of_people(workspace, sorted(people)) if people else ()
    corrections = await context.store.corrections(workspace, club)
    elsewhere = (item for item in of_people if item.claim.club != club)
    return (*of_club, *elsewhere), corrections


def _folded(
    club: str, as_of: datetime, evidence: tuple[Evidence, ...], corrections: tuple[Correction, ...], sources: Sources
) -> ClubState:
    own = (item for item in evidence if item.claim.club == club and item.article.published_at <= as_of)
    return ClubState(
        club=club,
        as_of=as_of,
        evidence=tuple(own),
        corrections=corrections,
        shortlists=fold_club(club, evidence, corrections, as_of=as_of, sources=sources),
        holders=holder_standings(club, evidence, corrections, as_of=as_of, sources=sources),
    )
