from tests.pictures.drawing import SHORTLIST, drawn_shortlist


async def test_the_picture_in_the_readme_is_what_the_program_shows() -> None:
    assert await drawn_shortlist() == SHORTLIST.read_text(encoding="utf-8"), "run python -m tests.pictures, and look"
