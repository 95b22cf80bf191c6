"""Whether an item of a feed looks like a manager's story, before anything of it is fetched.

The test is meant to miss hardly any: an article too many costs a page fetched and read, one too few is lost. The words
are those of English reports, and of the larger football countries' for readers that understand them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import pairwise

_OF_JOBS = r"""
    managers? | managerial | gaffers? | head\ coach (?:es)? | coach (?:es)? | boss (?:es)? | dugouts?
    | hot\ ?seats? | the\ helm | reins | caretakers? | interim | in\ charge | takes?\ charge | took\ charge
    | tak (?:e|es|en|ing)\ over | took\ over | successors? | succession | succeed (?:s|ed|ing)? | the\ job
    | vacan (?:cy|cies|t) | predecessors? | technical\ area | shortlist (?:s|ed)? | short\ list
"""
_OF_CHANGES = r"""
    sack (?:ed|s|ing|ings)? | axed? | axing | fired | ousted | dismiss (?:ed|es|al)?
    | part (?:ed|s|ing)?\ (?:company|ways|with) | resign (?:s|ed|ation|ing)? | quit (?:s|ting)?
    | step (?:s|ped|ping)?\ (?:down|aside|in) | walk (?:s|ed)?\ (?:out|away) | departure s?
    | appoint (?:s|ed|ment|ing)? | mutual (?:ly)? | hir (?:e|es|ed|ing) | unveil (?:s|ed|ing)? | favourites?
    | favorites? | front\ ?runners? | contenders? | interview (?:s|ed|ing)? | negotiat (?:e|es|ed|ing|ions)
    | here\ we\ go | bookmakers | bookies | ruled\ (?:himself\ )?out | sounded\ out | new\ era | brink
"""
_ELSEWHERE = r"""
    (?:chef|cheftrainer|trainer|interims?)?trainer (?:s|in|wechsel|suche|frage|amt|posten)? | coachs | entlassen
    | entlasst | beurlaubt | nachfolger s? | trainerbank | entraineurs? | selectionneur s? | limoge | limoges
    | licencie | banc | entrenador (?:es|a)? | tecnico s? | dt | destituido | destituye | cesado | banquillo
    | seleccionador | sucesor | mister | allenatore | allenatori | esonerato | esonero | panchina | ct
    | treinador (?:es)? | demitido | demissao | comando\ tecnico | trainers? | ontslagen | hoofdtrainer
    | bondscoach | opvolger | teknik\ direktor (?:u|luk|lugu)? | hoca (?:si)?
"""
_OF_TITLES = r"""
    out | gone | goes | wants? | wanted | asks? | asked | offer s? | offered | official | oficial | comunicado
    | goodbye s? | farewell s? | adios | last | chair s? | board s? | chief | chairman | president | owners?
    | directors? | crisis | decision | decide[sd]? | verdict | carousel | mercato | rumours? | gossip | market
    | yes | thanks | swap (?:s|ped)? | notice | handshake | shaken | options? | first\ choice | picked | picks?
    | choice | arriv (?:es|ed|al|ing) | welcome[sd]? | new | man | who | press\ conference | presser | next
    | race | post | part (?:s|ed)? | deal | confirm (?:s|ed)? | return (?:s|ed)? | names? | named
    | target (?:s|ed|ing)? | left | leav (?:e|es|ing) | talks | contract | stay (?:s|ed|ing)?
    | remain (?:s|ed|ing)? | statement | exit (?:s|ed)? | approach (?:es|ed)? | agree (?:s|d|ment)? | backed
    | backing | announc (?:e|es|ed|ement) | role | bench | search | reject (?:s|ed)? | turn (?:s|ed)?\ down
    | linked | considering | replac (?:e|es|ed|ing|ements?) | candidates? | pressure | future | odds
"""
_IN_TEXT = re.compile(rf"(?<![a-z0-9])(?: {_OF_JOBS} | {_OF_CHANGES} | {_ELSEWHERE} )(?![a-z0-9])", re.VERBOSE)
_IN_TITLE = re.compile(rf"(?<![a-z0-9])(?: {_OF_TITLES} )(?![a-z0-9])", re.VERBOSE)
_WORD = re.compile(r"[a-z0-9]+")
_PARTICLES = frozenset("ten van de di del da dos la le el von mc al den der o d".split())
_SHORTEST_NAME = 4
_LONGEST = 3000


def family_names(people: Iterable[str]) -> frozenset[str]:
    """Family names, by which a title tells a manager: one word each, or two such as "ten hag".

    Those of three letters are too common.
    """
    found = set()
    for name in people:
        words = _WORD.findall(_plain(name))
        if len(words) > 1 and words[-2] in _PARTICLES:
            found.add(" ".join(words[-2:]))
        elif words and len(words[-1]) >= _SHORTEST_NAME:
            found.add(words[-1])
    return frozenset(found)


def may_be_a_story(title: str, summary: str, managers: Collection[str] = frozenset()) -> bool:
    """Whether title or summary speak of a manager, of a job or of its change; `managers` as `family_names` gives them.

    An item of which nothing is known but its address may be one.
    """
    telling, text = _plain(title or summary[:_LONGEST]), _plain(f"{title} . {summary}"[:_LONGEST])
    words = _WORD.findall(text)
    if not words or _IN_TITLE.search(telling) or _IN_TEXT.search(text):
        return True
    return any(word in managers for word in words) or any(f"{a} {b}" in managers for a, b in pairwise(words))


def _plain(text: str) -> str:
    """Without case and accents. `fold` would keep every title for ever."""
    kept = (char for char in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(char))
    return "".join(kept).translate(_LETTERS)


_LETTERS = str.maketrans({"ø": "o", "ß": "ss", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
