"""What every implementation of the source book does, and what the store marks for it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import Action, OwnTier, SourceRecord, Status, Tally, Tier, Verdict
from bot.ports import SourceBook, Unscored
from storage.source_book import SqlSourceBook
from storage.store import SqlStore
from tests.storage.builders import ELSEWHERE, HERE, MARCH, a_claim, a_correction, tell

EDITION = "1"
MAY, JUNE, JULY = (datetime(2024, month, 1, tzinfo=UTC) for month in (5, 6, 7))
LATER = MARCH + timedelta(days=900)


def a_verdict(
    source: str = "bbc.co.uk",
    *,
    club: str = "Liverpool",
    person: str = "Arne Slot",
    counts_from: datetime = MAY,
    right: bool = True,
    first: bool = False,
    early: float = 3.0,
) -> Verdict:
    return Verdict(source, club, person, counts_from - timedelta(days=40), counts_from, right, first, early)


def whole(club: str = "Liverpool", number: int = 0) -> Unscored:
    return Unscored(club, datetime(1, 1, 1, tzinfo=UTC), number)


@pytest.fixture
def book(sql_store: SqlStore) -> SourceBook:
    return SqlSourceBook(sql_store.database)


async def marked(book: SourceBook, workspace: str = HERE) -> list[str]:
    return [one.club for one in await book.unscored(workspace, EDITION)]


async def strike_off(book: SourceBook, workspace: str = HERE) -> None:
    for club in await book.unscored(workspace, EDITION):
        await book.score(workspace, club, ())


async def test_a_tier_holds_in_its_workspace_until_it_is_set_anew_or_reset(book: SourceBook) -> None:
    first = OwnTier(HERE, "bbc.co.uk", Tier.SOUND, "ann", MARCH, "they guess")
    await book.set_tier(first)
    assert await book.own_tiers(HERE) == (first,)
    assert await book.own_tiers(ELSEWHERE) == ()
    second = replace(first, tier=Tier.WEAK, reason="")
    await book.set_tier(second)
    assert await book.own_tiers(HERE) == (second,)
    assert not await book.reset_tier(ELSEWHERE, "bbc.co.uk")
    assert await book.reset_tier(HERE, "bbc.co.uk")
    assert not await book.reset_tier(HERE, "bbc.co.uk")
    assert await book.own_tiers(HERE) == ()


async def test_a_record_sums_up_the_verdicts_that_count_by_then(book: SourceBook) -> None:
    await book.score(HERE, whole(), [a_verdict(first=True, early=4.0), a_verdict(person="A B", right=False)])
    await book.score(HERE, whole("Ajax"), [a_verdict(club="Ajax", counts_from=JUNE, early=2.0)])
    assert await book.record(HERE, "bbc.co.uk", JUNE) == SourceRecord(Tally(2, 1), 1, 2, 3.0)
    assert await book.record(HERE, "bbc.co.uk", MAY) == SourceRecord(Tally(1, 1), 1, 1, 4.0)
    assert await book.record(HERE, "sky.de", JUNE) == SourceRecord()
    assert await book.record(ELSEWHERE, "bbc.co.uk", JUNE) == SourceRecord()


async def test_tallies_are_those_of_each_month_asked_for(book: SourceBook) -> None:
    given = [a_verdict(), a_verdict(person="A B", right=False), a_verdict("sky.de"), a_verdict(counts_from=JULY)]
    await book.score(HERE, whole(), given)
    april = MAY - timedelta(days=30)
    wanted = {("bbc.co.uk", month) for month in (april, MAY, JUNE, JULY)} | {("sky.de", JUNE), ("x.com", JUNE)}
    assert await book.tallies(HERE, wanted) == {
        ("bbc.co.uk", MAY): Tally(1, 1),
        ("bbc.co.uk", JUNE): Tally(1, 1),
        ("bbc.co.uk", JULY): Tally(2, 1),
        ("sky.de", JUNE): Tally(1, 0),
    }
    assert await book.tallies(ELSEWHERE, wanted) == {}


async def test_any_number_of_tallies_may_be_asked_for(book: SourceBook) -> None:
    await book.score(HERE, whole(), [a_verdict()])
    wanted = {(f"source{number}", JUNE) for number in range(2000)} | {("bbc.co.uk", JUNE)}
    assert await book.tallies(HERE, wanted) == {("bbc.co.uk", JUNE): Tally(1, 0)}


async def test_new_verdicts_take_the_place_of_those_that_count_from_then(book: SourceBook) -> None:
    await book.score(HERE, whole(), [a_verdict(), a_verdict(counts_from=JULY, person="A B")])
    await book.score(HERE, Unscored("Liverpool", JUNE, 0), [a_verdict(counts_from=JULY, right=False)])
    assert [(one.counts_from, one.is_right) for one in await book.verdicts_on(HERE, "bbc.co.uk", LATER, 9)] == [
        (JULY, False),
        (MAY, True),
    ]
    assert await book.tallies(HERE, {("bbc.co.uk", JULY)}) == {("bbc.co.uk", JULY): Tally(1, 1)}
    await book.score(HERE, whole(), ())
    assert await book.tallies(HERE, {("bbc.co.uk", JULY)}) == {}


async def test_verdicts_are_given_newest_first_and_the_busiest_sources_first(book: SourceBook) -> None:
    verdicts = [a_verdict(), a_verdict(counts_from=JUNE), a_verdict("sky.de"), a_verdict("ard.de", counts_from=JULY)]
    await book.score(HERE, whole(), verdicts)
    assert await book.verdicts_on(HERE, "bbc.co.uk", JULY, 1) == (verdicts[1],)
    assert await book.verdicts_on(HERE, "bbc.co.uk", MAY, 9) == (verdicts[0],)
    assert await book.busiest(HERE, JUNE, 5) == ("bbc.co.uk", "sky.de")
    assert await book.busiest(HERE, JULY, 2) == ("bbc.co.uk", "ard.de")
    assert await book.busiest(ELSEWHERE, JULY, 5) == ()


async def test_an_article_marks_the_clubs_that_it_speaks_of_where_it_was_seen(
    sql_store: SqlStore, book: SourceBook
) -> None:
    await tell(sql_store, "a1", a_claim("Ajax", "Arne Slot"), a_claim("Leeds", "Ruben Amorim"))
    assert await marked(book) == ["Ajax", "Leeds"]
    assert await marked(book, ELSEWHERE) == []
    await strike_off(book)
    await tell(sql_store, "a2", a_claim("Liverpool", "Arne Slot"))
    assert await marked(book) == ["Liverpool"]
    await tell(sql_store, "a2", workspace=ELSEWHERE)
    assert await marked(book, ELSEWHERE) == ["Liverpool"]


@pytest.mark.parametrize("status", [Status.APPOINTED, Status.DEPARTING, Status.STAYING])
async def test_who_gets_or_leaves_a_job_marks_the_other_clubs_that_he_was_named_for(
    sql_store: SqlStore, book: SourceBook, status: Status
) -> None:
    await tell(sql_store, "a1", a_claim("Ajax", "Arne Slot"), a_claim("Leeds", "Ruben Amorim"))
    await strike_off(book)
    await tell(sql_store, "a2", a_claim("Liverpool", "Árne Slot", status))
    assert await marked(book) == ["Ajax", "Liverpool"]


async def test_what_may_deny_an_appointment_marks_them_too(sql_store: SqlStore, book: SourceBook) -> None:
    await tell(sql_store, "a1", a_claim("Ajax", "Arne Slot"))
    await tell(sql_store, "a2", a_claim("Liverpool", "Arne Slot", Status.APPOINTED))
    await strike_off(book)
    await tell(sql_store, "a3", a_claim("Liverpool", "Arne Slot", Status.OUT))
    assert await marked(book) == ["Ajax", "Liverpool"]


async def test_a_mark_says_since_when_verdicts_may_be_other_ones(sql_store: SqlStore, book: SourceBook) -> None:
    await strike_off(book)
    await tell(sql_store, "a1", a_claim(), published_at=JUNE)
    await tell(sql_store, "a2", a_claim(), published_at=MAY)
    (mark,) = await book.unscored(HERE, EDITION)
    assert (mark.club, mark.since) == ("Liverpool", MAY)


async def test_what_comes_while_verdicts_are_given_stays_marked(sql_store: SqlStore, book: SourceBook) -> None:
    await tell(sql_store, "a1", a_claim())
    (before,) = await book.unscored(HERE, EDITION)
    await tell(sql_store, "a2", a_claim())
    await book.score(HERE, before, ())
    (after,) = await book.unscored(HERE, EDITION)
    assert after.number > before.number
    await book.score(HERE, after, ())
    assert await marked(book) == []
    await tell(sql_store, "a3", a_claim())
    (again,) = await book.unscored(HERE, EDITION)
    assert again.number > after.number


async def test_a_correction_and_its_undoing_mark_clubs(sql_store: SqlStore, book: SourceBook) -> None:
    await tell(sql_store, "a1", a_claim("Ajax", "Arne Slot"), a_claim("Liverpool", "Arne Slot", Status.APPOINTED))
    await strike_off(book)
    made = await sql_store.add_correction(a_correction("", club="Liverpool"))
    assert await marked(book) == ["Ajax", "Liverpool"]
    await strike_off(book)
    assert await sql_store.undo_correction(HERE, made.id, LATER, "ann")
    assert await marked(book) == ["Ajax", "Liverpool"]
    assert await marked(book, ELSEWHERE) == []


async def test_a_correction_of_names_marks_the_clubs_of_both(sql_store: SqlStore, book: SourceBook) -> None:
    await tell(sql_store, "a1", a_claim("Ajax", "Arne Slot"), a_claim("Leeds", "A. Slot"), a_claim("Lyon", "Xavi"))
    await strike_off(book)
    same = replace(a_correction("", club=""), action=Action.SAME_PERSON, person="A. Slot", other="Arne Slot")
    await sql_store.add_correction(same)
    assert await marked(book) == ["Ajax", "Leeds"]


async def test_another_edition_of_the_rules_marks_everything_once(sql_store: SqlStore, book: SourceBook) -> None:
    await tell(sql_store, "a1", a_claim("Ajax"), a_claim("Leeds"))
    await tell(sql_store, "a2", a_claim("Lyon"), workspace=ELSEWHERE)
    await strike_off(book)
    assert [one.club for one in await book.unscored(HERE, "2")] == ["Ajax", "Leeds"]
    for club in await book.unscored(HERE, "2"):
        await book.score(HERE, club, ())
    assert await book.unscored(HERE, "2") == ()
    assert [one.club for one in await book.unscored(HERE, "3")] == ["Ajax", "Leeds"]
