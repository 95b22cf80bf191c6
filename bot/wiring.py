"""The composition root: the one module that knows the core, the store and the adapters, and puts them together.

What it builds with is imported where it is used, so that a command pays only for what it needs.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import WrongSetting

if TYPE_CHECKING:
    from bot.commands.context import Context
    from bot.commands.registry import Request
    from bot.domain import Claim, Report
    from bot.evaluation.club_key import ClubKeys
    from bot.ingestion.feeds.visiting import FeedVisiting
    from bot.ingestion.ingest import Ingestion
    from bot.ingestion.links.links import Links
    from bot.ingestion.links.worker import LinkWorker
    from bot.ingestion.page_reader import PageReader
    from bot.ingestion.report_text import NamedReport
    from bot.names.catalogue import Catalogue
    from bot.names.overlay import Changed
    from bot.ports import FeedBook, Fetcher, JobNotes, LinkQueue, Reader
    from bot.reading.reader import OfflineReader
    from bot.reply import Reply
    from bot.searches.sources import Sources
    from bot.settings import Settings


NAMES_FILE = "names.json"
"""The file in the data folder with the names that `hotseat names update` brought."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        return datetime.now(UTC)


def started() -> Settings:
    """The settings, with the log going to standard error as they say. Raises `WrongSetting`."""
    from bot.logs import start_logging  # noqa: PLC0415
    from bot.settings import load_settings  # noqa: PLC0415

    settings = load_settings()
    start_logging(settings.log_level, settings.log_format, sys.stderr)
    return settings


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run to its end what needs a loop."""
    import asyncio  # noqa: PLC0415

    asyncio.run(work)


def catalogue(settings: Settings) -> Catalogue:
    """The names that ship, with those over them that `hotseat names update` brought. Blocks when first asked for."""
    return _catalogue(settings.data_dir)


@cache
def _catalogue(data_dir: Path) -> Catalogue:
    from bot.names.load import shipped_catalogue  # noqa: PLC0415

    if not (data_dir / NAMES_FILE).exists():
        return shipped_catalogue()
    from bot.names.overlay import laid_over  # noqa: PLC0415
    from bot.names.update_file import read_update  # noqa: PLC0415

    return laid_over(shipped_catalogue(), read_update(data_dir / NAMES_FILE))


async def updated_names(settings: Settings) -> Changed:
    """Bring the names up to date from Wikidata. Raises `NamesNotUpdated`, and `WrongSetting` without a contact."""
    from adapters.wikidata.service import query_service  # noqa: PLC0415
    from bot import version  # noqa: PLC0415
    from bot.names.load import shipped_catalogue  # noqa: PLC0415
    from bot.program.names_update import update_names  # noqa: PLC0415

    if not settings.contact:
        raise WrongSetting(
            "HOTSEAT_CONTACT is empty, and Wikidata's query service wants to know how to reach whoever asks it. Set it "
            "to an e-mail address or a page of yours."
        )
    today, file = SystemClock().now().date(), settings.data_dir / NAMES_FILE
    async with query_service(settings.wikidata_url, f"Hotseat/{version()} ({settings.contact})") as service:
        return await update_names(service.ask, shipped_catalogue(), file, today)


def offline_reader(settings: Settings) -> OfflineReader:
    """The reader, which needs no store. Takes a moment to build."""
    from bot.reading.reader import build_reader  # noqa: PLC0415

    names = catalogue(settings)
    return build_reader(names.clubs, names.people, names.credited, unsure_below=settings.unsure_below)


def reader(settings: Settings, notes: JobNotes | None = None) -> Reader:
    """The configured reader, built off the loop with the first report; with notes the offline one learns."""
    from bot.program.deferred_reader import DeferredReader  # noqa: PLC0415

    offline = DeferredReader(lambda: _learning(offline_reader(settings), notes) if notes else offline_reader(settings))
    if settings.reader == "llm":
        return DeferredReader(lambda: _model_reader(settings, offline))
    return offline


def _learning(offline: OfflineReader, notes: JobNotes) -> Reader:
    from bot.program.learning_reader import LearningReader  # noqa: PLC0415

    return LearningReader(offline, notes)


def _model_reader(settings: Settings, offline: Reader) -> Reader:
    from adapters.llm.chat import Chat, ChatServer  # noqa: PLC0415
    from adapters.llm.reader import Limits, ModelReader  # noqa: PLC0415
    from adapters.llm.spending import Spending  # noqa: PLC0415
    from bot.names.listed_names import lists_of  # noqa: PLC0415
    from bot.reading.reader import UNSURE_BELOW  # noqa: PLC0415

    clock = SystemClock()
    server = ChatServer(settings.llm_url, settings.llm_model, settings.llm_key, settings.llm_timeout)
    unsure_below = UNSURE_BELOW if settings.unsure_below is None else settings.unsure_below
    return ModelReader(
        Chat(server, clock),
        settings.llm_model,
        lists_of(catalogue(settings)),
        Limits(settings.llm_tokens_a_day, unsure_below),
        Spending(settings.data_dir / "llm-tokens.json"),
        clock,
        offline,
    )


@contextmanager
def reading_at_once(settings: Settings) -> Iterator[Callable[[Report], Sequence[Claim]]]:
    """The configured reader for whoever has no loop, built at once."""
    if settings.reader == "llm":
        import asyncio  # noqa: PLC0415

        configured = reader(settings)
        with asyncio.Runner() as runner:
            yield lambda report: runner.run(configured.read(report))
    else:
        yield offline_reader(settings).read_report


def reports_from(
    settings: Settings, source: str, *, published: datetime | None, outlet: str, title: str
) -> tuple[NamedReport, ...]:
    """The reports of a file or behind a link, which nothing is stored of, for whoever has no loop."""
    import asyncio  # noqa: PLC0415

    from bot.program.fetched_report import fetched_report  # noqa: PLC0415
    from bot.program.saved_pages import is_link, reports_at  # noqa: PLC0415

    async def work() -> tuple[NamedReport, ...]:
        if is_link(source):
            async with web_reading(settings) as (fetcher, pages):
                return (await fetched_report(source, fetcher, pages),)
        async with page_reader() as pages:
            return await reports_at(source, pages, published=published, outlet=outlet, title=title)

    return asyncio.run(work())


def club_keys() -> ClubKeys:
    """How spellings of clubs are matched when readings are scored."""
    from bot.evaluation.club_key import ClubKeys  # noqa: PLC0415
    from bot.names.load import shipped_catalogue  # noqa: PLC0415

    return ClubKeys(shipped_catalogue().clubs)


def progress(doing: str, steps: int) -> AbstractContextManager[Callable[[], None]]:
    """How far a long piece of work has got, on standard error."""
    from adapters.terminal.progress import progress as bar  # noqa: PLC0415

    return bar(doing, steps)


def listed_sources() -> Sources:
    """What the lists say of outlets, journalists and clubs' own sites, in no workspace."""
    from bot.names.load import shipped_catalogue  # noqa: PLC0415
    from bot.searches.sources import Sources  # noqa: PLC0415

    names = shipped_catalogue()
    return Sources.of(names.outlets, names.clubs, names.journalists)


