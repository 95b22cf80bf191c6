"""A football club or a national team."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Club:
    """A club or a national team with every name that people give it.

    A club's `name` is its identity everywhere: in claims, in the store, in commands. A club that is in no
    list has a name too, the one that a text used, and then nothing else here is known.
    """

    name: str
    """Its usual English name in full, without accents ("Bayern Munich"); a national team is named by its country."""
    country: str = ""
    """English name of the country it plays in; empty when unknown."""
    league: str = ""
    """The competition it plays in; "national team" for a country's."""
    aliases: tuple[str, ...] = ()
    """Names that mean this club and, in football talk, practically nothing else ("Spurs", "Köln", "QPR")."""
    nicknames: tuple[str, ...] = ()
    """Names used with "the" that several clubs may share ("Reds", "Blues"), without the article."""
    grounds: tuple[str, ...] = ()
    """Its grounds and training grounds, the current ground first; each may stand for the club in a text."""
    town: str = ""
    """The town or city that it plays in; empty for a national team."""
    site: str = ""
    """Registered domain of its official website; an article from there is the club's own word. May be empty."""

    @property
    def is_national(self) -> bool:
        """Whether it is a country's team, men's or women's."""
        return "national team" in self.league
