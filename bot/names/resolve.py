"""What a typed name means: the one club or person, or the question which one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.errors import UnclearName
from bot.names.catalogue import Catalogue
from bot.names.club_lookup import look_up_club
from bot.names.meaning import Basis, Meaning
from bot.names.person_lookup import look_up_person
from bot.reply import listing

MOST_CHOICES = 10
_LONGEST_SHOWN = 60


def find_club(typed: str, catalogue: Catalogue, active: Collection[str] = ()) -> str:
    """The name of the club that is meant by what somebody typed.

    A name in full wins; so does an alias or nickname of one club, unless it also begins the name of a big club
    ("inter"). After that come some of a name's words and the beginnings of words, and slips of the finger. A women's
    side is meant only by a name that no other has.

    `active` are the clubs that the workspace has read about, the newest first; they are the likeliest, and may be in
    no list. Raises `UnclearName` with at most `MOST_CHOICES` choices, or with the nearest names where nothing fits.
    """
    return _decide(typed, "club", look_up_club(typed, catalogue, active))


def find_person(typed: str, known: Sequence[str], catalogue: Catalogue, first: Collection[str] = ()) -> str:
    """The name of the person that is meant by what somebody typed: in full, the family name, with slips.

    `known` are the names that the workspace has read, those with the most claims first; they come before people who
    are only listed, and are given as they are spelled there. `first` are those that leave out others of that name:
    the people of the club that is asked about. Raises `UnclearName` as `find_club` does.
    """
    return _decide(typed, "person", look_up_person(typed, known, catalogue, first))


def _decide(typed: str, kind: str, meaning: Meaning) -> str:
    if meaning.clear is not None:
        return meaning.clear
    shown = typed.strip()
    if len(shown) > _LONGEST_SHOWN:
        shown = f"{shown[: _LONGEST_SHOWN - 1]}…"
    choices = meaning.names[:MOST_CHOICES]
    if meaning.basis is not Basis.NOTHING:
        others = " …" if len(meaning.names) > len(choices) else ""
        raise UnclearName(f"“{shown}” could be {listing(choices, 'or')}{others}: type more of the name.", choices)
    if choices:
        raise UnclearName(f"No {kind} is called “{shown}”. The nearest names are {listing(choices)}.", choices)
    raise UnclearName(f"No {kind} is called “{shown}”, nor anything like it. Type the name as the press writes it.")
