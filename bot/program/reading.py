"""`hotseat read`: what the reader finds in reports, for scripts and for people. Nothing is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import IO

from bot.domain import Claim, Report
from bot.logs import event_logger
from bot.ports import Reading
from bot.program.documents import Document, claim_document, json_line
from bot.program.report_lines import BadLine, ReportLine, report_lines
from bot.reply import Badge, Block, Heading, Line, Quotation, Reply, Span, faint, plain

Read = Callable[[Report], Sequence[Claim]]


def read_lines(source: IO[bytes], sink: IO[bytes], read: Read) -> None:
    """Answer each line of `source` with one on `sink`, at once and in the same order.

    The shape of both is DESIGN.md's `hotseat read --jsonl`; where a language model is the reader, each answer has
    "read_by" too. A line that cannot be read is answered with its error.
    """
    for line in report_lines(source):
        sink.write(json_line(_answer(line, read)))
        sink.flush()


def _answer(line: ReportLine | BadLine, read: Read) -> Document:
    if isinstance(line, BadLine):
        return {"id": line.id, "error": line.error}
    try:
        claims = read(line.report)
    except Exception:  # noqa: BLE001 - one report that brings out a bug must not cost a script the reports after it
        event_logger(__name__).exception("reading failed", id=line.id)
        return {"id": line.id, "error": "Hotseat failed on this report. The log on stderr says where."}
    by = claims.by if isinstance(claims, Reading) else None
    return {
        "id": line.id,
        "claims": [claim_document(claim) for claim in claims if not claim.unsure],
        "unsure": [claim_document(claim) for claim in claims if claim.unsure],
    } | ({"read_by": by} if by else {})


def reading_reply(name: str, report: Report, claims: Sequence[Claim]) -> Reply:
    """What was found in one report, each claim with its quote. `name` is shown where the report has no title."""
    sure = [claim for claim in claims if not claim.unsure]
    unsure = [claim for claim in claims if claim.unsure]
    blocks: list[Block] = [*_quotations(sure)]
    if not sure:
        blocks.append(plain("It says nothing about who gets, leaves or keeps a manager's job."))
    if unsure:
        blocks += [Heading("Not sure enough to count"), *_quotations(unsure)]
    by = f"Read by {claims.by}. " if isinstance(claims, Reading) and claims.by else ""
    return Reply(report.title or name, tuple(blocks), footer=faint(f"{by}Nothing was stored."))


def _quotations(claims: Iterable[Claim]) -> Iterable[Quotation]:
    for claim in claims:
        credit = f" · credits {claim.attributed_to}" if claim.attributed_to else ""
        spans = (Span(f"{claim.person} ", strong=True), Badge(claim.status), Span(f" · {claim.club}{credit}"))
        sure = Span(f" · {claim.confidence:.0%} sure", faint=True)
        yield Quotation(claim.quote, Line((*spans, sure)))
