import pytest

from bot.names.load import shipped_catalogue
from bot.reading.lexicon import Lexicon
from bot.reading.reader import OfflineReader, build_reader


@pytest.fixture(scope="session")
def reader() -> OfflineReader:
    names = shipped_catalogue()
    return build_reader(names.clubs, names.people, names.outlets)


@pytest.fixture(scope="session")
def lexicon(reader: OfflineReader) -> Lexicon:
    return reader.lexicon
