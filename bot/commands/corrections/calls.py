"""Corrections as commands that somebody could type."""

from __future__ import annotations

from bot.domain import Action, Correction
from bot.reply import Button, Call

_COMMANDS = {
    Action.SET_STATUS: "correct status",
    Action.DROP_CLAIM: "correct drop",
    Action.CONFIRM_CLAIM: "correct confirm",
    Action.CHANGE_CLAIM: "correct change",
    Action.SAME_PERSON: "correct same",
    Action.SPLIT_PERSON: "correct split",
    Action.CLOSE: "correct close",
    Action.REOPEN: "correct reopen",
}


def call_of(correction: Correction) -> Call:
    """The call that makes the correction."""
    status = correction.status.value if correction.status else ""
    match correction.action:
        case Action.SAME_PERSON:
            values = {"name": correction.person, "person": correction.other}
        case Action.SPLIT_PERSON:
            values = {"person": correction.person, "other": correction.other, "club": correction.club}
            values |= {"report": correction.article_id}
        case Action.CHANGE_CLAIM:
            values = {"club": correction.club, "person": correction.person, "report": correction.article_id}
            values |= {"status": status, "other-person": correction.other, "other-club": correction.to_club}
        case Action.CLOSE:
            values = {"club": correction.club, "appointed": correction.person}
        case _:
            values = {"club": correction.club, "person": correction.person, "status": status}
            values |= {"report": correction.article_id}
    given = {**values, "reason": correction.reason}
    return Call(_COMMANDS[correction.action], tuple((name, value) for name, value in given.items() if value))


def undo_button(correction: Correction, label: str = "Undo") -> Button:
    """A button that takes the correction back."""
    return Button(label, Call("undo", (("number", correction.id),)))
