"""Texts made to be much work, and how many claims the reader finds in each.

    python -m tests.reading.laborious_texts

Run as a process of its own, because a reader that hangs cannot be stopped from inside the tests.
"""

import json
import sys
from collections.abc import Iterator

from bot.domain import Report
from bot.names.load import shipped_catalogue
from bot.reading.reader import build_reader

CHARACTERS = 60_000


def filled(piece: str) -> str:
    return piece * (CHARACTERS // len(piece) + 1)


def laborious_texts() -> Iterator[tuple[str, str]]:
    names = shipped_catalogue()
    clubs, people = [club.name for club in names.clubs], [person.name for person in names.people]
    yield "everybody everywhere", " and ".join(f"{a} to {b}" for a, b in zip(people, clubs, strict=False))
    yield "everybody, line by line", "\n".join(f"{b} want {a}" for a, b in zip(people, clubs, strict=False))
    yield "one sentence", filled("Liverpool want Jurgen Klopp but not Xabi Alonso or Bayern Munich while Amorim ")
    yield "he", "Jurgen Klopp of Liverpool. " + filled("he ")
    yield "the German", "Jurgen Klopp of Liverpool. " + filled("the German ")
    yield "the boss", filled("the Liverpool boss ")
    yield "nouns", "Liverpool have sacked " + filled("first team manager ")
    yield "stops", "." * CHARACTERS + "a"
    yield "stops and quotes", "." + '"' * CHARACTERS + "a"
    yield "initials behind tabs", filled("a.\t")
    yield "a gap of blanks", "Klopp" + " " * CHARACTERS + "Liverpool"
    yield "combining marks", "a" + "\u0301" * CHARACTERS
    yield "one sign that unfolds to eighteen", filled("\ufdfa")


def main() -> None:
    names = shipped_catalogue()
    reader = build_reader(names.clubs, names.people, names.outlets)
    found = {name: len(reader.read_report(Report(text))) for name, text in laborious_texts()}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