@asynccontextmanager
async def opened(settings: Settings, database: Path | None = None) -> AsyncIterator[Context]:
    """The core on the store in a database file, the settings' own by default, for as long as the block lasts.

    Raises `StoreUnusable`.
    """
    from bot.commands.context import Context  # noqa: PLC0415
    from bot.commands.registry import Registry  # noqa: PLC0415
    from bot.commands.table import all_commands  # noqa: PLC0415
    from bot.ingestion.feeds.feeds import Feeds  # noqa: PLC0415
    from bot.ingestion.ingest import Ingestion  # noqa: PLC0415
    from bot.ingestion.links.links import Links  # noqa: PLC0415
    from storage.feeds import SqlFeedBook  # noqa: PLC0415
    from storage.job_notes import SqlJobNotes  # noqa: PLC0415
    from storage.link_queue import SqlLinkQueue  # noqa: PLC0415
    from storage.source_book import SqlSourceBook  # noqa: PLC0415
    from storage.store import open_store  # noqa: PLC0415

    store = await open_store(database or settings.database)
    try:
        clock = SystemClock()
        ingestion = Ingestion(store, reader(settings, SqlJobNotes(store.database)), clock)
        registry, book = Registry(all_commands()), SqlSourceBook(store.database)
        queue = SqlLinkQueue(store.database)
        links = Links(queue, clock, lambda on_done: _link_worker(settings, queue, ingestion, on_done))
        feed_book = SqlFeedBook(store.database)
        feeds = Feeds(feed_book, clock, lambda: _feed_visiting(settings, feed_book, links))
        try:
            yield Context(store, clock, catalogue(settings), ingestion, registry, book, links, feeds)
        finally:
            await feeds.close()
            await links.close()
    finally:
        await store.close()


