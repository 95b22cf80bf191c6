"""Words that decide whether something capitalised may be a person's name, and words for jobs."""

from __future__ import annotations

from functools import cache
from importlib import resources

NEVER_IN_NAMES = frozenset(
    """
    league cup cups sports sport group park stadium road lane street fc afc cf sc united city town rovers wanderers
    albion athletic county premier champions europa conference division association federation club manager managers
    coach director president chairman owner owners chief executive officer daily telegraph mail times guardian
    herald post echo news mirror star sun express gazzetta sky bbc espn athletic championship bundesliga serie liga
    ligue eredivisie super trophy shield final finals copa euro euros olympic olympics uefa fifa fa efl mls wsl nwsl
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december north south east west northern southern eastern western new old great
    central saint st grand royal real england scotland wales ireland germany spain italy france portugal netherlands
    belgium turkey brazil argentina america american english scottish welsh irish german spanish italian french
    portuguese dutch belgian turkish brazilian european africa african asia asian europe britain british london
    manchester merseyside yorkshire lancashire midlands riyadh madrid lisbon munich paris milan rome turin berlin
    istanbul street ground arena bridge end stand hall house centre center university school academy training court
    hotel airport media press association talksport bet betting sportsbook odds instagram twitter youtube podcast
    transfer window deadline day christmas easter boxing ballon golden player players team teams goalkeeper defender
    midfielder striker winger captain statement official update live breaking exclusive and the of for with from
    first second third world community boys girls women men under
    """.split()
)
"""No word of a person's name, in the texts that we read; names that are also such words come from the lists."""

NATIONALITIES = {
    "englishman": "English", "scot": "Scottish", "scotsman": "Scottish", "welshman": "Welsh", "irishman": "Irish",
    "ulsterman": "Northern Irish", "german": "German", "austrian": "Austrian", "swiss": "Swiss", "dutchman": "Dutch",
    "belgian": "Belgian", "frenchman": "French", "spaniard": "Spanish", "basque": "Spanish", "catalan": "Spanish",
    "portuguese": "Portuguese", "italian": "Italian", "croat": "Croatian", "croatian": "Croatian", "serb": "Serbian",
    "serbian": "Serbian", "dane": "Danish", "norwegian": "Norwegian", "swede": "Swedish", "finn": "Finnish",
    "turk": "Turkish", "greek": "Greek", "pole": "Polish", "czech": "Czech", "romanian": "Romanian",
    "bulgarian": "Bulgarian", "hungarian": "Hungarian", "russian": "Russian", "ukrainian": "Ukrainian",
    "bosnian": "Bosnian", "slovenian": "Slovenian", "slovak": "Slovak", "american": "American", "canadian": "Canadian",
    "mexican": "Mexican", "argentine": "Argentine", "argentinian": "Argentine", "brazilian": "Brazilian",
    "chilean": "Chilean", "uruguayan": "Uruguayan", "colombian": "Colombian", "australian": "Australian",
    "japanese": "Japanese", "korean": "South Korean", "moroccan": "Moroccan", "senegalese": "Senegalese",
    "egyptian": "Egyptian", "algerian": "Algerian", "ivorian": "Ivorian", "frenchwoman": "French",
    "dutchwoman": "Dutch", "englishwoman": "English", "icelander": "Icelandic",
    "israeli": "Israeli", "albanian": "Albanian",
}  # fmt: skip
"""Nouns for a person of a country ("the Spaniard") and the nationality that they mean."""

MANAGER_WORDS = frozenset(
    "manager managers boss bosses coach coaches gaffer head-coach handler supremo tactician chief".split()
)
"""Nouns for the job."""

OTHER_JOBS = frozenset(
    """
    director chairman chairwoman president owner owners ceo executive agent adviser scout analyst pundit striker
    winger midfielder defender goalkeeper forward full-back centre-half centre-back left-back right-back playmaker
    playmakers captain skipper assistant assistants physio minister mayor referee journalist reporter columnist
    presenter editor spokesman spokeswoman secretary treasurer lawyer shareholder investor billionaire financier
    teenager youngster
    """.split()
)
"""Nouns for people who are not after the job by being called so; former players often are, so it is a hint only."""


@cache
def common_words() -> frozenset[str]:
    """Words that English uses in lower case, folded. A capital at the head of a sentence does not make them names."""
    text = resources.files("bot.reading").joinpath("data/common-words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
