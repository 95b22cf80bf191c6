from bot.domain import Status
from tests.commands.newsroom import ELSEWHERE, Newsroom, lines_of, said

S = Status


async def test_corrections_are_listed_with_who_when_why_and_who_undid_them(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-21", "bbc.co.uk", said("Liverpool", "Xabi Alonso", S.FAVOURITE))
    await newsroom.correct("correct status", club="Liverpool", person="Xabi Alonso", status="out", reason="he said so")
    await newsroom.correct("correct same", name="Xabi Alonso", person="Ruben Amorim", member="dan")
    await newsroom.correct("undo", number="2", member="eve")
    assert lines_of(await newsroom.ask("history")) == [
        "Corrections",
        "#2 Xabi Alonso is Ruben Amorim · dan, 3 Apr 2024, 10:30 · undone by eve, 3 Apr 2024, 10:30",
        "#1 Xabi Alonso: [out] at Liverpool · mod, 3 Apr 2024, 10:30 · he said so",
        "2 corrections; page 1 of 1",
    ]


async def test_only_moderators_are_offered_to_undo_what_holds(newsroom: Newsroom) -> None:
    for status in ("out", "talks"):
        await newsroom.correct("correct status", club="Liverpool", person="Xabi Alonso", status=status)
    await newsroom.correct("undo")
    assert [button.label for button in (await newsroom.correct("history")).buttons] == ["Undo #1"]
    assert (await newsroom.ask("history")).buttons == ()


async def test_of_a_club_it_lists_what_concerns_it(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-21", "bbc.co.uk", said("Liverpool", "Xabi Alonso", S.FAVOURITE))
    await newsroom.report("2024-03-21", "sky.de", said("Bayern Munich", "Xabi Alonso", S.LINKED))
    await newsroom.correct("correct status", club="Bayern", person="Xabi Alonso", status="out")
    await newsroom.correct("correct same", name="Xabi Alonso", person="Ruben Amorim")
    await newsroom.correct("correct change", club="Bayern", person="alonso", report="1", other_club="Liverpool")
    await newsroom.correct("correct same", name="Arne Slot", person="Roberto De Zerbi")
    shown = [line.split()[0] for line in lines_of(await newsroom.ask("history", club="liverpool"))[1:-1]]
    assert shown == ["#3", "#2"]


async def test_ten_stand_on_a_page_and_buttons_turn_it(newsroom: Newsroom) -> None:
    for _ in range(12):
        await newsroom.correct("correct status", club="Liverpool", person="Xabi Alonso", status="out")
    first = await newsroom.correct("history", club="Liverpool")
    assert [line.split()[0] for line in lines_of(first)[1:-1]] == [f"#{number}" for number in range(12, 2, -1)]
    second = await newsroom.press(first, "Older")
    assert [line.split()[0] for line in lines_of(second)[1:-1]] == ["#2", "#1"]
    assert lines_of(await newsroom.press(second, "Newer")) == lines_of(first)
    assert lines_of(await newsroom.ask("history", page="9"))[-1] == "12 corrections; page 2 of 2"


async def test_an_empty_history_says_how_to_correct(newsroom: Newsroom) -> None:
    await newsroom.correct("correct status", club="Liverpool", person="Xabi Alonso", status="out")
    reply = await newsroom.ask("history", workspace=ELSEWHERE)
    assert lines_of(reply)[1].startswith("No moderator has corrected anything here.")
