"""Rules that hold for whatever is reported."""

from dataclasses import replace
from datetime import timedelta
from math import fsum, isclose
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain import Action, Article, Change, Correction, Evidence, Shortlist, Status
from bot.searches.changes import changes_of
from bot.searches.fold import fold_club, holder_standings
from tests.searches.histories import ANY, OUTLETS, START, credit_for, histories, reports
from tests.searches.reports import SOURCES, correction, said

S = Status


def fold(evidence: list[Evidence], corrections: list[Correction], day: int = 300) -> tuple[Shortlist, ...]:
    return fold_club("Liverpool", evidence, corrections, as_of=START + timedelta(days=day), sources=SOURCES)


def changes(evidence: list[Evidence], corrections: list[Correction]) -> tuple[Change, ...]:
    until = START + timedelta(days=300)
    return changes_of("Liverpool", evidence, corrections, since=None, until=until, sources=SOURCES)


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(history: tuple[list[Evidence], list[Correction]], chance: Random) -> None:
    evidence, corrections = history
    shuffled, made = evidence * 2, list(corrections)
    chance.shuffle(shuffled)
    chance.shuffle(made)
    assert fold(shuffled, made) == fold(evidence, corrections)
    assert changes(shuffled, made) == changes(evidence, corrections)


@given(histories(), st.integers(0, 300))
def test_a_past_moment_is_what_one_would_have_seen_then(
    history: tuple[list[Evidence], list[Correction]], day: int
) -> None:
    evidence, corrections = history
    then = START + timedelta(days=day)
    seen = [item for item in evidence if item.article.published_at <= then]
    made = [one for one in corrections if one.effective_at <= then]
    assert fold(evidence, corrections, day) == fold(seen, made, day)


@given(histories(), st.data())
def test_undoing_restores_exactly_what_was_before(
    history: tuple[list[Evidence], list[Correction]], data: st.DataObject
) -> None:
    evidence, corrections = history
    added = replace(data.draw(st.sampled_from([*corrections, correction("2024-03-01", Action.CLOSE)])), id="added")
    undone = replace(added, undone_at=START + timedelta(days=260))
    assert fold(evidence, [*corrections, undone]) == fold(evidence, corrections)
    assert changes(evidence, [*corrections, undone]) == changes(evidence, corrections)


@given(histories(), st.integers(0, 300))
def test_every_search_is_whole(history: tuple[list[Evidence], list[Correction]], day: int) -> None:
    searches = fold(*history, day)
    assert [one.search.number for one in searches] == list(range(1, len(searches) + 1))
    assert all(not one.search.is_open for one in searches[:-1])
    for one in searches:
        assert isclose(fsum([*(person.likelihood for person in one.everyone), one.someone_else]), 1.0, abs_tol=1e-9)
        assert all(0.0 <= person.likelihood <= 1.0 for person in one.everyone)
        assert [person.likelihood for person in one.running] == sorted(
            (p.likelihood for p in one.running), reverse=True
        )
        assert all(person.status.of_holder for person in one.holders)
        assert all(person.status is S.OUT for person in one.ruled_out)
        assert not any(person.status.of_holder or person.status is S.OUT for person in one.running)
        assert len({person.person for person in one.everyone}) == len(one.everyone)
        assert (one.search.appointed is None) or one.running[0].person == one.search.appointed
        assert all(person.since <= one.as_of <= START + timedelta(days=day) for person in one.everyone)
        assert all(person.deciding or person.reason for person in one.everyone)


@given(histories())
def test_changes_lead_to_the_shortlist(history: tuple[list[Evidence], list[Correction]]) -> None:
    """Whoever is on an open shortlist has the status that his last change gave him."""
    last = {change.person: change.after for change in changes(*history)}
    for shortlist in fold(*history):
        for person in shortlist.everyone if shortlist.search.is_open else ():
            assert last[person.person] is person.status


@given(histories())
def test_no_change_leads_where_one_was(history: tuple[list[Evidence], list[Correction]]) -> None:
    found = changes(*history)
    assert all(change.before is not change.after for change in found)
    assert [change.at for change in found] == sorted(change.at for change in found)


def without_counts(shortlist: Shortlist) -> object:
    """All of a shortlist but what a further article may add to: its evidence and its count."""
    return (
        replace(shortlist, reports=0, holders=(), running=(), ruled_out=(), interim=None),
        [
            [replace(one, evidence=()) for one in group if one]
            for group in (shortlist.holders, shortlist.running, shortlist.ruled_out, (shortlist.interim,))
        ],
    )


@given(reports(ANY, one_a_day=True), st.data())
def test_an_echo_adds_nothing_but_its_count(evidence: list[Evidence], data: st.DataObject) -> None:
    may_be_echoed = [item for item in evidence if not item.claim.unsure and credit_for(item)]
    assume(may_be_echoed)
    origin = data.draw(st.sampled_from(may_be_echoed))
    later = origin.article.published_at + timedelta(seconds=1)
    page = Article(id="echo", published_at=later, outlet="echo.example")
    adds_only_its_count(evidence, [Evidence(page, replace(origin.claim, attributed_to=credit_for(origin)))])


@given(reports(ANY), st.data())
def test_a_copy_of_a_text_adds_nothing_but_its_count(evidence: list[Evidence], data: st.DataObject) -> None:
    """Whatever it is read to say, whoever publishes it, and however much later."""
    assume(evidence)
    origin = data.draw(st.sampled_from(evidence)).article
    later = origin.published_at + timedelta(seconds=data.draw(st.integers(1, 10**7)))
    page = Article(id="copy", published_at=later, outlet=data.draw(st.sampled_from(OUTLETS)), echo_of=origin.id)
    told = [Evidence(page, item.claim) for item in evidence if item.article == origin]
    status = data.draw(st.sampled_from(Status))
    adds_only_its_count(evidence, [replace(one, claim=replace(one.claim, status=status)) for one in told])


