"""What a print run has printed is chosen once more: all of it, or some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from engine.jobs.choosing import Asked, Chosen, Fitting, in_places, judged
from engine.jobs.issuing import certificate_in
from engine.journey import SittingId
from engine.store import Collected, Store
from engine.store.print_run import Entry, Order, Run
from engine.themes import Theme, Wardrobe

Listed: TypeAlias = Mapping[SittingId, Entry]


def choose_again(
    desk: Collected, run: Run, lines: tuple[str, ...], theme: Theme, wardrobe: Wardrobe | None = None
) -> Chosen:
    """Those of a run whom the lines name, or all of it, in the order of the lines or of the run, on its paper.

    Lines that name nobody on its list are told as unknown. What no longer holds by now is refused.
    """
    entries = (entry for entry in desk.store.runs.entries(run.id) if entry.chunk is not None)
    listed = {entry.sitting_id: entry for entry in entries if entry.sitting_id}
    asked, places = _meant(desk.store, listed, lines)
    choice = replace(run.choice, lines=lines, order=Order.LIST) if any(map(str.strip, lines)) else run.choice
    sittings = desk.store.runs.sittings([listed[each] for each in places], desk.by_hash, explained=False)
    found = {
        completed.sitting.id: entry
        for completed, entry in judged(desk, choice, sittings.values(), Fitting(theme, run.options.paper, wardrobe))
    }
    order = sorted(found, key=lambda sitting: (places[sitting], listed[sitting].place))
    return in_places(choice, [found[sitting] for sitting in order], asked.lines())


def _meant(store: Store, listed: Listed, lines: tuple[str, ...]) -> tuple[Asked, Mapping[SittingId, int]]:
    """Whom the lines mean, each by the first line that does, as the list of the run has them.

    Only where a line means nobody so, it is asked what their certificates are called and numbered by now.
    """
    asked, places = _places({sitting: (entry,) for sitting, entry in listed.items()}, lines)
    if all(line.found for line in asked.lines()):
        return asked, places
    return _places({sitting: (listed[sitting], *later) for sitting, later in _later(store, listed)}, lines)


def _places(
    forms: Mapping[SittingId, tuple[Entry, ...]], lines: tuple[str, ...]
) -> tuple[Asked, Mapping[SittingId, int]]:
    asked = Asked(lines)
    found = ((sitting, asked.place(*each)) for sitting, each in forms.items())
    return asked, {sitting: place for sitting, place in found if place is not None}


def _later(store: Store, listed: Listed) -> Iterator[tuple[SittingId, tuple[Entry, ...]]]:
    """What has become of each line: its certificate may have been replaced, by one with another name."""
    newest = store.register.of_sittings(listed.keys())
    for sitting, entry in listed.items():
        registered = newest.get(sitting)
        if registered is None:
            yield sitting, ()
        else:
            name = certificate_in(registered, registered.language).name
            yield sitting, (replace(entry, name=name, number=registered.number),)
