"""Undoing the compression of a body piece by piece, and never further than is wanted."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Protocol

import brotli

_MOST_LAYERS = 2


class TooLarge(Exception):
    """There is more in a body than may be taken."""


class Undecodable(Exception):
    """A body is not compressed in the way that it claims, or in one that is unknown."""


class CutShort(Exception):
    """A compressed body ends too early."""


class _Layer(Protocol):
    def feed(self, piece: bytes, most: int) -> bytes: ...
    def finish(self) -> None: ...


class Decompression:
    """What undoes a body's `Content-Encoding`, giving at most so many bytes altogether."""

    def __init__(self, encoding: str, most: int) -> None:
        """Raises `Undecodable` for an encoding that is unknown."""
        names = [name.strip().lower() for name in encoding.split(",")]
        names = [name for name in names if name not in ("", "identity")]
        if len(names) > _MOST_LAYERS or not all(name in _LAYERS for name in names):
            raise Undecodable(encoding)
        self._layers: list[_Layer] = [_LAYERS[name]() for name in reversed(names)]
        self._most = most
        self._left = [most] * max(len(names), 1)

    def feed(self, piece: bytes) -> bytes:
        """What the next piece of the body holds. Raises `TooLarge` and `Undecodable`."""
        if not self._layers:
            self._count(0, piece)
        for place, layer in enumerate(self._layers):
            piece = layer.feed(piece, self._left[place] + 1)
            self._count(place, piece)
        return piece

    def finish(self) -> None:
        """Say that there are no more pieces. Raises `CutShort`."""
        for layer in self._layers:
            layer.finish()

    def _count(self, place: int, piece: bytes) -> None:
        self._left[place] -= len(piece)
        if self._left[place] < 0:
            raise TooLarge


class _Zlib:
    """Gzip, of any number of members, or deflate with or without its head."""

    def __init__(self, *, is_gzip: bool) -> None:
        self._is_gzip = is_gzip
        self._stream: zlib._Decompress | None = None
        self._is_over = False

    def feed(self, piece: bytes, most: int) -> bytes:
        given = bytearray()
        while piece and not self._is_over and len(given) < most:
            if self._stream is None:
                self._stream = zlib.decompressobj(self._window(piece))
            try:
                given += self._stream.decompress(piece, most - len(given))
            except zlib.error as error:
                raise Undecodable("zlib") from error
            if self._stream.eof:
                piece = self._stream.unused_data
                # What follows the last member is padding, which browsers pass over.
                self._is_over = not (self._is_gzip and piece.startswith(b"\x1f\x8b"))
                self._stream = None
            else:
                piece = self._stream.unconsumed_tail
        return bytes(given)

    def finish(self) -> None:
        if self._stream is not None:
            raise CutShort("zlib")

    def _window(self, piece: bytes) -> int:
        if self._is_gzip:
            return zlib.MAX_WBITS | 16
        has_head = piece[0] & 0x0F == 8 and (len(piece) == 1 or int.from_bytes(piece[:2]) % 31 == 0)
        return zlib.MAX_WBITS if has_head else -zlib.MAX_WBITS


class _Brotli:
    def __init__(self) -> None:
        self._stream = brotli.Decompressor()
        self._has_begun = False

    def feed(self, piece: bytes, most: int) -> bytes:
        if not piece or self._stream.is_finished():
            return b""
        self._has_begun = True
        try:
            given: bytes = self._stream.process(piece, output_buffer_limit=most)
            while len(given) < most and not self._stream.can_accept_more_data():
                given += self._stream.process(b"", output_buffer_limit=most - len(given))
        except brotli.error as error:
            raise Undecodable("br") from error
        return given

    def finish(self) -> None:
        if self._has_begun and not self._stream.is_finished():
            raise CutShort("br")


_LAYERS: dict[str, Callable[[], _Layer]] = {
    "gzip": lambda: _Zlib(is_gzip=True),
    "x-gzip": lambda: _Zlib(is_gzip=True),
    "deflate": lambda: _Zlib(is_gzip=False),
    "br": _Brotli,
}
ACCEPTED = "gzip, deflate, br"
"""What a request says it can take."""
