"""Claims and corrections folded into a club's searches, as of any moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from bot.domain import Correction, Evidence, Shortlist, Standing
from bot.searches.identity import Identity
from bot.searches.period import Period
from bot.searches.periods import Story, story_of
from bot.searches.record import record_of
from bot.searches.rules import DEFAULT_RULES, Rules
from bot.searches.shortlist import Past, chances, in_holders_order, moment_of, shortlist_of, standing_of
from bot.searches.sources import NO_SOURCES, Sources

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


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
    of which only appointments, and the jobs that they leave, count. Its order does not matter, nor do doubles. Claims
    that the reader was unsure of count once a moderator has confirmed them. Undone corrections and those that take
    effect after `as_of` are left aside, and so is everything published after it.

    - A search opens with a departure or with the first person named for the job; one that follows another opens with
      pressure on the new man too. Pressure before that belongs to it, and `Search.opened_at` is the first of it.
    - It closes with a report of an appointment by the club itself, by one source that is at least `Spans.alone`, or by
      several. It also closes when several sources have had it for `Spans.agreement` that somebody has agreed and nobody
      contradicts, and when after a long silence somebody new has the job.
    - The club's word overrules another's. A search goes on when the club or the man appointed says that it comes to
      nothing, and when several sources deny what was not official.
    - What is reported within `Spans.aftermath` of its end still belongs to it: `Shortlist.as_of` is the end of that
      time, unless a moderator corrected something later. Everyone keeps his last status, with no likelihood left.
    - An appointment at another club puts a candidate out, and a holder of the job on his way.
    - A copy of another article's text, an echo and a bookmaker's price never move anybody whom reports speak of.
    """
    known = _Known(club, evidence, corrections, sources, rules)
    story = known.story(as_of)
    searches = [period for period in story.periods if period.is_search]
    day, week = (_chances_before(known, story, as_of, span) for span in (_DAY, _WEEK))
    return tuple(
        shortlist_of(club, number, period, story, as_of, Past(day[number - 1], week[number - 1]))
        for number, period in enumerate(searches, start=1)
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
    story = _Known(club, evidence, corrections, sources, rules).story(as_of)
    last = story.periods[-1]
    if last.appointed:
        found = [standing_of(last, last.appointed, 1.0)]
    else:
        found = [standing_of(last, person, 0.0) for person in last.holders()]
        if last.incumbent and last.status_of(last.incumbent) is None:
            won = story.periods[-2]
            found.append(standing_of(won, last.incumbent, float(won.appointed == last.incumbent)))
    return in_holders_order((one for one in found if one), last)


@dataclass(frozen=True, slots=True)
class _Known:
    """All that a club's story is told from."""

    club: str
    evidence: Sequence[Evidence]
    corrections: Sequence[Correction]
    sources: Sources
    rules: Rules

    def story(self, as_of: datetime) -> Story:
        """The story as it was known at a moment."""
        return story_of(
            record_of(self.club, self.evidence, self.corrections, as_of, self.sources, self.rules), self.rules
        )

    def has_news(self, after: datetime, until: datetime) -> bool:
        """Whether anything was published, edited or took effect after one moment and up to another."""
        published = (item.article.published_at for item in self.evidence)
        edited = (item.replaced_at for item in self.evidence if item.replaced_at)
        effective = (one.effective_at for one in self.corrections)
        return any(after < moment <= until for moment in chain(published, edited, effective))


def _chances_before(known: _Known, story: Story, as_of: datetime, span: timedelta) -> list[Mapping[str, float]]:
    """For each search of the story the likelihoods that were known that long before the moment that shows it."""
    searches = [period for period in story.periods if period.is_search]
    then = as_of - span
    ended = (period.closed_at for period in searches if period.closed_at)
    earlier = story
    if known.has_news(then, as_of) or any(then < moment <= as_of for moment in ended):
        earlier = known.story(then)
    befores = [_known_chances(period, story.identity) for period in earlier.periods if period.is_search]
    befores += [{}] * (len(searches) - len(befores))
    return [_since_over(period, as_of, span) or before for period, before in zip(searches, befores, strict=False)]


def _known_chances(period: Period, identity: Identity) -> dict[str, float]:
    """The likelihoods in a period, 0 for those who are out or hold the job, under the names that are shown now."""
    shares, _ = chances(period)
    return {identity.of(person): shares.get(person, 0.0) for person in period.tracks if period.status_of(person)}


def _since_over(period: Period, as_of: datetime, span: timedelta) -> dict[str, float]:
    """The likelihoods of before for a search shown as its aftermath ended; empty for one shown as of now."""
    moment = moment_of(period, as_of)
    if moment == as_of:
        return {}
    shares, _ = chances(period)
    return {
        person: shares.get(person, 0.0)
        for person, track in period.tracks.items()
        if person == period.appointed or (track.since and track.since <= moment - span)
    }
