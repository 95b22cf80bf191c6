"""Why a language model did not read a report."""

from __future__ import annotations


class ModelTrouble(Exception):
    """The model gives no answer that can be used. `said` goes on after "the language model"."""

    def __init__(self, said: str, why: str) -> None:
        """`why` is for the log: no word of the server's own is in it, and so no key that it may repeat."""
        super().__init__(why)
        self.said = said


class Unanswered(ModelTrouble):
    """It is too busy, broken or away: best left alone for a while."""

    def __init__(self, why: str, rest: float | None = None, in_vain: int = 0) -> None:
        """`rest` is for how many seconds, where it said so; `in_vain` how often it may have worked for nothing."""
        super().__init__("did not answer", why)
        self.rest = rest
        self.in_vain = in_vain


class KeyRefused(ModelTrouble):
    """The server does not take the key; it will not take it the next time either."""

    def __init__(self, why: str) -> None:
        super().__init__("refused the key", why)


class CapReached(ModelTrouble):
    """The day's tokens are used up, or what is left of them is too little for this report."""

    def __init__(self, why: str) -> None:
        super().__init__("has no tokens left for today", why)


class Unusable(ModelTrouble):
    """It answered, but nothing that can be used."""

    def __init__(self, why: str) -> None:
        super().__init__("gave no usable answer", why)
