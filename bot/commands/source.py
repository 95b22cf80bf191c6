"""`/source`: how far outlets and journalists are trusted here, and what became of what they said."""

from __future__ import annotations

from bot.commands.context import Context
from bot.commands.counting import counted
from bot.commands.days import day
from bot.commands.registry import Command, Option, OptionKind, Permission, Request
from bot.domain import OwnTier, SourceRecord, Tier, Verdict
from bot.reply import Block, Button, Call, Cell, Heading, Line, Reply, Span, Table, faint, plain
from bot.searches.directory import name_key
from bot.searches.trust import chance_of_right

_TIERS = {
    Tier.OFFICIAL: "official, national broadcaster or wire",
    Tier.STRONG: "national press and specialists",
    Tier.SOUND: "regional press and mixed records",
    Tier.MIXED: "tabloids and aggregators",
    Tier.WEAK: "rewrites and content farms",
}
_DEFAULT = "default"
_FEWEST_CALLS = 5
_MOST_LISTED = 15
_MOST_CALLS = 8
_BUTTONS = 3


async def list_sources(context: Context, request: Request) -> Reply:
    """The sources whose tier was set here, then those with the longest records."""
    workspace = request.workspace.key
    await context.workspace_sources.refresh(workspace)
    own = {one.source: one for one in await context.source_book.own_tiers(workspace)}
    busiest = await context.source_book.busiest(workspace, context.clock.now(), _MOST_LISTED)
    shown = list(dict.fromkeys((*own, *busiest)))[: max(_MOST_LISTED, len(own))]
    known = counted(len(context.catalogue.outlets), "outlet")
    about = plain(
        f"The lists have {known} and {counted(len(context.catalogue.journalists), 'journalist')}, each with a tier from"
        " 1 (best) to 5. What a source says here is held against how searches end."
    )
    footer = faint("/source show with a domain or a name tells more. Moderators change a tier with /source set.")
    if not shown:
        return Reply("Sources", (about, plain("No tier was set here, and no search that was read about has ended.")))
    rows = [await _row(context, request, source, own.get(source)) for source in shown]
    buttons = tuple(_show(_name(context, source), _typed(context, source)) for source in shown[:_BUTTONS])
    return Reply("Sources", (about, Table(("Source", "Tier", "Record"), tuple(rows))), buttons, footer)


async def _row(context: Context, request: Request, source: str, own: OwnTier | None) -> tuple[Cell, ...]:
    record = await context.source_book.record(request.workspace.key, source, context.clock.now())
    listed = context.sources.listed_tier(source)
    tier = Span(f"{own.tier:d}, set here (listed {listed:d})") if own else Span(f"{listed:d}")
    return Span(_name(context, source), strong=True), tier, Span(_summary(record))


async def show_source(context: Context, request: Request) -> Reply:
    """One source: who it is, its tier and why, its record and its newest calls."""
    workspace, now = request.workspace.key, context.clock.now()
    source = name_key(request.value("outlet")) if _is_journalist(context, request) else request.value("outlet")
    await context.workspace_sources.refresh(workspace)
    own = {one.source: one for one in await context.source_book.own_tiers(workspace)}.get(source)
    record = await context.source_book.record(workspace, source, now)
    calls = await context.source_book.verdicts_on(workspace, source, now, _MOST_CALLS)
    blocks: list[Block] = [*_who(context, source), *_tier_lines(context, request, source, own)]
    blocks += _record_lines(own.tier if own else context.sources.listed_tier(source), record)
    if calls:
        table = Table(("Club", "Person", "What it said", "Ended"), tuple(_call(request, one) for one in calls))
        blocks += [Heading("Newest calls"), table]
    return Reply(_name(context, source), tuple(blocks), _buttons(request, own), faint(_MEANING))


_MEANING = (
    "A call is the last word on who gets a job before a search ends: that the one who got it might, or would not, or"
    " that another was favourite or certain. Verdicts count from the month after the end has settled."
)


def _who(context: Context, source: str) -> list[Block]:
    journalist = context.sources.directory.journalist(source)
    if journalist is not None:
        outlet = context.catalogue.outlet(journalist.outlet).name or journalist.outlet
        works = f", {outlet}" if outlet else ""
        return [plain(f"Journalist{works}: {journalist.beat}." if journalist.beat else f"Journalist{works}.")]
    known = context.sources.directory.outlet(source)
    if known is None:
        is_site = context.sources.directory.is_club_site(source)
        return [plain(f"{source} is a club's own site." if is_site else f"{source} is in no list.")]
    country = f", {known.country}" if known.country else ""
    lines: list[Block] = [plain(f"{known.domain}{country}.")]
    if known.group:
        lines.append(faint("It shares copy with others of its owner: together they count as one source."))
    return lines


def _tier_lines(context: Context, request: Request, source: str, own: OwnTier | None) -> list[Block]:
    listed = context.sources.listed_tier(source)
    entry = context.sources.directory.journalist(source) or context.sources.directory.outlet(source)
    reason = f": {entry.reason}" if entry and entry.reason else ""
    if own is None:
        return [_tier_line(listed, f"{reason}.")]
    why = f": {own.reason}" if own.reason else ""
    on = day(own.at, request.timezone)
    return [_tier_line(own.tier, f", set here on {on}{why}."), faint(f"The lists have it as tier {listed:d}{reason}.")]


