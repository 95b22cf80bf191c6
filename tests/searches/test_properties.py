"""Rules that hold for whatever is reported."""

from dataclasses import replace
from datetime import timedelta
from itertools import chain
from math import fsum, isclose
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain import Action, Article, Change, Correction, Evidence, Shortlist, Status
from bot.searches.changes import changes_of
from bot.searches.fold import fold_club, holder_standings
from tests.searches.reports import SOURCES, correction, moment, said

S = Status

START = moment("2024-01-01")
OUTLETS = [
    "bbc.co.uk",
    "theathletic.com",
    "sky.de",
    "record.pt",
    "mirror.co.uk",
    "express.co.uk",
    "liverpoolfc.com",
    "a.org",
]
PEOPLE = ["Jurgen Klopp", "Ruben Amorim", "Amorim", "Arne Slot", "Rafa Benitez", "Rafael Benitez", "Xabi Alonso"]
CREDITS = [None, None, None, "Sky Germany", "The Athletic", "A Blogger", "Liverpool", "Arne Slot"]
CREDITABLE = {"bbc.co.uk": "BBC", "theathletic.com": "The Athletic", "sky.de": "Sky Germany", "reach": "Daily Mirror"}
DAYS = st.integers(0, 250)
ANY = st.sampled_from(Status)


def _family_name(person: str) -> str:
    return person.rsplit(maxsplit=1)[-1]


@st.composite
def articles(draw: st.DrawFn, statuses: st.SearchStrategy[Status]) -> list[Evidence]:
    """What one article claims: of one person one thing, by whichever of his names."""
    day, outlet, number = draw(DAYS), draw(st.sampled_from(OUTLETS)), draw(st.integers(0, 10**6))
    people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=4, unique_by=_family_name))
    page = Article(id=f"{number:06d} {outlet} {day}", published_at=START + timedelta(days=day), outlet=outlet)
    found = []
    for place, person in enumerate(people):
        item = said(
            "2024-01-01",
            outlet,
            person,
            draw(statuses),
            club=draw(st.sampled_from(["Liverpool", "Liverpool", "Liverpool", "Sporting CP"])),
            credit=draw(st.sampled_from(CREDITS)),
            unsure=draw(st.sampled_from([False, False, False, True])),
            start=place * 100,
        )
        found.append(replace(item, article=page))
    return found


def reports(statuses: st.SearchStrategy[Status], one_a_day: bool = False) -> st.SearchStrategy[list[Evidence]]:
    """What up to a dozen articles claim."""

    def key(claims: list[Evidence]) -> object:
        return claims[0].article.published_at if one_a_day else claims[0].article.id

    found = st.lists(articles(statuses), max_size=12, unique_by=key)
    return found.map(lambda claims: list(chain.from_iterable(claims)))


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Evidence], list[Correction]]:
    """Reports and corrections about them."""
    evidence = draw(reports(ANY))
    pages = [item.article.id for item in evidence] or ["none"]
    corrections = []
    for place in range(draw(st.integers(0, 4))):
        made = correction(
            (START + timedelta(days=draw(DAYS), hours=12)).strftime("%Y-%m-%d %H:%M"),
            draw(st.sampled_from(Action)),
            draw(st.sampled_from(PEOPLE)),
            status=draw(st.sampled_from(Status)),
            other=draw(st.sampled_from(PEOPLE)),
            article_id=draw(st.sampled_from(pages)),
        )
        corrections.append(replace(made, id=f"correction {place}"))
    return evidence, corrections


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
        assert isclose(fsum([*(person.likelihood for person in one.running), one.someone_else]), 1.0, abs_tol=1e-9)
        assert all(0.0 <= person.likelihood <= 1.0 for person in one.everyone)
        assert [person.likelihood for person in one.running] == sorted(
            (p.likelihood for p in one.running), reverse=True
        )
        assert all(person.status.of_holder and person.likelihood == 0.0 for person in one.holders)
        assert all(person.status is S.OUT and person.likelihood == 0.0 for person in one.ruled_out)
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
        replace(shortlist, reports=0, holders=(), running=(), ruled_out=()),
        [
            [replace(one, evidence=()) for one in group]
            for group in (shortlist.holders, shortlist.running, shortlist.ruled_out)
        ],
    )


@given(reports(ANY, one_a_day=True), st.data())
def test_an_echo_adds_nothing_but_its_count(evidence: list[Evidence], data: st.DataObject) -> None:
    may_be_echoed = [item for item in evidence if not item.claim.unsure and credit_for(item)]
    assume(may_be_echoed)
    origin = data.draw(st.sampled_from(may_be_echoed))
    later = origin.article.published_at + timedelta(seconds=1)
    page = Article(id="echo", published_at=later, outlet="echo.example")
    echo = Evidence(page, replace(origin.claim, attributed_to=credit_for(origin)))
    before, after = fold(evidence, []), fold([*evidence, echo], [])
    assert [without_counts(one) for one in after] == [without_counts(one) for one in before]
    assert 0 <= sum(one.reports for one in after) - sum(one.reports for one in before) <= 1
    assert changes([*evidence, echo], []) == changes(evidence, [])


def credit_for(item: Evidence) -> str | None:
    """How an article would credit the source of a claim; None for a source without a name to credit."""
    return item.claim.attributed_to or CREDITABLE.get(SOURCES.source_of(item))


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
    for told in ([], later):
        (shortlist,) = fold([opened, *evidence, out, *told], [])
        assert "Arne Slot" in [one.person for one in shortlist.ruled_out]
        assert "Arne Slot" not in [one.person for one in shortlist.running]


@given(histories())
def test_somebody_holds_the_job_only_as_a_holder_or_as_the_one_appointed(
    history: tuple[list[Evidence], list[Correction]],
) -> None:
    evidence, corrections = history
    as_of = START + timedelta(days=300)
    for one in holder_standings("Liverpool", evidence, corrections, as_of=as_of, sources=SOURCES):
        assert one.status.of_holder or one.status is S.APPOINTED
        assert one.likelihood == float(one.status is S.APPOINTED)
