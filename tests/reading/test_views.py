from bot.reading.layout import BlockKind
from bot.reading.lexicon import Lexicon, NameKind
from bot.reading.views import MOST_VIEWS, Nearness, View, main_clubs, views_of_pairs
from tests.reading.marked_texts import marked


def views(lexicon: Lexicon, text: str, club: str, person: str, title: str = "") -> tuple[View, ...]:
    return views_of_pairs(marked(lexicon, text, title)).get((club, person), ())


def test_the_pair_and_everybody_else_become_letters(lexicon: Lexicon) -> None:
    text = "Liverpool want Xabi Alonso, not Jurgen Klopp of Chelsea."
    (view,) = views(lexicon, text, "Liverpool", "Xabi Alonso")
    assert " ".join(view.tokens) == "C want P , not Q of D"
    assert (view.places, view.how, view.nearness) == ((2,), (NameKind.NAME,), Nearness.SAME)
    assert (view.clubs, view.people, view.kind) == (2, 2, BlockKind.PROSE)
    (other,) = views(lexicon, text, "Chelsea", "Jurgen Klopp")
    assert " ".join(other.tokens) == "D want Q , not P of C"


def test_figures_and_odds_become_letters(lexicon: Lexicon) -> None:
    (view,) = views(lexicon, "Xabi Alonso, 42, is 5/2 for the Liverpool job.", "Liverpool", "Xabi Alonso")
    assert view.tokens[:5] == ("P", ",", "N", ",", "is")
    assert "O" in view.tokens


def test_a_possessive_keeps_its_mark(lexicon: Lexicon) -> None:
    (view,) = views(lexicon, "Liverpool's search for Klopp's heir goes on.", "Liverpool", "Jurgen Klopp")
    assert " ".join(view.tokens) == "C 's search for P 's heir goes on"


def test_he_is_the_person_and_makes_a_view_with_the_club_before(lexicon: Lexicon) -> None:
    text = "Xabi Alonso stays at Leverkusen. He is happy."
    first, second = views(lexicon, text, "Bayer Leverkusen", "Xabi Alonso")
    assert (first.nearness, second.nearness) == (Nearness.SAME, Nearness.BEFORE)
    assert " ".join(second.tokens) == "P is happy"
    assert second.how == (NameKind.PRONOUN,)


def test_nearness_tells_where_the_club_is(lexicon: Lexicon) -> None:
    text = "Liverpool look on.\nChelsea want a new man. Everton do too. Xabi Alonso waits."
    found = views_of_pairs(marked(lexicon, text, title="Liverpool and the others"))
    nearness = {club: views[0].nearness for (club, _), views in found.items()}
    assert nearness == {
        "Everton": Nearness.BEFORE,
        "Chelsea": Nearness.ELSEWHERE,
        "Liverpool": Nearness.MAIN,
    }


def test_the_club_of_the_title_is_the_main_one(lexicon: Lexicon) -> None:
    text = "Chelsea won. A week later it rained.\nIt rained again.\nChelsea lost and Everton drew."
    assert main_clubs(marked(lexicon, text, "Everton look for a manager"))[0] == "Everton"
    assert main_clubs(marked(lexicon, "It rained.")) == ()


def test_a_text_without_a_club_or_without_people_has_no_pairs(lexicon: Lexicon) -> None:
    assert views_of_pairs(marked(lexicon, "Xabi Alonso smiled.")) == {}
    assert views_of_pairs(marked(lexicon, "Liverpool won.")) == {}


def test_a_list_of_everybody_is_looked_at_only_so_far(lexicon: Lexicon) -> None:
    text = " and ".join([*list(lexicon.club_by_name)[:200], *list(lexicon.person_by_name)[:200]])
    found = views_of_pairs(marked(lexicon, text))
    assert sum(len(views) for views in found.values()) == MOST_VIEWS
