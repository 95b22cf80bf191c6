"""What an edited article said before counts until the edit, and what it says since then from then on."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain import Article, Claim, Evidence, Field, Status
from bot.searches.changes import changes_of
from bot.searches.fold import fold_club

FIRST = datetime(2024, 4, 1, 9, tzinfo=UTC)
EDIT = FIRST + timedelta(days=1)
END = FIRST + timedelta(days=3)
ARTICLE = Article("a", FIRST, "bbc.co.uk", "Amorim")
TALKS = Evidence(ARTICLE, Claim("Liverpool", "Ruben Amorim", Status.TALKS, "in talks", Field.TEXT, 0, 8), EDIT)
LINKED = Evidence(ARTICLE, Claim("Liverpool", "Arne Slot", Status.LINKED, "or Slot", Field.TEXT, 9, 16), EDIT)
AGREED = Evidence(
    replace(ARTICLE, published_at=EDIT), Claim("Liverpool", "Ruben Amorim", Status.AGREED, "agreed", Field.TEXT, 0, 6)
)
GOES = Evidence(ARTICLE, Claim("Liverpool", "Jurgen Klopp", Status.DEPARTING, "goes", Field.TEXT, 20, 24))
ALL = (GOES, TALKS, LINKED, AGREED)


def statuses(as_of: datetime) -> dict[str, Status]:
    (shortlist,) = fold_club("Liverpool", ALL, as_of=as_of)
    return {one.person: one.status for one in shortlist.running}


def test_a_moment_before_the_edit_knows_what_the_article_said_then() -> None:
    assert statuses(EDIT - timedelta(seconds=1)) == {"Ruben Amorim": Status.TALKS, "Arne Slot": Status.LINKED}


def test_from_the_edit_on_only_the_new_text_counts() -> None:
    assert statuses(EDIT) == statuses(END) == {"Ruben Amorim": Status.AGREED}


def test_the_order_in_which_versions_are_given_does_not_matter() -> None:
    assert fold_club("Liverpool", ALL, as_of=END) == fold_club("Liverpool", ALL[::-1], as_of=END)


def test_the_timeline_shows_what_moved_before_the_edit_and_what_it_moved() -> None:
    changes = changes_of("Liverpool", ALL, since=None, until=END)
    told = [(one.person, one.before, one.after, one.at) for one in changes if one.person != "Jurgen Klopp"]
    assert told == [
        ("Ruben Amorim", None, Status.TALKS, FIRST),
        ("Arne Slot", None, Status.LINKED, FIRST),
        ("Ruben Amorim", Status.TALKS, Status.AGREED, EDIT),
    ]


def test_what_an_edit_only_takes_away_is_told_with_its_reason() -> None:
    other = Article("b", FIRST - timedelta(hours=1), "sky.de")
    before = Evidence(other, Claim("Liverpool", "Ruben Amorim", Status.LINKED, "linked", Field.TEXT, 0, 6))
    changes = changes_of("Liverpool", (GOES, before, TALKS), since=EDIT - timedelta(hours=1), until=END)
    assert [(one.person, one.after, one.at, one.reason) for one in changes] == [
        ("Ruben Amorim", Status.LINKED, EDIT, "an article was edited")
    ]
