"""Whether two parts of an expression go together: can be equal, can be put in order, can lie in a range."""

from __future__ import annotations

from decimal import Decimal

from engine.expressions.checking.bounds import a_number, apart, never, out_of_reach
from engine.expressions.checking.names import unknown_option
from engine.expressions.checking.part import Part, RangeType
from engine.expressions.evaluating.comparing import EQUALITY, FLIPPED
from engine.expressions.finding import Finding
from engine.expressions.functions.dates import DAY
from engine.expressions.tree import Between, Comparison, Literal, Name, Place, Range
from engine.expressions.types import Boolean, Choice, Choices, DateType, List, Null, Number, Row, Rows, TextType

CODES = (TextType, Choice, Choices)
UNORDERED = (Choice, Choices, Boolean, List, Rows, Row, RangeType)


def about_comparison(node: Comparison, left: Part, right: Part) -> Finding | None:
    """What is wrong with a comparison."""
    if left.type is None or right.type is None:
        return None
    if node.operator in EQUALITY:
        return about_equal(left, right, node.at, node.operator)
    return _about_order(left, right, node.at) or _beyond_reach(left, right, node.operator)


def about_equal(left: Part, right: Part, at: Place, sign: str = "=") -> Finding | None:
    """What is wrong with asking whether two parts are equal; `at` is where the author asks it."""
    if isinstance(left.type, Null | None) or isinstance(right.type, Null | None):
        return None
    for several, other in ((left, right), (right, left)):
        if isinstance(several.type, Choices):
            return _several(several, other, at, sign)
        if isinstance(several.type, Rows | Row):
            message = f"{several} is {several.type}, and {sign} compares single values."
            return Finding(at, "condition.type", message, _about_each(several))
    for choice, other in ((left, right), (right, left)):
        if isinstance(choice.type, Choice):
            return about_choice(choice, choice.type.codes, other)
    return mismatch(left, right) if type(left.type) is not type(right.type) else _beyond_reach(left, right, sign)


def about_choice(choice: Part, codes: tuple[str, ...], other: Part) -> Finding | None:
    """What is wrong with looking for a part among the codes of a choice."""
    if isinstance(other.node, Literal) and isinstance(other.type, TextType):
        return unknown_option(other.node, str(choice), codes)
    if not isinstance(other.type, Choice):
        return None if isinstance(other.type, Null | None) else mismatch(choice, other)
    if set(codes) & set(other.type.codes):
        return None
    message = f"{choice} and {other} have no code in common, so they are never the same."
    return Finding(other.node.place, "condition.impossible", message, "Compare each with one of its own codes.")


def about_range(part: Part, low: Part, high: Part, node: Range | Between) -> Finding | None:
    """What is wrong with looking for a part in a range."""
    for end in (low, high):
        fault = _unordered(part, node.place) or _unordered(end, end.node.place)
        if fault is not None:
            return fault
        if None not in (part.type, end.type) and type(part.type) is not type(end.type):
            return mismatch(part, end)
    return _empty_range(part, low, high, node)


def mismatch(left: Part, right: Part) -> Finding:
    """Two parts of different types, at the one that was written out, else at the right."""
    wrong, kept = (left, right) if isinstance(left.node, Literal) else (right, left)
    message = f"{kept} is {kept.type}, but {wrong} is {wrong.type}."
    return Finding(wrong.node.place, "condition.type", message, _fitting(kept, wrong))


def _fitting(kept: Part, wrong: Part) -> str:  # noqa: PLR0911  # one return for each type
    """How to write what an author who wrote `wrong` beside `kept` most likely meant."""
    words = wrong.node.value if isinstance(wrong.node, Literal) and isinstance(wrong.node.value, str) else None
    match kept.type:
        case Choice(codes) | Choices(codes):
            code = wrong.written if wrong.written in codes else codes[0] if codes else "code"
            return f'Compare it with one of its codes, in double quotes: "{code}".'
        case Number() if words is not None:
            example = f"Compare it with a number: {kept.written} >= {a_number(kept.type)}."
            return "Write the number without quotes." if words.strip().isdigit() else example
        case DateType():
            return f'Write a date as date("{words if words and DAY.fullmatch(words) else "2026-01-31"}").'
        case List() | Rows() | Row():
            return _about_each(kept)
        case Boolean():
            return f"Compare it with true or false, or write {kept.written} alone."
        case TextType() if isinstance(wrong.node, Literal):
            return f'If a text is meant, put it in double quotes: "{wrong.written}".'
    return "Compare things of the same kind."