@given(reports(ANY, one_a_day=True), st.data())
def test_what_an_outlet_takes_over_from_its_group_adds_nothing_but_its_count(
    evidence: list[Evidence], data: st.DataObject
) -> None:
    assume(evidence)
    chosen = data.draw(st.sampled_from(evidence))
    page = replace(chosen.article, outlet="mirror.co.uk")
    claim = replace(chosen.claim, attributed_to=None, unsure=False, quote="is wanted")
    others = [item for item in evidence if item.article.outlet not in {"mirror.co.uk", "express.co.uk"}]
    others = [item for item in others if item.article != chosen.article]
    copy = Article(id="echo", published_at=page.published_at + timedelta(seconds=1), outlet="express.co.uk")
    adds_only_its_count([*others, Evidence(page, claim)], [Evidence(copy, claim)])


def adds_only_its_count(evidence: list[Evidence], echo: list[Evidence]) -> None:
    before, after = fold(evidence, []), fold([*evidence, *echo], [])
    assert [without_counts(one) for one in after] == [without_counts(one) for one in before]
    assert 0 <= sum(one.reports for one in after) - sum(one.reports for one in before) <= 1
    assert changes([*evidence, *echo], []) == changes(evidence, [])


@given(
    reports(st.sampled_from([S.AGREED, S.TALKS, S.FAVOURITE, S.CANDIDATE, S.LINKED, S.UNLIKELY, S.INTERIM])),
    st.sampled_from(["Liverpool", "Slot"]),
)
def test_out_by_the_clubs_word_or_his_own_is_below_all_who_are_not(evidence: list[Evidence], credit: str) -> None:
    opened = said("2024-01-01", "bbc.co.uk", "Jurgen Klopp", S.DEPARTING)
    day = (START + timedelta(days=251)).strftime("%Y-%m-%d")
    out = said(day, "record.pt", "Arne Slot", S.OUT, credit=credit)
    later = [
        said((START + timedelta(days=260)).strftime("%Y-%m-%d"), outlet, "Arne Slot", S.AGREED)
        for outlet in ("bbc.co.uk", "theathletic.com", "sky.de")
    ]
    assume(all(one.search.is_open for one in fold([opened, *evidence], [])))
    for told in ([], later):
        (shortlist,) = fold([opened, *evidence, out, *told], [])
        (slot,) = (one for one in shortlist.ruled_out if one.person == "Arne Slot")
        assert all(slot.likelihood <= one.likelihood for one in shortlist.running)
        assert "Arne Slot" not in [one.person for one in shortlist.running]


@given(histories())
def test_somebody_holds_the_job_only_as_a_holder_or_as_the_one_appointed(
    history: tuple[list[Evidence], list[Correction]],
) -> None:
    evidence, corrections = history
    as_of = START + timedelta(days=300)
    for one in holder_standings("Liverpool", evidence, corrections, as_of=as_of, sources=SOURCES):
        assert one.status.of_holder or one.status in {S.APPOINTED, S.AGREED}
        assert one.likelihood == float(not one.status.of_holder)


HOPES = [S.LINKED, S.INTERIM, S.CANDIDATE, S.FAVOURITE, S.TALKS, S.AGREED, S.APPOINTED]
BEST_FIRST = ["bbc.co.uk", "theathletic.com", "record.pt", "mirror.co.uk", "rewrites.example"]
"""An outlet of each tier; none of them is in `earlier`."""


@st.composite
def earlier(draw: st.DrawFn) -> list[Evidence]:
    """What outlets in no list have said, an article of each a day."""
    found = [said("2024-01-01", "first.example", "Jurgen Klopp", S.DEPARTING)]
    for number in range(draw(st.integers(0, 8))):
        outlet, day = f"{draw(st.sampled_from('abcd'))}.example", START + timedelta(days=draw(st.integers(0, 60)))
        item = said("2024-01-01", outlet, draw(st.sampled_from(["Arne Slot", "Ruben Amorim"])), draw(ANY))
        page = Article(id=f"{number}", published_at=day, outlet=outlet)
        found.append(replace(item, article=page))
    return found


def place_of(person: str, shortlist: Shortlist) -> tuple[int, float]:
    """How far down he stands, and his likelihood."""
    names = [one.person for one in (*shortlist.running, *shortlist.ruled_out)]
    found = next(one for one in shortlist.everyone if one.person == person)
    return (names.index(person) if person in names else len(names)), found.likelihood


@given(earlier(), st.sampled_from([one for one in HOPES if one is not S.INTERIM]), st.integers(0, 40))
def test_what_a_better_source_says_never_ranks_lower(evidence: list[Evidence], status: Status, days: int) -> None:
    """Of the same claim at the same moment, where it is the firmest that was made of him, and he holds no job here.

    To be called a caretaker is no rung on this ladder: it makes a man who is called unlikely less likely still.
    """
    better = [*HOPES[HOPES.index(status) + 1 :], S.DEPARTING, S.PRESSURE, S.STAYING]
    evidence = [one for one in evidence if one.claim.person != "Arne Slot" or one.claim.status not in better]
    day = (START + timedelta(days=61)).strftime("%Y-%m-%d")
    places = []
    for outlet in BEST_FIRST:
        searches = fold([*evidence, said(day, outlet, "Arne Slot", status)], [], 61 + days)
        assume(searches and "Arne Slot" in {one.person for one in searches[-1].everyone})
        places.append(place_of("Arne Slot", searches[-1]))
    assert [place for place, _ in places] == sorted(place for place, _ in places)
    assert [-likelihood for _, likelihood in places] == sorted(-likelihood for _, likelihood in places)
