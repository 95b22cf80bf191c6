"""When a club's searches open and close: one walk through its record, oldest item first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain import Action, Correction, Ending, Evidence, Opening, Status
from bot.searches.elsewhere import Elsewhere, FellThrough
from bot.searches.identity import Identity
from bot.searches.period import Period
from bot.searches.record import Bulletin, Copy, Item, Record, Statement, when
from bot.searches.rules import Rules
from bot.searches.settlement import settlement
from bot.searches.track import Track


@dataclass(frozen=True, slots=True)
class Move:
    """One person's status became another."""

    person: str
    before: Status | None
    """None when he was not known in this search; for a holder, what he was when the last one ended."""
    after: Status
    at: datetime
    evidence: Evidence | None
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that follows from a club's record."""

    periods: tuple[Period, ...]
    """Oldest first, never empty; only the last one may be no search yet or an open one."""
    moves: tuple[Move, ...]
    """Oldest first."""
    identity: Identity
    """Which names are one person, by everything known."""
    elsewhere: Mapping[str, Elsewhere]
    """The last appointment of each person at another club that has not fallen through."""
    people: Mapping[str, tuple[Evidence, ...]]
    """See `Record.people`."""


Watch = Callable[[Item, int, "Period"], None]
"""Is told of every item once it has been taken in, with the number of periods so far and the newest of them."""


def story_of(record: Record, rules: Rules, watch: Watch | None = None) -> Story:
    """Walk through a record. Where nothing but time has passed `watch` learns of it with the next item."""
    walk = _Walk(rules)
    for item in record.items:
        walk.pass_time(when(item))
        match item:
            case Bulletin():
                walk.read(item)
            case Copy():
                walk.count(item)
            case Elsewhere():
                walk.lose(item)
            case FellThrough():
                walk.regain(item)
            case Correction():
                walk.correct(item, record.identity.of(item.person) if item.person else "")
        if watch:
            watch(item, len(walk.periods), walk.periods[-1])
    walk.pass_time(record.as_of)
    return Story(tuple(walk.periods), tuple(walk.moves), record.identity, walk.elsewhere, record.people)


