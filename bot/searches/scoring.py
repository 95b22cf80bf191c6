"""What became of what sources said: calls judged by how a club's searches ended."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.domain import Correction, Evidence, Shortlist, Status, Verdict
from bot.searches.bookmakers import is_price
from bot.searches.fold import fold_club
from bot.searches.official import is_official
from bot.searches.rules import DEFAULT_RULES, Rules
from bot.searches.sources import NO_SOURCES, Sources
from bot.searches.trust import month_of

_DECIDING = repr((DEFAULT_RULES.weights, DEFAULT_RULES.spans))
EDITION = f"1 {hashlib.sha256(_DECIDING.encode()).hexdigest()[:12]}"
"""By which rules verdicts are given. Those that are kept are given anew when it changes: with the numbers by which
searches end it does so by itself, and when the rules here or there change otherwise the 1 has to be counted up."""

_SETTLING = timedelta(days=31)
"""How long a search must have been over before it is judged: until then its end may be denied."""
_CALLED = frozenset({Status.APPOINTED, Status.AGREED, Status.FAVOURITE})
"""What says that somebody gets the job; to be in talks, a candidate or linked leaves room for others."""


def judged_from(closed_at: datetime) -> datetime:
    """From when on a search that ended then is judged: the first month that begins once its end has settled."""
    settled = closed_at + _SETTLING
    month = month_of(settled)
    return month if month == settled else month_of(month + timedelta(days=32))


def verdicts_of_club(
    club: str,
    evidence: Sequence[Evidence],
    corrections: Sequence[Correction] = (),
    *,
    since: datetime | None = None,
    sources: Sources = NO_SOURCES,
    rules: Rules = DEFAULT_RULES,
) -> tuple[Verdict, ...]:
    """The verdicts on everybody who spoke of the club's searches that ended with a reported appointment, oldest first.

    The arguments are those of `fold_club`; with `since` only verdicts that count from then or later are given, which
    are all that something published or in force from then on can change. Each search is judged at the beginning of one
    month, by what had been published by then, and so a verdict never depends on anything that came later than the
    moment from which it counts. Own tiers and records in `sources` are left aside: two workspaces that saw the same
    give the same verdicts.
    """
    known = sources.of_workspace({})
    months = {judged_from(end) for end in _possible_ends(club, evidence, corrections, rules.spans.agreement)}
    found: list[Verdict] = []
    for month in sorted(month for month in months if since is None or month >= since):
        for shortlist in fold_club(club, evidence, corrections, as_of=month, sources=known, rules=rules):
            closed_at = shortlist.search.closed_at
            if closed_at is not None and judged_from(closed_at) == month:
                found += verdicts_of(shortlist, known)
    return tuple(found)


def verdicts_of(shortlist: Shortlist, sources: Sources) -> tuple[Verdict, ...]:
    """The verdicts of one search that is over; none where nobody is known to have got the job.

    A source is judged by its last word on each person before the search ended. That the appointed man might get it
    was right and that he would not was wrong; so was that anybody else had it as good as certain. Prices, the words of
    the club and of the people themselves, copies of others' texts and texts of unknown origin are no calls.
    """
    search = shortlist.search
    if search.closed_at is None or search.appointed is None:
        return ()
    said = _said(shortlist, search.closed_at, sources)
    counts_from = judged_from(search.closed_at)
    first = min((_first_hope(words) for (_, person), words in said.items() if person == search.appointed), default=None)
    found = []
    for (voice, person), words in sorted(said.items()):
        is_winner = person == search.appointed
        right = _is_right(words[-1].claim.status, is_winner=is_winner)
        if right is None:
            continue
        since = _since(words)
        found.append(
            Verdict(
                source=voice,
                club=search.club,
                person=person,
                closed_at=search.closed_at,
                counts_from=counts_from,
                is_right=right,
                is_first=is_winner and right and first is not None and _first_hope(words) == first,
                days_early=(search.closed_at - since) / timedelta(days=1),
            )
        )
    return tuple(found)


def _possible_ends(
    club: str, evidence: Iterable[Evidence], corrections: Iterable[Correction], agreement: timedelta
) -> set[datetime]:
    """The moments at which the club's search may have ended by a report or by a moderator's word.

    What says that somebody agreed may end it after a while, unless it is overtaken by what says that somebody has it.
    """
    corrected = {one.article_id for one in corrections if one.article_id}
    appointed, agreed = set(), set()
    for item in evidence:
        status, at = item.claim.status, item.article.published_at
        if item.article.id in corrected or (item.claim.club == club and status is Status.APPOINTED):
            appointed.add(at)
        elif item.claim.club == club and status is Status.AGREED:
            agreed.add(at + agreement)
    known = sorted(appointed)
    overtaken = {end for end in agreed if any(end - agreement < at <= end for at in known)}
    return appointed | (agreed - overtaken) | {one.effective_at for one in corrections}


def _said(shortlist: Shortlist, closed_at: datetime, sources: Sources) -> dict[tuple[str, str], list[Evidence]]:
    """What each voice said of each person before the end, oldest first."""
    club = shortlist.search.club
    items = [(standing.person, item) for standing in shortlist.everyone for item in standing.evidence]
    known = {item.article.id for _, item in items}
    official = {
        item.article.published_at
        for person, item in items
        if item.claim.status is Status.APPOINTED and is_official(item, club, person, sources)
    }
    said: defaultdict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for person, item in sorted(items, key=lambda one: (one[1].article.published_at, one[1].article.id)):
        at, voice = item.article.published_at, sources.voice_of(item)
        # Who says it only as the club announces it has called nothing.
        in_time = at < closed_at or (at == closed_at and at not in official)
        is_own = voice != item.article.id and item.article.echo_of not in known
        if in_time and is_own and not is_price(item) and not is_official(item, club, person, sources):
            said[voice, person].append(item)
    return said


def _is_right(status: Status, *, is_winner: bool) -> bool | None:
    """Whether a last word was right; None where it was no call."""
    if is_winner:
        return None if status.of_holder or status is Status.INTERIM else status.hopeful
    return False if status in _CALLED else None


def _first_hope(words: Sequence[Evidence]) -> datetime:
    """When somebody was first said to be in the running; the end of time where he never was."""
    hopes = (item.article.published_at for item in words if item.claim.status.hopeful)
    return min(hopes, default=datetime.max.replace(tzinfo=words[0].article.published_at.tzinfo))


def _since(words: Sequence[Evidence]) -> datetime:
    """Since when a voice had held to the direction of its last word."""
    hopeful = words[-1].claim.status.hopeful
    since = words[-1].article.published_at
    for item in reversed(words):
        if item.claim.status.hopeful is not hopeful:
            break
        since = item.article.published_at
    return since
