"""Which of our clubs a team of Wikidata's is, and how its words become ours."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cached_property

from bot.domain import Club
from bot.domain.folding import fold
from bot.names.catalogue import Catalogue

_FORMS = re.compile(r"\b(?:AFC|FC|CF|SC|football club)\b", re.IGNORECASE)
_NATIONAL = re.compile(r"^(.+?) (?:men's )?national (?:association )?(?:football|soccer) team$", re.IGNORECASE)
_WOMENS_NATIONAL = re.compile(r"^(.+?) women's national (?:football|soccer) team$", re.IGNORECASE)
_NOT_FIRST_TEAM = re.compile(
    r"\b(?:under-?\d+|u-?\d\d|youth|juniors?|reserves?|academy|futsal|beach|olympic|amateurs?)\b|\b(?:II|B|C)$",
    re.IGNORECASE,
)
_LEAGUES = {
    "EFL Championship": "Championship",
    "EFL League One": "League One",
    "EFL League Two": "League Two",
    "Süper Lig": "Super Lig",
    "Major League Soccer": "MLS",
    "Campeonato Brasileiro Série A": "Brazilian Serie A",
    "Belgian Pro League": "Pro League",
    "National Women's Soccer League": "NWSL",
}
"""Leagues that Wikidata calls otherwise than our lists."""

NATIONALITIES = {
    country: nationality
    for nationality, countries in {
        "English": "England",
        "Scottish": "Scotland",
        "Welsh": "Wales",
        "Northern Irish": "Northern Ireland",
        "Irish": "Ireland; Republic of Ireland",
        "German": "Germany",
        "Austrian": "Austria",
        "Swiss": "Switzerland",
        "Dutch": "Netherlands; Kingdom of the Netherlands",
        "Belgian": "Belgium",
        "French": "France",
        "Spanish": "Spain",
        "Portuguese": "Portugal",
        "Italian": "Italy",
        "Croatian": "Croatia",
        "Serbian": "Serbia",
        "Bosnian": "Bosnia and Herzegovina",
        "Slovenian": "Slovenia",
        "Slovak": "Slovakia",
        "Montenegrin": "Montenegro",
        "Macedonian": "North Macedonia",
        "Albanian": "Albania",
        "Kosovan": "Kosovo",
        "Danish": "Denmark; Kingdom of Denmark",
        "Norwegian": "Norway",
        "Swedish": "Sweden",
        "Finnish": "Finland",
        "Icelandic": "Iceland",
        "Turkish": "Turkey; Türkiye",
        "Greek": "Greece",
        "Polish": "Poland",
        "Czech": "Czech Republic; Czechia",
        "Hungarian": "Hungary",
        "Romanian": "Romania",
        "Bulgarian": "Bulgaria",
        "Ukrainian": "Ukraine",
        "Russian": "Russia",
        "Georgian": "Georgia",
        "Israeli": "Israel",
        "American": "United States; United States of America",
        "Canadian": "Canada",
        "Mexican": "Mexico",
        "Costa Rican": "Costa Rica",
        "Jamaican": "Jamaica",
        "Argentine": "Argentina",
        "Brazilian": "Brazil",
        "Uruguayan": "Uruguay",
        "Chilean": "Chile",
        "Colombian": "Colombia",
        "Paraguayan": "Paraguay",
        "Peruvian": "Peru",
        "Ecuadorian": "Ecuador",
        "Venezuelan": "Venezuela",
        "Bolivian": "Bolivia",
        "Australian": "Australia",
        "New Zealander": "New Zealand",
        "Japanese": "Japan",
        "South Korean": "South Korea",
        "Chinese": "China; People's Republic of China",
        "Saudi": "Saudi Arabia",
        "Iranian": "Iran",
        "Egyptian": "Egypt",
        "Moroccan": "Morocco",
        "Algerian": "Algeria",
        "Tunisian": "Tunisia",
        "Senegalese": "Senegal",
        "Ivorian": "Ivory Coast; Côte d'Ivoire",
        "Ghanaian": "Ghana",
        "Nigerian": "Nigeria",
        "Cameroonian": "Cameroon",
        "South African": "South Africa",
    }.items()
    for country in countries.split("; ")
}
"""Nationalities by country, both as our lists and Wikidata have them. "United Kingdom" says too little."""


class Naming:
    """Finds our names for Wikidata's."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def club(self, label: str) -> str | None:
        """The name of the club that a team is; None for one that we do not have, and for reserves and youth teams."""
        if match := _NATIONAL.match(label):
            return self._only(match.group(1), national=True)
        if match := _WOMENS_NATIONAL.match(label):
            return self._only(f"{match.group(1)} Women", national=True)
        if _NOT_FIRST_TEAM.search(_undotted(label)):
            return self._only(label, national=False, exactly=True)
        return self._only(label, national=False) or self._only(plain_team(label), national=False)

    def _only(self, name: str, *, national: bool, exactly: bool = False) -> str | None:
        key = fold(name)
        fits = [club for club in self._catalogue.clubs_by_key.get(key, ()) if club.is_national is national]
        named = [club for club in fits if fold(club.name) == key]
        chosen = named if named or exactly else fits
        return chosen[0].name if len(chosen) == 1 else None

    def league(self, labels: tuple[str, ...]) -> str | None:
        """The league of ours that a team plays in; None unless Wikidata names just one and we have it."""
        if len(labels) != 1:
            return None
        name = _LEAGUES.get(labels[0], labels[0])
        return self._leagues.get(fold(name))

    def country(self, league: str) -> str:
        """The country that most clubs of a league play in."""
        return self._countries[league]

    @cached_property
    def _leagues(self) -> dict[str, str]:
        return {fold(club.league): club.league for club in self._catalogue.clubs if not club.is_national}

    @cached_property
    def _countries(self) -> dict[str, str]:
        counts: dict[str, Counter[str]] = {}
        for club in self._catalogue.clubs:
            counts.setdefault(club.league, Counter())[club.country] += 1
        return {league: of_league.most_common(1)[0][0] for league, of_league in counts.items()}


