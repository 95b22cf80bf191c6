"""The command line: what can be typed after `hotseat`.

Exit codes: 0 done, 1 failed with one line on standard error, 2 wrong usage.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from bot import version, wiring
from bot.errors import HotseatError, UnreadableReport, WrongUsage

if TYPE_CHECKING:
    from datetime import datetime

app = typer.Typer(
    help="Follow football clubs' searches for a new manager.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

_Club = Annotated[list[str], typer.Argument(metavar="CLUB", help="The club, as people type it.")]
_AsOf = Annotated[
    str, typer.Option("--as-of", metavar="DATE", help='An earlier day or time: 2024-03-28, "28 march", "last friday".')
]
_Published = Annotated[
    str, typer.Option(metavar="DATE", help="When it was published: 2024-03-28 or 2024-03-28T18:00+01:00.")
]
_Outlet = Annotated[str, typer.Option(metavar="DOMAIN", help="Who published it, such as bbc.co.uk.")]


class ExportFormat(StrEnum):
    """What an export is written as."""

    CSV = "csv"
    JSON = "json"


def main() -> None:
    """Run the program."""
    # A service may start it with streams that are closed, and their numbers must not go to other files.
    sys.stdin = sys.stdin or _nothing("r")
    sys.stdout = sys.stdout or _nothing("w")
    sys.stderr = sys.stderr or _nothing("w")
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that does not know a letter shows a question mark for it.
        sys.stdout.reconfigure(errors="replace")
    app(prog_name="hotseat")


def _nothing(mode: str) -> IO[str]:
    return Path(os.devnull).open(mode, encoding="utf-8")


@contextmanager
def _ending_well() -> Iterator[None]:
    """Turn what may go wrong into exit codes and one line on standard error."""
    try:
        yield
        sys.stdout.flush()
    except HotseatError as error:
        typer.echo(f"hotseat: {wiring.one_line(str(error))}", err=True)
        raise typer.Exit(2 if isinstance(error, WrongUsage) else 1) from error
    except BrokenPipeError as error:
        # Whoever reads has seen enough.
        _drop_output()
        raise typer.Exit from error
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _drop_output()
        typer.echo("hotseat: The disk is full. Make room and try again.", err=True)
        raise typer.Exit(1) from error
    except KeyboardInterrupt as error:
        raise typer.Exit(130) from error


def _drop_output() -> None:
    # What is still buffered must not fail once more when Python ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"hotseat {version()}")
        raise typer.Exit


@app.callback()
def _program(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


@app.command()
@_ending_well()
def run() -> None:
    """Start Hotseat, in this terminal where there is no token."""
    settings = wiring.started()
    if settings.platforms:
        _say_what_is_missing(settings.platforms)
    wiring.run(wiring.talk_in_terminal(settings))


@app.command()
@_ending_well()
def chat() -> None:
    """Start Hotseat in this terminal, tokens or not."""
    wiring.run(wiring.talk_in_terminal(wiring.started()))


def _say_what_is_missing(platforms: tuple[str, ...]) -> None:
    names = " and ".join(platforms)
    missing = f"There is a token for {names}, but this version does not run on {names} yet; a later one will."
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise HotseatError(f"{missing} For the terminal alone use hotseat chat, or remove the token.")
    typer.echo(f"{missing} Here is the terminal.", err=True)


@app.command()
@_ending_well()
def read(
    source: Annotated[
        str, typer.Argument(metavar="[SOURCE]", help="A file or a link; - is standard input.", show_default=False)
    ] = "",
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read one JSON object a line and write one a line, for scripts.")
    ] = False,
    published: _Published = "",
    outlet: _Outlet = "",
    title: Annotated[str, typer.Option(help="Its title, where the file has none.")] = "",
) -> None:
    """Show what a report says about managers' jobs. Nothing is stored."""
    from bot.program.reading import read_lines, reading_reply  # noqa: PLC0415
    from bot.program.report_files import opened_bytes  # noqa: PLC0415

    if jsonl and (published or outlet or title):
        raise WrongUsage("With --jsonl each line has its own date, outlet and title. Leave those options out.")
    if not jsonl and not source:
        raise WrongUsage("Name a file with a report, or - for standard input.")
    settings = wiring.started()
    if jsonl:
        with opened_bytes(source or "-") as lines, wiring.reading_at_once(settings) as read_report:
            read_lines(lines, sys.stdout.buffer, read_report)
        return
    reports = wiring.reports_from(settings, source, published=_moment(published), outlet=outlet, title=title)
    with wiring.reading_at_once(settings) as read_report:
        wiring.show_replies(
            reading_reply(str(named.id or source), named.report, read_report(named.report)) for named in reports
        )


