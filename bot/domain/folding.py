"""One way to tell whether two spellings are the same name."""

import unicodedata
from functools import lru_cache

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "Ø": "o", "ß": "ss", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "æ": "ae", "Æ": "ae", "œ": "oe", "ı": "i"}
)
_APOSTROPHES = str.maketrans("", "", "'’‘`´ʼ")


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """The key of a name: without case, accents, apostrophes and punctuation, words parted by one space.

    "1. FC Köln" and "1 fc koln", "St James' Park" and "St James’ Park" are the same. Letters of other scripts
    stay, so a name is folded to nothing only if it holds no letter and no digit.
    """
    text = unicodedata.normalize("NFKD", name.translate(_LETTERS_WITHOUT_DECOMPOSITION).translate(_APOSTROPHES))
    kept = (char.lower() if char.isalnum() else " " for char in text if not unicodedata.combining(char))
    return " ".join("".join(kept).split())