def _tier_line(tier: Tier, ending: str) -> Line:
    return Line((Span(f"Tier {tier:d}", strong=True), Span(f" ({_TIERS[tier]}){ending}")))


def _record_lines(tier: Tier, record: SourceRecord) -> list[Block]:
    lines: list[Block] = [Line((Span("Record here: ", strong=True), Span(f"{_summary(record)}.")))]
    if record.tally.calls < _FEWEST_CALLS:
        return lines
    early = (
        f", {record.days_early:.0f} days before the end in the mean where it was right" if record.tally.right else ""
    )
    searches = "1 search" if record.searches == 1 else f"{record.searches} searches"
    chance = chance_of_right(tier, record.tally)
    lines.append(plain(f"{counted(record.tally.calls, 'call')} in {searches}{early}."))
    lines.append(plain(f"With its tier that makes a call of it right {chance:.0%} of the time."))
    return lines


def _summary(record: SourceRecord) -> str:
    """The record in a few words: "first on 3, wrong on 1 of 14"."""
    tally = record.tally
    if tally.calls < _FEWEST_CALLS:
        return f"too few to say ({counted(tally.calls, 'call')})" if tally.calls else "too few to say"
    return f"first on {record.first}, wrong on {tally.wrong} of {tally.calls}"


def _call(request: Request, verdict: Verdict) -> tuple[Cell, ...]:
    first = ", first" if verdict.is_first else ""
    early = f", {verdict.days_early:.0f} days early" if verdict.is_right and verdict.days_early >= 1 else ""
    said = f"right{first}{early}" if verdict.is_right else "wrong"
    return (
        Span(verdict.club, strong=True),
        Span(verdict.person),
        Span(said),
        Span(day(verdict.closed_at, request.timezone)),
    )


def _buttons(request: Request, own: OwnTier | None) -> tuple[Button, ...]:
    listing_ = Button("All sources", Call("source list"))
    if own is None or not request.is_moderator:
        return (listing_,)
    reset = Call("source set", (("outlet", request.value("outlet")), ("tier", _DEFAULT)))
    return listing_, Button("Back to the list's tier", reset)


async def set_source(context: Context, request: Request) -> Reply:
    """Set a source's tier in this workspace, or go back to the list's. It counts for every answer from then on."""
    workspace = request.workspace.key
    outlet, wanted = request.value("outlet"), request.value("tier")
    source = name_key(outlet) if _is_journalist(context, request) else outlet
    listed = context.sources.listed_tier(source)
    own = {one.source: one for one in await context.source_book.own_tiers(workspace)}.get(source)
    before = own.tier if own else listed
    if wanted == _DEFAULT:
        await context.source_book.reset_tier(workspace, source)
        tier = listed
    else:
        tier = Tier(int(wanted))
        reason = request.value("reason")
        await context.source_book.set_tier(
            OwnTier(workspace, source, tier, request.member, context.clock.now(), reason)
        )
    name = _name(context, source)
    text = f"{name} is tier {tier:d} here ({_TIERS[tier]})."
    moved = f" It was {before:d}." if before is not tier else " It was so before."
    back = str(int(own.tier)) if own else _DEFAULT
    undo = Button("Undo", Call("source set", (("outlet", outlet), ("tier", back))))
    return Reply(
        f"{name}: tier {tier:d}",
        (plain(text + moved), faint("Every answer here counts with it from now on, for earlier moments too.")),
        (*([undo] if before is not tier or (own and wanted == _DEFAULT) else []), _show(name, outlet)),
    )


def _is_journalist(context: Context, request: Request) -> bool:
    return request.value("outlet") in context.catalogue.journalists_by_name


def _name(context: Context, source: str) -> str:
    """The source as people know it."""
    journalist = context.sources.directory.journalist(source)
    if journalist is not None:
        return journalist.name
    return context.catalogue.outlet(source).name or source


def _typed(context: Context, source: str) -> str:
    """What to type for the source."""
    journalist = context.sources.directory.journalist(source)
    return journalist.name if journalist else source


def _show(name: str, outlet: str) -> Button:
    return Button(name, Call("source show", (("outlet", outlet),)))


_OUTLET = Option("outlet", OptionKind.OUTLET, "The outlet by its domain or name, or the journalist by name")

COMMANDS = (
    Command(
        name="source list",
        description="The sources whose tier was set here, and those with the longest records",
        handler=list_sources,
        example="/source list",
        about_group="How far outlets and journalists are trusted, and how often they were right",
    ),
    Command(
        name="source show",
        description="One source's tier, the reason for it and its record",
        handler=show_source,
        options=(_OUTLET,),
        example="/source show bbc.co.uk",
    ),
    Command(
        name="source set",
        description="Sets a source's tier in this workspace",
        handler=set_source,
        options=(
            _OUTLET,
            Option("tier", OptionKind.CHOICE, "From best to worst", choices=(*map(str, map(int, Tier)), _DEFAULT)),
            Option("reason", OptionKind.TEXT, "Why, for other moderators", required=False),
        ),
        permission=Permission.MODERATOR,
        example="/source set dailymail.co.uk 5 it only guesses",
    ),
)
