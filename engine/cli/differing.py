"""What has changed between two versions, written for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import click

from engine.catalogue import Difference, Side, Weight
from engine.catalogue.difference import Change
from engine.document import Span

COLOURS = {Weight.BREAKING: "red", Weight.COMPARABLE: "yellow", Weight.WORDING: "green"}
WHOLE = {
    Weight.BREAKING: "breaking: not everything before and after can be compared.",
    Weight.COMPARABLE: "comparable: answers and scores before and after can be compared.",
    Weight.WORDING: "wording: only words have changed. Whether they still ask the same, only a reader can tell.",
}


def as_text(found: Difference) -> str:
    """Every change with its places and effects, then what the whole is and which number it needs."""
    return "".join(f"{line}\n" for line in _lines(found))


def as_json(found: Difference) -> str:
    """One object; `class` is null where nothing has changed."""
    told = {
        "id": found.after.questionnaire.id,
        "before": _side(found.before),
        "after": _side(found.after),
        "class": found.weight,
        "effects": found.effects,
        "answers_not_comparable": found.answers,
        "scores_not_comparable": found.scores,
        "scores_comparable": found.kept,
        "least_version": None if found.least is None else str(found.least),
        "version_hides_it": found.hidden,
        "changes": [_change(found, change) for change in found.changes],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Difference], str]] = MappingProxyType({"text": as_text, "json": as_json})
"""Every format by the name it is asked for."""


def _lines(found: Difference) -> Iterator[str]:
    before, after = found.before.questionnaire, found.after.questionnaire
    named = f"{after.id} {before.version} → {after.version}"
    if found.weight is None:
        yield f"{named}: nothing has changed in what is asked, said and scored."
        return
    for change in found.changes:
        yield f"{click.style(change.weight, fg=COLOURS[change.weight], bold=True)}  {change}"
        yield f"    {_places(found, change)}"
        yield from (f"    {effect}" for effect in change.effects)
        yield ""
    numbers = Counter(change.weight for change in found.changes)
    counted = ", ".join(f"{numbers[weight]} {weight}" for weight in reversed(Weight) if numbers[weight])
    yield click.style(f"{named} is {WHOLE[found.weight]}", bold=True)
    yield from found.effects
    yield f"Changes: {counted}."
    if found.hidden:
        yield f"The number {after.version} hides that: call it {found.least} or higher."
    elif found.least is not None:
        yield f"The lowest number for it is {found.least}."


def _places(found: Difference, change: Change) -> str:
    """Where it stands in both files, as editors and terminals open it."""
    sides = ((found.before.file, change.before), (found.after.file, change.after))
    return " → ".join(f"{file}:{span.line}:{span.column}" for file, span in sides if span is not None)


def _side(side: Side) -> dict[str, str]:
    return {"file": side.file, "version": side.questionnaire.version}


def _change(found: Difference, change: Change) -> dict[str, object]:
    return {
        "class": change.weight,
        "about": change.about,
        "change": str(change),
        "effects": change.effects,
        "before": _place(found.before, change.before),
        "after": _place(found.after, change.after),
    }


def _place(side: Side, span: Span | None) -> dict[str, object] | None:
    return None if span is None else {"file": side.file, "line": span.line, "column": span.column}