@asynccontextmanager
async def _link_worker(
    settings: Settings, queue: LinkQueue, ingestion: Ingestion, on_done: Callable[[int], None]
) -> AsyncIterator[LinkWorker]:
    """What reads links; it starts with the first one, since fetching takes a while to import."""
    from random import SystemRandom  # noqa: PLC0415

    from bot.ingestion.links.visiting import Visiting  # noqa: PLC0415
    from bot.ingestion.links.worker import LinkWorker  # noqa: PLC0415

    clock = SystemClock()
    async with web_reading(settings) as (fetcher, pages):
        reads_all = settings.reader == "llm"
        visiting = Visiting(queue, fetcher, pages, ingestion, clock, reads_every_language=reads_all)
        yield LinkWorker(queue, visiting, clock, on_done, chance=SystemRandom().random)


@asynccontextmanager
async def _feed_visiting(settings: Settings, book: FeedBook, links: Links) -> AsyncIterator[FeedVisiting]:
    """What reads feeds; it starts with the first one."""
    from random import SystemRandom  # noqa: PLC0415

    from bot.ingestion.feeds.feed_reader import FeedReader  # noqa: PLC0415
    from bot.ingestion.feeds.story_filter import family_names, may_be_a_story  # noqa: PLC0415
    from bot.ingestion.feeds.visiting import Chances, FeedVisiting  # noqa: PLC0415

    people = catalogue(settings).people
    managers = family_names(name for person in people for name in (person.name, *person.aliases))
    chances = Chances(lambda title, summary: may_be_a_story(title, summary, managers), SystemRandom().random)
    async with _web(settings) as fetcher:
        yield FeedVisiting(book, fetcher, FeedReader(), links.post, SystemClock(), chances)


@asynccontextmanager
async def web_reading(settings: Settings) -> AsyncIterator[tuple[Fetcher, PageReader]]:
    """What gets pages and what reads them, for as long as the block lasts."""
    async with page_reader() as pages, _web(settings) as fetcher:
        yield fetcher, pages


@asynccontextmanager
async def _web(settings: Settings) -> AsyncIterator[Fetcher]:
    from adapters.web.fetch_rules import FetchRules  # noqa: PLC0415
    from adapters.web.fetcher import web_fetcher  # noqa: PLC0415
    from bot import version  # noqa: PLC0415
    from bot.settings import reaches_loopback  # noqa: PLC0415

    rules = FetchRules(
        contact=settings.contact,
        version=version(),
        ports=settings.fetch_ports,
        proxy=settings.proxy.get_secret_value() if settings.proxy else None,
        reach_loopback=reaches_loopback(),
    )
    async with web_fetcher(rules) as fetcher:
        yield fetcher


@asynccontextmanager
async def page_reader() -> AsyncIterator[PageReader]:
    """What reads pages, for as long as the block lasts."""
    from bot.ingestion.page_reader import PageReader  # noqa: PLC0415

    pages = PageReader()
    try:
        yield pages
    finally:
        await pages.close()


async def talk_in_terminal(settings: Settings) -> None:
    """Run the terminal until it ends."""
    from adapters.terminal.session import converse  # noqa: PLC0415

    async with opened(settings) as context:
        if await context.links.is_anything_waiting():
            context.links.resume()
        context.feeds.start()
        await converse(context, settings.timezone, settings.data_dir / "terminal-history")


def local_request(settings: Settings, command: str, values: Mapping[str, str]) -> Request:
    """A request as the terminal makes it, for the program's own commands."""
    from adapters.terminal.incoming import request_for  # noqa: PLC0415
    from bot.reply import Call  # noqa: PLC0415

    return request_for(Call(command, tuple(values.items())), settings.timezone)


def show_replies(replies: Iterable[Reply]) -> None:
    """Print replies on standard output, where nothing can be typed at them."""
    from adapters.terminal.rendering import console_for, show  # noqa: PLC0415

    console = console_for(sys.stdout)
    for place, reply in enumerate(replies):
        if place:
            console.print()
        show(reply, console, numbered=False)


def one_line(text: str) -> str:
    """A text for standard error: on one line, with nothing in it that steers a terminal."""
    from adapters.terminal.safe_text import safe_line  # noqa: PLC0415

    return safe_line(text)
