"""Which cases of the kit are inside our subset of FEEL, by what an expression uses; and which of those pass.

A case passes if the expression comes to the value the kit expects. Where the kit expects a fault, the value is null and
the author is told of a problem besides. One thing differs from FEEL and from no case: a comparison with something
unanswered is null (docs/decisions/0008); the kit's cases have no inputs, so nothing in them is unanswered.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from engine.document import Scalar, Span
from engine.expressions import Scope, try_out

CASES = Path(__file__).with_name("cases.json")
TEXT = re.compile(r'(@?)"(?:[^"\\]|\\.)*"')
DAY = re.compile(r'@"-?[0-9]+-[0-9]{2}-[0-9]{2}"')
INSIDE = "inside"
NEARLY = Decimal("1e-8")


@dataclass(frozen=True)
class Case:
    """One expression, the value it should have, and whether the kit expects a fault."""

    group: str
    id: str
    expression: str
    expected: object | None
    error: bool

    @property
    def bare(self) -> str:
        """The expression with empty texts, so that nothing in a text is taken for a part of it."""
        return TEXT.sub(r'\1""', DAY.sub('""', self.expression))


def _uses(pattern: str) -> Callable[[Case], bool]:
    found = re.compile(pattern)
    return lambda case: found.search(case.bare) is not None


OUTSIDE: Mapping[str, Callable[[Case], bool]] = {
    "times, durations and time zones": _uses(r"@|\btime\s*\(|\bduration\s*\("),
    "contexts": _uses(r"\{"),
    "functions as values": _uses(r"\bfunction\b"),
    "named arguments": _uses(r"\(\s*[a-z ]+:|,\s*[a-z ]+:"),
    "filters and indexes": _uses(r'(?:[\])"]|\b(?!in\b)\w+)\s*\['),
    "ranges and tests that are compared with one another": _uses(r"^[\[(][^\])]*[\])]\s*=\s*[\[(].*\.\."),
    "differences of dates": lambda case: re.search(f"{DAY.pattern} - {DAY.pattern}", case.expression) is not None,
    "years before 1 or after 9999": lambda case: re.search(r"date\(\"?(?:-|\d{5})", case.expression) is not None,
}
"""What our subset leaves out, in the order in which it is asked: the first that is used is the reason."""


@cache
def cases() -> tuple[Case, ...]:
    """Every case of the kit."""
    read = json.loads(CASES.read_text("utf-8"))["cases"]
    return tuple(
        Case(each["group"], each["id"], each["expression"], _value(each["expected"]), bool(each["error"]))
        for each in read
    )


def reason(case: Case) -> str:
    """Why a case is outside, or that it is inside."""
    return next((why for why, uses in OUTSIDE.items() if uses(case)), INSIDE)


def counts() -> Counter[str]:
    """How many cases are inside, and how many outside for each reason."""
    return Counter(map(reason, cases()))


def passes(case: Case) -> bool:
    """Whether an expression comes to what the kit expects."""
    expression, problems = try_out(Scalar(case.expression, Span(1, 1, 1, 1 + len(case.expression))), Scope({}), "")
    value = None if expression is None else expression.evaluate({})
    if case.error:
        return value is None and bool(problems)
    return expression is not None and same(value, case.expected)


def same(value: object | None, expected: object | None) -> bool:
    """Whether a value is the expected one; numbers as nearly as the kit itself compares them."""
    if isinstance(value, tuple) and isinstance(expected, tuple):
        return len(value) == len(expected) and all(map(same, value, expected))
    if isinstance(value, Decimal) and isinstance(expected, Decimal):
        return abs(value - expected) <= NEARLY
    return type(value) is type(expected) and value == expected


READ: Mapping[str, Callable[[Any], object]] = {
    "decimal": Decimal,
    "string": str,
    "boolean": lambda written: written == "true",
    "date": lambda written: date.fromisoformat(written) if re.fullmatch(r"\d{4}-.*", written) else written,
    "list": lambda entries: tuple(map(_value, entries)),
}


def _value(expected: Mapping[str, Any] | None) -> object | None:
    """What the kit expects, as a value of ours; what we have no type for stays as it is written."""
    if expected is None or expected["value"] is None:
        return None
    return READ.get(expected["type"], str)(expected["value"])
