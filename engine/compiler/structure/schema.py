"""A JSON Schema made ready for many look-ups, its meaning unchanged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Schema: TypeAlias = Mapping[str, Any]

ANNOTATIONS = {"title", "description", "default", "examples", "deprecated", "$comment", "patternErrorMessage"}
DATA = {"enum", "const", "examples", "default"}
HERE = "#"


def ready(schema: Schema) -> dict[str, Any]:
    """A copy in which each local `$ref` is replaced by what it refers to, except where it refers to itself."""
    copy: dict[str, Any] = _Resolver(schema).resolve(schema, ())
    copy.pop("$schema", None)
    return copy


def text_of(value: object) -> str:
    """A constant of the schema as an author would write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


@dataclass(frozen=True, slots=True)
class Branches:
    """An `allOf` sorted: what always applies, and by a key and its value what applies then."""

    always: list[Any] = field(default_factory=list)
    by_key: dict[str, dict[str, list[Any]]] = field(default_factory=dict)


def branches(parts: Sequence[Any]) -> Branches:
    """The parts of an `allOf`; those of the form `if key is value then …` by key and value."""
    sorted_parts = Branches()
    for part in parts:
        condition = _condition(part)
        if condition is None:
            sorted_parts.always.append(part)
            continue
        key, values = condition
        table = sorted_parts.by_key.setdefault(key, {})
        for value in values:
            table.setdefault(value, []).append(part["then"])
    return sorted_parts


def _condition(part: Any) -> tuple[str, list[str]] | None:  # noqa: ANN401  # a schema may be anything JSON is
    if not isinstance(part, Mapping) or set(part) - ANNOTATIONS != {"if", "then"}:
        return None
    tested = part["if"]
    if not isinstance(tested, Mapping) or set(tested) != {"properties", "required"} or len(tested["properties"]) != 1:
        return None
    [(key, wanted)] = tested["properties"].items()
    if list(tested["required"]) != [key] or not isinstance(wanted, Mapping):
        return None
    if set(wanted) == {"const"}:
        return key, [text_of(wanted["const"])]
    return (key, [text_of(value) for value in wanted["enum"]]) if set(wanted) == {"enum"} else None


class _Resolver:
    """Follows references; each definition is copied once, so that equal places share one schema."""

    def __init__(self, root: Schema) -> None:
        self._root = root
        self._copies: dict[str, Any] = {}

    def resolve(self, node: Any, within: tuple[str, ...]) -> Any:  # noqa: ANN401  # JSON
        if isinstance(node, list | tuple):
            return [self.resolve(each, within) for each in node]
        if not isinstance(node, Mapping):
            return node
        copy = {key: value if key in DATA else self.resolve(value, within) for key, value in node.items()}
        reference = copy.get("$ref")
        if not isinstance(reference, str) or not reference.startswith(HERE) or reference in within:
            return copy
        target = self._target(reference, within)
        if not isinstance(target, dict) or "$ref" in target:
            return copy
        copy.pop("$ref")
        if all(key in ANNOTATIONS or key.startswith("x-") for key in copy):
            return {**target, **copy} if copy else target
        return {**copy, "allOf": [target, *copy.get("allOf", [])]}

    def _target(self, reference: str, within: tuple[str, ...]) -> Any:  # noqa: ANN401  # JSON
        if reference not in self._copies:
            found = pointed(self._root, reference)
            copy = self.resolve(found, (*within, reference))
            self._copies[reference] = copy
        return self._copies[reference]


def pointed(root: Schema, reference: str) -> Any:  # noqa: ANN401  # JSON
    """What a local reference such as `#/$defs/text` points to."""
    node: Any = root
    for step in reference.removeprefix(HERE).split("/")[1:]:
        node = node[step.replace("~1", "/").replace("~0", "~")]
    return node
