"""The pairs of a report with everything that is weighed of them. Training and reading look through the same eyes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain import Report, Status
from bot.reading.features import Background, pair_features, past_of, view_features
from bot.reading.layout import lay_out
from bot.reading.lexicon import Lexicon
from bot.reading.marking import mark
from bot.reading.mention import Marked
from bot.reading.phrases import phrases_in
from bot.reading.references import refer
from bot.reading.views import View, views_of_pairs
from bot.reading.whole_report import Weighed, weigh


@dataclass(frozen=True)
class Pair:
    """A club and a person whom the report may link, before anything is weighed."""

    club: str
    person: str
    views: tuple[View, ...]
    phrases: tuple[tuple[tuple[Status, int], ...], ...]
    """For each view, the phrases that it holds."""
    facts_of_views: tuple[frozenset[str], ...]
    facts: frozenset[str]
    """Those of all views and of the pair as a whole."""
    background: Background

    def weighed(self, probabilities: Sequence[float]) -> Weighed:
        """The pair for the second look, after the first gave these probabilities."""
        return weigh(
            (self.club, self.person),
            probabilities,
            past_of(self.background),
            self.views,
            [{status for status, _ in found} for found in self.phrases],
            self.background.sentences,
        )


@dataclass(frozen=True)
class Looked:
    """A report with its names and its pairs."""

    marked: Marked
    pairs: tuple[Pair, ...]


def look(report: Report, lexicon: Lexicon) -> Looked:
    """Find the names in a report and every pair that it may link."""
    day: date | None = report.published_at.date() if report.published_at else None
    layout = lay_out(report)
    marked = refer(mark(layout, lexicon, day, report.outlet), lexicon, day)
    pairs = []
    for (club, person), views in views_of_pairs(marked).items():
        background = Background(lexicon.person_by_name.get(person), club, day, len(layout.sentences))
        phrases = tuple(tuple(phrases_in(view.tokens)) for view in views)
        of_views = tuple(frozenset(view_features(view, found)) for view, found in zip(views, phrases, strict=True))
        together = frozenset().union(*of_views, pair_features(views, background))
        pairs.append(Pair(club, person, views, phrases, of_views, together, background))
    return Looked(marked, tuple(pairs))
