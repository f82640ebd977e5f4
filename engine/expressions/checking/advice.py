"""What to write instead of something that is no condition, or stands the wrong way round."""

from __future__ import annotations

from engine.expressions.checking.bounds import a_number
from engine.expressions.checking.part import Part
from engine.expressions.finding import Finding
from engine.expressions.tree import Comparison, Literal, Name, Node
from engine.expressions.types import Choice, Choices, DateType, Number


def turned_round(part: Part) -> Finding:
    """Several choices looked for in a list, instead of one code in the several choices."""
    message = f"{part} is {part.type}, so it is not one entry of a list."
    codes = part.type.codes[:2] if isinstance(part.type, Choices) else ()
    asked = " or ".join(f'("{code}" in {part.written})' for code in codes)
    hint = f"Ask for each code: {asked}."
    return Finding(part.node.place, "condition.type", message, hint)


def advice(part: Part, before: Node | None) -> str:
    """How to make a condition of a part that is none."""
    if isinstance(part.node, Name):
        return _example(part)
    if isinstance(part.node, Literal) and isinstance(before, Comparison) and isinstance(before.left, Name):
        again = f"{before.left.name} {before.operator} {part.written}"
        return f"Write the whole comparison again: {again}. For one of several, write a list after in."
    return 'Compare it with a name, as in route = "degree".'


def _example(part: Part) -> str:
    """A condition a name could stand in."""
    match part.type:
        case Choice(codes) if codes:
            return f'Compare it: {part.written} = "{codes[0]}".'
        case Choices(codes) if codes:
            return f'Ask for one of its codes: ("{codes[0]}" in {part.written}).'
        case Number() as number:
            return f"Compare it: {part.written} >= {a_number(number)}."
        case DateType():
            return f'Compare it: {part.written} >= date("2026-01-31").'
    return f"Compare it, or write {part.written} != null to ask whether it is answered."