@app.command()
@_ending_well()
def ingest(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Files with reports, folders of them, or links; - is standard input."),
    ],
    published: _Published = "",
    outlet: _Outlet = "",
) -> None:
    """Read reports into the store and say what they changed. Those that it has are not read again."""
    from bot.program.ingesting import Taking  # noqa: PLC0415
    from bot.program.saved_pages import files_in  # noqa: PLC0415

    settings = wiring.started()
    names, moment = files_in(sources), _moment(published)

    async def work() -> None:
        async with wiring.opened(settings) as context, wiring.page_reader() as pages:
            taking = Taking(context, wiring.local_request(settings, "ingest", {}), pages)
            wiring.show_replies([await taking.take(names, wiring.progress, published=moment, outlet=outlet)])

    wiring.run(work())


@app.command()
@_ending_well()
def shortlist(
    club: _Club,
    as_of: _AsOf = "",
    as_json: Annotated[bool, typer.Option("--json", help="Write one JSON object, for scripts.")] = False,
) -> None:
    """Show who may become a club's next manager."""
    from bot.program.club_request import requested_state, shortlist_reply  # noqa: PLC0415
    from bot.program.documents import json_line, shortlist_document  # noqa: PLC0415

    settings = wiring.started()
    request = wiring.local_request(settings, "shortlist", {"club": " ".join(club), "as-of": as_of})

    async def work() -> None:
        async with wiring.opened(settings) as context:
            if not as_json:
                wiring.show_replies([await shortlist_reply(context, request)])
                return
            state = await requested_state(context, request)
            sys.stdout.buffer.write(json_line(shortlist_document(state)))

    wiring.run(work())


@app.command()
@_ending_well()
def export(
    club: Annotated[
        list[str] | None, typer.Argument(metavar="CLUB", help="The club; with --reviews the file.", show_default=False)
    ] = None,
    form: Annotated[ExportFormat, typer.Option("--format", help="What to write.")] = ExportFormat.CSV,
    output: Annotated[str, typer.Option(metavar="FILE", help="Where to write it; - is standard output.")] = "-",
    reviews: Annotated[
        bool, typer.Option("--reviews", help="Write the articles that moderators answered for, to train the reader.")
    ] = False,
    workspace: Annotated[
        str, typer.Option(metavar="KEY", help="Whose answers, such as discord:1234; the terminal's own by default.")
    ] = "",
) -> None:
    """Write a club's shortlists and every claim behind them, or with --reviews the articles that were reviewed."""
    from bot.exports.club_files import club_csv, club_json  # noqa: PLC0415
    from bot.program.club_request import requested_state  # noqa: PLC0415
    from bot.program.export import write_export  # noqa: PLC0415

    if reviews:
        _export_reviews([*(club or [])], output, workspace)
        return
    if not club:
        raise WrongUsage("Name a club, or write what moderators answered with --reviews.")
    if workspace:
        raise WrongUsage("--workspace goes with --reviews only. Leave it out, or add --reviews.")
    settings = wiring.started()
    request = wiring.local_request(settings, "shortlist", {"club": " ".join(club)})

    async def work() -> None:
        async with wiring.opened(settings) as context:
            state = await requested_state(context, request)
        write_export(club_json(state) if form is ExportFormat.JSON else club_csv(state), output)

    wiring.run(work())


def _export_reviews(files: list[str], output: str, workspace: str) -> None:
    from bot.program.export import write_export  # noqa: PLC0415
    from bot.program.export_reviews import export_reviews  # noqa: PLC0415

    if len(files) > 1 or (files and output != "-"):
        raise WrongUsage("Name one file for the reviewed articles, or none for standard output.")
    settings = wiring.started()
    own = wiring.local_request(settings, "review", {}).workspace.key

    async def work() -> None:
        async with wiring.opened(settings) as context:
            reviewed = await export_reviews(context, workspace or own)
        write_export(reviewed.content, files[0] if files else output)
        typer.echo(wiring.one_line(reviewed.summary), err=True)

    wiring.run(work())


@app.command("eval")
@_ending_well()
def evaluate(
    folder: Annotated[Path, typer.Argument(help="A folder with reports and their claims; tests/corpus is one.")],
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Show every miss.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write one JSON object, for scripts.")] = False,
) -> None:
    """Score the reader on a folder of reports whose claims are known."""
    from bot.evaluation.corpus import corpus_in  # noqa: PLC0415
    from bot.program.documents import json_line  # noqa: PLC0415
    from bot.program.evaluation import evaluation_document, evaluation_reply, measure  # noqa: PLC0415

    settings = wiring.started()
    files = corpus_in(folder)

    async def work() -> None:
        with wiring.progress("Reading", sum(len(file.reports) for file in files)) as advance:
            done = await measure(files, wiring.reader(settings).read, wiring.club_keys(), advance)
        if as_json:
            sys.stdout.buffer.write(json_line(evaluation_document(done)))
        else:
            wiring.show_replies([evaluation_reply(done, verbose=verbose)])

    wiring.run(work())


