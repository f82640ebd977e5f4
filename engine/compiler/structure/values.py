"""What a single value is, and the keywords that look at one value by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingType
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from jsonschema import Draft202012Validator, TypeChecker, ValidationError
from jsonschema.protocols import Validator

from engine.compiler.structure.schema import Schema, text_of
from engine.document import Mapping, Node, Scalar, Sequence

Errors = Iterator[ValidationError]

NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,30})?")
WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,29})")


def is_written(node: object) -> bool:
    """Whether there is a text at all: `title:` with nothing behind it is none, `title: ""` is one."""
    return isinstance(node, Scalar) and bool(node or node.quoted)


def is_number(node: object) -> bool:
    """Whether a scalar looks like a number in decimal notation, without quotation marks."""
    return isinstance(node, Scalar) and not node.quoted and NUMBER.fullmatch(node) is not None


def is_whole(node: object) -> bool:
    """Whether a scalar looks like a whole number."""
    return isinstance(node, Scalar) and not node.quoted and WHOLE.fullmatch(node) is not None


OF_TYPE: MappingType[str, Callable[[object], bool]] = MappingProxyType(
    {
        "string": is_written,
        "number": is_number,
        "integer": is_whole,
        "object": lambda node: isinstance(node, Mapping),
        "array": lambda node: isinstance(node, Sequence),
        "boolean": lambda node: isinstance(node, bool),  # none of ours: yes and no are an enum
        "null": lambda node: node is None,
    }
)
"""What is of which type."""

TYPES: TypeChecker = Draft202012Validator.TYPE_CHECKER.redefine_many(
    {name: lambda _, node, of_type=of_type: of_type(node) for name, of_type in OF_TYPE.items()}
)
"""The same as jsonschema's own keywords ask for it."""


def of_type(_: Validator, types: str | list[str], node: Node, __: Schema) -> Errors:
    """What is written where a type is asked for, or one of several."""
    if not any(OF_TYPE[each](node) for each in ([types] if isinstance(types, str) else types)):
        yield ValidationError("")


def not_too_long(_: Validator, most: int, node: Node, __: Schema) -> Errors:
    """No more characters than there is room for."""
    if isinstance(node, Scalar) and len(node) > most:
        yield ValidationError("")


def enum(_: Validator, allowed: list[Any], node: Node, __: Schema) -> Errors:
    """One of several texts; numbers and yes/no of the schema are compared as they are written."""
    if not isinstance(node, Scalar) or not any(node == text_of(value) for value in allowed):
        yield ValidationError("")


def const(_: Validator, value: Any, node: Node, __: Schema) -> Errors:  # noqa: ANN401  # JSON
    """One text."""
    if node != text_of(value):
        yield ValidationError("")


def unique_items(_: Validator, wanted: bool, node: Node, __: Schema) -> Errors:  # noqa: FBT001  # jsonschema calls it
    """No entry twice; one error for each that was there before, at its own place."""
    if not wanted or not isinstance(node, Sequence):
        return
    first: dict[str, Node] = {}
    for index, entry in enumerate(node):
        same = entry if isinstance(entry, Scalar) else json.dumps(entry, sort_keys=True)
        if same in first:
            yield ValidationError("", path=[index], instance=entry, validator_value=first[same])
        first.setdefault(same, entry)


def _comparison(holds: Callable[[Decimal, Decimal], bool]) -> Callable[..., Errors]:
    def compare(_: Validator, limit: float, node: Node, __: Schema) -> Errors:
        if is_number(node) and not holds(Decimal(node), Decimal(str(limit))):  # type: ignore[arg-type]  # a Scalar
            yield ValidationError("")

    return compare


OF_ONE_VALUE: MappingType[str, Callable[..., Errors]] = MappingProxyType(
    {
        "type": of_type,
        "maxLength": not_too_long,
        "enum": enum,
        "const": const,
        "uniqueItems": unique_items,
        "minimum": _comparison(lambda number, limit: number >= limit),
        "maximum": _comparison(lambda number, limit: number <= limit),
        "exclusiveMinimum": _comparison(lambda number, limit: number > limit),
        "exclusiveMaximum": _comparison(lambda number, limit: number < limit),
        "multipleOf": _comparison(lambda number, step: number % step == 0),
    }
)
"""These keywords by name."""
