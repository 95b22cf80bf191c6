"""A manager or would-be manager."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stint:
    """One spell in charge of one club's first team, a caretaker's too."""

    club: str
    """The club's name as in `Club.name`; a club in no list by its usual English name."""
    since: date
    """First day, or the first of the month (of the year) when only that much is known."""
    until: date | None
    """Last day, or the last of the month (of the year) when only that much is known; None while it lasts."""

    def covers(self, day: date) -> bool:
        """Whether the person had the job on that day; both ends belong to the spell."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Person:
    """A manager (head coach is the same thing) or somebody who may become one.

    A person's `name` is his or her identity in claims. One who is in no list has the fullest name that the
    text gave and nothing else.
    """

    name: str
    """Full usual name in the English-language press, without accents ("Jurgen Klopp")."""
    aliases: tuple[str, ...] = ()
    """Other spellings and single names ("Jürgen Klopp", "Xavi"). A bare family name is not an alias."""
    nationality: str = ""
    """As the press calls him ("German", "Northern Irish"); empty when unknown."""
    born: date | None = None
    """Day of birth; the first of January stands for a birthday that is unknown: see `birthday_known`."""
    birthday_known: bool = False
    """Whether day and month of `born` are facts. If not, an age derived from it may be one year too high."""
    stints: tuple[Stint, ...] = ()
    """Spells in charge, oldest first."""
    played_for: tuple[str, ...] = ()
    """Clubs and a national team that he played for, the most notable; not complete."""
    position: str = ""
    """What he was as a player: goalkeeper, defender, midfielder, winger, striker, or empty."""

    def clubs_on(self, day: date) -> tuple[str, ...]:
        """The clubs whose first team he was in charge of on that day; usually none or one."""
        return tuple(stint.club for stint in self.stints if stint.covers(day))
