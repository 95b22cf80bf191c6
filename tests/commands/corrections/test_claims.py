from bot.domain import Status
from tests.commands.newsroom import Newsroom, lines_of, rows_of, said

S = Status


async def status_of(newsroom: Newsroom, person: str) -> str:
    rows = {row[0]: row[1] for row in rows_of(await newsroom.ask("shortlist", club="liverpool"))}
    return rows.get(person, "")


async def test_without_a_report_the_reports_are_listed_with_a_button_each(spring: Newsroom) -> None:
    reply = await spring.correct("correct drop", club="liverpool", person="amorim")
    assert [line for line in lines_of(reply) if "Ruben Amorim [" in line] == [
        "  1. Ruben Amorim [talks] Liverpool · The Tabloid, 28 Mar 2024",
        "  2. Ruben Amorim [candidate] Liverpool · Sky Germany, 25 Mar 2024",
    ]
    assert [button.label for button in reply.buttons] == ["Drop 1", "Drop 2"]


async def test_a_dropped_claim_counts_no_more(spring: Newsroom) -> None:
    reply = await spring.correct("correct drop", club="liverpool", person="amorim", report="1", reason="a joke")
    assert lines_of(reply)[1:3] == [
        "Ruben Amorim [talks] Liverpool (The Tabloid, 28 Mar 2024) does not count",
        "# Liverpool",
    ]
    assert lines_of(reply)[3].startswith("Ruben Amorim [talks] → [candidate]")
    assert await status_of(spring, "Ruben Amorim") == "[candidate]"
    evidence = lines_of(await spring.ask("evidence", club="liverpool", person="amorim"))
    assert any("dropped by a moderator" in line for line in evidence)


async def test_a_button_of_the_list_drops_that_very_claim(spring: Newsroom) -> None:
    reply = await spring.correct("correct drop", club="liverpool", person="amorim")
    await spring.report("2024-04-01", "bbc.co.uk", said("Liverpool", "Ruben Amorim", S.LINKED))
    assert "[talks]" in lines_of(await spring.press(reply, "Drop 1"))[1]


async def test_a_claim_that_is_dropped_already_is_not_dropped_again(spring: Newsroom) -> None:
    await spring.correct("correct drop", club="liverpool", person="amorim", report="1")
    reply = await spring.correct("correct drop", club="liverpool", person="amorim", report="#1")
    assert lines_of(reply)[1] == "A moderator dropped this claim before: that is correction #1."
    assert len(await spring.store.corrections("terminal:local")) == 1


async def test_a_report_can_be_named_by_its_address(newsroom: Newsroom) -> None:
    claims = (said("Liverpool", "Ruben Amorim", S.TALKS), said("Liverpool", "Xabi Alonso", S.LINKED))
    taken = await newsroom.report("2024-03-28", "bbc.co.uk", *claims)
    reply = await newsroom.correct("correct drop", club="liverpool", person="amorim", report=taken.article.id)
    assert "does not count" in lines_of(reply)[1]
    reply = await newsroom.correct(
        "correct drop", club="liverpool", person="alonso", report="https://nowhere.example/1"
    )
    assert lines_of(reply)[1].startswith("None of the reports about this person and job has that address.")


async def test_a_number_that_the_list_has_not_is_refused(spring: Newsroom) -> None:
    reply = await spring.correct("correct drop", club="liverpool", person="amorim", report="3")
    assert lines_of(reply)[1] == "There is no report 3: the list has 2. Leave the number out to see it."


async def test_a_person_whom_no_report_names_has_nothing_to_drop(spring: Newsroom) -> None:
    reply = await spring.correct("correct drop", club="liverpool", person="slot")
    assert lines_of(reply)[1].startswith("No report that was read names Arne Slot for the job at Liverpool.")


async def test_a_confirmed_claim_counts(spring: Newsroom) -> None:
    reply = await spring.correct("correct confirm", club="liverpool", person="de zerbi", report="1")
    assert lines_of(reply)[3].startswith("Roberto De Zerbi [talks]")
    assert await status_of(spring, "Roberto De Zerbi") == "[talks]"
    reply = await spring.correct("correct confirm", club="liverpool", person="de zerbi", report="1")
    assert lines_of(reply)[1] == "This claim counts as it was read."


async def test_a_confirmed_claim_opens_a_search_where_there_was_none(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-29", "bbc.co.uk", said("Bayern Munich", "Ralf Rangnick", S.TALKS, unsure=True))
    reply = await newsroom.correct("correct confirm", club="bayern", person="rangnick", report="1")
    assert "A search is open." in lines_of(reply)


async def test_a_dropped_claim_can_be_confirmed_again(spring: Newsroom) -> None:
    before = await spring.ask("shortlist", club="liverpool")
    await spring.correct("correct drop", club="liverpool", person="amorim", report="1")
    await spring.correct("correct confirm", club="liverpool", person="amorim", report="1")
    assert rows_of(await spring.ask("shortlist", club="liverpool")) == rows_of(before)


async def test_a_claim_can_be_changed_to_another_status(spring: Newsroom) -> None:
    reply = await spring.correct("correct change", club="liverpool", person="amorim", report="1", status="agreed")
    assert lines_of(reply)[1] == "Ruben Amorim [talks] Liverpool (The Tabloid, 28 Mar 2024) means: [agreed]"
    again = await spring.correct("correct change", club="liverpool", person="amorim", report="1", status="agreed")
    assert lines_of(again)[1] == "That is what the claim counts as already."


async def test_a_claim_can_be_changed_to_another_person(spring: Newsroom) -> None:
    await spring.correct("correct change", club="liverpool", person="alonso", report="1", other_person="arne slot")
    rows = [row[0] for row in rows_of(await spring.ask("shortlist", club="liverpool"))]
    assert "Arne Slot" in rows
    assert "Xabi Alonso" not in rows
    evidence = lines_of(await spring.ask("evidence", club="liverpool", person="xabi alonso"))
    assert any("changed by a moderator" in line for line in evidence)
    assert "> Xabi Alonso favourite Liverpool" in lines_of(
        await spring.ask("evidence", club="liverpool", person="arne slot")
    )


async def test_a_claim_can_be_changed_to_another_club_of_which_nothing_was_read(spring: Newsroom) -> None:
    reply = await spring.correct("correct change", club="liverpool", person="alonso", report="1", other_club="bayern")
    assert lines_of(reply)[2:4] == ["# Liverpool", "Xabi Alonso [favourite] → not named any more"]
    assert "# Bayern Munich" in lines_of(reply)
    assert rows_of(await spring.ask("shortlist", club="bayern"))[0][0] == "Xabi Alonso"
    assert "Bayern Munich" in [row[0] for row in rows_of(await spring.ask("searches"))]


async def test_what_a_claim_should_say_is_asked_with_buttons(spring: Newsroom) -> None:
    reply = await spring.correct("correct change", club="liverpool", person="amorim", report="1")
    labels = [button.label for button in reply.buttons]
    assert "agreed" in labels
    assert "talks" not in labels
    assert "It is Xabi Alonso" in labels
    assert len(labels) <= 25
    await spring.press(reply, "out")
    assert any(line.startswith("Ruben Amorim: ") for line in lines_of(await spring.ask("shortlist", club="liverpool")))
