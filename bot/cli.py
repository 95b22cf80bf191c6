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
        str, typer.Argument(metavar="[FILE]", help="A file with a report; - is standard input.", show_default=False)
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
    from bot.program.report_files import opened_bytes, reports_in_file  # noqa: PLC0415

    if jsonl and (published or outlet or title):
        raise WrongUsage("With --jsonl each line has its own date, outlet and title. Leave those options out.")
    if not jsonl and not source:
        raise WrongUsage("Name a file with a report, or - for standard input.")
    settings = wiring.started()
    if jsonl:
        with opened_bytes(source or "-") as lines:
            read_lines(lines, sys.stdout.buffer, wiring.offline_reader(settings).read_report)
        return
    reports = reports_in_file(source, published=_moment(published), outlet=outlet, title=title)
    reader = wiring.offline_reader(settings)
    wiring.show_replies(
        reading_reply(str(named.id or source), named.report, reader.read_report(named.report)) for named in reports
    )


@app.command()
@_ending_well()
def ingest(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files with reports; - is standard input.")],
    published: _Published = "",
    outlet: _Outlet = "",
) -> None:
    """Read reports into the store and say what they changed."""
    from bot.commands.ingest import answer_reports  # noqa: PLC0415
    from bot.program.report_files import reports_in_files  # noqa: PLC0415

    settings = wiring.started()
    reports = reports_in_files(files, published=_moment(published), outlet=outlet)

    async def work() -> None:
        async with wiring.opened(settings) as context:
            wiring.show_replies([await answer_reports(context, wiring.local_request(settings, "ingest", {}), reports)])

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
    club: _Club,
    form: Annotated[ExportFormat, typer.Option("--format", help="What to write.")] = ExportFormat.CSV,
    output: Annotated[str, typer.Option(metavar="FILE", help="Where to write it; - is standard output.")] = "-",
) -> None:
    """Write a club's shortlist and every claim behind it."""
    from bot.program.club_request import requested_state  # noqa: PLC0415
    from bot.program.export import export_csv, export_json, write_export  # noqa: PLC0415

    settings = wiring.started()
    request = wiring.local_request(settings, "shortlist", {"club": " ".join(club)})

    async def work() -> None:
        async with wiring.opened(settings) as context:
            state = await requested_state(context, request)
        write_export(export_json(state) if form is ExportFormat.JSON else export_csv(state), output)

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


def _moment(published: str) -> datetime | None:
    from bot.ingestion.dates import published_moment  # noqa: PLC0415

    if not published:
        return None
    try:
        return published_moment(published, "--published")
    except UnreadableReport as error:
        raise WrongUsage(str(error)) from error
