"""What the lists say of a name that somebody else has read in a report."""

from __future__ import annotations

from bot.names.catalogue import Catalogue
from bot.names.club_lookup import look_up_club
from bot.names.meaning import Basis
from bot.names.person_lookup import look_up_person
from bot.reading.answer import Known, Lists
from bot.reading.lexicon import family_name


def listed_club(name: str, catalogue: Catalogue) -> Known | None:
    """The club of which this is a whole name, alias or nickname; None where it is nobody's, or several may be meant."""
    meaning = look_up_club(name, catalogue)
    club = catalogue.clubs_by_name.get(meaning.clear or "") if meaning.basis is Basis.WHOLE else None
    return Known(club.name, (club.name, *club.aliases)) if club else None


def listed_person(name: str, catalogue: Catalogue) -> Known | None:
    """The person whose whole name or alias this is, or whose family name, where it is one word and only he bears it."""
    meaning = look_up_person(name, (), catalogue)
    sure = meaning.basis is Basis.WHOLE or (meaning.basis is Basis.PART and " " not in name.strip())
    person = catalogue.people_by_name.get(meaning.clear or "") if sure else None
    if person is None:
        return None
    names = (person.name, *person.aliases)
    return Known(person.name, (*names, *(family_name(one) for one in names)))


def lists_of(catalogue: Catalogue) -> Lists:
    """The two together."""
    return Lists(lambda name: listed_club(name, catalogue), lambda name: listed_person(name, catalogue))
