"""The searches of a folder in the corpus' format, ready to be replayed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from bot.domain import Article, Claim, Field
from bot.domain.folding import fold
from bot.domain.status import Status
from bot.evaluation.corpus import GoldClaim, GoldFile, GoldReport
from bot.searches.backtest import Told, Trial

Read = Callable[[GoldReport], Sequence[Claim]]

_UNDATED = datetime.min.replace(tzinfo=UTC)


def true_claims(report: GoldReport) -> tuple[Claim, ...]:
    """What the file itself says that a report claims, the best answer for each."""
    return tuple(
        Claim(one.club, one.person, one.statuses[0], one.quote, Field.TEXT, place, place + 1, one.attributed_to)
        for place, one in enumerate(report.claims)
    )


def trials_of(files: Iterable[GoldFile], read: Read = true_claims) -> list[Trial]:
    """The searches whose outcome the files give, with what `read` finds in their reports.

    Files without a club or an outcome are passed over, and so are reports without a date.
    """
    return [_trial(file, file.club, file.appointed, read) for file in files if file.club and file.appointed]


def _trial(file: GoldFile, club: str, appointed: str, read: Read) -> Trial:
    claims = [claim for report in file.reports for claim in report.claims]
    also = frozenset(name for claim in claims if fold(claim.person) == fold(appointed) for name in claim.also)
    dated = [report for report in file.reports if report.report.published_at]
    ordered = sorted(dated, key=lambda report: report.report.published_at or _UNDATED)
    names = {fold(name) for name in (appointed, *also)}
    return Trial(file.name, club, appointed, also, tuple(_told(report, club, names, read) for report in ordered))


def _told(report: GoldReport, club: str, names: set[str], read: Read) -> Told:
    about, text = [claim for claim in report.claims if claim.club == club], report.report
    return Told(
        article=Article(report.id, text.published_at or _UNDATED, text.outlet, text.title),
        claims=tuple(read(report)),
        speaks=bool(about),
        names=any(fold(claim.person) in names for claim in about),
        appoints=_appointed(about, names),
    )


def _appointed(about: Sequence[GoldClaim], names: set[str]) -> str | None:
    """Who is confirmed; where it is several, the right one."""
    confirmed = [claim.person for claim in about if claim.statuses[0] is Status.APPOINTED]
    return min(confirmed, key=lambda person: fold(person) not in names, default=None)
