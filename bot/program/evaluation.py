"""`hotseat eval`: how well the configured reader reads a folder in the corpus' format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.domain import Claim, Report
from bot.evaluation.club_key import ClubKeys
from bot.evaluation.corpus import GoldFile, GoldReport
from bot.evaluation.score import (
    Counts,
    Miss,
    Missed,
    Reliability,
    Score,
    is_reversed,
    place_of,
    reliability,
    score_report,
)
from bot.program.documents import Document
from bot.reply import Block, Cell, Heading, Line, Reply, Span, Table, faint

Read = Callable[[Report], Awaitable[Sequence[Claim]]]
Progress = Callable[[], None]
"""Is called after each report."""

_FOOTER = (
    "Claims that the reader is unsure of do not count. "
    "A reversal is a wrong sign: ruled out read as wanted, or the other way."
)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A reader's score on a folder."""

    files: tuple[tuple[str, Score], ...]
    """By file, in order of name."""
    reliability: tuple[Reliability, ...]
    """Of all claims, the unsure ones too: how often one of some confidence is right."""

    @property
    def whole(self) -> Score:
        """All files together."""
        return sum((score for _, score in self.files), Score())


async def measure(files: Iterable[GoldFile], read: Read, keys: ClubKeys, progress: Progress) -> Evaluation:
    """Read every report and compare. A reader that has learned from these very reports gets too good a score."""
    scores: list[tuple[str, Score]] = []
    outcomes: list[tuple[float, bool]] = []
    for file in files:
        score = Score()
        for gold in file.reports:
            claims = await read(gold.report)
            score += score_report(gold, claims, keys)
            outcomes += [(claim.confidence, _holds(claim, gold, keys)) for claim in claims]
            progress()
        scores.append((file.name, score))
    return Evaluation(tuple(scores), reliability(outcomes))


def _holds(claim: Claim, gold: GoldReport, keys: ClubKeys) -> bool:
    place = place_of(claim, gold.claims, keys)
    return place is not None and not is_reversed(claim.status, gold.claims[place])


def evaluation_document(evaluation: Evaluation) -> Document:
    """The same for scripts: scores by file and in all, the reliability of the confidence, every miss."""
    return {
        "files": {name: _score_document(score) for name, score in evaluation.files},
        "all": _score_document(evaluation.whole),
        "reliability": [
            {"low": row.low, "high": row.high, "claims": row.pairs, "mean": row.confidence, "right": row.right}
            for row in evaluation.reliability
        ],
        "misses": [
            {
                "id": miss.report,
                "kind": miss.kind.value,
                "club": miss.club,
                "person": miss.person,
                "read": miss.read and miss.read.value,
                "gold": [status.value for status in miss.gold],
            }
            for miss in evaluation.whole.misses
        ],
    }


def _score_document(score: Score) -> Document:
    return {
        "reports": score.reports,
        "pairs": _counts_document(score.pairs),
        "claims": _counts_document(score.claims),
        "reversals": score.reversals,
        "empty": score.empty,
        "empty_kept": score.empty_kept,
    }


def _counts_document(counts: Counts) -> Document:
    return {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}


def evaluation_reply(evaluation: Evaluation, *, verbose: bool) -> Reply:
    """The tables: by file and in all, how often a confidence is right, what kinds of miss there are; every miss."""
    whole = evaluation.whole
    blocks: list[Block] = [
        _scores([*evaluation.files, ("all", whole)]),
        Heading("How often a claim of some confidence is right about its pair and its sign"),
        _reliability(evaluation.reliability),
        Heading("The commonest misses"),
        _commonest(whole.misses),
    ]
    if verbose:
        blocks += [Heading("Every miss"), *(_miss(miss) for miss in whole.misses)]
    return Reply("How well it reads", tuple(blocks), footer=faint(_FOOTER))


def _scores(scores: Sequence[tuple[str, Score]]) -> Table:
    columns = ("File", "Reports", "Pairs P R F1", "Claims P R F1", "Reversals", "Empty kept")
    last = len(scores) - 1
    return Table(columns, tuple(_row(name, score, strong=at == last) for at, (name, score) in enumerate(scores)))


def _row(name: str, score: Score, *, strong: bool) -> tuple[Cell, ...]:
    words = (
        name,
        str(score.reports),
        _rates(score.pairs),
        _rates(score.claims),
        str(score.reversals),
        f"{score.empty_kept} of {score.empty}" if score.empty else "",
    )
    return tuple(Span(word, strong=strong) for word in words)


def _rates(counts: Counts) -> str:
    """Three figures narrow enough for a terminal: ".82 .68 .742"; F1 has a digit more."""
    narrow = f"{counts.precision:.2f} {counts.recall:.2f} {counts.f1:.3f}"
    return narrow.replace("0.", ".")


def _reliability(rows: Sequence[Reliability]) -> Table:
    return Table(
        ("Confidence", "Claims", "Mean", "Right"),
        tuple(
            (
                Span(f"{row.low:.1f} to {row.high:.1f}"),
                Span(str(row.pairs)),
                Span(f"{row.confidence:.2f}"),
                Span(f"{row.right:.2f}"),
            )
            for row in rows
        ),
    )


def _commonest(misses: Sequence[Missed], most: int = 10) -> Table:
    kinds = Counter(_kind(miss) for miss in misses)
    return Table(("Miss", "Times"), tuple((Span(kind), Span(str(times))) for kind, times in kinds.most_common(most)))


def _kind(miss: Missed) -> str:
    gold = miss.gold[0] if miss.gold else ""
    if miss.kind is Miss.INVENTED:
        return f"{miss.read}, which is not in the report"
    if miss.kind is Miss.OVERLOOKED:
        return f"{gold}, overlooked"
    return f"{gold}, read as {miss.read}"


def _miss(miss: Missed) -> Line:
    gold = " or ".join(miss.gold)
    said = {
        Miss.INVENTED: f"{miss.read}, which is not in the report",
        Miss.OVERLOOKED: f"overlooked: {gold}",
    }.get(miss.kind, f"{miss.read} instead of {gold}")
    return Line((Span(f"{miss.report}: ", faint=True), Span(f"{miss.club} / {miss.person}: {said}")))
