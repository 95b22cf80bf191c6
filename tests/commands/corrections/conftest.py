import pytest

from bot.domain import Status
from tests.commands.newsroom import Newsroom, said

S = Status


@pytest.fixture
async def spring(newsroom: Newsroom) -> Newsroom:
    """Liverpool looks for a manager: Alonso is the favourite, Amorim a candidate twice over, one claim is unsure."""
    await newsroom.report(
        "2024-03-20",
        "bbc.co.uk",
        said("Liverpool", "Jurgen Klopp", S.DEPARTING),
        said("Liverpool", "Xabi Alonso", S.FAVOURITE),
    )
    await newsroom.report("2024-03-25", "sky.de", said("Liverpool", "Ruben Amorim", S.CANDIDATE))
    await newsroom.report("2024-03-28", "tabloid.example", said("Liverpool", "Ruben Amorim", S.TALKS))
    await newsroom.report("2024-03-29", "bbc.co.uk", said("Liverpool", "Roberto De Zerbi", S.TALKS, unsure=True))
    return newsroom
