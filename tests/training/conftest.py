from collections.abc import Iterator

import pytest
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # it ships no types


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> Iterator[None]:
    """On a machine that is busy otherwise, threads that wait for each other take minutes for a second's work."""
    with threadpool_limits(1):
        yield
