"""When a feed is asked for again, and when it is dead."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.ingestion.fetching import FailureReason, FetchFailure

FIRST_REACH = timedelta(days=1)
"""How far back a feed is taken when it is followed."""
_QUIET = (
    (timedelta(days=1), timedelta(minutes=15)),
    (timedelta(days=3), timedelta(minutes=30)),
    (timedelta(days=14), timedelta(hours=2)),
)
"""How old the newest item may be for the feed to be read again after so long."""
_QUIETEST = timedelta(hours=6)
_JITTER = 0.25
_FIRST_RETRY, _LONGEST_RETRY = timedelta(minutes=15), timedelta(hours=12)
_TRIES = 5
_DEAD_AFTER = timedelta(days=3)
_GONE_AFTER = timedelta(days=1)
_GONE = 410


def pause_after_reading(newest_at: datetime | None, now: datetime, chance: float) -> timedelta:
    """How long a feed that was read is left alone; `chance` in [0, 1) spreads feeds of one site."""
    quiet = now - newest_at if newest_at else _QUIET[1][0]
    wait = next((pause for age, pause in _QUIET if quiet <= age), _QUIETEST)
    return wait * (1 + _JITTER * chance)


def pause_after_failure(failures: int, retry_after: timedelta | None, chance: float) -> timedelta:
    """How long a feed is left alone that failed so often in a row, at least once."""
    wait = min(_FIRST_RETRY * (1 << min(failures - 1, 10)), _LONGEST_RETRY)
    return max(wait, retry_after or timedelta()) * (1 + _JITTER * chance)


def is_dead(failure: FetchFailure | None, failures: int, failing_for: timedelta) -> bool:
    """Whether a feed that failed so often, for so long, is not worth another try; None where it is no feed any more.

    At once where the site says that it is gone for good, or wants no programs.
    """
    if failure is not None and (failure.status == _GONE or failure.reason is FailureReason.ROBOTS):
        return True
    passes = failure is not None and failure.reason.may_pass
    return failures >= _TRIES and failing_for >= (_DEAD_AFTER if passes else _GONE_AFTER)
