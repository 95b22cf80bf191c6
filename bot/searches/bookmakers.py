"""Which claims are only a bookmaker's price: shown as odds, and no evidence of their own."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.domain import Evidence, Status
from bot.domain.folding import fold

BOOKMAKERS = "bookmakers"
"""The one source that all bookmakers are: their prices follow the news and each other."""

_PRICED = frozenset({Status.FAVOURITE, Status.CANDIDATE, Status.LINKED, Status.UNLIKELY})
"""What a price can say. Talks, agreements and refusals are events, whatever price stands beside them."""

_FIRMS = frozenset(
    (
        "bet365 betfair betfred betmgm betsson betano betvictor betway boylesports bwin caesars coral draftkings"
        " fanduel interwetten ladbrokes livescorebet marathonbet matchbook midnite oddschecker oddspedia paddypower"
        " parimatch pinnacle quinnbet sisal skybet smarkets snai sportingbet spreadex stake talksportbet tipico"
        " tipwin tonybet unibet virginbet williamhill winamax 10bet 32red 888sport 888 bookmakers bookies"
        " thebookmakers thebookies"
    ).split()
)
"""Names of bookmakers, exchanges and sites that compare their prices, folded and written as one word."""

_TOP_LEVEL = re.compile(r"\.(?:co\.uk|com|net|org|uk|ie|de|it|es|fr|bet|tv)$")
_WORDS = re.compile(
    r"""
    \bbookm(?:aker|ie)s?\b | \bbookies?\b | \bpunters?\b | \bodds-on\b | \bodds-against\b | \bevens\b
    | (?<!at\s)(?<!against\sthe\s)(?<!against\sall\s)(?<!all\sthe\s)\bodds\b(?!\swith\b)
    | \bbetting\b(?!\s(?:scandal|ban|charge|probe|rules|sponsor))
    | \b(?:head|heads|top|tops|leads?|leader|favourite|beat|next)\s(?:of\sthe|of|in\sthe|in|the)\smarket\b
    | (?<!than\sthe\s)\bmarket\sleader
    | (?:’s|'s|\bhis)\sprice\b(?!\stag) | \b(?:shorte[rs]t?|bigger|biggest|top|long|best)\sprices?\b
    | \bin\sprice\b | \bprices?\s(?:with|of)\severy\b
    | \b(?:sky\s?bet|paddy\spower|william\shill|virgin\sbet|bet\s?victor|boyle\s?sports|talksport\sbet|bet365|betfair
        |betfred|betway|ladbrokes|unibet|bwin|oddschecker|888\s?sport|draftkings|fanduel|smarkets|tipico)\b
    | \bcoral\b(?=\s(?:go|have|make|offer|were|are))|\bwith\scoral\b
    | \b(?:out|in|from|at|to|into)\s(?:at\s|to\s)?\d{1,3}s\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FRACTION = re.compile(r"(?<![\d/£€$.,-])(\d{1,3})/(\d{1,2})(?![\d/])")
_WITH_A_DASH = re.compile(
    r"""
    ^\d{1,3}-\d{1,2}\s(?=[A-Z]) | \s\d{1,3}-\d{1,2}$
    | \b(?:is|are|was|were|now|at|or|have)\s\d{1,3}-\d{1,2}\s(?:with|about|to|in|at|favourite|shot|chance|on)\b
    | \b(?:offering|drifted\sto|out\sto|slashed\sto|cut\sto)\s\d{1,3}-\d{1,2}\b
    """,
    re.VERBOSE,
)


def is_price(evidence: Evidence) -> bool:
    """Whether a claim says no more than what bookmakers make of somebody's chances.

    It does where it is about chances and not about an event, and where a bookmaker published it, is credited with it,
    or the quote gives a price or speaks of the betting.
    """
    claim = evidence.claim
    if claim.status not in _PRICED:
        return False
    return (
        _is_bookmaker(evidence.article.outlet) or _is_bookmaker(claim.attributed_to or "") or gives_price(claim.quote)
    )


@lru_cache(maxsize=4096)
def gives_price(quote: str) -> bool:
    """Whether words give a bookmaker's price ("5/1", "11-10 with Sky Bet", "odds-on") or speak of the betting."""
    line = " ".join(quote.split())
    if _WORDS.search(line) or _WITH_A_DASH.search(line):
        return True
    return any(not _is_date_or_season(*map(int, found.groups())) for found in _FRACTION.finditer(line))


def _is_bookmaker(name: str) -> bool:
    return bool(name) and fold(_TOP_LEVEL.sub("", name.lower())).replace(" ", "") in _FIRMS


def _is_date_or_season(first: int, second: int) -> bool:
    """Whether two numbers are no price: those of "24/7" and of the season "24/25"."""
    return (first, second) == (24, 7) or (first >= 10 and second == first + 1)