@app.command()
@_ending_well()
def backtest(
    folder: Annotated[Path, typer.Argument(help="A folder with searches in the corpus' format; tests/corpus is one.")],
    as_json: Annotated[bool, typer.Option("--json", help="Write one JSON object, for scripts.")] = False,
) -> None:
    """Measure the likelihoods on searches whose outcome is known."""
    from bot.evaluation.corpus import corpus_in  # noqa: PLC0415
    from bot.program.backtest import backtest_document, backtest_reply, backtested, reports_to_read  # noqa: PLC0415
    from bot.program.documents import json_line  # noqa: PLC0415

    settings = wiring.started()
    files = corpus_in(folder)

    async def work() -> None:
        with wiring.progress("Reading", len(reports_to_read(files))) as advance:
            done = await backtested(files, wiring.reader(settings).read, wiring.listed_sources(), advance)
        if as_json:
            sys.stdout.buffer.write(json_line(backtest_document(done)))
        else:
            wiring.show_replies([backtest_reply(str(folder), done)])

    wiring.run(work())


@app.command()
@_ending_well()
def replay(
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read and write one JSON object a line: the one form there is.")
    ] = False,
) -> None:
    """Show how the shortlists moved, report by report. Reads standard input; nothing is kept."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    from bot.program.replay import replay as replayed  # noqa: PLC0415
    from bot.program.report_lines import report_lines  # noqa: PLC0415

    if not jsonl:
        raise WrongUsage("Reports are replayed from lines of JSON only. Type hotseat replay --jsonl.")
    settings = wiring.started()
    lines = list(report_lines(sys.stdin.buffer))

    async def work() -> None:
        with TemporaryDirectory(prefix="hotseat-replay-") as folder:
            async with wiring.opened(settings, Path(folder) / "replay.db") as context:
                await replayed(context, lines, sys.stdout.buffer)

    wiring.run(work())


names_app = typer.Typer(help="Look after the lists of names.", no_args_is_help=True)
app.add_typer(names_app, name="names")


@names_app.command("update")
@_ending_well()
def update_names() -> None:
    """Bring clubs and managers up to date from Wikidata. Needs the network and some minutes."""
    from bot.program.names_update import change_sentence  # noqa: PLC0415

    settings = wiring.started()
    typer.echo("Asking Wikidata, which takes some minutes.", err=True)

    async def work() -> None:
        typer.echo(change_sentence(await wiring.updated_names(settings)))

    wiring.run(work())


feeds_app = typer.Typer(help="Take feeds from a feed reader, and give them back.", no_args_is_help=True)
app.add_typer(feeds_app, name="feeds")


@feeds_app.command("import")
@_ending_well()
def import_feeds(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An OPML file; - is standard input.")],
) -> None:
    """Follow the feeds of a feed reader's list. They are read when Hotseat runs."""
    from bot.program.feed_lists import imported_feeds  # noqa: PLC0415

    settings = wiring.started()
    request = wiring.local_request(settings, "feed list", {})

    async def work() -> None:
        async with wiring.opened(settings) as context:
            typer.echo(wiring.one_line(await imported_feeds(context, request, file)))

    wiring.run(work())


@feeds_app.command("export")
@_ending_well()
def export_feeds(
    output: Annotated[str, typer.Argument(metavar="[FILE]", help="Where to write it; - is standard output.")] = "-",
) -> None:
    """Write the feeds that are followed as an OPML file."""
    from bot.ingestion.feeds.opml import opml_of  # noqa: PLC0415
    from bot.program.export import write_export  # noqa: PLC0415

    settings = wiring.started()
    own = wiring.local_request(settings, "feed list", {}).workspace.key

    async def work() -> None:
        async with wiring.opened(settings) as context:
            followed = await context.feeds.followed(own)
        write_export(opml_of(one.feed for one in followed), output)

    wiring.run(work())


def _moment(published: str) -> datetime | None:
    from bot.ingestion.dates import published_moment  # noqa: PLC0415

    if not published:
        return None
    try:
        return published_moment(published, "--published")
    except UnreadableReport as error:
        raise WrongUsage(str(error)) from error
