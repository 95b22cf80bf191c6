"""Text from articles and members, made harmless for a terminal."""

import re

# Whole sequences go, so that nothing of "ESC [ 31 m" is left to read; the bound keeps hostile text from being slow.
_SEQUENCES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"  # CSI: colours, cursor, erasing
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]{0,2048}(?:\x07|\x1b\\|\x9c)"  # OSC and its like: links
    r"|\x1b[ -/]{0,8}[0-~]"  # two-character sequences
)
_LEFT_OUT = dict.fromkeys(
    [
        *range(0x20),
        *range(0x7F, 0xA0),
        0x061C,  # Arabic letter mark
        *range(0x200E, 0x2010),  # left-to-right and right-to-left marks
        *range(0x202A, 0x202F),  # embeddings and overrides of the writing direction
        *range(0x2066, 0x206A),  # isolates of the writing direction
        0xFEFF,  # byte order mark
        *range(0xE0000, 0xE0080),  # invisible tags
    ]
)
_LINE_ENDS = dict.fromkeys([0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029], "\n")
_ALL = _LEFT_OUT | _LINE_ENDS | {0x09: " "} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def safe_text(text: str) -> str:
    """The text without anything that steers a terminal: escape sequences, control characters, direction overrides.

    Line breaks of every kind become a line feed, tabs a space, halves of surrogate pairs a replacement character.
    """
    return _SEQUENCES.sub("", text).replace("\r\n", "\n").translate(_ALL)


def safe_line(text: str) -> str:
    """The same on one line, each run of white space a single space."""
    return " ".join(safe_text(text).split())


def safe_url(url: str | None) -> str | None:
    """The address where it is a plain http or https one, None otherwise."""
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    return url if url.isascii() and url.isprintable() and " " not in url else None
