"""What is different between two states of one club, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from bot.commands.club_state import ClubState
from bot.domain import Shortlist, Standing
from bot.reply import Badge, Line, Span, plain

_WORTH_TELLING = 0.02


def what_changed(before: ClubState, after: ClubState, *, by_shown_name: bool = False) -> tuple[Line, ...]:
    """The search that opened or ended, everyone whose status moved, and likelihoods that moved by 2 points or more.

    People are followed by any of their names, or, where names themselves may have changed, `by_shown_name` alone.
    """
    return (*_of_search(before, after), *_of_people(before, after, by_shown_name=by_shown_name))


def _of_search(before: ClubState, after: ClubState) -> Iterator[Line]:
    last, now = _last(before), _last(after)
    is_over = now is not None and not now.search.is_open
    was_open = last is not None and last.search.is_open
    if len(before.shortlists) < len(after.shortlists):
        yield plain("A search that is over has become known." if is_over else "A search is open.")
    elif len(before.shortlists) > len(after.shortlists):
        yield plain("The last search goes on." if now and now.search.is_open else "That was no search.")
    elif is_over and was_open:
        yield plain("The search is over.")
    elif last and now and not was_open and not is_over:
        yield plain("The search goes on.")


def _of_people(before: ClubState, after: ClubState, *, by_shown_name: bool) -> Iterator[Line]:
    if len(before.shortlists) > len(after.shortlists):
        # What is left is an earlier search, which has not moved.
        return
    last = _last(after)
    is_over = last is not None and not last.search.is_open
    both = [(_same(before, one, by_shown_name=by_shown_name), one) for one in after.standings]
    for was, standing in both:
        if was is None or was.status is not standing.status:
            yield _move(was, standing, is_over=is_over)
    if len(before.shortlists) == len(after.shortlists):
        for was in before.standings:
            if _same(after, was, by_shown_name=by_shown_name) is None:
                yield Line((Span(f"{was.person} ", strong=True), Badge(was.status), Span(" → not named any more")))
    for was, standing in () if is_over else both:
        is_same = was is not None and was.status is standing.status
        if was and is_same and abs(was.likelihood - standing.likelihood) >= _WORTH_TELLING:
            yield plain(f"{standing.person}: {was.likelihood:.0%} → {standing.likelihood:.0%}")


def _same(state: ClubState, standing: Standing, *, by_shown_name: bool) -> Standing | None:
    if by_shown_name:
        return next((one for one in state.standings if one.person == standing.person), None)
    return state.standing_of(standing.person)


def _last(state: ClubState) -> Shortlist | None:
    return state.shortlists[-1] if state.shortlists else None


def _move(was: Standing | None, standing: Standing, *, is_over: bool) -> Line:
    spans: list[Span | Badge] = [Span(f"{standing.person} ", strong=True)]
    if was is not None:
        spans += [Badge(was.status), Span(" → ")]
    spans.append(Badge(standing.status))
    if standing.status.hopeful and not is_over:
        spans.append(Span(f" {standing.likelihood:.0%}"))
    return Line(tuple(spans))
