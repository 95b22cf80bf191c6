"""The evidence that counts, as moderators left it."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain import Action, Correction, Evidence
from bot.domain.folding import fold
from bot.searches.identity import Identity
from bot.searches.rulings import rulings_in

_Place = tuple[str, str]
"""An article's id and a club."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim, and what moderators made of it."""

    as_read: Evidence
    counts_as: Evidence | None
    """What it counts as, which moderators may have changed; None where it does not count."""
    verdict: Correction | None
    """The correction of it that holds; None where there is none."""


def corrected(evidence: Sequence[Evidence], corrections: Sequence[Correction]) -> list[Evidence]:
    """What counts of the evidence, at whatever club, with claims as moderators changed them; see `judged`."""
    return [one.counts_as for one in judged(evidence, corrections) if one.counts_as]


def judged(evidence: Sequence[Evidence], corrections: Sequence[Correction]) -> tuple[Judged, ...]:
    """Each claim with what it counts as, in their order.

    The corrections are those in force, in the order in which they take effect; those that speak neither of claims nor
    of names change nothing. What the reader was unsure of does not count unless a moderator confirmed or changed it. Of
    several corrections of one claim the latest holds; it means the claim by its club and by any of the names that its
    article has for the person. Where a change makes an article say two things of one person and job, it holds alone.
    """
    verdicts = _verdicts(evidence, corrections)
    found = [_judged(item, verdicts.get(_key(item))) for item in evidence]
    changed = {_key(one.counts_as) for one in found if one.counts_as and _is_change(one)}
    if changed:
        found = [one if _is_change(one) else _unless(one, _key(one.as_read) in changed) for one in found]
    return _told_apart(found, corrections)


def _judged(item: Evidence, verdict: Correction | None) -> Judged:
    if verdict is None:
        return Judged(item, None if item.claim.unsure else item, None)
    if verdict.action is Action.DROP_CLAIM:
        return Judged(item, None, verdict)
    return Judged(item, _changed(item, verdict), verdict)


def _is_change(one: Judged) -> bool:
    return one.verdict is not None and one.verdict.action is Action.CHANGE_CLAIM


def _unless(one: Judged, overruled: bool) -> Judged:
    return dataclasses.replace(one, counts_as=None) if overruled else one


def _key(item: Evidence) -> tuple[str, str, str]:
    return item.article.id, item.claim.club, fold(item.claim.person)


def _changed(item: Evidence, change: Correction) -> Evidence:
    claim = dataclasses.replace(
        item.claim,
        club=change.to_club or item.claim.club,
        person=change.other or item.claim.person,
        status=change.status or item.claim.status,
        unsure=False,
    )
    return dataclasses.replace(item, claim=claim)


def _verdicts(
    evidence: Iterable[Evidence], corrections: Iterable[Correction]
) -> Mapping[tuple[str, str, str], Correction]:
    """The correction that holds of each claim that has one."""
    of_claims: defaultdict[_Place, list[Correction]] = defaultdict(list)
    for one in corrections:
        if one.action.of_claim:
            of_claims[one.article_id, one.club].append(one)
    if not of_claims:
        return {}
    claims: defaultdict[_Place, list[Evidence]] = defaultdict(list)
    for item in evidence:
        if (place := (item.article.id, item.claim.club)) in of_claims:
            claims[place].append(item)
    found: dict[tuple[str, str, str], Correction] = {}
    for place, items in claims.items():
        verdicts = of_claims[place]
        names = [item.claim.person for item in items]
        identity = Identity([*names, *(one.person for one in verdicts)])
        exact = {fold(name) for name in names}
        for one in verdicts:
            key = fold(one.person)
            found |= {
                _key(item): one
                for item in items
                if fold(item.claim.person) == key
                or (key not in exact and identity.of(item.claim.person) == identity.of(one.person))
            }
    return found


def _told_apart(found: list[Judged], corrections: Sequence[Correction]) -> tuple[Judged, ...]:
    """The claims with what is said of somebody's namesake put under the namesake's name."""
    splits = [one for one in corrections if one.action is Action.SPLIT_PERSON and (one.club or one.article_id)]
    if not splits:
        return tuple(found)
    rulings = rulings_in(corrections)
    names: defaultdict[str, list[str]] = defaultdict(list)
    for one in found:
        if one.counts_as:
            names[one.counts_as.claim.club].append(one.counts_as.claim.person)
    people = [one.person for one in splits]
    identities = {club: Identity([*there, *people], rulings) for club, there in names.items()}
    for split in splits:
        found = [
            dataclasses.replace(one, counts_as=_of_namesake(one.counts_as, split, identities)) if one.counts_as else one
            for one in found
        ]
    return tuple(found)


def _of_namesake(item: Evidence, split: Correction, identities: Mapping[str, Identity]) -> Evidence:
    is_there = split.article_id in {"", item.article.id} and split.club in {"", item.claim.club}
    identity = identities[item.claim.club]
    if not is_there or identity.of(item.claim.person) != identity.of(split.person):
        return item
    return dataclasses.replace(item, claim=dataclasses.replace(item.claim, person=split.other))
