"""Print runs are started: the list is frozen, with the numbers of what is on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from engine.clock import now
from engine.jobs.choosing import Chosen
from engine.jobs.issuing import Award, issued
from engine.store import Collected
from engine.store.print_run import RUN_ID, Entry, Options, PrintKind, Run, RunState
from engine.themes import Theme

CHUNK = {PrintKind.CERTIFICATES: 250, PrintKind.REPORTS: 25}
"""How many are printed in one go: what is lost at most with whoever was at it."""

ISSUED_AT_ONCE = 250


class NothingToPrint(ValueError):  # noqa: N818  # a state of the world rather than a mistake
    """Nobody is on the list."""


class NoReason(ValueError):  # noqa: N818  # a state of the world rather than a mistake
    """So many certificates on the list have been printed before, and nobody says why they are printed again."""

    def __init__(self, number: int) -> None:
        """How many these are."""
        super().__init__(number)
        self.number = number


def printed_before(desk: Collected, chosen: Chosen) -> int:
    """How many of these certificates a centre has printed before, or is printing."""
    if chosen.choice.kind is not PrintKind.CERTIFICATES:
        return 0
    return len(desk.store.register.printed_before([entry.number for entry in chosen.entries if entry.number]))


def start_run(  # noqa: PLR0913  # each is a fact about a run that is known from its beginning
    desk: Collected,
    chosen: Chosen,
    options: Options,
    *,
    run_id: str,
    theme: Theme,
    address: str,
    by: str,
    reason: str | None = None,
    again_of: str | None = None,
) -> bool:
    """Freeze what was chosen as the run of this name; False where it was started before, and nothing happens.

    Whoever earned a certificate gets its number now, under the `address` where it is checked. `reason` is why it is
    printed again, `again_of` the run it was printed in before. Raises NothingToPrint or NoReason.
    """
    if not RUN_ID.fullmatch(run_id):
        message = f"not the name of a run: {run_id!r}"
        raise ValueError(message)
    if not chosen.entries:
        raise NothingToPrint(desk.questionnaire.id)
    if desk.store.runs.find(run_id) is not None:
        return False
    if not (reason or "").strip() and (number := printed_before(desk, chosen)):
        raise NoReason(number)
    entries: list[Entry] = [*chosen.entries]
    if chosen.choice.kind is PrintKind.CERTIFICATES and not chosen.choice.samples:
        entries = list(_numbered(desk, chosen.entries, theme, address, by))
    size = CHUNK[chosen.choice.kind]
    listed = [replace(entry, chunk=place // size) for place, entry in enumerate(entries)]
    run = Run(
        id=run_id,
        questionnaire_id=desk.questionnaire.id,
        version=desk.questionnaire.version,
        title=desk.questionnaire.title.say(desk.questionnaire.languages[0]),
        theme=theme.id,
        choice=chosen.choice,
        options=options,
        state=RunState.PRINTING,
        made_at=now(),
        by=by,
        reason=reason,
        again_of=again_of,
    )
    return desk.store.runs.start(run, [*listed, *chosen.refused])


def _numbered(desk: Collected, entries: tuple[Entry, ...], theme: Theme, address: str, by: str) -> Iterator[Entry]:
    """The entries with the numbers of their certificates, which those get that have none yet."""
    coming = iter(entries)
    while some := list(islice(coming, ISSUED_AT_ONCE)):
        new = [entry for entry in some if entry.number is None]
        sittings = desk.store.runs.sittings(new, desk.by_hash, explained=False)
        awards = (
            Award(sitting=each.sitting, questionnaire=each.questionnaire, scores=each.scores)
            for each in sittings.values()
        )
        numbers = issued(desk.store.register, awards, theme=theme, address=address, by=by)
        for entry in some:
            given = numbers.get(entry.sitting_id) if entry.sitting_id else None
            yield entry if given is None else replace(entry, number=given.number)
