"""What every store does with corrections, and with the claims that wait for one."""

from dataclasses import replace
from datetime import timedelta

from bot.domain import Action, Correction, Status
from bot.ports import Store
from tests.storage.builders import ELSEWHERE, HERE, MARCH, a_claim, a_correction, tell

HOUR = timedelta(hours=1)


def about(
    action: Action,
    person: str = "",
    other: str = "",
    *,
    club: str = "",
    to_club: str = "",
    article_id: str = "",
    workspace: str = HERE,
) -> Correction:
    """A correction that the store is to number."""
    made = a_correction("", workspace, club)
    return replace(made, action=action, person=person, other=other, to_club=to_club, article_id=article_id)


async def test_everything_in_a_correction_comes_back(store: Store) -> None:
    plain = a_correction("c1")
    full = replace(
        a_correction("c2", at=MARCH + HOUR),
        action=Action.SET_STATUS,
        effective_at=MARCH - HOUR,
        person="Xabi Alonso",
        status=Status.OUT,
        other="Xabi",
        article_id="a1",
        reason="he said so 🙂",
        undone_at=MARCH + 2 * HOUR,
        undone_by="dan",
        to_club="Everton",
    )
    await store.add_correction(plain)
    await store.add_correction(full)
    assert await store.corrections(HERE) == (plain, full)


async def test_corrections_come_in_the_order_in_which_they_were_made(store: Store) -> None:
    for number, minutes in (("z", 0), ("y", 5), ("x", 5), ("w", -5)):
        await store.add_correction(a_correction(number, at=MARCH + timedelta(minutes=minutes)))
    assert [correction.id for correction in await store.corrections(HERE)] == ["w", "z", "y", "x"]


async def test_corrections_can_be_had_for_one_club(store: Store) -> None:
    await store.add_correction(a_correction("c1", club="Liverpool"))
    await store.add_correction(a_correction("c2", club="Everton"))
    assert [correction.id for correction in await store.corrections(HERE, "Everton")] == ["c2"]
    assert len(await store.corrections(HERE)) == 2


async def test_an_undone_correction_is_marked_once_and_stays(store: Store) -> None:
    await store.add_correction(a_correction("c1"))
    assert await store.undo_correction(HERE, "c1", MARCH + HOUR, "dan")
    assert not await store.undo_correction(HERE, "c1", MARCH + 2 * HOUR, "eve")
    assert not await store.undo_correction(HERE, "c2", MARCH + HOUR, "dan")
    (undone,) = await store.corrections(HERE)
    assert (undone.undone_at, undone.undone_by, undone.holds) == (MARCH + HOUR, "dan", False)


async def test_corrections_of_one_workspace_are_nothing_to_another(store: Store) -> None:
    await store.add_correction(a_correction("c1", HERE))
    await store.add_correction(a_correction("c1", ELSEWHERE))
    await store.add_correction(a_correction("c2", ELSEWHERE))
    assert not await store.undo_correction(HERE, "c2", MARCH, "dan")
    assert await store.undo_correction(HERE, "c1", MARCH, "dan")
    assert [correction.undone_at for correction in await store.corrections(HERE)] == [MARCH]
    assert [correction.undone_at for correction in await store.corrections(ELSEWHERE, "Liverpool")] == [None, None]


async def test_a_correction_without_an_id_gets_the_workspaces_next_number(store: Store) -> None:
    made = [await store.add_correction(a_correction("", workspace)) for workspace in (HERE, HERE, ELSEWHERE)]
    assert [correction.id for correction in made] == ["1", "2", "1"]
    assert await store.corrections(HERE) == tuple(made[:2])


async def test_an_undone_corrections_number_is_not_given_again(store: Store) -> None:
    first = await store.add_correction(a_correction(""))
    await store.undo_correction(HERE, first.id, MARCH, "dan")
    assert (await store.add_correction(a_correction(""))).id == "2"


async def test_a_change_is_a_correction_of_the_club_that_the_claim_goes_to_as_well(store: Store) -> None:
    await store.add_correction(about(Action.CHANGE_CLAIM, club="Everton", to_club="Liverpool"))
    for club in ("Everton", "Liverpool"):
        assert len(await store.corrections(HERE, club)) == 1
    assert await store.corrections(HERE, "Chelsea") == ()


