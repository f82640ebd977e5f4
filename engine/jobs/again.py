"""What a print run has printed is chosen once more: all of it, or some."""

from __future__ import annotations

from dataclasses import replace

from engine.jobs.choosing import Chosen, choose
from engine.store import Collected
from engine.store.print_run import Choice, Order, Run
from engine.themes import Theme


def choose_again(desk: Collected, run: Run, lines: tuple[str, ...], theme: Theme) -> Chosen:
    """Those of a run whom the lines name, or all of it, in the order of the lines or of the run.

    Somebody of the same name who was not on its list is not meant. What no longer holds by now is refused.
    """
    listed = {entry.sitting_id: entry.reference for entry in desk.store.runs.entries(run.id) if entry.chunk is not None}
    asked = tuple(line for line in lines if line.strip()) or tuple(listed.values())
    choice = Choice(kind=run.choice.kind, lines=asked, samples=run.choice.samples, order=Order.LIST)
    chosen = choose(desk, choice, theme)
    entries = [entry for entry in chosen.entries if entry.sitting_id in listed]
    refused = [entry for entry in chosen.refused if entry.sitting_id in listed]
    return replace(
        chosen,
        entries=tuple(replace(entry, place=place) for place, entry in enumerate(entries, 1)),
        refused=tuple(replace(entry, place=place) for place, entry in enumerate(refused, len(entries) + 1)),
    )
