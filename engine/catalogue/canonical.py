"""Conditions, texts and settings in one form, so that what means the same is equal however it is written.

The result is plain data: texts, numbers as text, lists and mappings. The hash of a published meaning is made of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import singledispatch
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.document import Scalar
from engine.document.entries import as_number
from engine.expressions import Expression
from engine.expressions.tree import Among, Comparison, Listed, Logic, Range
from engine.questionnaire import Text
from engine.wording import Month

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Plain: TypeAlias = "str | bool | int | list[Plain] | dict[str, Plain] | None"

TURNED = {">": "<", ">=": "<="}
SIDES_ALIKE = frozenset({"=", "!="})
WORDS = ("/wording", "/markdown", "/plain")


@singledispatch
def canonical(value: object) -> Plain:
    """Anything a questionnaire is made of, as plain data. Raises TypeError for what has no form that stays."""
    if value is None:
        return None
    if is_dataclass(value) and not isinstance(value, type):
        return {**of_fields(value)}
    message = f"{type(value).__name__} has no canonical form"
    raise TypeError(message)


def of_fields(value: DataclassInstance, without: AbstractSet[str] = frozenset()) -> dict[str, Plain]:
    """The fields of a data class but those `without`. What has its default is left out, and so is where it stands."""
    return {
        field.name: canonical(found)
        for field in fields(value)
        if field.compare and field.name not in without
        if (found := getattr(value, field.name)) != _default(field)
    }


@canonical.register(int)
def _(value: int) -> Plain:
    return value


@canonical.register(str)
def _(value: str) -> Plain:
    return str(value)


@canonical.register(Decimal)
def _(value: Decimal) -> Plain:
    return number(value)


@canonical.register(date)
def _(value: date) -> Plain:
    return value.isoformat()


@canonical.register(Month)
def _(value: Month) -> Plain:
    return str(value)


@canonical.register(Text)
def _(value: Text) -> Plain:
    return {str(language): words for language, words in sorted(value.words.items())}


@canonical.register(Expression)
def _(value: Expression) -> Plain:
    return condition(value)


@canonical.register(Mapping)
def _(value: Mapping[str, object]) -> Plain:
    return {str(key): canonical(each) for key, each in sorted(value.items())}


@canonical.register(AbstractSet)
def _(value: AbstractSet[object]) -> Plain:
    return sorted((canonical(each) for each in value), key=written)


@canonical.register(Sequence)
def _(value: Sequence[object]) -> Plain:
    return [canonical(each) for each in value]


def written(plain: Plain) -> str:
    """Plain data as JSON, the same text for the same data."""
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def number(value: Decimal) -> str:
    """A number in figures, without zeros that say nothing."""
    return format(value.normalize(), "f") if value else "0"


def condition(*expressions: Expression | None) -> Plain:
    """What has to hold for all of these conditions to hold; None where there is none. Order and form do not count."""
    trees = tuple(expression.tree for expression in expressions if expression is not None)
    return _node(Logic("and", trees)) if trees else None


def _node(node: object) -> Plain:  # noqa: PLR0911  # one return for each form
    match node:
        case Logic():
            return _joined(node)
        case Comparison() if node.operator in TURNED:
            return [TURNED[node.operator], _node(node.right), _node(node.left)]
        case Comparison() if node.operator in SIDES_ALIKE:
            return [node.operator, *sorted((_node(node.left), _node(node.right)), key=written)]
        case Comparison():
            return [node.operator, _node(node.left), _node(node.right)]
        case Among(whole=Listed(parts=(only,))) if not isinstance(only, Range):
            return ["=", *sorted((_node(node.part), _node(only)), key=written)]
        case Listed():
            return ["listed", *sorted((_node(part) for part in node.parts), key=written)]
        case tuple():
            return [_node(part) for part in node]
    if is_dataclass(node) and not isinstance(node, type):
        parts = [_node(getattr(node, field.name)) for field in fields(node) if field.compare]
        return [type(node).__name__.lower(), *parts]
    return canonical(node)


def _joined(node: Logic) -> Plain:
    """Conditions joined by the same word: each once, in no order of their own, and one alone without the word."""
    found: dict[str, Plain] = {}
    for part in node.parts:
        plain = _node(part)
        same = isinstance(plain, list) and plain and plain[0] == node.operator
        for each in plain[1:] if same and isinstance(plain, list) else [plain]:
            found[written(each)] = each
    parts = [found[key] for key in sorted(found)]
    return parts[0] if len(parts) == 1 else [node.operator, *parts]


def setting(node: object, schema: Mapping[str, Any], *, texts: bool) -> Plain:
    """A scorer's own setting, read as its schema says; with its words or without, and without what is the default."""
    if str(schema.get("$ref", "")).endswith(WORDS):
        return _words(node) if texts else None
    if isinstance(node, Mapping):
        known: Mapping[str, Any] = schema.get("properties", {})
        others = schema.get("additionalProperties")
        other: Mapping[str, Any] = others if isinstance(others, Mapping) else {}
        return settings_of({str(key): each for key, each in node.items()}, known, other, texts=texts)
    if isinstance(node, Sequence) and not isinstance(node, str):
        return [setting(each, schema.get("items", {}), texts=texts) for each in node]
    return _scalar(node, schema) if isinstance(node, Scalar) else canonical(node)


def settings_of(
    nodes: Mapping[str, object], known: Mapping[str, Any], other: Mapping[str, Any], *, texts: bool
) -> dict[str, Plain]:
    """Several settings by their keys, each read as its schema says; those that say what is the default are left out."""
    said = {key: setting(node, known.get(key, other), texts=texts) for key, node in nodes.items()}
    return {key: plain for key, plain in said.items() if not _is_default(plain, known.get(key, other))}


def _is_default(plain: Plain, schema: Mapping[str, Any]) -> bool:
    default = schema.get("default")
    if isinstance(default, int | float) and not isinstance(default, bool):
        return plain == number(Decimal(str(default)))
    return default is not None and plain == default


def _words(node: object) -> Plain:
    return {str(key): str(each) for key, each in sorted(node.items())} if isinstance(node, Mapping) else str(node)


def _scalar(text: Scalar, schema: Mapping[str, Any]) -> Plain:
    kinds = schema.get("type", ())
    if {"number", "integer"} & {*([kinds] if isinstance(kinds, str) else kinds)}:
        found = as_number(text)
        return str(text) if found is None else number(found)
    return str(text)


def _default(field: Field[Any]) -> object:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING
