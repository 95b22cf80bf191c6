"""How a reply says where something was reported."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot.commands.context import Context
from bot.commands.days import day
from bot.commands.registry import Request
from bot.domain import Article, Dated, Domino, Evidence, Standing, Status
from bot.domain.folding import fold
from bot.ingestion.ingest import OFFLINE
from bot.reply import Badge, Line, Share, Span, in_quotes

_LONGEST_QUOTE = 160

_SITUATIONS = {
    Status.DEPARTING: "is leaving or has left",
    Status.PRESSURE: "is under pressure at",
    Status.STAYING: "stays at",
}


def place_line(context: Context, request: Request, club: str, standing: Standing) -> Line:
    """Where somebody stands and on what grounds: "Jurgen Klopp is leaving or has left Liverpool, …"."""
    situation = _SITUATIONS.get(standing.status)
    status = (
        (Span(f" {situation} {club}"),) if situation else (Span(" is "), Badge(standing.status), Span(f" at {club}"))
    )
    since = f", reported since {day(standing.since, request.timezone)}: " if standing.deciding else ": "
    return Line((Span(standing.person, strong=True), *status, Span(since), *grounds_of(context, request, standing)))


def grounds_of(context: Context, request: Request, standing: Standing) -> tuple[Span, ...]:
    """Why somebody has his status: the quote that says so, or the reason where no report does."""
    deciding = standing.deciding
    if deciding is None:
        return (Span(f"{standing.reason or 'set by a moderator'}, {day(standing.since, request.timezone)}"),)
    added = credit(context, deciding)
    quote = Span(f"{shortened(deciding.claim.quote)} ")
    return (quote, citation(context, request, deciding), *((Span(added),) if added else ()))


def share_of(standing: Standing) -> Share:
    """A standing's likelihood with the way it went."""
    return Share(standing.likelihood, standing.likelihood_before, standing.likelihood_week_before)


def conflict_line(context: Context, request: Request, standing: Standing) -> Line:
    """What sources say who contradict each other: "Ruben Amorim: talks (Sky Sports, 2 Apr 2024) · out (…)".

    Where they contradict a moderator, his word comes first.
    """
    spans: list[Span | Badge] = [Span(standing.person, strong=True), Span(": ")]
    if standing.deciding is None:
        spans += [Badge(standing.status), Span(f" ({standing.reason}) · ")]
    for place, item in enumerate(standing.conflict):
        separator = (Span(" · "),) if place else ()
        said = (Badge(item.claim.status), Span(" ("), citation(context, request, item), Span(")"))
        spans += [*separator, *said]
    return Line(tuple(spans))


def odds_line(context: Context, request: Request, standing: Standing) -> Line | None:
    """What bookmakers make of his chances, in the words of the newest report of it; None where none was read."""
    if standing.odds is None:
        return None
    quote = Span(f"{shortened(standing.odds.claim.quote)} ")
    return Line((Span(standing.person, strong=True), Span(": "), quote, citation(context, request, standing.odds)))


def domino_line(domino: Domino) -> Line:
    """Whom an appointment takes from which job: "Ruben Amorim to Manchester United opens Sporting CP"."""
    words = f" to {domino.joined} opens {domino.left}"
    return Line((Span(domino.person, strong=True), Span(words)))


def citation(context: Context, request: Request, evidence: Evidence) -> Span:
    """Outlet and date, linked to the article where it has an address: "BBC Sport, 28 Mar 2024"."""
    return article_citation(context, request, evidence.article)


def article_citation(context: Context, request: Request, article: Article) -> Span:
    """The same for an article."""
    return Span(f"{outlet_name(context, article)}, {published(article, request.timezone)}", url=article.url)


def outlet_name(context: Context, article: Article) -> str:
    """The outlet as people know it; the host of a page that has no registered domain."""
    host = urlsplit(article.url).hostname if article.url else None
    return context.catalogue.outlet(article.outlet).name or article.outlet or host or "a pasted text"


def published(article: Article, timezone: str) -> str:
    """The article's day, which may only be the one on which it was handed in."""
    on = day(article.published_at, timezone)
    return on if article.dated is Dated.PUBLISHED else f"handed in {on}"


def credit(context: Context, evidence: Evidence) -> str:
    """Whom the article credits for the claim, as an addition to its citation; empty when nobody else."""
    credited = evidence.claim.attributed_to
    is_itself = not credited or fold(credited) == fold(outlet_name(context, evidence.article))
    return "" if is_itself else f", crediting {credited}"


def who_read(article: Article) -> str:
    """Who read the article, where that was not the reader that ships by choice: "read by the language model qwen3"."""
    return f"read by {article.read_by}" if article.read_by not in {None, OFFLINE} else ""


def shortened(quote: str) -> str:
    """A quote in one line, its end left out where it is long."""
    line = " ".join(quote.split())
    if len(line) <= _LONGEST_QUOTE:
        return in_quotes(line)
    return in_quotes(f"{line[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …")
