"""What has been said of one person and one club's job in one search, and where that leaves him."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain import Correction, Status
from bot.searches.elsewhere import Elsewhere
from bot.searches.record import Camp, Statement
from bot.searches.rules import Weights
from bot.searches.standing import weigh

_LAST_WORDS = frozenset({Status.OUT, Status.DEPARTING})
_CONTRARY = {
    Camp.HOPE: Camp.REFUSAL,
    Camp.REFUSAL: Camp.HOPE,
    Camp.GOING: Camp.STAYING,
    Camp.STAYING: Camp.GOING,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's status, and why."""

    status: Status
    deciding: Statement | None = None
    """The newest report of that status that is no echo; None where no report decided."""
    reason: str = ""
    """Where no report decided: why."""


@dataclass(slots=True)
class Track:
    """One person's reports in order of time, and the verdict on them so far.

    Only each source's latest word counts. An echo is kept and counts for nothing: a credited source repeated with what
    it says anyway or has said within `Weights.echo_window`, and what an outlet takes over from its group. A
    correction overrules what was said before it, and stands until somebody reports what he had not said before it.
    """

    weights: Weights
    said: list[Statement] = field(default_factory=list)
    """Everything, echoes too."""
    originals: list[Statement] = field(default_factory=list)
    """Everything but echoes."""
    latest: dict[str, Statement] = field(default_factory=dict)
    """Each source's latest word since the last correction, oldest first; no echoes."""
    stated: dict[str, dict[Status, Statement]] = field(default_factory=dict)
    """Each source's newest original statement of each status, the latest last; corrections change nothing here."""
    correction: Correction | None = None
    elsewhere: Elsewhere | None = None
    verdict: Verdict | None = None
    since: datetime | None = None
    """From when on the verdict's status has held without a break."""

    @property
    def status(self) -> Status | None:
        """The status of the verdict; None while there is nothing to judge."""
        return self.verdict.status if self.verdict else None

    @property
    def hoped(self) -> bool:
        """Whether any report has spoken of him as somebody who may get the job, or has it for now."""
        return any(statement.camp is Camp.HOPE for statement in self.originals)

    @property
    def is_set(self) -> bool:
        """Whether a moderator has said what he is, so that reports do not."""
        return self.correction is not None

    def is_known_since(self, moment: datetime) -> bool:
        """Whether anything new about him, whatever it came from, is of that moment or later."""
        moments = [one.at for one in self.originals[-1:]]
        if self.correction:
            moments.append(self.correction.effective_at)
        if self.elsewhere and not (self.verdict and self.verdict.deciding):
            moments.append(self.elsewhere.at)
        return max(moments) >= moment

    def hear(self, statement: Statement) -> bool:
        """Take in the next report. False when it is an echo."""
        self.said.append(statement)
        if self.is_echo(statement):
            return False
        self.originals.append(statement)
        stated = self.stated.setdefault(statement.source, {})
        stated.pop(statement.status, None)
        stated[statement.status] = statement
        self.latest.pop(statement.source, None)
        self.latest[statement.source] = statement
        self._decide(statement.at)
        return True

    def correct(self, correction: Correction) -> None:
        """Take in a moderator's word on the status."""
        self.correction = correction
        self.latest = {}
        self._decide(correction.effective_at)

    def append(self, later: Track) -> None:
        """Take in what has been said of the same person since, and set by a moderator."""
        fixed = later.correction
        before = [one for one in later.said if fixed is None or one.at <= fixed.effective_at]
        for statement in before:
            self.hear(statement)
        if fixed:
            self.correct(fixed)
        for statement in later.said[len(before) :]:
            self.hear(statement)

    def leave(self, elsewhere: Elsewhere) -> None:
        """Take in that he was appointed at another club."""
        self.elsewhere = elsewhere
        self._decide(elsewhere.at)

    def come_back(self, at: datetime) -> None:
        """Take in that he was not appointed at another club after all."""
        self.elsewhere = None
        self._decide(at)

    def counted(self) -> list[Statement]:
        """The sources' latest words, less those that the club's word, or his own, leaves no room for.

        Bookmakers' prices count only while nothing else is known of him.
        """
        latest = [one for one in self.latest.values() if not one.price] or list(self.latest.values())
        official = next((one for one in reversed(latest) if one.official), None)
        if official is None or official.status not in _LAST_WORDS:
            return latest
        until = official.at + self.weights.official_holds
        return [one for one in latest if one.camp is official.camp or one.at >= until]

    def backing(self) -> list[Statement]:
        """The counted statements that carry the verdict: its camp's, as firm as it or firmer."""
        deciding = self.verdict.deciding if self.verdict else None
        if deciding is None:
            return []
        return [one for one in self.counted() if one.camp is deciding.camp and one.rung >= deciding.rung]

    def conflict(self) -> list[Statement]:
        """The contrary words that are about equally new: the one that decides, then the newest of those against it.

        Against what a moderator set it is the newest word since.
        """
        deciding = self.verdict.deciding if self.verdict else None
        if deciding is None:
            status = self.correction.status if self.correction else None
            return [one for one in self.latest.values() if status and one.status is not status][-1:]
        against = [one for one in self.counted() if one.camp is _CONTRARY[deciding.camp]]
        newest = max((one.at for one in self.counted() if one.camp is deciding.camp), default=deciding.at)
        window = self.weights.conflict_window
        live = [one for one in against if abs(one.at - newest) <= window]
        return [deciding, max(live, key=lambda one: (one.at, one.rung))] if live else []

    def interim_at(self) -> list[datetime]:
        """When he was said, or set by a moderator, to have the job for now."""
        times = [one.at for one in self.originals if one.status is Status.INTERIM]
        if self.correction and self.correction.status is Status.INTERIM:
            times.append(self.correction.effective_at)
        return times

    def origins(self) -> set[str]:
        """The sources that what was said comes down to; bookmakers are none."""
        return {one.source for one in self.originals if not one.price}

    def odds(self) -> Statement | None:
        """The newest report of what bookmakers make of his chances; where all pass one on, the first of them."""
        prices = [one for one in self.said if one.price and not one.copy]
        own = [one for one in prices if not one.evidence.claim.attributed_to]
        return own[-1] if own else next(iter(prices), None)

    def is_echo(self, statement: Statement) -> bool:
        """Whether a report only repeats what its source, or the article that it copies, has said before."""
        if statement.copy or self.is_late_echo(statement):
            return True
        same = self._passed_on(statement)
        return same is not None and next(reversed(self.stated[statement.source])) is same.status

    def is_late_echo(self, statement: Statement) -> bool:
        """Whether a report repeats what its source has said lately, be it in another search or before it moved on."""
        same = self._passed_on(statement)
        return same is not None and statement.at - same.at <= self.weights.echo_window

    def _passed_on(self, statement: Statement) -> Statement | None:
        """The source's own statement that a report passes on; None where it is the source's or says something new."""
        same = self.stated.get(statement.source, {}).get(statement.status)
        if same is None:
            return None
        same_page = same.evidence.article.outlet == statement.evidence.article.outlet
        is_own = not statement.credited and (same.credited or same_page)
        return None if is_own else same

    def _decide(self, at: datetime) -> None:
        before = self.status
        self.verdict = self._corrected() or self._reported()
        if self.elsewhere and self._gives_way(self.elsewhere):
            holds_job = self.verdict is None or self.verdict.status.of_holder
            self.verdict = Verdict(Status.DEPARTING if holds_job else Status.OUT, reason=self.elsewhere.reason)
        if self.status is not before:
            self.since = at

    def _reported(self) -> Verdict | None:
        counted = self.counted()
        if not counted:
            return None
        deciding = weigh(counted, self.weights)
        return Verdict(_while_open(deciding.status), deciding)

    def _corrected(self) -> Verdict | None:
        if self.correction is None or self.correction.status is None:
            return None
        return Verdict(_while_open(self.correction.status), reason=self.correction.grounds("set"))

    def _gives_way(self, elsewhere: Elsewhere) -> bool:
        """Whether the appointment elsewhere overrules the verdict: nobody later says or set that it does not."""
        if self.correction:
            return elsewhere.by_hand and elsewhere.at > self.correction.effective_at
        if self.verdict is None:
            return True
        if self.verdict.status in _LAST_WORDS:
            return False
        deciding = self.verdict.deciding
        camp = [one.at for one in self.counted() if deciding and one.camp is deciding.camp]
        return not camp or max(camp) <= elsewhere.at + self.weights.elsewhere_holds


def _while_open(status: Status) -> Status:
    """While a search goes on nobody has been appointed in it, whatever was said; when it ends, its end says who."""
    return Status.AGREED if status is Status.APPOINTED else status
