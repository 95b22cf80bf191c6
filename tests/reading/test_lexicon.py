from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Club, Person
from bot.reading.lexicon import build_lexicon

NAMES = ["Ole Berg", "Ole Holm", "Jan Berg", "Roberto De Zerbi", "Pep", "Jan-Ole Berg Holm"]
CLUBS = (Club("Chelsea"),)


@given(st.lists(st.sampled_from(NAMES), unique=True), st.lists(st.sampled_from(NAMES), unique=True))
def test_people_who_come_later_are_known_as_if_they_had_been_there(first: list[str], more: list[str]) -> None:
    people = [Person(name) for name in dict.fromkeys([*first, *more])]
    whole = build_lexicon(CLUBS, people)
    grown = build_lexicon(CLUBS, people[: len(first)]).with_people([Person(name) for name in more])
    assert grown.given_names == whole.given_names
    assert grown.person_by_name == whole.person_by_name
    for word in "ole jan roberto pep berg holm de".split():
        assert grown.people.starting_with(word) == whole.people.starting_with(word)
        assert grown.families.starting_with(word) == whole.families.starting_with(word)


def test_the_lexicon_that_grew_is_another_one() -> None:
    before = build_lexicon(CLUBS, [Person("Ole Berg")])
    before.with_people([Person("Jan Berg")])
    assert [entry.owners for entry in before.families.starting_with("berg")] == [("Ole Berg",)]