def _about_each(several: Part) -> str:
    """How to ask about each of many."""
    match several.type:
        case Rows(fields):
            return (
                f"Ask about its rows: some row in {several.written} satisfies row.{next(iter(fields), 'item')} != null."
            )
        case Row(fields):
            return f"Name one of its items: {several.written}.{next(iter(fields), 'item')}."
    return f"Ask about its values: some one in {several.written} satisfies one = …, or count({several.written})."


def _several(several: Part, other: Part, at: Place, sign: str) -> Finding:
    code = other.written if isinstance(other.type, TextType | Choice) else '"code"'
    # In brackets, because a plain YAML value cannot begin with a quotation mark.
    asked = f"({code} in {several.written})"
    hint = f"Write not{asked}." if sign == "!=" else f"Write {asked}."
    if isinstance(several.type, Choices) and several.type.ranked:
        code = str(other.node.value) if isinstance(other.node, Literal) else several.type.codes[0]
        hint = f"Ask for the number that was given: {several.written}.{code} {sign} 1."
    message = f"{several} is {several.type}, and {sign} compares single values."
    return Finding(at, "condition.type", message, hint)


def _about_order(left: Part, right: Part, at: Place) -> Finding | None:
    for part in (left, right):
        if isinstance(part.type, Null):
            return _unordered(part, part.node.place)
    if type(left.type) is type(right.type) or all(isinstance(part.type, CODES) for part in (left, right)):
        return _unordered(left, at) or _unordered(right, at)
    return mismatch(left, right)


def _unordered(part: Part, place: Place) -> Finding | None:
    """A part that is neither more nor less than anything."""
    if isinstance(part.type, Null):
        hint = "Write = null to ask whether something is unanswered."
        return Finding(place, "condition.type", "null is neither more nor less than anything.", hint)
    if not isinstance(part.type, UNORDERED):
        return None
    hint = "Write = or != to compare it."
    if isinstance(part.type, Choice):
        codes = ", ".join(f'"{code}"' for code in part.type.codes[:2])
        hint = f"Name the codes that are meant: {part.written} in ({codes})."
    return Finding(place, "condition.type", f"{part} is {part.type}, which has no order.", hint)


def _beyond_reach(part: Part, other: Part, sign: str) -> Finding | None:
    """A number that the other part can never be, or two that can never meet, whichever comes first."""
    if part.fixed is not None:
        part, other, sign = other, part, FLIPPED[sign]
    if part.fixed is not None or part.spread is None or other.spread is None:
        return None
    if isinstance(other.value, Decimal):
        verdict = never(part.spread, sign, other.value)
        message = f"{part} is {part.type}, so it {verdict}."
    else:
        verdict = apart(part.spread, other.spread)
        message = f"{part} is {part.type} and {other} {other.type}, so the first is always {verdict} than the second."
    if verdict is None:
        return None
    return Finding(other.node.place, "condition.impossible", message, _limits(part))


def _empty_range(part: Part, low: Part, high: Part, node: Range | Between) -> Finding | None:
    ends = (True, True) if isinstance(node, Between) else (node.with_low, node.with_high)
    if low.value is None or type(low.value) is not type(high.value):
        return None
    if low.value > high.value or (low.value == high.value and not all(ends)):  # type: ignore[operator]  # same type, ordered
        message = "Nothing lies in this range: its first value is not below its last."
        return Finding(node.place, "condition.impossible", message, "Write the smaller value first, as in [18..25].")
    if part.fixed is not None or part.spread is None:
        return None
    if not isinstance(low.value, Decimal) or not isinstance(high.value, Decimal):
        return None
    if not out_of_reach(part.spread, low.value, high.value, with_low=ends[0], with_high=ends[1]):
        return None
    message = f"{part} is {part.type}, so it never lies in this range."
    return Finding(node.place, "condition.impossible", message, _limits(part, "numbers"))


def _limits(part: Part, what: str = "number") -> str:
    """What to look at where a number is beyond reach."""
    if isinstance(part.node, Name):
        return f"Check the {what}, or the limits of {part}."
    return f"Check the {what}, or the limits of what is calculated with."
