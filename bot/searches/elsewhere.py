"""One appointment moves the others: who in a club's evidence got a job at another club, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain import Action, Correction, Evidence, Status
from bot.searches.careers import career_turns
from bot.searches.identity import Identity
from bot.searches.rules import Rules
from bot.searches.sources import Sources

_REVISABLE = timedelta(days=180)
"""How long after a reported appointment a moderator's word on that club's search can only mean that same search."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A person of this club's evidence was appointed at another club."""

    person: str
    """The name under which this club's evidence shows him."""
    club: str
    """The club that appointed him."""
    at: datetime
    """Aware, UTC: publication of the first report that says so, or when a moderator's word that he was took effect."""
    by_hand: bool = False
    """Whether no report says so, only a moderator."""

    @property
    def reason(self) -> str:
        """Why his status here is what it is, in words."""
        return f"appointed at {self.club}"


@dataclass(frozen=True, slots=True)
class FellThrough:
    """A reported appointment at another club came to nothing."""

    person: str
    """The name under which this club's evidence shows him."""
    club: str
    """The club that did not appoint him after all."""
    at: datetime
    """Aware, UTC: publication of the report that shows it."""

    @property
    def reason(self) -> str:
        """Why his status here is what it is, in words."""
        return f"the appointment at {self.club} fell through"


def appointments_elsewhere(
    club: str,
    evidence: Sequence[Evidence],
    corrections: Sequence[Correction],
    identity: Identity,
    sources: Sources,
    rules: Rules,
) -> tuple[Elsewhere | FellThrough, ...]:
    """The first report of each appointment of one of this club's people at another club, and of its end, oldest first.

    `evidence` is what counts, oldest first, and `corrections` are those in force, in order, at whatever club. What a
    moderator says of the other club's search goes before what was reported of it. `career_turns` says which reports
    count.
    """
    here: dict[str, dict[str, Status]] = defaultdict(dict)
    there: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for item in evidence:
        person = identity.of(item.claim.person)
        if item.claim.club == club:
            here[person][item.article.id] = item.claim.status
        else:
            there[person, item.claim.club].append(item)
    found: list[Elsewhere | FellThrough] = [
        Elsewhere(person, other, turn.at) if turn.appointed else FellThrough(person, other, turn.at)
        for (person, other), history in there.items()
        if person in here
        for turn in career_turns(person, other, history, here[person], sources, rules)
    ]
    words = [one for one in corrections if one.club not in {"", club} and _is_word_on_end(one)]
    found = [one for one in found if not _is_overruled(one, words, identity)]
    known = {(one.person, one.club) for one in found}
    for word in words:
        person = identity.of(word.person)
        if _appoints(word) and person in here and (person, word.club) not in known:
            event = Elsewhere(person, word.club, word.effective_at, by_hand=True)
            if not _is_overruled(event, words, identity):
                found.append(event)
                known.add((person, word.club))
    return tuple(sorted(found, key=lambda event: (event.at, event.person, event.club)))


def _is_word_on_end(correction: Correction) -> bool:
    return correction.action in {Action.SET_STATUS, Action.CLOSE, Action.REOPEN}


def _appoints(correction: Correction) -> bool:
    is_close = correction.action is Action.CLOSE
    return bool(correction.person) and (is_close or correction.status is Status.APPOINTED)


def _is_overruled(event: Elsewhere | FellThrough, words: Iterable[Correction], identity: Identity) -> bool:
    """Whether a moderator has since said that the search ended otherwise, or has not ended, or what he is instead."""
    verdict = False
    for word in words:
        if word.club != event.club or not event.at <= word.effective_at <= event.at + _REVISABLE:
            continue
        is_his = identity.of(word.person) == event.person
        if _appoints(word):
            verdict = not is_his
        elif word.action is Action.REOPEN or (word.action is Action.SET_STATUS and is_his):
            verdict = True
    return verdict
