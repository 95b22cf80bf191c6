"""One stretch of a club's story: from the end of a search, or from the beginning, to the end of the next search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain import Ending, Opening, Status
from bot.searches.record import Bulletin, Camp, Statement
from bot.searches.rules import Rules
from bot.searches.track import Track

NEAR = frozenset({Status.TALKS, Status.AGREED, Status.APPOINTED})
"""What is said of somebody who is close to getting the job."""


@dataclass(slots=True)
class Period:
    """What has been said since the last search ended. It becomes a search once something in it opens one."""

    rules: Rules
    former: frozenset[str] = frozenset()
    """Who held the job in earlier searches and lost it; that they left is no news."""
    incumbent: str | None = None
    """Who was appointed last; None when nobody is known to have been."""
    follows: bool = False
    """Whether a search went before."""
    before: Mapping[str, Track] = field(default_factory=dict)
    """The people of the period before."""
    tracks: dict[str, Track] = field(default_factory=dict)
    opened_at: datetime | None = None
    opened_by: Opening | None = None
    closed_at: datetime | None = None
    closed_by: Ending | None = None
    appointed: str | None = None
    last_news: datetime | None = None
    """When the newest article that added anything to it was published."""
    corrected_at: datetime | None = None
    """From when on a moderator's newest correction of somebody's status in it holds."""
    reopened_at: datetime | None = None
    """When it last turned out that it was not over."""

    @property
    def is_search(self) -> bool:
        """Whether anything has opened it."""
        return self.opened_at is not None

    @property
    def is_closed(self) -> bool:
        """Whether it is a search that is over."""
        return self.closed_at is not None

    def is_past(self, at: datetime) -> bool:
        """Whether by then it is over for so long that reports about others than the new man are about something new."""
        return self.closed_at is not None and at > self.closed_at + self.rules.spans.aftermath

    def has_settled(self, at: datetime) -> bool:
        """Whether by then it is over for so long that the new man may be on his way again."""
        return self.closed_at is not None and at > self.closed_at + self.rules.spans.settling

    def status_of(self, person: str) -> Status | None:
        """The person's status; None when he is not known here."""
        if self.is_closed and person == self.appointed:
            return Status.AGREED if self.closed_by is Ending.AGREEMENT else Status.APPOINTED
        track = self.tracks.get(person)
        return track.status if track else None

    def is_set(self, person: str) -> bool:
        """Whether a moderator has said what the person is in this search, so that no report does."""
        track = self.tracks.get(person)
        return track is not None and track.is_set

    def may_open(self, statement: Statement) -> bool:
        """Whether a statement may open a search: that a holder goes, whatever a moderator said of him before, does."""
        return statement.camp is Camp.GOING or not self.is_set(statement.person)

    def holders(self) -> list[str]:
        """Those who hold or held the job, by what was said of them."""
        return [person for person, track in self.tracks.items() if track.status and track.status.of_holder]

    @property
    def caretaker(self) -> str | None:
        """Who has the job for now, by what was last said of it; None when the search is over or nobody was named."""
        if self.is_closed:
            return None
        named = [
            (max(times), person)
            for person, track in self.tracks.items()
            if track.status is not Status.DEPARTING and (times := track.interim_at())
        ]
        return max(named)[1] if named else None

    @property
    def in_charge(self) -> str | None:
        """Whom the search left with the job: the one appointed, or the holder who stays where a moderator closed it."""
        if self.appointed or not self.is_closed:
            return self.appointed
        staying = [person for person in self.holders() if self.tracks[person].status is not Status.DEPARTING]
        return staying[0] if len(staying) == 1 else None

    def gone(self) -> frozenset[str]:
        """Who has held the job by the end of this search and does no more, caretakers not counted."""
        held = [person for person in self.holders() if not self.tracks[person].hoped]
        return frozenset({*self.former, *held, *filter(None, [self.incumbent])} - {self.in_charge})

    def is_told_again(self, statement: Statement) -> bool:
        """Whether a statement only retells how things came about: an old departure, the holder's own appointment."""
        person, status = statement.person, statement.status
        if person == self.incumbent:
            return status.hopeful
        track = self.tracks.get(person)
        hoped = track is not None and track.hoped
        if person in self.former and status.of_holder:
            return not hoped
        if status is not Status.APPOINTED or statement.official or hoped:
            return False
        return person in self.former or (track is not None and track.status is not None and track.status.of_holder)

    def repeats(self, statement: Statement) -> bool:
        """Whether a statement is an echo of one that is known here."""
        track = self.tracks.get(statement.person)
        return track is not None and track.is_echo(statement)

    def belongs_before(self, statement: Statement) -> bool:
        """Whether a statement is a late echo of one that was made in the period before."""
        track = self.before.get(statement.person)
        return track is not None and track.is_late_echo(statement)

    def opening(self, statements: Iterable[Statement]) -> Opening | None:
        """Why statements, no echoes and none told again, would open a search; None when they would not."""
        held = self.holders()
        statuses = {one.status for one in statements if not (one.status.hopeful and one.person in held)}
        if Status.DEPARTING in statuses:
            return Opening.DEPARTURE
        if any(status.hopeful for status in statuses):
            return Opening.CANDIDATE
        return Opening.PRESSURE if self.follows and Status.PRESSURE in statuses else None

    def open(self, at: datetime, by: Opening) -> None:
        """Make it a search, from the first pressure on that led to it; what is older than the prelude is forgotten."""
        earliest = at - self.rules.spans.prelude
        self.tracks = {person: track for person, track in self.tracks.items() if track.is_known_since(earliest)}
        pressure = [
            one.at
            for track in self.tracks.values()
            for one in track.originals
            if one.camp is Camp.GOING and one.at >= earliest
        ]
        self.opened_at, self.opened_by = min([at, *pressure]), by

    def close(self, at: datetime, by: Ending, appointed: str | None) -> None:
        """End the search."""
        self.closed_at, self.closed_by, self.appointed = at, by, appointed

    def reopen(self, at: datetime) -> None:
        """Let the search go on as if it had not ended."""
        self.closed_at, self.closed_by, self.appointed = None, None, None
        self.reopened_at = at

    def is_ended_by(self, appointment: Statement) -> bool:
        """Whether a report of an appointment, which has been heard, is enough to end the search.

        The club's word is, and that of one source that is trusted somewhat: it says that the club has confirmed him.
        """
        if appointment.official or appointment.tier <= self.rules.spans.alone:
            return True
        return len(self._appointers(appointment.person)) >= self.rules.spans.agreeing

    @property
    def is_unconfirmed(self) -> bool:
        """Whether it ended because somebody had agreed, and nobody has spoken of him as the holder of the job yet."""
        track = self.tracks.get(self.appointed or "")
        return (
            self.closed_by is Ending.AGREEMENT
            and track is not None
            and not any(one.status.of_holder for one in track.originals)
        )

    def is_contradicted_by(self, bulletin: Bulletin) -> bool:
        """Whether an article shows that the one who had agreed, and nothing more, has not got the job after all."""
        return self.is_unconfirmed and any(
            one.camp is Camp.REFUSAL if one.person == self.appointed else one.status in NEAR
            for one in bulletin.statements
            if not self.repeats(one) and not self.is_told_again(one)
        )

    def unseen_appointment(self, bulletin: Bulletin) -> str | None:
        """Who must have got the job without a report of it, as an article after a long silence shows; often nobody.

        It speaks of somebody as the holder who was not, and either he had been a candidate or the old holder had
        gone. A caretaker may come and go without that.
        """
        if self.last_news is None or bulletin.at - self.last_news < self.rules.spans.silence:
            return None
        known = {*self.former, *self.holders(), self.incumbent}
        departed = any(track.status is Status.DEPARTING for track in self.tracks.values())
        for statement in bulletin.statements:
            if statement.status.of_holder and statement.person not in known and not self.is_set(statement.person):
                track = self.tracks.get(statement.person)
                said = track.originals if track else []
                if (said or departed) and not any(one.status is Status.INTERIM for one in said):
                    return statement.person
        return None

    def is_followed_by(self, bulletin: Bulletin) -> bool:
        """Whether an article, published after this search ended, begins the next period.

        What is said of the new man as the holder of the job does, once he has settled in; what is said of others only
        when reports about the search itself have run dry.
        """
        past, settled = self.is_past(bulletin.at), self.has_settled(bulletin.at)
        for statement in bulletin.statements:
            if self.repeats(statement):
                continue
            if statement.person == self.in_charge:
                if statement.camp is Camp.GOING and (settled or statement.official):
                    return True
                if statement.camp is Camp.STAYING and past:
                    return True
            elif past and statement.camp is not Camp.REFUSAL and self._is_news(statement):
                return True
        return False

    def _is_news(self, statement: Statement) -> bool:
        """Whether a statement made after the search ended is more than a look back at it."""
        if self.is_told_again(statement):
            return False
        track = self.tracks.get(statement.person)
        if statement.status.of_holder:
            return statement.camp is Camp.GOING and statement.person not in self.holders()
        if statement.status is Status.INTERIM:
            return not (track and any(one.status is Status.INTERIM for one in track.originals))
        return True

    def yields_to(self, appointment: Statement) -> bool:
        """Whether a later report of somebody else's appointment stands against the one that ended the search.

        The club's word does, and nothing stands against the club's word; otherwise it takes more trust.
        """
        if self.closed_by is not Ending.APPOINTMENT or not self.is_ended_by(appointment):
            return False
        standing, rival = self._appointers(self.appointed or ""), self._appointers(appointment.person)
        if appointment.official or any(one.official for one in standing):
            return appointment.official
        trust = self.rules.weights.trust
        behind, before = (sum(trust.of(one.tier, one.earned) for one in some) for some in (rival, standing))
        return behind > before

    def is_denied(self) -> bool:
        """Whether the appointment has since fallen through, or never was.

        The club's word, or his own, that he does not get the job says so; other sources do where they outnumber those
        that reported the appointment, which must not have been official.
        """
        track = self.tracks.get(self.appointed or "")
        if track is None or self.closed_at is None or self.closed_by is not Ending.APPOINTMENT:
            return False
        if any(one.official and one.camp is Camp.REFUSAL and one.at > self.closed_at for one in track.latest.values()):
            return True
        if any(one.official and one.status is Status.APPOINTED for one in track.originals):
            return False
        against = [
            one
            for one in track.latest.values()
            if one.at > self.closed_at and one.status is not Status.APPOINTED and not one.status.of_holder
        ]
        behind = self._appointers(self.appointed or "")
        return len(against) >= self.rules.spans.contradictions and len(against) > len(behind)

    def _appointers(self, person: str) -> list[Statement]:
        """The sources whose latest word is that the person was appointed."""
        track = self.tracks.get(person)
        return [one for one in track.latest.values() if one.status is Status.APPOINTED] if track else []
