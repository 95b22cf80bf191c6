"""Which clubs a report names, and which one "the Reds", "United" or "the Bridge" means in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.domain.folding import fold
from bot.reading.lexicon import Lexicon, NameKind
from bot.reading.mention import Found, Kind, Mention, Words
from bot.reading.spelling_search import find_spellings
from bot.reading.vocabulary import common_words
from bot.reading.words import Word

_AFTER_WORD_NOT_CLUB = {
    "reading": frozenset("the a an into between of his her this that about through out up too more it is was".split()),
    "nice": frozenset("to one work and guy man idea touch try words for if as that of".split()),
    "bury": frozenset("the his their a".split()),
    "forest": frozenset("green".split()),
}
"""Names that are also words, and what follows where they are words."""


def find_clubs(words: Words, lexicon: Lexicon, own_club: str = "") -> list[list[Mention]]:
    """The clubs that each sentence names.

    A name that several clubs share means the one that the report speaks of elsewhere, the one last named first;
    where it speaks of none of them, the club whose own site it is, and else nobody. `own_club` is that club.
    """
    rows = [_candidates(sentence, lexicon) for sentence in words]
    named = Counter(
        owner
        for row in rows
        for found in row
        if found.how is NameKind.NAME and len(found.owners) == 1
        for owner in found.owners
    )
    mentions: list[list[Mention]] = []
    recent: list[str] = []
    for index, row in enumerate(rows):
        settled = []
        for found in row:
            owner = _settle(found, named, recent, own_club)
            if not owner:
                continue
            if owner in recent:
                recent.remove(owner)
            recent.append(owner)
            settled.append(Mention(index, found.first, found.last, Kind.CLUB, owner, found.how, found.possessive))
        mentions.append(settled)
    return mentions


def _candidates(words: Sequence[Word], lexicon: Lexicon) -> list[Found]:
    found = [item for item in find_spellings(words, lexicon.clubs) if not _is_plain_word(words, item)]
    covered = {place for item in found if item.how is not NameKind.SHORT for place in range(item.first, item.last)}
    unlisted = _unlisted(words, covered)
    longer = {place for item in unlisted for place in range(item.first, item.last)}
    return sorted([*(item for item in found if item.first not in longer), *unlisted], key=lambda item: item.first)


def _is_plain_word(words: Sequence[Word], found: Found) -> bool:
    if found.last - found.first > 1:
        return False
    word = words[found.first]
    following = words[found.last] if found.last < len(words) else None
    if following is not None and following.key in _AFTER_WORD_NOT_CLUB.get(word.key, ()) and not word.possessive:
        return True
    # "the Forest" is one club's nickname; a bare plural nickname needs its article save in headlines and posts.
    return found.how is NameKind.TOWN and following is not None and following.capital and following.gap == " "


_CLUB_ENDINGS = frozenset("united city town rovers wanderers athletic fc afc".split())
_NOT_CLUB_STARTS = frozenset("the a an and in at for of on fa league premier both this that when manchester".split())


def _unlisted(words: Sequence[Word], covered: set[int]) -> list[Found]:
    found = []
    for place in range(1, len(words)):
        word, before = words[place], words[place - 1]
        if word.key not in _CLUB_ENDINGS or not word.capital or word.gap != " " or covered & {place, place - 1}:
            continue
        if before.capital and before.key not in _NOT_CLUB_STARTS | common_words() and not before.possessive:
            name = f"{before.text} {word.text.removesuffix(chr(39) + 's').removesuffix('’s')}"
            found.append(Found(place - 1, place + 1, NameKind.NAME, (name,), word.possessive))
    return found


def _settle(found: Found, named: Counter[str], recent: Sequence[str], own_club: str) -> str:
    if found.how is NameKind.NAME and len(found.owners) == 1:
        return found.owners[0]
    spoken_of = [owner for owner in found.owners if owner in named]
    if found.how is NameKind.TOWN:
        return spoken_of[0] if len(spoken_of) == 1 else ""
    for club in reversed(recent):
        if club in spoken_of:
            return club
    if spoken_of:
        return max(spoken_of, key=lambda owner: (named[owner], owner))
    if own_club in found.owners:
        return own_club
    sure = found.how in {NameKind.NICKNAME, NameKind.GROUND, NameKind.NAME}
    return found.owners[0] if sure and len(found.owners) == 1 else ""


def club_of_outlet(outlet: str, lexicon: Lexicon) -> str:
    """The club whose official site the outlet is; empty for any other outlet."""
    domain = outlet.strip().lower()
    if not domain:
        return ""
    return next((club.name for club in lexicon.club_by_name.values() if fold(club.site) == fold(domain)), "")
