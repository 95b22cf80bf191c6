from bot.domain import Action, Correction, Status
from tests.commands.newsroom import HERE, Newsroom, lines_of, rows_of, said


async def test_every_club_is_shown_with_ones_own_job_first(newsroom: Newsroom) -> None:
    await newsroom.report(
        "2024-03-28",
        "bbc.co.uk",
        said("Bayer Leverkusen", "Xabi Alonso", Status.STAYING, quote="He stays"),
        said("Liverpool", "Xabi Alonso", Status.OUT),
        said("Liverpool", "Arne Slot", Status.TALKS),
        said("Newcastle United", "Xabi Alonso", Status.OUT),
        said("Bayern Munich", "Xabi Alonso", Status.CANDIDATE),
        said("Manchester United", "Xabi Alonso", Status.LINKED, unsure=True),
    )
    reply = await newsroom.ask("candidate", person="alonso")
    lines = lines_of(reply)
    assert lines[:2] == [
        "Xabi Alonso",
        "Xabi Alonso stays at Bayer Leverkusen, reported since 28 Mar 2024: “He stays” BBC Sport, 28 Mar 2024",
    ]
    assert lines[-2:] == [
        "Not sure enough to count: Manchester United.",
        "1 report, 1 origin; newest 28 Mar 2024, 6 days ago",
    ]
    rows = rows_of(reply)
    assert [row[:2] for row in rows] == [
        ("Bayern Munich", "[candidate]"),
        ("Liverpool", "[out]"),
        ("Newcastle United", "[out]"),
    ]
    assert "%" in rows[0][2]
    assert [row[2] for row in rows[1:]] == ["–", "no search"]
    assert [button.label for button in reply.buttons] == [
        "Evidence: Bayern Munich",
        "Evidence: Liverpool",
        "Evidence: Newcastle United",
    ]


async def test_the_likeliest_job_comes_first(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-28", "bbc.co.uk", said("Bayern Munich", "Arne Slot", Status.LINKED))
    await newsroom.report("2024-03-28", "sky.de", said("Liverpool", "Arne Slot", Status.AGREED))
    assert [row[0] for row in rows_of(await newsroom.ask("candidate", person="slot"))] == ["Liverpool", "Bayern Munich"]


async def test_a_search_that_is_over_says_so(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-27", "bbc.co.uk", said("Liverpool", "Ruben Amorim", Status.TALKS))
    await newsroom.report("2024-03-28", "bbc.co.uk", said("Liverpool", "Arne Slot", Status.APPOINTED))
    (row,) = rows_of(await newsroom.ask("candidate", person="amorim"))
    assert row[2] == "search over"


async def test_somebody_of_whom_nothing_was_read_is_answered_with_those_of_whom_something_was(
    newsroom: Newsroom,
) -> None:
    assert lines_of(await newsroom.ask("candidate", person="slot")) == [
        "Arne Slot",
        "No report that was read links Arne Slot with a job. Feed it a report with /ingest and the report's text.",
    ]
    await newsroom.report("2024-03-27", "bbc.co.uk", said("Liverpool", "Ruben Amorim", Status.TALKS))
    reply = await newsroom.ask("candidate", person="slot")
    assert lines_of(reply)[-1] == "Those named most are Ruben Amorim."
    assert [button.label for button in reply.buttons] == ["Ruben Amorim"]


async def test_a_person_is_found_under_every_name_that_a_moderator_said_is_his(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-27", "bbc.co.uk", said("Liverpool", "Ruben Amorim", Status.TALKS))
    await newsroom.report("2024-03-28", "bbc.co.uk", said("Bayern Munich", "The Mister", Status.CANDIDATE))
    at = newsroom.clock.now()
    same = Correction("1", HERE.key, Action.SAME_PERSON, "", "mod", at, at, person="The Mister", other="Ruben Amorim")
    assert [row[0] for row in rows_of(await newsroom.ask("candidate", person="amorim"))] == ["Liverpool"]
    await newsroom.store.add_correction(same)
    for name in ("amorim", "The Mister"):
        reply = await newsroom.ask("candidate", person=name)
        assert reply.heading == "Ruben Amorim"
        assert sorted(row[0] for row in rows_of(reply)) == ["Bayern Munich", "Liverpool"]


async def test_sources_that_disagree_about_him_are_named_with_the_club(newsroom: Newsroom) -> None:
    await newsroom.report("2024-04-01", "sky.de", said("Liverpool", "Ruben Amorim", Status.TALKS))
    await newsroom.report("2024-04-02", "tabloid.example", said("Liverpool", "Ruben Amorim", Status.OUT))
    lines = lines_of(await newsroom.ask("candidate", person="amorim"))
    assert lines[lines.index("# Sources disagree") + 1] == (
        "Liverpool, Ruben Amorim: [talks] (Sky Germany, 1 Apr 2024) · [out] (The Tabloid, 2 Apr 2024)"
    )


async def test_his_move_from_one_club_to_another_is_told_once(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-20", "bbc.co.uk", said("Sporting CP", "Ruben Amorim", Status.STAYING))
    await newsroom.report("2024-04-01", "bbc.co.uk", said("Liverpool", "Ruben Amorim", Status.APPOINTED))
    lines = lines_of(await newsroom.ask("candidate", person="amorim"))
    assert lines.count("Ruben Amorim to Liverpool opens Sporting CP") == 1
