"""From a page's bytes to its characters."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_HEAD = 4096
_SAMPLE = 20_000
_META = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.IGNORECASE
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Codecs of Python that are for web pages; others expand, execute escapes or are no text.
_KNOWN = re.compile(
    r"utf-8|utf-16(?:-[lb]e)?|iso8859-\d+|cp125\d|cp866|cp874|cp932|cp949|koi8-[ru]|mac-roman|gb2312|gbk|gb18030|"
    r"big5|big5hkscs|euc_jp|euc_kr|iso2022_jp|shift_jis|latin-1|ascii"
)
# Browsers read these by the larger code page that contains them.
_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "latin-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}


def decoded(body: bytes, charset: str | None) -> str:
    """The characters of a page, for any bytes; `charset` is the header's.

    A mark at the beginning wins, then UTF-8 where the bytes are that and nothing plainer, since hardly any other text
    looks like it by chance; then the header, the page's own word, and what its bytes look like. What fits nothing is
    replaced by U+FFFD.
    """
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body.decode(codec, errors="replace")
    is_plain = body.isascii()
    utf8 = None if is_plain and charset else _strictly(body, "utf-8")
    if utf8 is not None and not is_plain:
        return utf8
    found = _META.search(body[:_HEAD])
    for name in (charset, found[1].decode("ascii") if found else None):
        text = _strictly(body, _codec(name))
        if text is not None:
            return text
    if utf8 is not None:
        return utf8
    best = from_bytes(body[:_SAMPLE]).best()
    guessed = _codec(best.encoding) if best is not None else None
    return body.decode(guessed or _codec(charset) or "cp1252", errors="replace")


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return _AS_BROWSERS_DO.get(codec, codec) if _KNOWN.fullmatch(codec) else None


def _strictly(body: bytes, codec: str | None) -> str | None:
    try:
        return body.decode(codec) if codec else None
    except UnicodeError:
        return None
