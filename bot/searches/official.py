"""Whose own word a claim is."""

from __future__ import annotations

from bot.domain import Evidence, Status
from bot.searches.sources import Sources, name_key

_OWN_WORD = frozenset({Status.OUT, Status.STAYING, Status.DEPARTING})


def is_official(evidence: Evidence, club: str, person: str, sources: Sources) -> bool:
    """Whether a claim is the club's own word, or the person's own about what he himself will do.

    `person` is the name under which he is shown: a report may credit him by his family name.
    """
    claim = evidence.claim
    if not claim.attributed_to:
        return sources.is_official(evidence.article.outlet, club)
    source = name_key(claim.attributed_to)
    said_himself = claim.status in _OWN_WORD and f" {name_key(person)}".endswith(f" {source}")
    return said_himself or source == name_key(club)
