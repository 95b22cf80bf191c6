"""Claims and corrections folded into a club's searches, as of any moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import chain

from bot.domain import Correction, Evidence, Shortlist, Standing
from bot.searches.identity import Identity
from bot.searches.period import Period
from bot.searches.periods import story_of
from bot.searches.record import record_of
from bot.searches.rules import DEFAULT_RULES, Rules
from bot.searches.shortlist import chances, holders_order, moment_of, shortlist_of, standing_of
from bot.searches.sources import NO_SOURCES, Sources

_DAY = timedelta(days=1)


def fold_club(
    club: str,
    evidence: Sequence[Evidence],
    corrections: Sequence[Correction] = (),
    *,
    as_of: datetime,
    sources: Sources = NO_SOURCES,
    rules: Rules = DEFAULT_RULES,
) -> tuple[Shortlist, ...]:
    """One shortlist for each search of the club that had opened by `as_of`, oldest first; only the last may be open.

    `evidence` holds everything claimed about the club's job and what was claimed about the same people at other clubs,
    of which only appointments count. Its order does not matter, nor do doubles. Claims that the reader was unsure of
    count once a moderator has confirmed them. Corrections of other clubs, undone ones and those that take effect after
    `as_of` are left aside, and so is everything published after it.

    - A search opens with a departure or with the first person named for the job; one that follows another opens with
      pressure on the new man too. Pressure before that belongs to it, and `Search.opened_at` is the first of it.
    - It closes with the first report of an appointment, official or not. The club's word overrules another's, and a
      report that several sources deny is undone. It also closes when after a long silence somebody new has the job.
    - What is reported within `Spans.aftermath` of its end still belongs to it: `Shortlist.as_of` is the end of that
      time, unless a moderator corrected something later. Everyone keeps his last status, with no likelihood left.
    - An appointment at another club puts a candidate out, and a holder of the job on his way.
    """
    story = story_of(record_of(club, evidence, corrections, as_of, sources), rules)
    yesterday = story
    if _has_news(evidence, corrections, as_of - _DAY, as_of):
        yesterday = story_of(record_of(club, evidence, corrections, as_of - _DAY, sources), rules)
    searches = [period for period in story.periods if period.is_search]
    earlier = [period for period in yesterday.periods if period.is_search]
    befores = [_known_chances(period, story.identity) for period in earlier]
    befores += [{}] * (len(searches) - len(befores))
    return tuple(
        shortlist_of(club, number, period, as_of, _since_over(period, as_of) or before)
        for number, (period, before) in enumerate(zip(searches, befores, strict=False), start=1)
    )


def holder_standings(
    club: str,
    evidence: Sequence[Evidence],
    corrections: Sequence[Correction] = (),
    *,
    as_of: datetime,
    sources: Sources = NO_SOURCES,
    rules: Rules = DEFAULT_RULES,
) -> tuple[Standing, ...]:
    """Those who hold the club's job, or held it last, by what was said by `as_of`; often nobody.

    It answers where there is no search as well: a man who stays or is under pressure, and, after a search, the one who
    was appointed until something else is said of him. The arguments are those of `fold_club`. A holder's likelihood
    is 0, an appointed person's 1; the one of the day before is not given. Caretakers come last, then the newest first.
    """
    story = story_of(record_of(club, evidence, corrections, as_of, sources), rules)
    last = story.periods[-1]
    if last.appointed:
        found = [standing_of(last, last.appointed, 1.0, None)]
    else:
        found = [standing_of(last, person, 0.0, None) for person in last.holders()]
        if last.incumbent and last.status_of(last.incumbent) is None:
            won = story.periods[-2]
            found.append(standing_of(won, last.incumbent, float(won.appointed == last.incumbent), None))
    return tuple(sorted((one for one in found if one), key=holders_order))


def _has_news(
    evidence: Iterable[Evidence], corrections: Iterable[Correction], after: datetime, until: datetime
) -> bool:
    """Whether anything was published, or took effect, after one moment and up to another."""
    published = (item.article.published_at for item in evidence)
    effective = (one.effective_at for one in corrections)
    return any(after < moment <= until for moment in chain(published, effective))


def _known_chances(period: Period, identity: Identity) -> dict[str, float]:
    """The likelihoods in a period, 0 for those who are out or hold the job, under the names that are shown now."""
    shares, _ = chances(period)
    return {identity.of(person): shares.get(person, 0.0) for person in period.tracks if period.status_of(person)}


def _since_over(period: Period, as_of: datetime) -> dict[str, float]:
    """The likelihoods of a day before for a search shown as its aftermath ended; empty for one shown as of now."""
    moment = moment_of(period, as_of)
    if moment == as_of:
        return {}
    shares, _ = chances(period)
    return {
        person: shares.get(person, 0.0)
        for person, track in period.tracks.items()
        if person == period.appointed or (track.since and track.since <= moment - _DAY)
    }
