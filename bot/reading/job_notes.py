"""What a report that has been read tells of who has which job, for the reports after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from bot.domain import Claim, JobNote, NoteKind, Person, Report, Status
from bot.domain.folding import fold
from bot.reading.layout import Sentence, lay_out
from bot.reading.learned import is_listed
from bot.reading.lexicon import Lexicon, NameKind
from bot.reading.marking import mark
from bot.reading.mention import Kind, Mention
from bot.reading.vocabulary import MANAGER_WORDS
from bot.reading.words import Word

_KINDS = {
    Status.APPOINTED: NoteKind.APPOINTED,
    Status.INTERIM: NoteKind.INTERIM,
    Status.DEPARTING: NoteKind.DEPARTING,
}
_JOBS = frozenset({("manager",), ("boss",), ("coach",), ("head", "coach"), ("gaffer",)})
"""What stands between a club and its manager's name. Not "first-team coach", who is somebody else."""
_NOT_NOW = frozenset(
    "former ex onetime old previous erstwhile then late next future incoming potential prospective possible would "
    "outgoing new assistant women womens ladies reserve youth sacked".split()
)
"""Words before a club that make its manager another than today's, or somebody who only comes; of a "new" one the report
of his appointment says when he begins."""
_REACH = 6
"""How many words before a club are looked at for these."""


def notes_in(
    report: Report, claims: Iterable[Claim], lexicon: Lexicon, listed: Mapping[str, Person]
) -> tuple[JobNote, ...]:
    """What a report says of who has a job: its sure claims of appointments and departures, and names beside their jobs.

    Nothing for a report without a date or without an outlet, and nothing that is said in the lists (`listed`) anyway.
    """
    if report.published_at is None or not report.outlet:
        return ()
    day, outlet = report.published_at.date(), report.outlet
    said = [
        (claim.club, claim.person, _KINDS[claim.status])
        for claim in claims
        if not claim.unsure and claim.status in _KINDS and " " in claim.person
    ]
    spoken_of = {(club, person) for club, person, _ in said}
    named = [(*pair, NoteKind.HOLDS) for pair in _named_with_their_job(report, lexicon) if pair not in spoken_of]
    notes = (JobNote(club, person, kind, outlet, day) for club, person, kind in dict.fromkeys([*said, *named]))
    return tuple(note for note in notes if not is_listed(note, listed))


def _named_with_their_job(report: Report, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    # Only sentences with a word for the job are marked: most of a report has none.
    sentences = [sentence.text for sentence in lay_out(report).sentences if _speaks_of_a_job(sentence)]
    if not sentences:
        return
    day = report.published_at.date() if report.published_at else None
    marked = mark(lay_out(Report("\n\n".join(sentences))), lexicon, day, report.outlet)
    for words, row in zip(marked.words, marked.mentions, strict=True):
        for club, person in pairwise(row):
            if _is_pair(club, person) and _is_job_of_today(words, club, person):
                yield club.owner, person.owner


def _speaks_of_a_job(sentence: Sentence) -> bool:
    return any(word in MANAGER_WORDS for word in fold(sentence.text).split())


def _is_pair(club: Mention, person: Mention) -> bool:
    return (
        club.kind is Kind.CLUB
        and person.kind is Kind.PERSON
        and club.how is person.how is NameKind.NAME
        and " " in person.owner
        and not club.possessive
    )


def _is_job_of_today(words: tuple[Word, ...], club: Mention, person: Mention) -> bool:
    between = tuple(word.key for word in words[club.last : person.first])
    before = {word.key for word in words[max(club.first - _REACH, 0) : club.first]}
    plain = all(word.gap == " " for word in words[club.last : person.first + 1])
    return plain and between in _JOBS and not before & _NOT_NOW
