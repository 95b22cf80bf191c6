"""What is stored about one club's job and about those named for it: everything that a fold of its searches takes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.domain import Action, Correction, Evidence, Status
from bot.domain.folding import fold
from bot.ports import Store


@dataclass(frozen=True, slots=True)
class Material:
    """Evidence and corrections as they are stored."""

    evidence: tuple[Evidence, ...]
    """Everything claimed about the club's job, what was claimed about the jobs that its people have had elsewhere, and
    the claims that moderators turned into such; unsure ones too."""
    corrections: tuple[Correction, ...]
    """The club's, those that name its people at whatever club, and those of the clubs where one was appointed; undone
    ones too."""


async def material_of(store: Store, workspace: str, club: str) -> Material:
    """What the workspace has about the club. Takes as long as there is much about it, whatever else is stored."""
    corrections = dict.fromkeys(await store.corrections(workspace, club))
    evidence = dict.fromkeys(await store.evidence_of_club(workspace, club))
    evidence |= dict.fromkeys(await _moved(store, workspace, evidence, corrections))
    names = {item.claim.person for item in evidence} | _names_in(corrections)
    if names:
        corrections |= dict.fromkeys(await store.corrections_of_people(workspace, names))
        names |= _names_in(one for one in corrections if one.action.of_names)
        # What moderators say of somebody may give him a career that no report has.
        corrected = _names_in(corrections)
        evidence |= dict.fromkeys(await store.careers(workspace, sorted(names - corrected), beside=club))
        if corrected:
            evidence |= dict.fromkeys(await store.evidence_of_people(workspace, sorted(corrected)))
        evidence |= dict.fromkeys(await _moved(store, workspace, evidence, corrections))
    if others := _appointing(evidence) - {club}:
        corrections |= dict.fromkeys(await store.corrections_of_clubs(workspace, others))
    return Material(tuple(evidence), tuple(corrections))


async def _moved(
    store: Store, workspace: str, known: Collection[Evidence], corrections: Iterable[Correction]
) -> Sequence[Evidence]:
    """The claims that moderators changed and that are not known yet."""
    there = {(item.article.id, item.claim.club, fold(item.claim.person)) for item in known}
    changes = (one for one in corrections if one.holds and one.action is Action.CHANGE_CLAIM)
    missing = {one.article_id for one in changes if (one.article_id, one.club, fold(one.person)) not in there}
    return [item for article in sorted(missing) for item in await store.evidence_of_article(workspace, article)]


def _names_in(corrections: Iterable[Correction]) -> set[str]:
    return {name for one in corrections if one.holds for name in (one.person, one.other) if name}


def _appointing(evidence: Iterable[Evidence]) -> set[str]:
    """The clubs at which somebody is said to have got the job."""
    return {item.claim.club for item in evidence if item.claim.status is Status.APPOINTED}
