import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.web.decompression import CutShort, Decompression, TooLarge, Undecodable

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "": bytes,
}


def pieces_of(packed: bytes, size: int) -> list[bytes]:
    return [packed[start : start + size] for start in range(0, len(packed), size)]


@settings(deadline=None)
@given(st.sampled_from(sorted(PACKERS)), st.binary(max_size=3000), st.integers(1, 500))
def test_pieces_of_any_size_give_the_same(encoding: str, body: bytes, size: int) -> None:
    decompression = Decompression(encoding, 3000)
    given_back = b"".join(decompression.feed(piece) for piece in pieces_of(PACKERS[encoding](body), size))
    decompression.finish()
    assert given_back == body


@pytest.mark.parametrize("encoding", sorted(PACKERS))
def test_the_limit_itself_is_not_too_large_and_one_more_is(encoding: str) -> None:
    packed = PACKERS[encoding](b"a" * 100_000)
    assert Decompression(encoding, 100_000).feed(packed) == b"a" * 100_000
    with pytest.raises(TooLarge):
        Decompression(encoding, 99_999).feed(packed)


@settings(deadline=None)
@given(st.sampled_from(["gzip", "deflate", "br", "gzip, br"]), st.binary(max_size=300), st.integers(1, 50))
def test_bytes_that_are_nothing_give_nothing_else_than_their_errors(encoding: str, body: bytes, size: int) -> None:
    decompression = Decompression(encoding, 10_000)
    try:
        for piece in pieces_of(body, size):
            assert len(decompression.feed(piece)) <= 10_000
        decompression.finish()
    except (TooLarge, Undecodable, CutShort):
        pass
