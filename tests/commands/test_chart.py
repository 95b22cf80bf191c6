from bot.domain import Status
from bot.reply import Span, Table
from tests.commands.newsroom import Newsroom, lines_of, said


async def test_a_chart_is_a_picture_with_its_words_and_rows_of_blocks(newsroom: Newsroom) -> None:
    await newsroom.report("2024-01-26", "bbc.co.uk", said("Liverpool", "Jurgen Klopp", Status.DEPARTING))
    await newsroom.report("2024-03-10", "bbc.co.uk", said("Liverpool", "Xabi Alonso", Status.FAVOURITE))
    reply = await newsroom.ask("chart", club="lfc")
    (file,) = reply.files
    assert file.name.startswith("liverpool-")
    assert file.name.endswith(".png")
    assert (file.media_type, file.content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
    assert "Xabi Alonso" in file.description
    (table,) = [block for block in reply.blocks if isinstance(block, Table)]
    names = [row[0].text for row in table.rows if isinstance(row[0], Span)]
    assert names == ["Xabi Alonso", "someone else"]
    assert any("Jurgen Klopp going" in line for line in lines_of(reply))


async def test_nothing_to_draw_is_said(newsroom: Newsroom) -> None:
    assert (await newsroom.ask("chart", club="lfc")).files == ()
    await newsroom.report("2024-01-26", "bbc.co.uk", said("Liverpool", "Jurgen Klopp", Status.DEPARTING))
    reply = await newsroom.ask("chart", club="lfc")
    assert reply.files == ()
    assert "Nobody has been named" in " ".join(lines_of(reply))
