"""Numbers of things in words."""


def counted(number: int, word: str) -> str:
    """Give a number with its word, "1 report" or "2 reports"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
