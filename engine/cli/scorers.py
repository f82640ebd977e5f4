"""`formwright scorers`: which scorers there are, and where they come from."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence

import click

from engine.cli.formats import format_option
from engine.scoring import Registration, registrations
from engine.scoring.described import described


@click.command()
@format_option()
def scorers(written: str) -> None:
    """List the scorers that questionnaires can use here, and the package each comes from.

    The version of a scorer goes up whenever the same answers would score differently.

    Exit code 0: all of them can be used. 1: one that is installed cannot be used. 2: the command was not understood.
    """
    found = registrations()
    click.echo(_json(found) if written == "json" else "\n".join(_lines(found)))
    sys.exit(1 if any(each.fault for each in found) else 0)


def _lines(found: Sequence[Registration]) -> Iterator[str]:
    """One line for each, what is said of all of them one below the other; then those that cannot be used."""
    rows = [
        (each.name, f"version {each.scorer.version}", f"takes {each.scorer.takes.value}", f"from {each.origin}")
        for each in found
        if each.scorer is not None
    ]
    about = [described(each.scorer).about for each in found if each.scorer is not None]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row, says in zip(rows, about, strict=True):
        yield "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=True)), says])
    for each in found:
        if each.fault is not None:
            yield f"Not usable: {each.name} from {each.origin}: {each.fault}."


def _json(found: Sequence[Registration]) -> str:
    return json.dumps({"scorers": [_object(each) for each in found]}, ensure_ascii=False, indent=2)


def _object(registration: Registration) -> dict[str, object]:
    scorer, said = registration.scorer, {"name": registration.name, "from": registration.origin}
    if scorer is None:
        return {**said, "usable": False, "fault": registration.fault}
    return {
        **said,
        "usable": True,
        "version": scorer.version,
        "takes": scorer.takes.value,
        "keys": list(scorer.schema["properties"]),
        "about": described(scorer).about,
    }
