"""The offline reader: a report in, its claims out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain import Claim, Club, Field, Outlet, Person, Report, Status
from bot.reading.attribution import credited_source
from bot.reading.forest import Forest, shipped_forest
from bot.reading.lexicon import Lexicon, build_lexicon
from bot.reading.looking import Looked, Pair, look
from bot.reading.mention import Marked
from bot.reading.model import CLASSES, Model, shipped_model
from bot.reading.quotation import quote_in
from bot.reading.verdict import verdict
from bot.reading.whole_report import figures_of

UNSURE_BELOW = 0.5
"""Below this confidence a claim does not count, unless the operator sets another threshold."""
DROPPED_BELOW = 0.4
"""Below this a claim is more often wrong than right about its pair, and not worth a moderator's time."""
WORTH_A_SECOND_LOOK = 0.03
"""Pairs that the first look thinks less likely than this are hardly ever claimed, and most pairs are such."""


@dataclass(frozen=True)
class OfflineReader:
    """Reads with the lists of names and the shipped weights alone: no network, no account, no model of language.

    Pure: the same report gives the same claims. Safe to share between threads.
    """

    lexicon: Lexicon
    model: Model
    forest: Forest
    unsure_below: float = UNSURE_BELOW

    async def read(self, report: Report) -> tuple[Claim, ...]:
        """`read_report`, off the loop."""
        return await asyncio.to_thread(self.read_report, report)

    def read_report(self, report: Report) -> tuple[Claim, ...]:
        """The claims of a report in the order of their quotes, title first; at most one for a pair."""
        looked = look(report, self.lexicon)
        claims = []
        for pair, probabilities in zip(looked.pairs, self._probabilities(looked), strict=True):
            confidence = 1 - probabilities[0]
            if confidence >= min(DROPPED_BELOW, self.unsure_below):
                status = Status(max(CLASSES[1:], key=lambda name: probabilities[CLASSES.index(name)]))
                claims.append(self._claim(report, looked.marked, pair, status, confidence))
        return tuple(
            sorted(claims, key=lambda claim: (claim.field is Field.TEXT, claim.start, claim.club, claim.person))
        )

    def _probabilities(self, looked: Looked) -> list[list[float]]:
        first = [self.model.probabilities(pair.facts) for pair in looked.pairs]
        weighed = [pair.weighed(row) for pair, row in zip(looked.pairs, first, strict=True)]
        both = []
        for pair, row, figures in zip(looked.pairs, first, figures_of(weighed), strict=True):
            second = self.forest.probabilities(figures) if 1 - row[0] >= WORTH_A_SECOND_LOOK else row
            both.append(verdict(pair, row, second))
        return both

    def _claim(self, report: Report, marked: Marked, pair: Pair, status: Status, confidence: float) -> Claim:
        facts = pair.facts_of_views
        best = max(range(len(facts)), key=lambda at: (self.model.pull(facts[at], status), -at))
        view = pair.views[best]
        sentence = marked.layout.sentences[view.sentence]
        source = report.title if sentence.field is Field.TITLE else report.text
        start, end = quote_in(source, sentence)
        return Claim(
            club=pair.club,
            person=pair.person,
            status=status,
            quote=source[start:end],
            field=sentence.field,
            start=start,
            end=end,
            attributed_to=credited_source(marked, view.sentence, self.lexicon),
            confidence=round(confidence, 4),
            unsure=confidence < self.unsure_below,
        )


def build_reader(
    clubs: Sequence[Club],
    people: Sequence[Person],
    outlets: Sequence[Outlet] = (),
    unsure_below: float | None = None,
) -> OfflineReader:
    """An offline reader that knows these names and uses the shipped weights."""
    return OfflineReader(
        build_lexicon(clubs, people, outlets),
        shipped_model(),
        shipped_forest(),
        UNSURE_BELOW if unsure_below is None else unsure_below,
    )
