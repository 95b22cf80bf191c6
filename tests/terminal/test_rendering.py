import io
import re

import pytest
from rich.console import Console

from adapters.terminal.rendering import console_for, show
from bot.domain import Status
from bot.reply import Badge, Button, Call, Heading, Line, Quotation, Reply, Share, Span, Table, faint, plain

LINK = "https://example.org/amorim"
SHORTLIST = Reply(
    "Liverpool: who comes after Jurgen Klopp",
    (
        Line((Span("Jurgen Klopp ", strong=True), Badge(Status.DEPARTING), Span(" since 26 January 2024"))),
        plain("12 reports from 7 sources"),
        Table(
            ("", "Name", "Status", "Likelihood", "Newest"),
            (
                (Span("1"), Span("Ruben Amorim"), Badge(Status.FAVOURITE), Share(0.48, 0.36), Span("BBC", url=LINK)),
                (Span("2"), Span("Roberto De Zerbi"), Badge(Status.CANDIDATE), Share(0.12), Span("Sky, 28 March")),
                (Span(""), Span("someone else", faint=True), Span(""), Share(0.4, 0.4), Span("")),
            ),
        ),
        Heading("Out"),
        Quotation(
            "Alonso\nstays", Line((Span("BBC", url=LINK), Span(" · 28 March"))), (plain("repeated by the Express"),)
        ),
    ),
    (Button("evidence Ruben Amorim", Call("evidence")), Button("timeline", Call("timeline"))),
    faint("As of 28 March 2024"),
)


def printed(reply: Reply, width: int = 80, *, numbered: bool = True) -> str:
    console = console_for(io.StringIO())
    console.width = width
    show(reply, console, numbered=numbered)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def on_a_terminal(reply: Reply) -> str:
    console = Console(file=io.StringIO(), force_terminal=True, width=80, markup=False, color_system="truecolor")
    show(reply, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_reply_fits_eighty_columns_and_is_plain_text_where_there_is_no_terminal() -> None:
    assert printed(SHORTLIST).splitlines() == [
        "Liverpool: who comes after Jurgen Klopp",
        "",
        "Jurgen Klopp departing since 26 January 2024",
        "12 reports from 7 sources",
        "",
        "   Name              Status     Likelihood           Newest",
        "──────────────────────────────────────────────────────────────────",
        "1  Ruben Amorim      favourite  ████▊       48% ▲12  BBC",
        "2  Roberto De Zerbi  candidate  █▎          12%      Sky, 28 March",
        "   someone else                 ████        40%",
        "",
        "Out",
        "  “Alonso stays”",
        f"  BBC ({LINK}) · 28 March",
        "    repeated by the Express",
        "",
        "As of 28 March 2024",
        "",
        "[1] evidence Ruben Amorim  [2] timeline",
    ]


def test_on_a_terminal_statuses_are_coloured_and_sources_are_links() -> None:
    shown = on_a_terminal(SHORTLIST)
    assert "\x1b[34mfavourite" in shown
    assert re.search(rf"\x1b\]8;[^;]*;{LINK}\x1b\\BBC", shown)
    assert f"({LINK})" not in shown


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", on_a_terminal(SHORTLIST))


@pytest.mark.parametrize("width", [20, 40, 63])
def test_a_narrow_terminal_shows_rows_under_each_other_and_loses_nothing(width: int) -> None:
    shown = printed(SHORTLIST, width)
    letters = re.sub(r"\s", "", shown)
    for word in ("RubenAmorim", "favourite", "48%", "BBC", "someoneelse", "Alonsostays", "[2]timeline"):
        assert word in letters
    assert all(len(line) <= width for line in shown.splitlines())


@pytest.mark.parametrize("width", [1, 5])
def test_even_the_narrowest_terminal_gets_an_answer(width: int) -> None:
    assert "Amorim" in re.sub(r"\s", "", printed(SHORTLIST, width))


def test_rows_under_each_other_keep_their_number_beside_the_name() -> None:
    assert "1 Ruben Amorim\n  favourite\n" in printed(SHORTLIST, 40)


def test_hints_are_left_out_where_nothing_can_be_typed() -> None:
    assert "[1]" not in printed(SHORTLIST, numbered=False)


def test_text_is_never_taken_for_markup_or_commands_to_the_terminal() -> None:
    hostile = "[bold]x[/bold] :smile: \x1b[2J\u202e"
    blocks = (
        plain(hostile),
        Heading(hostile),
        Table((hostile,), ((Span(hostile),),)),
        Quotation(hostile, plain(hostile)),
    )
    reply = Reply(hostile, blocks, (Button(hostile, Call("help")),), plain(hostile))
    for shown in (printed(reply), on_a_terminal(reply)):
        assert shown.count("[bold]x[/bold] :smile:") == 9
        assert "\x1b[2J" not in shown
        assert "\u202e" not in shown


def test_a_hostile_address_is_shown_nowhere() -> None:
    reply = Reply("x", (Line((Span("BBC", url="https://a.org/\x1b[2J"),)),))
    assert printed(reply) == "x\n\nBBC\n"
    assert "\x1b[2J" not in on_a_terminal(reply)


class ClosedOutput(io.StringIO):
    def write(self, _text: str, /) -> int:
        raise BrokenPipeError


@pytest.mark.parametrize("is_terminal", [True, False])
def test_an_output_that_was_closed_is_told_to_the_caller(is_terminal: bool) -> None:
    stream = ClosedOutput()
    stream.isatty = lambda: is_terminal  # type: ignore[method-assign]
    with pytest.raises(BrokenPipeError):
        show(SHORTLIST, console_for(stream))


@pytest.mark.parametrize("status", Status)
def test_every_status_is_shown(status: Status) -> None:
    assert printed(Reply("x", (Line((Badge(status),)),))) == f"x\n\n{status.value}\n"
