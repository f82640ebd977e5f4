"""Why something on the list of a print run is not printed, in words."""

from __future__ import annotations

from collections.abc import Mapping

from engine.store.print_run import Entry, Reason
from engine.wording import Wording, mark

REASONS: Mapping[Reason, str] = {
    Reason.NOT_EARNED: mark("No certificate was earned."),
    Reason.NO_NAME: mark("No name was given for the certificate."),
    Reason.NO_SCORES: mark("There is no score to report on."),
    Reason.GONE: mark("The questionnaire can no longer be read as it was answered."),
    Reason.LETTERS: mark("No typeface has these letters of the name: {detail}"),
    Reason.TOO_LONG: mark("Something on it is too long."),
    Reason.SUSPENDED: mark("The certificate is suspended."),
    Reason.REPLACED: mark("The certificate was replaced by another."),
    Reason.WITHDRAWN: mark("The certificate was withdrawn."),
    Reason.FAULTY: mark("It could not be printed: {detail}"),
}


def reason_of(entry: Entry, words: Wording) -> str:
    """Why an entry is not printed; nothing where it is."""
    if entry.problem is None:
        return ""
    if entry.problem is Reason.TOO_LONG and entry.detail:
        return words.say(entry.detail)  # a sentence of its own, which says what is too long
    if entry.problem is Reason.FAULTY and not entry.detail:
        return words.say("It could not be printed.")
    return words.say(REASONS[entry.problem], detail=entry.detail or "")
