"""The numbers that likelihoods come from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Odds:
    """What speaks for one person's chances, and for everybody else's, in natural logarithms of odds.

    The values are fitted: `python -m bot.training.likelihood tests/corpus --write` finds them and writes them here.
    Those of statuses only mean something beside each other and `someone_else`; all from `independence` to `rivalry` are
    at least 0, and a firmer status is never worth less.
    """

    agreed: float = 1.841
    """That he has agreed; the next ones likewise."""
    talks: float = 0.561
    favourite: float = 0.183
    candidate: float = -0.098
    linked: float = -0.84
    unlikely: float = -0.84
    out: float = -1.095
    """That reports have him out, though neither he nor the club has said so."""
    interim: float = -1.612
    """That he has the job for now."""
    holder: float = 0.916
    """That reports speak of him as the holder of the job although another one is, or he was named for it: often it is
    the job which he would leave for this one."""
    independence: float = 1.705
    """For the logarithm of how many sources have spoken for him, each counted by the root of its trust."""
    forgetting: float = 0.42
    """Against him, for the logarithm of how many sources have spoken since anything new was said of him."""
    refusal: float = 0.869
    """Against him, for the logarithm of how often it was said that he does not get the job."""
    rivalry: float = 1.237
    """Against him, for how firm the firmest of the others is, from 0 for one who is unlikely to 1 for an agreement."""
    someone_else: float = 1.791
    """That it is nobody of those named."""
    knowledge: float = 1.283
    """Against someone else, for the logarithm of how many sources have spoken about the job: sooner or later one of
    them names the right man."""
    patience: float = 0.34
    """For someone else, for the logarithm of the days since the holder's departure was known: what goes on for long
    goes on with new names."""
