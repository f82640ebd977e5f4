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
    Null,
    Number,
    Rows,
    Scope,
    TextType,
    Type,
    try_out,
)
from engine.expressions.types import plain

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CONSTANT = re.compile(r'-?\.?[0-9].*|true|false|null|".*"|\[.*\]|date\(.*\)|@".*"', re.DOTALL)
DEEPEST = 30
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
    """The value that a word stands for: written as in an expression, a day by itself, or else a text."""
    if not CONSTANT.fullmatch(word):
        return word
    written_out = f'date("{word}")' if DAY.fullmatch(word) else word
    expression, problems = try_out(Scalar(written_out, Span(1, 1, 1, 1)), NOWHERE, "")
    return word if expression is None or problems or expression.names else expression.evaluate({})


def of_json(value: object) -> object | None:
    """A value from JSON; a day like 2026-01-31 is a date, also within lists and rows."""
    match value:
        case str() if DAY.fullmatch(value):
            return of_word(value)
        case list():
            return tuple(map(of_json, value))
        case dict():
            return {name: of_json(part) for name, part in value.items()}
    return value


def scope_of(names: Mapping[str, object]) -> Scope:
    """The types of names that have these values. Of one without a value nobody knows the type."""
    return Scope({name: type_of(value) for name, value in names.items()}, scales=frozenset(names))


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
    kinds = [type_of(value) for value in values]
    if not kinds:
        return List(Null())
    return List(kinds[0]) if kinds[0] is not None and all(kind == kinds[0] for kind in kinds) else None


def nested(value: object, levels: int = DEEPEST) -> bool:
    """Whether a value from JSON has lists or objects more than so many levels deep."""
    if not isinstance(value, list | dict):
        return False
    return levels == 0 or any(
        nested(part, levels - 1) for part in (value.values() if isinstance(value, dict) else value)
    )


def name_of_type(value: object) -> str:
    """What the conformance kit of DMN calls the type of a value."""
    return KIT_TYPES[type(value)]


def written(value: object) -> str:
    """A value as JSON, its numbers with all their digits."""
    match value:
        case Decimal():
            return plain(value)
        case date():
            return f'"{value.isoformat()}"'
        case tuple() | list():
            return f"[{', '.join(map(written, value))}]"
        case Mapping():
            return f"{{{', '.join(f'{written(name)}: {written(part)}' for name, part in value.items())}}}"
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()  # halves of characters