def is_first_team(label: str) -> bool:
    """Whether a team is nobody's reserves, youth or futsal side, by its name."""
    return not _NOT_FIRST_TEAM.search(_undotted(label)) and not re.search(r"national .*team$", label)


def plain_team(label: str) -> str:
    """A team's name without "F.C." and the like."""
    return " ".join(_FORMS.sub(" ", _undotted(label)).split())


def _undotted(label: str) -> str:
    return re.sub(r"\b(?:\w\.){2,}", lambda match: match.group().replace(".", ""), label)


def plain(name: str) -> str:
    """A name without accents, as our lists spell it; letters that are no accented ones stay."""
    return "".join(
        char for char in unicodedata.normalize("NFKD", name.translate(_LETTERS)) if not unicodedata.combining(char)
    )


_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ß": "ss", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae", "œ": "oe", "ı": "i"}
    | {"ð": "d", "Ð": "D", "þ": "th", "Þ": "Th"}
)


def site_of(address: str) -> str:
    """The domain of an official website, without "www."; empty when it is none."""
    match = re.match(r"https?://(?:www\.)?([a-z0-9.-]+\.[a-z]{2,})(?:[:/]|$)", address.lower())
    return match.group(1) if match else ""


def resembles_ours(name: str, country: str, catalogue: Catalogue) -> bool:
    """Whether a club of a country has a word of a name in its own: it may be the same under another form of it."""
    words = {word for word in fold(name).split() if len(word) > 3 and word not in _COMMON}
    return any(
        words & set(fold(one).split())
        for club in catalogue.clubs
        if club.country == country
        for one in (club.name, *club.aliases)
    )


_COMMON = frozenset(
    "united city town rovers wanderers athletic albion county real sporting sport club deportivo atletico olympique "
    "stade union calcio football futbol women ladies femenino feminine".split()
)
"""Words of so many clubs' names that they tell nothing."""


def club_from(name: str, league: str, naming: Naming) -> Club:
    """A club in no list of ours that plays in a league of ours."""
    bare = plain(plain_team(name))
    aliases = tuple(dict.fromkeys(one for one in (name, plain_team(name)) if one != bare))
    return Club(bare, naming.country(league), league, aliases)
