"""One appointment moves the others: who in a club's evidence got a job at another club, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain import Evidence, Status
from bot.searches.identity import Identity
from bot.searches.sources import Sources

_LOST = frozenset({Status.UNLIKELY, Status.OUT, Status.DEPARTING})


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A person of this club's evidence was appointed at another club."""

    person: str
    """The name under which this club's evidence shows him."""
    club: str
    """The club that appointed him."""
    at: datetime
    """Aware, UTC: publication of the first report that says so."""

    @property
    def reason(self) -> str:
        """Why his status here is what it is, in words."""
        return f"appointed at {self.club}"


def appointments_elsewhere(
    club: str, evidence: Sequence[Evidence], identity: Identity, sources: Sources
) -> tuple[Elsewhere, ...]:
    """The first report of each appointment of one of this club's people at another club, oldest first.

    `evidence` is what counts, oldest first, at whatever club. A report is taken for a career told again, and left
    aside, when one before it spoke of him as the other club's manager, or when the same article says of him anything
    but that he goes, or is lost, here.
    """
    here: dict[str, dict[str, Status]] = defaultdict(dict)
    there: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for item in evidence:
        person = identity.of(item.claim.person)
        if item.claim.club == club:
            here[person][item.article.id] = item.claim.status
        else:
            there[person, item.claim.club].append(item)
    found = [
        Elsewhere(person, other, news.article.published_at)
        for (person, other), history in there.items()
        if person in here and (news := _news(history, here[person], sources))
    ]
    return tuple(sorted(found, key=lambda event: (event.at, event.person, event.club)))


def _news(history: Iterable[Evidence], here: Mapping[str, Status], sources: Sources) -> Evidence | None:
    """The report that is news of an appointment, if any, in what was said of one person and another club's job.

    `here` is what each article says of him and this club's job. A source that told his career once is not believed
    when it is repeated.
    """
    telling: set[str] = set()
    for item in history:
        if item.claim.status.of_holder:
            return None
        if item.claim.status is Status.APPOINTED:
            source = sources.source_of(item)
            if source not in telling and here.get(item.article.id, Status.OUT) in _LOST:
                return item
            telling.add(source)
    return None
