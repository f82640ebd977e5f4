"""Values of expressions as words in a terminal and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType, NoneType

from engine.document import Scalar, Span
from engine.expressions import (
    Boolean,
    DateType,
    List,
    Number,
    Rows,
    Scope,
    TextType,
    Type,
    try_out,
)
from engine.expressions.functions.dates import SAID_TODAY
from engine.expressions.types import plain

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SIMPLE = re.compile(r"-?\.?[0-9].*|true|false|null", re.DOTALL)
WRITTEN_OUT = re.compile(r'".*"|\[.*\]|date\(.*\)|@".*"', re.DOTALL)
DEEPEST = 30
"""Lists and rows inside one another."""
NOWHERE = Scope({})
KIT_TYPES: Mapping[type, str] = MappingProxyType(
    {
        NoneType: "null",
        bool: "boolean",
        Decimal: "decimal",
        str: "string",
        date: "date",
        tuple: "list",
        dict: "context",
    }
)


def of_word(word: str) -> object | None:
    """The value that a word stands for: written as in an expression, a day by itself, or else a text.

    Raises ValueError, which says why, for what can be no text and no value either, such as `[1, "a"]`.
    """
    written_out = WRITTEN_OUT.fullmatch(word) is not None
    if not written_out and not SIMPLE.fullmatch(word):
        return word
    meant = f'date("{word}")' if DAY.fullmatch(word) else word
    expression, problems = try_out(Scalar(meant, Span(1, 1, 1, 1)), NOWHERE, "")
    if expression is not None and not problems:
        return expression.evaluate({})
    if not written_out:
        return word
    named = expression is not None and bool(expression.names)
    raise ValueError("a value is written out, and names nothing." if named else problems[0].message)


def of_json(value: object, depth: int = DEEPEST) -> object | None:
    """A value from JSON; a day like 2026-01-31 is a date, also within lists and rows.

    Raises ValueError for lists and rows too deep inside one another.
    """
    if depth < 0:
        raise ValueError(f"lists nest deeper than {DEEPEST}")
    match value:
        case str() if DAY.fullmatch(value):
            return of_word(value)
        case list():
            return tuple(of_json(part, depth - 1) for part in value)
        case dict():
            return {name: of_json(part, depth - 1) for name, part in value.items()}
    return value


def scope_of(names: Mapping[str, object]) -> Scope:
    """The types of names that have these values. Of one without a value nobody knows the type."""
    types = {name: type_of(value) for name, value in names.items() if name != SAID_TODAY}
    return Scope(types, scales=frozenset(types))


def type_of(value: object) -> Type | None:
    """The type of a value, as far as it can be told from one."""
    match value:
        case bool():
            return Boolean()
        case Decimal() | int():
            return Number()
        case str():
            return TextType()
        case date():
            return DateType()
        case tuple():
            return _of_several(value)
    return None


def _of_several(values: Sequence[object]) -> Type | None:
    rows = [value for value in values if isinstance(value, Mapping)]
    if rows and len(rows) == len(values):
        fields = {name: type_of(part) for row in rows for name, part in row.items()}
        return Rows({name: kind for name, kind in fields.items() if kind is not None})
    first, *others = map(type_of, values) if values else [None]
    return None if first is None or any(kind != first for kind in others) else List(first)


def name_of_type(value: object) -> str:
    """What the conformance kit of DMN calls the type of a value."""
    return KIT_TYPES[type(value)]


def written(value: object) -> str:
    """A value as JSON, its numbers with all their digits. Half a sign is escaped: no terminal could show it."""
    match value:
        case Decimal():
            return plain(value)
        case date():
            return f'"{value.isoformat()}"'
        case tuple() | list():
            return f"[{', '.join(map(written, value))}]"
        case Mapping():
            return f"{{{', '.join(f'{written(name)}: {written(part)}' for name, part in value.items())}}}"
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
