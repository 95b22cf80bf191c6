"""What somebody sees first: the sample's search, or where the searches stand."""

from __future__ import annotations

from adapters.terminal.incoming import MEMBER, WORKSPACE
from bot.commands.context import Context
from bot.domain import Report
from bot.reply import Call
from bot.sample import SAMPLE_CLUB, SAMPLE_DAY, sample_reports

SAMPLE_CHANNEL = "sample"
"""The channel of the sample's sightings."""
GREETING = "Hotseat follows football clubs' searches for a new manager."
HOW_TO_GO_ON = (
    "Type a command: /help lists them, Tab completes, Ctrl-D ends. /ingest takes a report's text or a file's path."
)
LOOK_BACK = f"That search is over. See it while it was open: /shortlist {SAMPLE_CLUB.lower()} as-of {SAMPLE_DAY}"


async def is_first_run(context: Context) -> bool:
    """Whether no report that says anything has been read here yet."""
    return not await context.store.active_clubs(WORKSPACE.key)


def offer() -> str:
    """What the sample is, for somebody who may want it."""
    return (
        f"Nothing has been read here yet. There is a sample: {len(sample_reports())} short reports on {SAMPLE_CLUB}'s "
        "search of 2024, written for Hotseat."
    )


async def read_sample(context: Context) -> str:
    """Read the sample as if somebody had posted it, and say so."""
    reports: list[Report] = [line.report for line in sample_reports()]
    for report in reports:
        await context.ingestion.take(report, workspace=WORKSPACE.key, channel=SAMPLE_CHANNEL, member=MEMBER)
    return f"Read {len(reports)} sample reports, written for Hotseat; no outlet published them."


def sample_shortlist() -> Call:
    """The call that shows what the sample tells."""
    return Call("shortlist", (("club", SAMPLE_CLUB),))


async def most_discussed(context: Context) -> Call:
    """The call that shows the shortlist of the club that most has been read about."""
    known = await context.store.active_clubs(WORKSPACE.key)
    club = max(known, key=lambda one: one.claims).club if known else SAMPLE_CLUB
    return Call("shortlist", (("club", club),))
