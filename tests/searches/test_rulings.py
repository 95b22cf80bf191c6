from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Action, Correction
from bot.searches.identity import Identity
from bot.searches.record import in_order
from bot.searches.rulings import Rulings, rulings_in
from tests.searches.reports import correction


def same(day: str, name: str, person: str) -> Correction:
    return correction(day, Action.SAME_PERSON, name, other=person, club="")


def split(day: str, person: str, other: str) -> Correction:
    return correction(day, Action.SPLIT_PERSON, person, other=other, club="")


def test_names_are_joined_and_told_apart() -> None:
    found = rulings_in([same("2024-03-01", "Rafa", "Benitez"), split("2024-03-02", "Silva", "Marco Silva")])
    assert found == Rulings(same=(("Rafa", "Benitez"),), apart=(("Silva", "Marco Silva"),))


def test_of_a_join_and_a_split_of_two_names_the_later_holds() -> None:
    joined, parted = same("2024-03-01", "A", "B"), split("2024-03-02", "B", "A")
    assert rulings_in([joined, parted]) == Rulings(apart=(("B", "A"),))
    again = same("2024-03-03", "A", "B")
    assert rulings_in([joined, parted, again]) == Rulings(same=(("A", "B"), ("A", "B")))


def test_a_split_takes_back_the_older_joins_that_lead_from_one_name_to_the_other() -> None:
    found = rulings_in([same("2024-03-01", "A", "B"), same("2024-03-02", "B", "C"), split("2024-03-03", "A", "C")])
    assert found == Rulings(same=(("B", "C"),), apart=(("A", "C"),))


def test_other_corrections_say_nothing_of_names() -> None:
    assert rulings_in([correction("2024-03-01", Action.CLOSE, "A"), same("2024-03-01", "A", "")]) == Rulings()


NAMES = ["Rafa", "Rafa Benitez", "Rafael Benitez", "Benitez", "Marco Silva", "Silva"]
rulings = st.lists(
    st.builds(
        lambda day, make, one, other: make(f"2024-03-{day:02}", one, other),
        st.integers(1, 28),
        st.sampled_from([same, split]),
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
    ).filter(lambda one: one.person != one.other),
    max_size=5,
)


@given(rulings)
def test_the_newest_word_holds_and_nothing_contradicts_it(made: list[Correction]) -> None:
    in_time = sorted(made, key=in_order)
    identity = Identity(NAMES, rulings_in(in_time))
    for one in in_time[-1:]:
        are_one = identity.of(one.person) == identity.of(one.other)
        assert are_one is (one.action is Action.SAME_PERSON)


@given(rulings)
def test_people_do_not_depend_on_the_order_of_names(made: list[Correction]) -> None:
    found = rulings_in(sorted(made, key=in_order))
    people = {tuple(Identity(order, found).of(name) for name in NAMES) for order in [*permutations(NAMES)][::97]}
    assert len(people) == 1
