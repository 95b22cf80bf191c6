"""What every implementation of the store port does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.domain import Article, Claim, Dated, Evidence, Field, Sighting, Status
from bot.errors import UnreadableReport
from bot.ports import ClubActivity, Recorded, Store
from tests.storage.builders import (
    ELSEWHERE,
    HERE,
    MARCH,
    a_claim,
    a_correction,
    a_sighting,
    an_article,
    tell,
)

HOUR = timedelta(hours=1)


async def test_an_article_is_new_once_for_all_and_once_for_each_workspace(store: Store) -> None:
    assert await tell(store, "a1", a_claim()) is Recorded.NEW
    assert await tell(store, "a1", a_claim()) is Recorded.KNOWN
    assert await tell(store, "a1", a_claim(), workspace=ELSEWHERE) is Recorded.SIGHTED
    assert await tell(store, "a1", a_claim(), workspace=ELSEWHERE) is Recorded.KNOWN


async def test_what_was_stored_first_of_an_article_stands(store: Store) -> None:
    await tell(store, "a1", a_claim(status=Status.TALKS))
    for workspace in (HERE, ELSEWHERE):
        later = replace(an_article("a1"), title="Another title", outlet="elsewhere.org")
        sighting = a_sighting("a1", workspace)
        await store.record(later, "Another text.", [a_claim(status=Status.OUT), a_claim("Everton")], sighting)
        assert await store.evidence_of_club(workspace, "Liverpool") == (
            Evidence(an_article("a1"), a_claim(status=Status.TALKS)),
        )
        assert await store.evidence_of_club(workspace, "Everton") == ()
    assert await store.article("a1") == an_article("a1")


async def test_an_article_without_claims_is_kept(store: Store) -> None:
    assert await tell(store, "a1") is Recorded.NEW
    assert await tell(store, "a1") is Recorded.KNOWN
    assert await store.active_clubs(HERE) == ()


async def test_an_article_is_found_whoever_has_seen_it(store: Store) -> None:
    article = Article("a1", MARCH, "bbc.co.uk", "Title", "https://bbc.co.uk/sport/1", "Sami Mokbel", dated=Dated.SEEN)
    await store.record(article, "", [], a_sighting("a1", ELSEWHERE))
    assert await store.article("a1") == article
    assert await store.article("a2") is None


async def test_a_sighting_of_another_article_is_refused_and_nothing_is_stored(store: Store) -> None:
    with pytest.raises(ValueError, match="a2"):
        await store.record(an_article("a1"), "", [], a_sighting("a2"))
    assert await store.article("a1") is None


@pytest.mark.parametrize(
    ("claims", "sighting"),
    [
        ([a_claim("Everton"), a_claim(person="Xabi \ud800")], a_sighting()),
        ([a_claim()], replace(a_sighting(), by="\udfff")),
    ],
)
async def test_a_lone_surrogate_anywhere_is_refused_in_words_and_nothing_is_stored(
    store: Store, claims: list[Claim], sighting: Sighting
) -> None:
    with pytest.raises(UnreadableReport, match=r"U\+D[8F].*UTF-8"):
        await store.record(an_article(), "The text.", claims, sighting)
    assert await store.article("a1") is None
    assert await tell(store, "a1", a_claim()) is Recorded.NEW


async def test_a_time_without_a_zone_is_refused_and_nothing_is_stored(store: Store) -> None:
    naive = datetime(2024, 3, 28)  # noqa: DTZ001 - the point
    with pytest.raises(ValueError, match="2024-03-28T00:00:00 has no time zone"):
        await store.record(an_article(), "The text.", [a_claim()], a_sighting(at=naive))
    assert await store.article("a1") is None


async def test_times_come_back_in_utc(store: Store) -> None:
    tokyo = MARCH.astimezone(timezone(9 * HOUR))
    await tell(store, "a1", a_claim(), published_at=tokyo)
    (evidence,) = await store.evidence_of_club(HERE, "Liverpool")
    (activity,) = await store.active_clubs(HERE)
    for moment in (evidence.article.published_at, activity.newest):
        assert moment == MARCH
        assert moment.tzinfo is UTC


async def test_everything_in_a_claim_comes_back(store: Store) -> None:
    claim = Claim(
        "1. FC Köln",
        "Željko Bužić",
        Status.INTERIM,
        "\x00 „bis auf Weiteres“ 👔",
        Field.TEXT,
        1_000_000,
        1_000_021,
        "Sky Germany",
        0.1 + 0.2,
        unsure=True,
    )
    await tell(store, "a1", claim)
    assert await store.evidence_of_club(HERE, "1. FC Köln") == (Evidence(an_article(), claim),)


async def test_evidence_comes_by_publication_then_article_then_place(store: Store) -> None:
    await tell(store, "b", a_claim(person="B2", start=90), a_claim(person="B1", start=4), published_at=MARCH)
    await tell(store, "c", a_claim(person="C"), published_at=MARCH - HOUR)
    await tell(store, "a", a_claim(person="A"), published_at=MARCH)
    await tell(store, "d", a_claim(person="D"), published_at=MARCH + timedelta(microseconds=1))
    in_order = ["C", "A", "B1", "B2", "D"]
    of_club = await store.evidence_of_club(HERE, "Liverpool")
    of_people = await store.evidence_of_people(HERE, in_order[::-1])
    assert [evidence.claim.person for evidence in of_club] == in_order
    assert of_people == of_club


async def test_evidence_of_an_article_comes_in_the_order_of_its_quotes_title_first(store: Store) -> None:
    in_text = replace(a_claim("Sporting", start=3), field=Field.TEXT)
    late = replace(a_claim("Everton", start=70), field=Field.TEXT)
    in_title = a_claim("Liverpool", start=9)
    await tell(store, "a1", late, in_text, in_title)
    await tell(store, "a2", a_claim())
    article = an_article("a1")
    assert await store.evidence_of_article(HERE, "a1") == tuple(
        Evidence(article, claim) for claim in (in_title, in_text, late)
    )


async def test_evidence_of_an_article_that_the_workspace_has_not_seen_is_empty(store: Store) -> None:
    await tell(store, "a1", a_claim(), workspace=ELSEWHERE)
    assert await store.evidence_of_article(HERE, "a1") == ()
    assert await store.evidence_of_article(HERE, "a2") == ()
    assert len(await store.evidence_of_article(ELSEWHERE, "a1")) == 1


async def test_clubs_are_matched_by_their_exact_name(store: Store) -> None:
    await tell(store, "a1", a_claim("Koln"))
    assert await store.evidence_of_club(HERE, "Köln") == ()
    assert await store.evidence_of_club(HERE, "koln") == ()
    assert len(await store.evidence_of_club(HERE, "Koln")) == 1


async def test_people_are_matched_by_the_folded_name_at_any_club(store: Store) -> None:
    await tell(store, "a1", a_claim("Liverpool", "Rúben Amorim"), a_claim("Sporting", "ruben AMORIM"))
    await tell(store, "a2", a_claim("Liverpool", "Ruben Neves"))
    found = await store.evidence_of_people(HERE, ["Ruben Amorim"])
    assert {(evidence.claim.club, evidence.claim.person) for evidence in found} == {
        ("Liverpool", "Rúben Amorim"),
        ("Sporting", "ruben AMORIM"),
    }


async def test_evidence_of_several_people_comes_once_each(store: Store) -> None:
    await tell(store, "a1", a_claim(person="Arne Slot"), a_claim(person="Xabi Alonso"), a_claim(person="Thomas Frank"))
    found = await store.evidence_of_people(HERE, ["Arne Slot", "arne slot", "Xabi Alonso", "Nobody"])
    assert [evidence.claim.person for evidence in found] == ["Arne Slot", "Xabi Alonso"]
    assert await store.evidence_of_people(HERE, []) == ()


async def test_unsure_claims_are_given_out_and_counted(store: Store) -> None:
    await tell(store, "a1", a_claim(unsure=True))
    assert [evidence.claim.unsure for evidence in await store.evidence_of_club(HERE, "Liverpool")] == [True]
    assert [evidence.claim.unsure for evidence in await store.evidence_of_people(HERE, ["Ruben Amorim"])] == [True]
    assert [activity.claims for activity in await store.active_clubs(HERE)] == [1]
    assert await store.people(HERE) == ("Ruben Amorim",)


async def test_a_workspace_sees_only_the_claims_of_articles_that_it_has_sighted(store: Store) -> None:
    await tell(store, "a1", a_claim(person="Arne Slot"))
    await tell(store, "a2", a_claim(person="Xabi Alonso"), workspace=ELSEWHERE)
    await tell(store, "a3", a_claim(person="Thomas Frank"))
    await tell(store, "a3", workspace=ELSEWHERE)
    everybody = ["Arne Slot", "Xabi Alonso", "Thomas Frank"]
    for workspace, seen in ((HERE, {"a1", "a3"}), (ELSEWHERE, {"a2", "a3"}), ("slack:1", set[str]())):
        of_club = await store.evidence_of_club(workspace, "Liverpool")
        of_people = await store.evidence_of_people(workspace, everybody)
        assert {evidence.article.id for evidence in of_club} == seen
        assert of_people == of_club
        assert len(await store.people(workspace)) == len(seen)
        assert len(await store.people(workspace, "Liverpool")) == len(seen)
        assert sum(activity.claims for activity in await store.active_clubs(workspace)) == len(seen)


async def test_active_clubs_come_newest_first_with_their_claims_counted(store: Store) -> None:
    await tell(store, "a1", a_claim("Everton"), a_claim("Everton", "David Moyes"), published_at=MARCH)
    await tell(store, "a2", a_claim("Chelsea"), a_claim("Arsenal"), published_at=MARCH + HOUR)
    await tell(store, "a3", a_claim("Everton"), published_at=MARCH - HOUR)
    assert await store.active_clubs(HERE) == (
        ClubActivity("Arsenal", 1, MARCH + HOUR),
        ClubActivity("Chelsea", 1, MARCH + HOUR),
        ClubActivity("Everton", 3, MARCH),
    )


async def test_people_come_by_number_of_claims_at_one_club_or_at_any(store: Store) -> None:
    await tell(store, "a1", a_claim("Liverpool", "Arne Slot"), a_claim("Everton", "David Moyes"))
    await tell(store, "a2", a_claim("Liverpool", "Arne Slot"), a_claim("Liverpool", "Xabi Alonso"))
    await tell(store, "a3", a_claim("Bayern Munich", "Xabi Alonso"), a_claim("Bayer Leverkusen", "Xabi Alonso"))
    assert await store.people(HERE) == ("Xabi Alonso", "Arne Slot", "David Moyes")
    assert await store.people(HERE, "Liverpool") == ("Arne Slot", "Xabi Alonso")
    assert await store.people(HERE, "Chelsea") == ()


async def test_spellings_of_one_person_are_counted_together_under_the_commonest(store: Store) -> None:
    await tell(store, "a1", a_claim(person="Ruben Amorim"))
    await tell(store, "a2", a_claim(person="Arne Slot"), a_claim("Everton", "Arne Slot"))
    await tell(store, "a3", a_claim(person="Rúben Amorim"))
    await tell(store, "a4", a_claim(person="Rúben Amorim"))
    assert await store.people(HERE) == ("Rúben Amorim", "Arne Slot")


async def test_careers_are_the_jobs_that_people_had_and_what_was_said_around_their_appointments(store: Store) -> None:
    def on(day: int) -> datetime:
        return MARCH + timedelta(days=day)

    slot = "Arne Slot"
    await tell(store, "a1", a_claim("Feyenoord", slot, Status.STAYING), a_claim("Ajax", slot), published_at=on(1))
    await tell(store, "a2", a_claim("Leeds", slot, Status.LINKED), published_at=on(2))
    await tell(store, "a3", a_claim("Leeds", slot, Status.TALKS), published_at=on(3))
    await tell(store, "a4", a_claim("Leeds", "A. Slot", Status.APPOINTED), published_at=on(4))
    await tell(store, "a5", a_claim("Leeds", slot, Status.OUT), a_claim("Ajax", slot), published_at=on(5))
    await tell(store, "a6", a_claim("Leeds", "Xavi", Status.OUT), published_at=on(6))
    await tell(store, "a7", a_claim("Feyenoord", slot, Status.DEPARTING), workspace=ELSEWHERE)
    found = await store.careers(HERE, [slot, "A. Slot"], beside="Ajax")
    assert {(one.article.id, one.claim.club) for one in found} == {
        ("a1", "Feyenoord"),
        ("a3", "Leeds"),
        ("a4", "Leeds"),
        ("a5", "Leeds"),
    }
    assert len(found) == 4
    assert {one.article.id for one in await store.careers(HERE, [slot], beside="Leeds")} == {"a1"}
    assert await store.careers(HERE, ["Xavi"], beside="Ajax") == ()


async def test_corrections_of_several_clubs_are_found_together(store: Store) -> None:
    for number, club in enumerate(("Ajax", "Leeds", "Lyon")):
        await store.add_correction(a_correction(f"c{number}", club=club, at=MARCH + timedelta(hours=number)))
    await store.add_correction(a_correction("c9", ELSEWHERE, "Ajax"))
    assert [one.id for one in await store.corrections_of_clubs(HERE, {"Lyon", "Ajax", "Porto"})] == ["c0", "c2"]
