import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.registry import Command, Option, OptionKind, Registry, Request
from bot.commands.table import all_commands
from bot.commands.text_parser import parse_line
from bot.errors import WrongUsage
from bot.reply import Call, Reply
from tests.commands.newsroom import CATALOGUE


async def silent(_context: object, _request: Request) -> Reply:
    return Reply("")


NOTE = Command(
    "note",
    "Writes a note",
    silent,
    (Option("club", OptionKind.CLUB, "Of whom"), Option("text", OptionKind.TEXT, "What")),
)
REASON = Option("reason", OptionKind.TEXT, "Why", required=False)
SETTLE = Command(
    "mend status",
    "Sets a status",
    silent,
    (
        Option("club", OptionKind.CLUB, "Of whom"),
        Option("person", OptionKind.PERSON, "Who"),
        Option("status", OptionKind.STATUS, "Which"),
        REASON,
    ),
)
JOIN = Command(
    "mend names",
    "Makes two one",
    silent,
    (Option("person", OptionKind.PERSON, "Who"), Option("other", OptionKind.PERSON, "Who too"), REASON),
)
SAVE = Command(
    "save",
    "Writes a file",
    silent,
    (
        Option("club", OptionKind.CLUB, "Of whom"),
        Option("form", OptionKind.CHOICE, "As what", required=False, choices=("csv", "json")),
    ),
)
REGISTRY = Registry((*all_commands(), NOTE, SETTLE, JOIN, SAVE))


def values(line: str, *active: str) -> dict[str, str]:
    return dict(parse_line(line, REGISTRY, CATALOGUE, active).values)


def fault(line: str) -> str:
    with pytest.raises(WrongUsage) as wrong:
        parse_line(line, REGISTRY, CATALOGUE)
    return str(wrong.value)


@pytest.mark.parametrize(
    "line", ["/shortlist liverpool", "shortlist liverpool", "  /Shortlist   liverpool  ", "/ shortlist liverpool"]
)
def test_a_line_calls_a_command(line: str) -> None:
    assert parse_line(line, REGISTRY, CATALOGUE) == Call("shortlist", (("club", "liverpool"),))


@pytest.mark.parametrize(
    "line", ["/shortlist man utd", '/shortlist "man utd"', "/shortlist “man utd”", '/shortlist "man utd']
)
def test_several_words_need_no_quotes_but_may_have_them(line: str) -> None:
    assert values(line) == {"club": "man utd"}


def test_an_apostrophe_is_part_of_a_name() -> None:
    assert values("/candidate martin o'neill") == {"person": "martin o'neill"}


@pytest.mark.parametrize(
    "line",
    [
        "/shortlist man utd as-of 28 march",
        "/shortlist man utd as of 28 march",
        "/shortlist man utd AS OF: 28 march",
        "/shortlist man utd as-of: 28 march",
        "/shortlist man utd as_of:28 march",
        "/shortlist man utd --as-of 28 march",
        "/shortlist man utd --as-of=28 march",
        '/shortlist --as-of="28 march" man utd',
        "/shortlist man utd —as-of=28 march",
        '/shortlist man utd as-of="28 march"',
        '/shortlist as-of:"28 march" man utd',
        '/shortlist --as-of "28 march" man utd',
        '/shortlist as-of "28 march" club: man utd',
        "/shortlist club: man utd as-of 28 march",
        "/shortlist --club=man utd as-of 28 march",
    ],
)
def test_a_moment_may_be_named_in_many_ways(line: str) -> None:
    assert values(line) == {"club": "man utd", "as-of": "28 march"}


def test_values_are_in_the_order_of_the_options() -> None:
    call = parse_line("/shortlist --as-of=2024-03-28 liverpool", REGISTRY, CATALOGUE)
    assert call.values == (("club", "liverpool"), ("as-of", "2024-03-28"))