async def test_corrections_are_found_by_the_people_whom_they_name(store: Store) -> None:
    named = await store.add_correction(about(Action.SET_STATUS, "Rúben Amorim", club="Sporting CP"))
    meant = await store.add_correction(about(Action.CHANGE_CLAIM, "Pep", "ruben amorim", club="Everton"))
    await store.add_correction(about(Action.CLOSE, "Arne Slot", club="Liverpool"))
    await store.add_correction(about(Action.SET_STATUS, "Ruben Amorim", workspace=ELSEWHERE))
    assert await store.corrections_of_people(HERE, ["Ruben Amorim"]) == (named, meant)
    assert await store.corrections_of_people(HERE, []) == ()


async def test_names_that_are_tied_together_lead_from_one_to_the_next(store: Store) -> None:
    first = await store.add_correction(about(Action.SAME_PERSON, "The Mister", "Ruben"))
    second = await store.add_correction(about(Action.SAME_PERSON, "Ruben", "Ruben Amorim"))
    told_apart = await store.add_correction(about(Action.SPLIT_PERSON, "Ruben Amorim", "Ruben Amorim II"))
    fixed = await store.add_correction(about(Action.SET_STATUS, "Ruben Amorim II", club="Everton"))
    await store.add_correction(about(Action.CLOSE, "Arne Slot", club="Everton"))
    assert await store.corrections_of_people(HERE, ["the mister"]) == (first, second, told_apart, fixed)


async def test_a_club_s_end_ties_nobody_together(store: Store) -> None:
    await store.add_correction(about(Action.CHANGE_CLAIM, "Arne Slot", "Xabi Alonso", club="Everton"))
    await store.add_correction(about(Action.CLOSE, "Xabi Alonso", club="Bayern Munich"))
    assert len(await store.corrections_of_people(HERE, ["Arne Slot"])) == 1


async def test_what_the_reader_was_unsure_of_waits_for_an_answer_the_newest_first(store: Store) -> None:
    await tell(store, "old", a_claim(unsure=True), published_at=MARCH)
    await tell(store, "new", a_claim(unsure=True), a_claim("Everton", unsure=True), published_at=MARCH + HOUR)
    await tell(store, "sure", a_claim())
    await tell(store, "theirs", a_claim(unsure=True), workspace=ELSEWHERE)
    waiting = await store.unanswered(HERE, most=9)
    assert [(item.article.id, item.claim.club) for item in waiting] == [
        ("new", "Everton"),
        ("new", "Liverpool"),
        ("old", "Liverpool"),
    ]
    assert [item.article.id for item in await store.unanswered(HERE, "Liverpool", most=9)] == ["new", "old"]
    assert [item.article.id for item in await store.unanswered(HERE, "Liverpool", most=1)] == ["new"]


async def test_an_answered_claim_waits_no_more_until_the_answer_is_undone(store: Store) -> None:
    await tell(store, "a1", a_claim(unsure=True), a_claim(person="Arne Slot", unsure=True))
    answer = await store.add_correction(about(Action.DROP_CLAIM, "Rúben Amorim", club="Liverpool", article_id="a1"))
    assert [item.claim.person for item in await store.unanswered(HERE, most=9)] == ["Arne Slot"]
    await store.undo_correction(HERE, answer.id, MARCH, "dan")
    assert len(await store.unanswered(HERE, most=9)) == 2


async def test_an_answer_in_one_workspace_is_none_in_another(store: Store) -> None:
    await tell(store, "a1", a_claim(unsure=True))
    await tell(store, "a1", workspace=ELSEWHERE)
    await store.add_correction(
        about(Action.CONFIRM_CLAIM, "Ruben Amorim", club="Liverpool", article_id="a1", workspace=ELSEWHERE)
    )
    assert len(await store.unanswered(HERE, most=9)) == 1
    assert await store.unanswered(ELSEWHERE, most=9) == ()


async def test_a_status_set_by_hand_answers_no_claim(store: Store) -> None:
    await tell(store, "a1", a_claim(unsure=True))
    await store.add_correction(about(Action.SET_STATUS, "Ruben Amorim", club="Liverpool"))
    assert len(await store.unanswered(HERE, most=9)) == 1


async def test_the_text_of_an_article_comes_back(store: Store) -> None:
    await tell(store, "a1")
    assert await store.body("a1") == "The text."
    assert await store.body("a2") is None


async def test_the_workspaces_with_corrections_are_known_those_with_the_most_first(store: Store) -> None:
    assert await store.correcting_workspaces() == ()
    for workspace in (HERE, ELSEWHERE, ELSEWHERE):
        await store.add_correction(a_correction("", workspace))
    assert await store.correcting_workspaces() == (ELSEWHERE, HERE)
