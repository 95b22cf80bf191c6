import pytest

from bot.names.new_person import as_name, is_new_person
from tests.names.catalogue import CATALOGUE


@pytest.mark.parametrize("typed", ["Jan Kowalski", "jan kowalski", "Arne Slot (Porto)", "Una Unlisted (B)"])
def test_a_full_name_that_means_nobody_is_somebody_new(typed: str) -> None:
    assert is_new_person(typed, ["Una Unlisted"], CATALOGUE)


@pytest.mark.parametrize("typed", ["Kowalski", "Una Unlisted", "unlisted", "una unlistd", "", "…", "a " * 500])
def test_what_may_mean_somebody_or_is_no_full_name_is_not(typed: str) -> None:
    assert not is_new_person(typed, ["Una Unlisted"], CATALOGUE)


def test_a_name_is_written_with_capitals() -> None:
    assert as_name("  jan   kowalski ") == "Jan Kowalski"
    assert as_name("Ronald de Boer") == "Ronald de Boer"