@pytest.mark.parametrize(
    "line",
    [
        "/shortlist --as-of=2024-03-28 man utd",
        "/shortlist as-of 2024-03-28 man utd",
        "/shortlist as-of:2024-03-28 man utd",
    ],
)
def test_a_full_date_in_front_ends_there(line: str) -> None:
    assert values(line) == {"club": "man utd", "as-of": "2024-03-28"}


def test_a_named_club_in_front_leaves_the_rest_to_the_person() -> None:
    assert values("/evidence --club=lfc xabi alonso") == {"club": "lfc", "person": "xabi alonso"}


def test_only_moments_are_named_without_a_sign() -> None:
    assert values("/shortlist club brugge") == {"club": "club brugge"}
    assert values("/shortlist as roma") == {"club": "as roma"}


@pytest.mark.parametrize(
    ("line", "club", "person"),
    [
        ("/evidence liverpool amorim", "liverpool", "amorim"),
        ("/evidence liverpool xabi alonso", "liverpool", "xabi alonso"),
        ("/evidence man utd ruben amorim", "man utd", "ruben amorim"),
        ("/evidence manchester united amorim", "manchester united", "amorim"),
        ("/evidence bayern munich de zerbi", "bayern munich", "de zerbi"),
        ("/evidence livrepool xabi alonso", "livrepool", "xabi alonso"),
        ("/evidence united xabi alonso", "united", "xabi alonso"),
        ("/evidence qqqq xabi alonso", "qqqq", "xabi alonso"),
        ('/evidence "man utd" "ruben amorim"', "man utd", "ruben amorim"),
        ('/evidence man utd "ruben amorim"', "man utd", "ruben amorim"),
        ("/evidence person: ruben amorim club: man utd", "man utd", "ruben amorim"),
        ("/evidence man utd person: ruben amorim", "man utd", "ruben amorim"),
    ],
)
def test_a_club_and_a_person_are_parted_where_the_club_is_clearest(line: str, club: str, person: str) -> None:
    assert values(line) == {"club": club, "person": person}


def test_a_club_in_no_list_is_known_where_it_was_read_about() -> None:
    found = values("/evidence fc unheard of xabi alonso", "FC Unheard Of")
    assert found == {"club": "fc unheard of", "person": "xabi alonso"}


def test_a_text_is_the_rest_of_the_line_as_it_stands() -> None:
    text = 'He said: "no".\n\nas-of 28 march,  --text=2'
    assert values(f"/ingest   {text}\n") == {"text": text}
    assert values(f'/note "man utd" {text}') == {"club": "man utd", "text": text}


@pytest.mark.parametrize(
    "line", ["/mend status lfc amorim out", "mend status lfc amorim out", "/Mend  Status lfc amorim out"]
)
def test_a_command_may_have_two_words(line: str) -> None:
    call = parse_line(line, REGISTRY, CATALOGUE)
    assert call == Call("mend status", (("club", "lfc"), ("person", "amorim"), ("status", "out")))


@pytest.mark.parametrize(
    ("rest", "club", "person", "status", "reason"),
    [
        ("man utd ruben amorim talks", "man utd", "ruben amorim", "talks", ""),
        ("man utd ruben amorim Talks he said so", "man utd", "ruben amorim", "Talks", "he said so"),
        (
            'man utd ruben amorim talks "quoted", as it stands',
            "man utd",
            "ruben amorim",
            "talks",
            '"quoted", as it stands',
        ),
        ("man utd ruben amorim talks reason: out of it", "man utd", "ruben amorim", "talks", "out of it"),
        ("man utd amorim reason: why not", "man utd", "amorim", "", ""),
        ("man utd ruben amorim tlaks he said so", "man utd", "ruben amorim", "tlaks", "he said so"),
        ('"man utd" "out" out', "man utd", "out", "out", ""),
        ("status: talks club: man utd person: amorim", "man utd", "amorim", "talks", ""),
    ],
)
def test_a_status_parts_the_line(rest: str, club: str, person: str, status: str, reason: str) -> None:
    if not status:
        assert fault(f"/mend status {rest}").startswith("/mend status needs a value for status")
        return
    expected = {"club": club, "person": person, "status": status} | ({"reason": reason} if reason else {})
    assert values(f"/mend status {rest}") == expected


