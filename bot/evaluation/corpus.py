"""A folder in the corpus' format: reports with the claims that a careful person found in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.domain import Report, Status
from bot.errors import UnreadableReport


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """What a careful reader says that a report claims of one club and one person."""

    club: str
    person: str
    statuses: tuple[Status, ...]
    """The best answer first, then those that a careful reader would also accept; at least one."""
    quote: str = ""
    attributed_to: str | None = None
    also: tuple[str, ...] = ()
    """Other spellings of the person's name."""
    optional: bool = False
    """Borderline: right to find, no fault to miss."""


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One report with its claims."""

    id: str
    report: Report
    claims: tuple[GoldClaim, ...]


@dataclass(frozen=True, slots=True)
class GoldFile:
    """One search, or a mixed lot of reports."""

    name: str
    """The file's name without its ending."""
    club: str | None
    """Whose search it is; None for a mixed lot."""
    outgoing: str | None
    appointed: str | None
    """How it ended; None where it is not told."""
    appointed_on: date | None
    reports: tuple[GoldReport, ...]
    """In order of date."""


class _Claim(BaseModel):
    club: str
    person: str
    status: list[Status] = Field(min_length=1)
    quote: str = ""
    attributed_to: str | None = None
    also: list[str] = []
    optional: bool = False


class _Article(BaseModel):
    # A number may stand for an id, as in the lines of `hotseat read`.
    model_config = ConfigDict(coerce_numbers_to_str=True)

    id: str
    outlet: str = ""
    published: date | None = None
    title: str = ""
    text: str
    claims: list[_Claim]


class _File(BaseModel):
    club: str | None = None
    outgoing: str | None = None
    appointed: str | None = None
    appointed_on: date | None = None
    articles: list[_Article]


def corpus_in(folder: Path) -> tuple[GoldFile, ...]:
    """Every `*.json` of the folder in order of name. Blocks.

    Raises `UnreadableReport` when the folder has none, for a file in another format, and for an id that occurs twice.
    """
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else []
    if not paths:
        raise UnreadableReport(f"{folder} holds no *.json. Name a folder in the corpus' format; tests/corpus is one.")
    files = tuple(_file(path) for path in paths)
    _check_ids(files)
    return files


def _file(path: Path) -> GoldFile:
    try:
        content = _File.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise UnreadableReport(f"{path} is not in the corpus' format: {_fault(error)}. GUIDE.md tells it.") from error
    return GoldFile(
        name=path.stem,
        club=content.club,
        outgoing=content.outgoing,
        appointed=content.appointed,
        appointed_on=content.appointed_on,
        reports=tuple(_report(article) for article in content.articles),
    )


def _fault(error: OSError | ValidationError) -> str:
    if isinstance(error, OSError):
        return error.strerror or "it cannot be read"
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]


def _report(article: _Article) -> GoldReport:
    published = datetime.combine(article.published, time(), UTC) if article.published else None
    return GoldReport(
        article.id, Report(article.text, article.title, published, article.outlet), tuple(map(_claim, article.claims))
    )


def _claim(claim: _Claim) -> GoldClaim:
    return GoldClaim(
        club=claim.club,
        person=claim.person,
        statuses=tuple(claim.status),
        quote=claim.quote,
        attributed_to=claim.attributed_to,
        also=tuple(claim.also),
        optional=claim.optional,
    )


def _check_ids(files: Sequence[GoldFile]) -> None:
    seen: dict[str, str] = {}
    for file in files:
        for report in file.reports:
            if report.id in seen:
                both = f"{seen[report.id]}.json and in {file.name}.json"
                raise UnreadableReport(f"The id {report.id} is in {both}. Give each report its own.")
            seen[report.id] = file.name
