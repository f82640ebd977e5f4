"""Whether a function is given what it takes, and what it gives."""

from __future__ import annotations

from collections.abc import Sequence

from engine.expressions.checking.calculations import about_kinds
from engine.expressions.checking.part import Known, Part, RangeType
from engine.expressions.finding import Finding
from engine.expressions.functions import Function
from engine.expressions.functions.function import Wanted
from engine.expressions.tree import Call
from engine.expressions.types import Choices, List, Null, Rows, Type


def about_call(node: Call, function: Function, given: Sequence[Part]) -> Finding | None:
    """What is wrong with what a function is given."""
    if function.over is not None:
        return _about_values(node, function.over, function, given)
    wanted = next((form for form in function.takes if len(form) == len(given)), None)
    if wanted is None:
        return _miscounted(node, function, given)
    for part, one in zip(given, wanted, strict=True):
        fault = _about_part(node, one, part, function)
        if fault is not None:
            return fault
    return None


def without_value(node: Call, function: Function, given: Sequence[Part], written: str) -> Finding | None:
    """A function that makes nothing of what is written out between its brackets."""
    culprit = given[0] if len(given) == 1 else None
    what = str(culprit) if culprit is not None else written
    advice = function.advice or f"Write for example {function.example}."
    place = culprit.node.place if culprit is not None else node.place
    return Finding(place, "condition.no-value", function.wrong.format(what), advice)


def given_type(function: Function, given: Sequence[Part]) -> Type | None:
    """The type of what a function gives, from the types it is given: those of a list's entries if it is over many."""
    types = [part.type for part in given]
    if function.over is None and all(len(form) != len(given) for form in function.takes):
        return None
    if function.over is not None and len(types) == 1:
        types = [_entry(types[0])]
    return function.gives([None if isinstance(kind, Null | RangeType) else kind for kind in types])


def _miscounted(node: Call, function: Function, given: Sequence[Part]) -> Finding:
    counts = " or ".join(str(len(form)) for form in function.takes) or "1 or more"
    values = "value" if counts == "1" else "values"
    message = f"{node.function} takes {counts} {values} in its brackets and is given {len(given)}."
    return Finding(node.place, "condition.type", message, f"Write for example {function.example}.")


def _about_values(node: Call, wanted: Wanted, function: Function, given: Sequence[Part]) -> Finding | None:
    """What a function over many values is given: one list, or the values themselves."""
    if not given:
        return _miscounted(node, function, given)
    for part in given:
        kind = _entry(part.type) if len(given) == 1 else part.type
        if kind is not None and not isinstance(kind, wanted.types):
            message = f"{part} is {part.type}; each value of {node.function} is {wanted.words}."
            return Finding(part.node.place, "condition.type", message, f"Write for example {function.example}.")
    return about_kinds(given, f"The values of {node.function}")


def _about_part(node: Call, wanted: Wanted, part: Part, function: Function) -> Finding | None:
    if part.type is None or isinstance(part.type, wanted.types):
        return None
    return _misfit(node, wanted, part, function)


def _misfit(node: Call, wanted: Wanted, part: Part, function: Function) -> Finding:
    message = f"{part} is {part.type}; {node.function} takes {wanted.words}."
    return Finding(part.node.place, "condition.type", message, f"Write for example {function.example}.")


def _entry(kind: Known) -> Known:
    """What one entry of a list is; anything else is an entry itself."""
    match kind:
        case List(of=Null()):
            return None
        case List(of=entry):
            return entry
        case Choices() | Rows():
            return kind
    return kind