@pytest.mark.parametrize(
    ("rest", "person", "other"),
    [
        ("xabi alonso", "xabi", "alonso"),
        ("xabi alonso alonso", "xabi alonso", "alonso"),
        ("slot arne slot", "slot", "arne slot"),
        ("una one una two", "una one", "una two"),
        ('"una one" two', "una one", "two"),
        ("jurgen klopp the normal one", "jurgen klopp", "the normal one"),
    ],
)
def test_two_people_are_parted_where_they_are_known_or_in_the_middle(rest: str, person: str, other: str) -> None:
    assert values(f"/mend names {rest}") == {"person": person, "other": other}
    assert values(f"/mend names {rest} reason: it is so") == {"person": person, "other": other, "reason": "it is so"}


@pytest.mark.parametrize(
    ("rest", "form"),
    [("man utd csv", "csv"), ("man utd", ""), ("man utd form: JSON", "JSON"), ("--form=csv man utd", "csv")],
)
def test_a_choice_at_the_end_may_be_left_out(rest: str, form: str) -> None:
    assert values(f"/save {rest}") == {"club": "man utd"} | ({"form": form} if form else {})


def test_a_text_alone_is_the_whole_line_even_if_it_may_be_left_out() -> None:
    registry = Registry((Command("say", "Says it", silent, (REASON,)),))
    assert parse_line("/say  as it: is ", registry, CATALOGUE) == Call("say", (("reason", "as it: is"),))
    assert parse_line("/say", registry, CATALOGUE) == Call("say")


def test_a_reason_is_named_where_it_could_be_part_of_a_name() -> None:
    assert fault("/mend names xabi").startswith("/mend names needs a value for other")
    assert values("/mend names xabi alonso reason:one of them") == {
        "person": "xabi",
        "other": "alonso",
        "reason": "one of them",
    }


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (
            "/mend",
            "/mend needs a second word. Type /mend status CLUB PERSON STATUS [reason: TEXT] or /mend names ",
        ),
        ("/mend sttaus", "There is no command /mend sttaus. Did you mean /mend status?"),
        ("/mend zzz", "There is no command /mend zzz. Type /mend status CLUB"),
        ("/mned sttaus lfc", "There is no command /mned. Did you mean /mend status?"),
        ("/mned", "There is no command /mned. Did you mean /mend?"),
    ],
)
def test_either_word_of_a_name_may_be_mistyped(line: str, answer: str) -> None:
    assert fault(line).startswith(answer)


def test_help_takes_both_words_of_a_name() -> None:
    assert values("/help mend status") == {"command": "mend status"}
    assert values("/help /mend names") == {"command": "/mend names"}
    assert values("/help mend") == {"command": "mend"}
    assert fault("/help mend status now").startswith("/help has no use for “now”.")


@pytest.mark.parametrize("line", ["/help", "/help shortlist", "/help /shortlist"])
def test_an_optional_value_may_be_left_out(line: str) -> None:
    assert values(line) == ({} if line == "/help" else {"command": line.removeprefix("/help ")})


def test_a_pasted_text_costs_no_more_than_its_length() -> None:
    found = values(f"/evidence liverpool {'word ' * 100_000}")
    assert found["club"] == "liverpool"
    assert len(values(f"/shortlist {'word ' * 100_000}")["club"]) > 400_000


def test_an_unknown_command_is_answered_with_the_nearest() -> None:
    assert fault("/shortlst liverpool") == "There is no command /shortlst. Did you mean /shortlist?"
    assert fault("/zzz") == "There is no command /zzz. /help lists the commands."
    assert len(fault("/" + "z" * 5_000)) < 200


