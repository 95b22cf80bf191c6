"""A small catalogue with the clashes that names have in life."""

from datetime import date

from bot.domain import Club, Person, Stint
from bot.names.catalogue import Catalogue

PREMIER, BUNDESLIGA, SERIE_A = "Premier League", "Bundesliga", "Serie A"

CLUBS = (
    Club("Celta Vigo", "Spain", "La Liga", ("Celta",)),
    Club("Celtic", "Scotland", "Scottish Premiership"),
    Club("Chelsea", "England", PREMIER, ("CFC",), ("Blues",)),
    Club("Chelsea Women", "England", "Women's Super League", ("Chelsea Ladies",), ("Blues",)),
    Club("Cologne", "Germany", BUNDESLIGA, ("Köln", "1. FC Köln")),
    Club("Everton", "England", PREMIER, (), ("Blues",)),
    Club("Inter Miami", "United States", "MLS"),
    Club("Inter Milan", "Italy", SERIE_A, ("Inter", "Internazionale")),
    Club("Juve Stabia", "Italy", "Serie B"),
    Club("Juventus", "Italy", SERIE_A, ("Juve",), ("Old Lady",)),
    Club("Leeds United", "England", PREMIER, ("Leeds",)),
    Club("Liverpool", "England", PREMIER, ("LFC",), ("Reds",)),
    Club("Manchester City", "England", PREMIER, ("Man City",)),
    Club("Manchester United", "England", PREMIER, ("Man United", "Man Utd"), ("Reds", "Red Devils")),
    Club("Newcastle United", "England", PREMIER, ("Newcastle",), ("Magpies",)),
    Club("Paris FC", "France", "Ligue 1"),
    Club("Paris Saint-Germain", "France", "Ligue 1", ("PSG",)),
    Club("Portland Thorns", "United States", "NWSL"),
    Club("Real Betis", "Spain", "La Liga", ("Betis",)),
    Club("Real Madrid", "Spain", "La Liga"),
    Club("Sutton United", "England", "National League"),
    Club("Tottenham Hotspur", "England", PREMIER, ("Spurs", "Tottenham")),
)

PEOPLE = (
    Person("Carlo Ancelotti", stints=(Stint("Real Madrid", date(2021, 6, 1), None),)),
    Person("Davide Ancelotti"),
    Person("Roberto De Zerbi"),
    Person("Ruben Amorim", ("Rúben Amorim",)),
    Person("Thomas Frank"),
    Person("Thomas Tuchel"),
    Person("Xabi Alonso"),
    Person("Xavi Hernandez", ("Xavi",)),
)

CATALOGUE = Catalogue(CLUBS, PEOPLE)
