from bot.domain import Status
from tests.commands.newsroom import ELSEWHERE, Newsroom, lines_of, rows_of, said

S = Status


async def doubtful(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-20", "bbc.co.uk", said("Liverpool", "Jurgen Klopp", S.DEPARTING))
    await newsroom.report("2024-03-21", "bbc.co.uk", said("Liverpool", "Xabi Alonso", S.FAVOURITE))
    await newsroom.report("2024-03-30", "tabloid.example", said("Liverpool", "Xabi Alonso", S.FAVOURITE, unsure=True))
    await newsroom.report("2024-03-29", "sky.de", said("Liverpool", "Roberto De Zerbi", S.TALKS, unsure=True))
    await newsroom.report("2024-03-28", "bbc.co.uk", said("Liverpool", "Arne Slot", S.APPOINTED, unsure=True))


def asked(lines: list[str]) -> list[str]:
    return [line.split(" · ")[0].strip() for line in lines if line.startswith("  ")]


async def test_what_would_change_most_is_asked_first_with_its_quote_and_source(newsroom: Newsroom) -> None:
    await doubtful(newsroom)
    lines = lines_of(await newsroom.ask("review"))
    assert asked(lines) == [
        "1. Arne Slot [appointed] Liverpool",
        "2. Roberto De Zerbi [talks] Liverpool",
        "3. Xabi Alonso [favourite] Liverpool",
    ]
    assert "> Arne Slot appointed Liverpool" in lines
    assert any("BBC Sport, 28 Mar 2024 · 30% sure · would open or end a search" in line for line in lines)
    assert lines[-1] == "3 claims to answer; page 1 of 1"


async def test_news_is_asked_before_what_is_old(newsroom: Newsroom) -> None:
    for day, club, person in (("2023-01-10", "Bayern Munich", "Arne Slot"), ("2024-04-01", "Liverpool", "Xabi Alonso")):
        await newsroom.report(day, "bbc.co.uk", said(club, person, S.TALKS, unsure=True))
    assert asked(lines_of(await newsroom.ask("review")))[0] == "1. Xabi Alonso [talks] Liverpool"
    assert asked(lines_of(await newsroom.ask("review", club="bayern"))) == ["1. Arne Slot [talks] Bayern Munich"]


async def test_right_counts_at_once_and_is_asked_no_more(newsroom: Newsroom) -> None:
    await doubtful(newsroom)
    reply = await newsroom.press(await newsroom.correct("review"), "2 right")
    assert "Roberto De Zerbi [talks]" in lines_of(reply)[3]
    assert "Roberto De Zerbi" in [row[0] for row in rows_of(await newsroom.ask("shortlist", club="liverpool"))]
    assert asked(lines_of(await newsroom.press(reply, "Review"))) == [
        "1. Arne Slot [appointed] Liverpool",
        "2. Xabi Alonso [favourite] Liverpool",
    ]


async def test_wrong_answers_without_changing_anything(newsroom: Newsroom) -> None:
    await doubtful(newsroom)
    before = await newsroom.ask("shortlist", club="liverpool")
    reply = await newsroom.press(await newsroom.correct("review"), "1 wrong")
    assert "It did not count before either, so no shortlist changed." in lines_of(reply)
    assert rows_of(await newsroom.ask("shortlist", club="liverpool")) == rows_of(before)
    assert len(asked(lines_of(await newsroom.ask("review")))) == 2


async def test_change_asks_what_it_says_and_counts_as_that(newsroom: Newsroom) -> None:
    await doubtful(newsroom)
    question = await newsroom.press(await newsroom.correct("review"), "1 change")
    reply = await newsroom.press(question, "agreed")
    assert lines_of(reply)[1].endswith("means: [agreed]")
    assert ("Arne Slot", "[agreed]") in [row[:2] for row in rows_of(await newsroom.ask("shortlist", club="liverpool"))]


async def test_an_answer_that_is_undone_is_asked_again(newsroom: Newsroom) -> None:
    await doubtful(newsroom)
    before = await newsroom.ask("review")
    reply = await newsroom.press(await newsroom.correct("review"), "1 wrong")
    await newsroom.press(reply, "Undo")
    assert asked(lines_of(await newsroom.ask("review"))) == asked(lines_of(before))


async def test_members_see_what_is_asked_but_are_not_asked(newsroom: Newsroom) -> None:
    await doubtful(newsroom)
    assert (await newsroom.ask("review")).buttons == ()
    labels = [button.label for button in (await newsroom.correct("review")).buttons]
    assert labels == [f"{number} {word}" for number in (1, 2, 3) for word in ("right", "wrong", "change")]


async def test_five_stand_on_a_page(newsroom: Newsroom) -> None:
    for number in range(7):
        await newsroom.report("2024-04-01", "bbc.co.uk", said("Liverpool", f"Person {number}", S.LINKED, unsure=True))
    first = await newsroom.correct("review", club="liverpool")
    assert (len(asked(lines_of(first))), lines_of(first)[-1]) == (5, "7 claims to answer; page 1 of 2")
    assert len(first.buttons) <= 25
    second = await newsroom.press(first, "Next")
    assert len(asked(lines_of(second))) == 2
    assert lines_of(await newsroom.press(second, "Before")) == lines_of(first)


async def test_where_nothing_waits_it_says_so(newsroom: Newsroom) -> None:
    await doubtful(newsroom)
    assert lines_of(await newsroom.ask("review", workspace=ELSEWHERE))[1].startswith("Nothing waits for an answer")
    assert lines_of(await newsroom.ask("review", club="bayern"))[1].startswith("Nothing about Bayern Munich waits")