class _Walk:
    def __init__(self, rules: Rules) -> None:
        self.periods = [Period(rules)]
        self.moves: list[Move] = []
        self._rules = rules
        self._known: dict[str, Status] = {}
        self.elsewhere: dict[str, Elsewhere] = {}

    def pass_time(self, until: datetime) -> None:
        """Close a search whose end was reported and has not been contradicted for long enough."""
        period = self.periods[-1]
        if over := settlement(period, until):
            self._close(period, over.closed_at, over.ending, over.person)
            self._note(period, over.person, over.at, over.report.evidence if over.report else None)

    def count(self, copy: Copy) -> None:
        """Put what an article repeats where the article that it repeats was put, to be counted and nothing else."""
        for statement in copy.statements:
            for period in reversed(self.periods):
                track = period.tracks.get(statement.person)
                if track and any(one.evidence.article.id == copy.origin for one in track.said):
                    track.hear(statement)
                    break

    def read(self, bulletin: Bulletin) -> None:
        """Take in an article: into the search that it belongs to, if any."""
        period = self.periods[-1]
        if period.is_contradicted_by(bulletin):
            period.reopen(bulletin.at)
        if period.is_closed:
            if not period.is_followed_by(bulletin):
                if not period.is_past(bulletin.at):
                    self._follow_up(period, bulletin)
                return
            period = self._next()
        elif period.is_search and (appointed := period.unseen_appointment(bulletin)):
            self._close(period, bulletin.at, Ending.APPOINTMENT, appointed)
            self._note(period, appointed, bulletin.at, reason="has the job by now")
            period = self._next()
        self._take_in(period, bulletin)

    def lose(self, elsewhere: Elsewhere) -> None:
        """Take in that somebody was appointed at another club: no candidate any more, or no holder."""
        self.elsewhere[elsewhere.person] = elsewhere
        period = self.periods[-1]
        if period.is_unconfirmed and elsewhere.person == period.appointed:
            period.reopen(elsewhere.at)
        if period.is_closed:
            if elsewhere.person != period.in_charge or not period.has_settled(elsewhere.at):
                return
            period = self._next()
        if elsewhere.person == period.incumbent:
            self._track(period, elsewhere.person)
        track = period.tracks.get(elsewhere.person)
        if track is None:
            return
        track.leave(elsewhere)
        if track.status is Status.DEPARTING:
            self._open(period, Opening.DEPARTURE, elsewhere.at)
        self._note(period, elsewhere.person, elsewhere.at)

    def regain(self, fallen: FellThrough) -> None:
        """Take in that somebody's appointment at another club fell through: he is what he was here."""
        known = self.elsewhere.get(fallen.person)
        if known is None or known.club != fallen.club:
            return
        del self.elsewhere[fallen.person]
        period = self.periods[-1]
        track = period.tracks.get(fallen.person)
        if track and not period.is_closed:
            track.come_back(fallen.at)
            self._note(period, fallen.person, fallen.at, reason=fallen.reason)

    def correct(self, correction: Correction, person: str) -> None:
        """Take in a moderator's correction of a status or of a search's end."""
        period, at = self.periods[-1], correction.effective_at
        if correction.action is Action.CLOSE and period.is_search:
            self._close(period, period.closed_at or at, Ending.CORRECTION, person or period.appointed)
            self._note_all(period, at, correction.grounds("closed"))
        elif correction.action is Action.REOPEN:
            self._reopen(at)
            self._note_all(self.periods[-1], at, correction.grounds("reopened"))
        elif correction.action is Action.SET_STATUS and person and correction.status:
            self._set_status(correction, person, correction.status)

    def _set_status(self, correction: Correction, person: str, status: Status) -> None:
        at, reason = correction.effective_at, correction.grounds("set")
        period = self.periods[-1]
        if period.is_closed:
            if status.of_holder and person == period.in_charge:
                period = self._next()
            elif person == period.appointed:
                if status is not Status.APPOINTED:
                    period.reopen(at)
            elif period.is_past(at) and status is not Status.APPOINTED and (status.hopeful or status.of_holder):
                period = self._next()
        self._track(period, person).correct(correction)
        period.corrected_at = at
        if status is Status.DEPARTING or (status is Status.PRESSURE and period.follows):
            self._open(period, Opening.DEPARTURE if status is Status.DEPARTING else Opening.PRESSURE, at)
        elif status.hopeful:
            self._open(period, Opening.CANDIDATE, at)
        if status is Status.APPOINTED:
            self._close(period, period.closed_at or at, Ending.CORRECTION, person)
        self._note_all(period, at, reason)

    def _take_in(self, period: Period, bulletin: Bulletin) -> None:
        news = self._news(period, bulletin)
        if not period.is_search or period.opened_by is Opening.PRESSURE:
            opening = period.opening([one for one in news if not period.repeats(one) and period.may_open(one)])
            if opening:
                self._open(period, opening, bulletin.at)
        heard = self._hear(period, news)
        appointment = _best_appointment(period, heard) if period.is_search else None
        if appointment:
            self._close(period, bulletin.at, Ending.APPOINTMENT, appointment.person)
        self._note_statements(period, heard)

    def _follow_up(self, period: Period, bulletin: Bulletin) -> None:
        """Take in an article that still belongs to a closed search. It may show that the search ended otherwise."""
        heard = self._hear(period, self._news(period, bulletin))
        former = period.appointed
        is_unconfirmed = period.closed_by is Ending.AGREEMENT
        appointment = _best_appointment(period, [one for one in heard if is_unconfirmed or one.person != former])
        if appointment and (is_unconfirmed or period.yields_to(appointment)):
            self._close(period, bulletin.at, Ending.APPOINTMENT, appointment.person)
        elif period.is_denied():
            period.reopen(bulletin.at)
        self._note_statements(period, heard)
        if former and former != period.appointed:
            self._note(period, former, bulletin.at, reason="the appointment was denied")

    def _news(self, period: Period, bulletin: Bulletin) -> list[Statement]:
        """What an article says that belongs to the period. Late echoes go to the one before, to count for nothing."""
        news: list[Statement] = []
        for statement in bulletin.statements:
            if period.belongs_before(statement):
                period.before[statement.person].said.append(statement)
            elif not period.is_told_again(statement):
                news.append(statement)
        return news

    def _hear(self, period: Period, statements: Sequence[Statement]) -> list[Statement]:
        """Add statements to their people's tracks. Those that were no echo."""
        heard = [one for one in statements if self._track(period, one.person).hear(one)]
        if heard:
            period.last_news = heard[0].at
        return heard

    def _track(self, period: Period, person: str) -> Track:
        track = period.tracks.get(person)
        if track is None:
            track = period.tracks[person] = Track(self._rules.weights, elsewhere=self.elsewhere.get(person))
        return track

    def _open(self, period: Period, by: Opening, at: datetime) -> None:
        if period.is_search:
            if period.opened_by is Opening.PRESSURE:
                period.opened_by = by
            return
        period.open(at, by)
        self._known = {
            person: status
            for person, status in self._known.items()
            if person in period.tracks or person == period.incumbent
        }

    def _close(self, period: Period, at: datetime, by: Ending, appointed: str | None) -> None:
        period.close(at, by, appointed)
        if appointed:
            self._track(period, appointed)

    def _reopen(self, at: datetime) -> None:
        """Let the last search go on, with whatever has been said since it ended."""
        later: Period | None = None
        if not self.periods[-1].is_search and len(self.periods) > 1:
            later = self.periods.pop()
        period = self.periods[-1]
        if period.is_closed:
            period.reopen(at)
        if later:
            for person, track in later.tracks.items():
                self._track(period, person).append(track)
            period.last_news = later.last_news or period.last_news

    def _next(self) -> Period:
        last = self.periods[-1]
        period = Period(self._rules, last.gone(), last.in_charge, follows=True, before=last.tracks)
        self.periods.append(period)
        self._known = {person: status for person, status in self._known.items() if person == last.in_charge}
        return period

    def _note_statements(self, period: Period, statements: Sequence[Statement]) -> None:
        for statement in statements:
            self._note(period, statement.person, statement.at, statement.evidence)

    def _note_all(self, period: Period, at: datetime, reason: str) -> None:
        for person in period.tracks:
            self._note(period, person, at, reason=reason)

    def _note(
        self, period: Period, person: str, at: datetime, evidence: Evidence | None = None, reason: str = ""
    ) -> None:
        """Write down a person's status if it is another than before."""
        after = period.status_of(person)
        before = self._known.get(person)
        if after is None or after is before:
            return
        self._known[person] = after
        verdict = period.tracks[person].verdict
        if after is not Status.APPOINTED and verdict and verdict.deciding is None:
            evidence, reason = None, verdict.reason
        self.moves.append(Move(person, before, after, at, evidence, "" if evidence else reason))


def _best_appointment(period: Period, statements: Sequence[Statement]) -> Statement | None:
    """Of one article's statements that would end the search, the best founded, then the first; often none.

    Nobody of whom a moderator has said what he is gets the job by a report.
    """
    appointed = [one for one in statements if one.status is Status.APPOINTED and not period.is_set(one.person)]
    appointments = [one for one in appointed if period.is_ended_by(one)]
    return min(appointments, key=lambda one: (not one.official, one.tier), default=None)
