"""Stock phrases that bind a person to a club's job beyond doubt: "Chelsea have sacked Frank Lampard".

Reports written with care avoid them, so there is little to learn them from; posts, statements and wire copy are full
of them. They are looked for in views that name the club (see `views`): P is the person ("him" and "his" too), C the club.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.domain import Status

_JOB = r"(?:job|role|post|position|vacancy|hot ?seat|race|managerial job|manager s job|managers job|dugout)"
_BOSS = r"(?:interim |caretaker |first team )?(?:manager|head coach|coach|boss)"
# Each text matches in one way only: "first team manager" twice over, in two ways each, would double the work each time.
_NOUN = r"(?:(?:the|their|its|his|a|new|next|first team|permanent|(?:interim |caretaker )?(?:manager|head coach|coach|boss)) )*"
_FAVOURITE = (
    r"(?:favourite|favorite|front - runner|front runner|frontrunner|leading candidate|leading contender|first choice)"
)
_SACKED = r"(?:sacked|dismissed|fired|axed|sack|sacks|dismiss|part(?:ed)? (?:company|ways) with|relieved|let go of)"
_IS = r"(?:is |was |has been |have been |been |s been |being )"
_HAVE = r"(?:(?:have|has|ve|s) )?(?:today |now |tonight |officially |also )?"

_PHRASES: dict[Status, tuple[str, ...]] = {
    Status.APPOINTED: (
        rf"C {_HAVE}(?:appointed|appoint|appoints|named|hired|unveiled|announced) (?:\S+ ){{0,2}}P as {_NOUN}{_BOSS}",
        r"C (?:can )?(?:confirm|confirms|confirmed|announce|announces|announced) (?:the appointment of|that|the arrival of) P (?:as|has been|is|will)",
        rf"P {_IS}(?:appointed|named|confirmed|unveiled|announced) (?:as )?{_NOUN}(?:of )?(?:C )?(?:s )?{_NOUN}{_BOSS}",
        rf"P (?:is|as) (?:the |their )?(?:new|next) (?:permanent )?{_BOSS} of C",
        rf"P (?:is|as) (?:the )?new C {_BOSS}",
    ),
    Status.INTERIM: (
        rf"P {_IS}?(?:\S+ ){{0,3}}(?:interim|caretaker) {_BOSS}(?: of| at)? C",
        rf"C {_HAVE}(?:appointed|named|put|placed) P (?:as |in )(?:\S+ ){{0,2}}(?:interim|caretaker|temporary)",
        r"P (?:will |to |has |have )?(?:take|takes|taken|took) (?:temporary|interim|caretaker) charge (?:of|at) C",
    ),
    Status.AGREED: (
        rf"P (?:is )?(?:set|poised|expected|due|close) to (?:become|be named|be appointed|be confirmed as|take over as|take charge of|take over at|join|sign for) {_NOUN}(?:at |of )?C",
        rf"C {_HAVE}(?:reached (?:an |a |full |verbal )*agreement|agreed (?:a deal|terms|a contract)) with P",
        r"C (?:are |is )?(?:set|poised|close|expected|ready) to (?:appoint|name|announce|confirm|appointing) P",
        rf"P {_HAVE}agreed (?:terms|a deal|personal terms|to (?:become|join|take|succeed|replace|coach)) (?:\S+ ){{0,4}}C",
    ),
    Status.TALKS: (
        r"C (?:are |is |have |has |were )?(?:opened |held |hold |holding |holds |in |begun |started )(?:\S+ ){0,2}talks with P",
        r"P (?:is |has |have |was )?(?:in |held |holds |hold |opened |begun )(?:\S+ ){0,2}talks with C",
        rf"C {_HAVE}(?:approached|interviewed|contacted|spoken to|made contact with|sounded out|made an approach for) P",
        rf"P {_IS}?interviewed (?:for|by) (?:the )?C",
    ),
    Status.FAVOURITE: (
        rf"P (?:\S+ ){{0,4}}{_FAVOURITE} (?:for|in|to (?:land|get|take|be|become|replace|succeed)) (?:\S+ ){{0,3}}C (?:s )?{_JOB}",
        rf"{_FAVOURITE} for (?:the )?C (?:s )?{_JOB} (?:\S+ ){{0,5}}P",
        r"P (?:\S+ ){0,4}C (?:s )?(?:number one|first choice|no 1|top|preferred|main|leading|priority) (?:target|choice|candidate)",
        r"C (?:s )?(?:number one|first choice|top|preferred|main|leading|priority) (?:target|choice|candidate) (?:\S+ ){0,3}P",
    ),
    Status.CANDIDATE: (
        r"P (?:\S+ ){0,4}(?:on|among) (?:\S+ ){0,3}C (?:s )?(?:shortlist|list|short list)",
        r"C (?:are |is |have |has )?(?:considering|interested in|keen on|admire|admires|want|wants|targeting|shortlisted) P",
        rf"P {_IS}?(?:considered|being considered|under consideration|shortlisted|a candidate|a contender) (?:for|by|to) (?:\S+ ){{0,3}}C",
    ),
    Status.LINKED: (
        r"P (?:[^\sQ]+ ){0,6}linked (?:with|to) (?:\S+ ){0,3}C",
        r"C (?:\S+ ){0,2}linked (?:with|to) P",
    ),
    Status.UNLIKELY: (
        r"C (?:do|does|did) not expect (?:\S+ ){0,8}P",
        r"P (?:is |looks |seems )?(?:very |highly )?unlikely to (?:\S+ ){0,5}C",
    ),
    Status.OUT: (
        r"P (?:has |have )?ruled (?:P|himself|herself) out of (?:\S+ ){0,6}C",
        rf"P {_HAVE}(?:turned down|rejected|declined|withdrawn from|pulled out of|snubbed) (?:\S+ ){{0,4}}C",
        rf"C {_HAVE}(?:ruled out|given up on|abandoned (?:\S+ ){{0,3}}) ?P",
        r"P (?:is |was |s )?(?:not interested in|out of the running for) (?:\S+ ){0,3}C",
    ),
    Status.DEPARTING: (
        rf"C {_HAVE}{_SACKED} {_NOUN}P",
        rf"P {_IS}(?:sacked|dismissed|fired|axed|relieved of (?:P|his|her) duties) (?:by|as|at) {_NOUN}(?:of )?C",
        rf"P (?:has |have )?(?:left|leaves|quit|quits|resigned|resigns|stepped down|steps down)(?: as| from| his| P)? {_NOUN}(?:post |role |job )?(?:as |of |at )*{_NOUN}(?:of |at )?C",
        r"(?:C )?(?:can )?confirm (?:\S+ ){0,6}P (?:has left|has departed|will leave|leaves) (?:\S+ ){0,3}C",
    ),
    Status.PRESSURE: (
        r"P (?:\S+ ){0,3}under (?:\S+ ){0,3}pressure at C",
        r"C (?:are |is )?(?:considering|weighing up|discussing) (?:sacking|dismissing|replacing|parting \S+ with) P",
    ),
    Status.STAYING: (
        rf"P {_HAVE}(?:commits|committed|pledged) (?:(?:P|his|her) future |P |himself |herself )?to (?:stay at )?C",
        rf"P {_HAVE}(?:signs|signed|agreed) (?:a |an )?(?:new |improved |contract |extended |long - term )+(?:\S+ ){{0,4}}(?:at|with) C",
        r"P (?:will |to |is staying |would |is set to )?(?:stay|stays|staying|remain|remains) (?:put )?(?:as \S+ )?(?:at|with|in charge of) C",
    ),
}  # fmt: skip

_SPOILS = re.compile(
    r"(?<!\S)(?:not|never|no|nt|denied|denies|deny|false|if|unless|would|could|nearly|almost|since|ago|when|still|does|"
    r"was then|years)(?!\S)"
)
"""Words that turn a phrase round, or put it into the past, when they stand in it or just before; phrases of refusal hold
theirs on purpose."""
_PAST = re.compile(
    r"(?:\S+ ){0,2}(?:in (?:N|january|february|march|april|may|june|july|august|september|october|november|"
    r"december)|(?:\S+ )?\S+ (?:years|months) ago|a year ago|last (?:year|season|summer)|as a)(?!\S)"
)
"""What follows a phrase that is told of long ago."""
_HOLDS_ITS_OWN = frozenset({Status.UNLIKELY, Status.OUT})
_LEFT_OUT = frozenset({",", '"', "“", "”", "'s"})


@cache
def _compiled() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    return tuple(
        (status, re.compile(rf"(?<!\S)(?:{phrase})(?!\S)"))
        for status, phrases in _PHRASES.items()
        for phrase in phrases
    )


def stock_phrase(tokens: Sequence[str]) -> Status | None:
    """The status that the last stock phrase of a view gives the person; None when it holds none."""
    text = " ".join(token for token in tokens if token not in _LEFT_OUT)
    found: list[tuple[int, Status]] = []
    for status, pattern in _compiled():
        for match in pattern.finditer(text):
            before = " ".join(text[: match.start()].split()[-3:])
            around = before if status in _HOLDS_ITS_OWN else f"{before} {match.group()}"
            if not _SPOILS.search(around) and not _PAST.match(text[match.end() :].lstrip()):
                found.append((match.end(), status))
    return max(found)[1] if found else None
