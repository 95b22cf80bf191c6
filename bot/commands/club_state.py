"""What a workspace knows of one club's job: its evidence loaded and folded, for every command in the same way."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from bot.commands.context import Context
from bot.commands.material import material_of
from bot.domain import Change, Correction, Evidence, Shortlist, Standing
from bot.domain.folding import fold
from bot.searches.changes import changes_of
from bot.searches.corrected import Judged, judged
from bot.searches.fold import fold_club, holder_standings
from bot.searches.identity import Identity
from bot.searches.record import in_force_at
from bot.searches.rulings import rulings_in
from bot.searches.sources import Sources


@dataclass(frozen=True, slots=True)
class ClubState:
    """A club's searches at a moment."""

    club: str
    as_of: datetime
    """Aware, UTC."""
    evidence: tuple[Evidence, ...]
    """Everything claimed about the club's job by then, as it was read, unsure claims too, oldest publication first."""
    corrections: tuple[Correction, ...]
    """Those that concern the club or its people, undone ones and later ones too."""
    shortlists: tuple[Shortlist, ...]
    """One for each search, oldest first; only the last may be open."""
    holders: tuple[Standing, ...]
    """Those who hold the job or held it last, newest first."""
    sources: Sources
    """What the workspace knows of those who speak in `evidence`."""
    judged: tuple[Judged, ...]
    """`evidence` with what counts of it, and the claims about other jobs that moderators turned into claims about this
    one."""

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Everyone's place now: in the last search, and those who hold the job where it has not got them."""
        current = self.shortlists[-1].everyone if self.shortlists else ()
        named = {standing.person for standing in current}
        return current + tuple(standing for standing in self.holders if standing.person not in named)

    @property
    def waiting(self) -> tuple[Evidence, ...]:
        """What the reader was unsure of and no moderator has answered, oldest publication first."""
        return tuple(one.as_read for one in self.judged if one.as_read.claim.unsure and one.verdict is None)

    def standing_of(self, person: str) -> Standing | None:
        """The person's place now, by any name that the evidence for it has; None when he has none."""
        return next((standing for standing in self.standings if goes_by(standing, person)), None)

    def keys_of(self, person: str) -> frozenset[str]:
        """The names, folded, that the person has in any of the searches or in what does not count; his own at least."""
        everyone = [standing for shortlist in self.shortlists for standing in shortlist.everyone]
        same = [standing for standing in (*everyone, *self.holders) if goes_by(standing, person)]
        names = {item.claim.person for standing in same for item in standing.evidence}
        read = [item.claim.person for one in self.judged for item in _readings(one)]
        identity = Identity([*read, person], rulings_in(in_force_at(self.corrections, self.as_of)))
        names |= {name for name in read if identity.of(name) == identity.of(person)}
        return frozenset(fold(name) for name in (person, *(standing.person for standing in same), *names))

    def _is_about(self, item: Evidence | None, keys: Collection[str]) -> bool:
        return item is not None and item.claim.club == self.club and fold(item.claim.person) in keys

    def said_of(self, person: str) -> tuple[Judged, ...]:
        """What is claimed of the person and this club's job, as it was read or as it counts, newest publication first.

        What moderators turned into something about somebody else, or another job, is there without what it counts as.

        Of one article and moment the order is that of their quotes.
        """
        keys = self.keys_of(person)
        found = [one for one in self.judged if any(fold(each.claim.person) in keys for each in _readings(one))]
        # What counts as something else is listed as it was read, and does not count here.
        found = [one if self._is_about(one.counts_as, keys) else replace(one, counts_as=None) for one in found]
        return tuple(sorted(found, key=lambda one: one.as_read.article.published_at, reverse=True))


async def club_state(
    context: Context, workspace: str, club: str, as_of: datetime | None = None, *, without: Collection[str] = ()
) -> ClubState:
    """The state of a club for a workspace, now or at an earlier moment.

    The articles whose ids are in `without` are left aside, as if they had not been handed in.
    """
    moment = as_of or context.clock.now()
    material = await material_of(context.store, workspace, club)
    known = tuple(item for item in material.evidence if item.article.id not in without)
    # Years of reports take long enough to fold to keep everybody else waiting.
    sources = await context.sources_of(workspace, known)
    return await asyncio.to_thread(_folded, club, moment, known, material.corrections, sources)


async def club_changes(context: Context, workspace: str, club: str) -> tuple[Change, ...]:
    """Every change of a person's status at the club up to now, oldest first."""
    material = await material_of(context.store, workspace, club)
    now = context.clock.now()
    sources = await context.sources_of(workspace, material.evidence)
    return await asyncio.to_thread(
        changes_of, club, material.evidence, material.corrections, since=None, until=now, sources=sources
    )


def goes_by(standing: Standing, person: str) -> bool:
    """Whether a standing is that of the person, whose name may be another than the one that is shown."""
    key = fold(person)
    return fold(standing.person) == key or any(fold(item.claim.person) == key for item in standing.evidence)


def _folded(
    club: str, as_of: datetime, evidence: tuple[Evidence, ...], corrections: tuple[Correction, ...], sources: Sources
) -> ClubState:
    known = sorted((item for item in evidence if item.stands_at(as_of)), key=_oldest_first)
    return ClubState(
        club=club,
        as_of=as_of,
        evidence=tuple(item for item in known if item.claim.club == club),
        judged=tuple(one for one in judged(known, in_force_at(corrections, as_of)) if _concerns(one, club)),
        corrections=corrections,
        shortlists=fold_club(club, evidence, corrections, as_of=as_of, sources=sources),
        holders=holder_standings(club, evidence, corrections, as_of=as_of, sources=sources),
        sources=sources,
    )


def _readings(one: Judged) -> tuple[Evidence, ...]:
    return (one.as_read, one.counts_as) if one.counts_as else (one.as_read,)


def _oldest_first(item: Evidence) -> tuple[datetime, str]:
    return item.article.published_at, item.article.id


def _concerns(one: Judged, club: str) -> bool:
    return one.as_read.claim.club == club or (one.counts_as is not None and one.counts_as.claim.club == club)
