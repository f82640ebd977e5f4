"""Whether parts can be calculated with, and values of one kind stand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from engine.expressions import spread
from engine.expressions.checking.bounds import a_number
from engine.expressions.checking.part import Known, Part
from engine.expressions.evaluating import Fixed
from engine.expressions.finding import Finding
from engine.expressions.tree import Arithmetic, Literal, Name
from engine.expressions.types import Choice, Choices, Null, Number, TextType

TEXTS = (TextType, Choice)
DOES = {"+": "adds", "-": "subtracts", "*": "multiplies", "/": "divides", "**": "raises"}


def type_of_calculation(node: Arithmetic, left: Part, right: Part) -> Known:
    """What a calculation gives."""
    if node.operator == "+" and isinstance(left.type, TEXTS) and isinstance(right.type, TEXTS):
        return TextType()
    return spread.result(node.operator, left.spread or Number(), right.spread or Number())


def about_calculation(node: Arithmetic, left: Part, right: Part, fixed: Fixed | None) -> Finding | None:
    """What is wrong with a calculation; `fixed` is what it comes to, if no name changes that."""
    if node.operator == "+" and isinstance(left.type, TEXTS) and isinstance(right.type, TEXTS):
        return None
    for part, other in ((left, right), (right, left)):
        fault = about_number(part, node.operator, other)
        if fault is not None:
            return fault
    return _without_value(node, left, right, fixed)


def about_number(part: Part, sign: str, other: Part | None = None) -> Finding | None:
    """What is wrong with calculating with a part; `other` is what stands on the other side of the sign."""
    if part.type is None or part.spread is not None:
        return None
    calculates = f"{sign} {DOES[sign]} numbers" if other is not None else "- makes a number negative"
    beside = f", and {other} is {other.type}" if other is not None and other.type is not None else ""
    return Finding(part.node.place, "condition.type", f"{part} is {part.type}{beside}; {calculates}.", _instead(part))


def about_kinds(parts: Sequence[Part], what: str) -> Finding | None:
    """What is wrong with values that are to be of one kind, such as the entries of a list."""
    first = next((part for part in parts if part.type is not None and not isinstance(part.type, Null)), None)
    for part in parts:
        if first is None or part.type is None or isinstance(part.type, Null) or part is first:
            continue
        if type(part.type) is not type(first.type) and not (
            isinstance(part.type, TEXTS) and isinstance(first.type, TEXTS)
        ):
            message = f"{first} is {first.type}, but {part} is {part.type}."
            return Finding(part.node.place, "condition.type", message, f"{what} are all of one kind.")
    return None


def joined(kinds: Sequence[Known]) -> Known:
    """What one of several parts of one kind is, whichever."""
    known = [kind for kind in kinds if kind is not None and not isinstance(kind, Null)]
    if not known:
        return None if None in kinds else Null()
    if len(known) == 1 or all(kind == known[0] for kind in known):
        return known[0]
    numbers = [kind for kind in known if isinstance(kind, Number)]
    if len(numbers) == len(known):
        return spread.either(*numbers)
    if all(isinstance(kind, TEXTS) for kind in known):
        return TextType()
    choices = [kind for kind in known if isinstance(kind, Choices)]
    if len(choices) == len(known):
        return Choices(tuple(dict.fromkeys(code for kind in choices for code in kind.codes)))
    return known[0] if all(type(kind) is type(known[0]) for kind in known) else None


def _without_value(node: Arithmetic, left: Part, right: Part, fixed: Fixed | None) -> Finding | None:
    """A calculation that never has a value, whatever is answered."""
    nothing = right.spread
    if node.operator == "/" and nothing is not None and nothing.least == nothing.most == 0:
        zero = "0" if right.written == "0" else f"{right}, which is 0"
        message = f"{left} is divided by {zero}."
        return Finding(right.node.place, "condition.no-value", message, "Nothing can be divided by 0.")
    if fixed is None or fixed.value is not None or None in {left.value, right.value}:
        return None
    message = f"{left} {node.operator} {right} has no value: it is too large, or there is no such number."
    return Finding(node.at, "condition.no-value", message, "Calculate with smaller numbers.")


def _instead(part: Part) -> str:
    """How to calculate with what an author has."""
    if isinstance(part.node, Literal) and isinstance(part.node.value, str):
        return "Write the number without quotes."
    if isinstance(part.type, TEXTS) and isinstance(part.node, Name):
        return f"Write number({part.written}) if it holds the digits of a number."
    return f"Calculate with numbers, such as {a_number(Number())}."
