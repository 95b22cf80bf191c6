"""`hotseat backtest`: how good the likelihoods are, beside plain baselines, on searches of which the end is known."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain import Claim, Report
from bot.errors import UnreadableReport
from bot.evaluation.corpus import GoldFile, GoldReport
from bot.program.documents import Document
from bot.program.trials import Read, trials_of, true_claims
from bot.reply import Block, Cell, Heading, Reply, Span, Table, faint, plain
from bot.searches.backtest import BASELINES, Forecaster, Moment, Score, hotseat, moments_of, score_of
from bot.searches.sources import Sources

HOTSEAT = "Hotseat"
"""The name under which its own forecasts stand in a comparison."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Several ways to forecast, scored on the same moments."""

    searches: int
    moments: int
    scores: Mapping[str, Score]
    """By name; Hotseat's first."""

    @property
    def ratio(self) -> float:
        """Hotseat's log loss divided by that of the best baseline."""
        best = min(score.log_loss for name, score in self.scores.items() if name != HOTSEAT)
        return self.scores[HOTSEAT].log_loss / best


def compared(moments: Sequence[Moment], forecasters: Mapping[str, Forecaster]) -> Compared:
    """Ask every forecaster at every moment. Raises ValueError where there is none."""
    scores = {
        name: score_of((forecast(moment), moment.outcome) for moment in moments)
        for name, forecast in forecasters.items()
    }
    return Compared(len({moment.trial.name for moment in moments}), len(moments), scores)


def reports_to_read(files: Iterable[GoldFile]) -> list[GoldReport]:
    """Those of searches whose outcome is known."""
    return [report for file in files if file.club and file.appointed for report in file.reports]


async def backtested(
    files: Sequence[GoldFile],
    read: Callable[[Report], Awaitable[Sequence[Claim]]],
    sources: Sources,
    advance: Callable[[], None],
) -> Mapping[str, Compared]:
    """Compare Hotseat with the baselines on the searches of the files, with their own claims and with read ones.

    `advance` is called after each report that was read. Raises `UnreadableReport` where no file tells an outcome.
    """
    found: dict[str, Sequence[Claim]] = {}
    for report in reports_to_read(files):
        found[report.id] = await read(report.report)
        advance()
    ways: dict[str, Read] = {"the files' own claims": true_claims, "claims that were read": lambda one: found[one.id]}
    return {name: await asyncio.to_thread(_compared_with, files, claims, sources) for name, claims in ways.items()}


def _compared_with(files: Sequence[GoldFile], claims: Read, sources: Sources) -> Compared:
    moments = [moment for trial in trials_of(files, claims) for moment in moments_of(trial)]
    if not moments:
        raise UnreadableReport(
            "No file tells a search with its outcome. Each needs “club”, “appointed”, and a report that confirms the "
            "appointment, with others before it."
        )
    return compared(moments, {HOTSEAT: hotseat(sources), **BASELINES})


_COLUMNS = ("", "log loss", "Brier", "top 1", "top 3")


def backtest_reply(folder: str, comparisons: Mapping[str, Compared]) -> Reply:
    """The comparisons, by what the claims are, as tables for people."""
    blocks: list[Block] = []
    for claims, found in comparisons.items():
        calibration = found.scores[HOTSEAT].bins
        blocks += [
            Heading(f"With {claims}"),
            plain(f"{found.searches} searches, asked at {found.moments} moments."),
            Table(_COLUMNS, tuple(_row(name, score) for name, score in found.scores.items())),
            plain(f"Hotseat's log loss is {found.ratio:.2f} of the best baseline's."),
            Table(
                ("likelihood", "given", "mean", "came about"),
                tuple(
                    _cells(f"{one.low:.0%} to {one.high:.0%}", str(one.given), f"{one.mean:.0%}", f"{one.right:.0%}")
                    for one in calibration
                ),
            ),
        ]
    return Reply(
        f"How good the likelihoods are on {folder}",
        tuple(blocks),
        footer=faint(
            "A search is asked after each report until the first that confirms who got the job; until a report names "
            "him, someone else is right. Lower losses are better."
        ),
    )


def backtest_document(comparisons: Mapping[str, Compared]) -> Document:
    """The same for scripts."""
    return {
        claims: {
            "searches": found.searches,
            "moments": found.moments,
            "ratio": round(found.ratio, 4),
            "scores": {name: _score_document(score) for name, score in found.scores.items()},
        }
        for claims, found in comparisons.items()
    }


def comparison_text(found: Compared) -> str:
    """A comparison as a table in Markdown, as the README has it."""
    lines = [f"{found.searches} searches, {found.moments} moments", ""]
    lines += ["| | log loss | Brier | top 1 | top 3 |", "|---|---|---|---|---|"]
    lines += [f"| {' | '.join(_figures(name, score))} |" for name, score in found.scores.items()]
    lines += ["", f"Hotseat's log loss is {found.ratio:.3f} of the best baseline's.", ""]
    lines += ["| likelihood | given | mean | came about |", "|---|---|---|---|"]
    lines += [
        f"| {one.low:.0%} to {one.high:.0%} | {one.given} | {one.mean:.0%} | {one.right:.0%} |"
        for one in found.scores[HOTSEAT].bins
    ]
    return "\n".join(lines)


def _figures(name: str, score: Score) -> tuple[str, ...]:
    return name, f"{score.log_loss:.3f}", f"{score.brier:.3f}", f"{score.top_1:.0%}", f"{score.top_3:.0%}"


def _row(name: str, score: Score) -> tuple[Cell, ...]:
    _, *rest = _cells(*_figures(name, score))
    return (Span(name, strong=name == HOTSEAT), *rest)


def _cells(*texts: str) -> tuple[Span, ...]:
    return tuple(Span(text) for text in texts)


def _score_document(score: Score) -> Document:
    return {
        "log_loss": round(score.log_loss, 4),
        "brier": round(score.brier, 4),
        "top_1": round(score.top_1, 4),
        "top_3": round(score.top_3, 4),
        "calibration": [
            {
                "low": one.low,
                "high": one.high,
                "given": one.given,
                "mean": round(one.mean, 4),
                "right": round(one.right, 4),
            }
            for one in score.bins
        ],
    }
