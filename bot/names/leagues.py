"""How likely people are to mean a club when a name leaves it open: by the competition that it plays in."""

from __future__ import annotations

from bot.domain import Club

_RANKS = {
    league: rank
    for rank, leagues in enumerate(
        (
            ("Premier League",),
            ("La Liga", "Bundesliga", "Serie A", "Ligue 1"),
            ("Primeira Liga", "Eredivisie", "Scottish Premiership", "MLS"),
            ("national team",),
            ("Championship", "Pro League", "Super Lig"),
            ("Segunda Division", "2. Bundesliga", "Serie B", "Ligue 2", "Brazilian Serie A"),
            ("Argentine Primera Division", "Saudi Pro League", "Super League Greece", "Liga MX"),
            ("League One", "Scottish Championship"),
            ("League Two", "Danish Superliga", "Allsvenskan", "Eliteserien"),
        )
    )
    for league in leagues
}
_OTHERS = len(_RANKS)
_FOLLOWED_EVERYWHERE = frozenset(
    {"Arsenal", "Chelsea", "Liverpool", "Manchester City", "Manchester United", "Newcastle United", "Tottenham Hotspur"}
    | {"Atletico Madrid", "Barcelona", "Real Madrid", "Bayern Munich", "Borussia Dortmund", "Paris Saint-Germain"}
    | {"AC Milan", "Inter Milan", "Juventus", "Roma", "Ajax", "Benfica", "FC Porto", "Sporting CP", "Celtic", "Rangers"}
)
_BIG = 2
_WOMENS_LEAGUES = frozenset({"NWSL", "Liga F", "Primera Federacion Femenina", "Premiere Ligue"})
_WOMENS_WORDS = ("Women", "women", "Frauen", "Femenin")


def rank(club: Club) -> int:
    """A number that is lower the more people follow the club: a few great ones first, then by league."""
    return -1 if club.name in _FOLLOWED_EVERYWHERE else _RANKS.get(club.league, _OTHERS)


def is_big(club: Club) -> bool:
    """Whether it plays in a league so widely followed that a short name for another club may mean it."""
    return rank(club) <= _BIG


def is_womens(club: Club) -> bool:
    """Whether it is a women's side. Nobody means one by a short name that a men's side has."""
    return club.league in _WOMENS_LEAGUES or any(word in f"{club.name} {club.league}" for word in _WOMENS_WORDS)