@pytest.mark.parametrize("line", ["", "  ", "/", " / "])
def test_an_empty_line_is_answered_with_help(line: str) -> None:
    assert fault(line) == "Type a command. /help lists them."


@pytest.mark.parametrize(
    ("line", "option"),
    [
        ("/shortlist", "club"),
        ('/shortlist ""', "club"),
        ("/shortlist as-of 28 march", "club"),
        ("/shortlist liverpool as-of", "as-of"),
        ("/shortlist liverpool as-of:", "as-of"),
        ("/evidence liverpool", "person"),
        ("/evidence man utd", "person"),
        ("/ingest", "text"),
        ("/ingest  \n ", "text"),
        ("/note", "club"),
        ("/note liverpool", "text"),
    ],
)
def test_a_missing_value_is_named_with_the_usage(line: str, option: str) -> None:
    name = line.split(maxsplit=1)[0]
    assert fault(line).startswith(f"{name} needs a value for {option} (")
    assert f"Type {name} " in fault(line)


def test_a_missing_value_comes_with_an_example() -> None:
    assert fault("/shortlist").endswith(
        "Type /shortlist CLUB [as-of MOMENT], for example /shortlist liverpool as-of 28 march."
    )


def test_a_surplus_value_is_named() -> None:
    assert fault("/searches liverpool now") == "/searches has no use for “liverpool now”. Type /searches."
    assert fault("/help shortlist now").startswith("/help has no use for “now”.")
    assert fault("/shortlist club: lfc as-of: 2024 club: mufc").startswith("/shortlist was given club twice.")


@given(
    st.text(),
    st.sampled_from(
        ["/shortlist ", "/evidence ", "/help ", "/ingest ", "/note ", "/mend status ", "/mend names ", "/save ", ""]
    ),
)
def test_any_line_is_a_call_or_refused(rest: str, start: str) -> None:
    try:
        call = parse_line(start + rest, REGISTRY, CATALOGUE)
    except WrongUsage:
        return
    command = REGISTRY.find(call.command)
    assert command is not None
    given_for = [name for name, value in call.values if value]
    assert given_for == [option.name for option in command.options if option.name in given_for]
    assert {option.name for option in command.options if option.required} <= {*given_for}


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("/correct drop liverpool amorim", {"club": "liverpool", "person": "amorim"}),
        ("/correct drop man utd ruben amorim 2", {"club": "man utd", "person": "ruben amorim", "report": "2"}),
        (
            "/correct drop lfc amorim #2 not he",
            {"club": "lfc", "person": "amorim", "report": "#2", "reason": "not he"},
        ),
        (
            "/correct drop lfc amorim https://x.com/1 a joke",
            {"club": "lfc", "person": "amorim", "report": "https://x.com/1", "reason": "a joke"},
        ),
        (
            "/correct change lfc amorim 2 linked arne slot",
            {"club": "lfc", "person": "amorim", "report": "2", "status": "linked", "other-person": "arne slot"},
        ),
        ("/correct close man utd", {"club": "man utd"}),
        ("/correct close man utd arne slot", {"club": "man utd", "appointed": "arne slot"}),
        (
            "/correct split xabi alonso arne slot club: lfc",
            {"person": "xabi alonso", "other": "arne slot", "club": "lfc"},
        ),
        ("/undo", {}),
        ("/undo #12", {"number": "#12"}),
        ("/history man utd 2", {"club": "man utd", "page": "2"}),
        ("/review 2", {"page": "2"}),
    ],
)
def test_numbers_and_addresses_of_reports_end_the_names_before_them(line: str, read: dict[str, str]) -> None:
    assert values(line) == read


@given(st.text(alphabet='abc "“:=-', max_size=40))
def test_quotes_and_signs_in_any_order_lose_no_letter(rest: str) -> None:
    try:
        found = values(f"/candidate {rest}")
    except WrongUsage:
        return
    assert sorted(found["person"].replace(" ", "")) == sorted(c for c in rest if c not in ' "“')
