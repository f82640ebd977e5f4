"""Which keys of a mapping a schema knows of: what `additionalProperties` and `unevaluatedProperties` leave over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from engine.compiler.structure.schema import Branches, Schema, pointed
from engine.document import Mapping, Node, Scalar


@dataclass(frozen=True, slots=True)
class Stray:
    """A key that cannot be there, the keys that can, and the choices it goes with, such as `kind: number`."""

    key: Scalar
    known: set[str]
    homes: tuple[str, ...] = ()

    def at_home(self, key: str, table: dict[str, list[Any]]) -> Stray:
        """The same, with the branches that know the key."""
        knows = (
            value for value, thens in table.items() if any(self.key in then.get("properties", ()) for then in thens)
        )
        return replace(self, homes=tuple(f"{key}: {value}" for value in knows))


@dataclass(frozen=True, slots=True)
class Absent:
    """A key that has to be there, and those that are there unknown to the schema."""

    key: str
    strays: tuple[Scalar, ...]


class Evaluated:
    """Finds the known keys. More lenient than JSON Schema in one point: a branch with a fault still knows its keys.

    So a fault inside an item makes only itself heard, and not every key of the item as unknown. Where no branch
    applies (a misspelt kind), the keys of every branch count as known.
    """

    def __init__(
        self,
        root: Schema,
        valid: Callable[[Any, Node], bool],
        branches_of: Callable[[list[Any]], Branches],
        compiled: Callable[[str], re.Pattern[str]],
    ) -> None:
        """For one schema, with the means to try parts of it."""
        self._root = root
        self._valid = valid
        self._branches_of = branches_of
        self._compiled = compiled

    def named(self, schema: Schema, node: Mapping) -> set[str]:
        """The keys a schema itself names, and those in the mapping that fit its patterns."""
        known = set(schema.get("properties", ()))
        for pattern in schema.get("patternProperties", ()):
            known.update(filter(self._compiled(pattern).search, node))
        return known

    def known(self, schema: Any, node: Mapping) -> set[str]:  # noqa: ANN401  # JSON
        """The same with those of all parts of the schema that apply to the mapping."""
        if not isinstance(schema, dict):
            return set()
        known = self.named(schema, node)
        if schema.get("additionalProperties", False) is not False:
            known.update(node)
        for part in self._parts(schema, node):
            known |= self.known(part, node)
        return known

    def _parts(self, schema: Schema, node: Mapping) -> Iterator[Any]:
        if "$ref" in schema:
            yield pointed(self._root, schema["$ref"])
        if "if" in schema:
            holds = self._valid(schema["if"], node)
            yield from (schema["if"], schema.get("then")) if holds else (schema.get("else"),)
        yield from (part for key, part in schema.get("dependentSchemas", {}).items() if key in node)
        for keyword in ("anyOf", "oneOf"):
            parts = schema.get(keyword, [])
            yield from [part for part in parts if self._valid(part, node)] or parts
        found = self._branches_of(schema.get("allOf", _NONE))
        yield from found.always
        for key, table in found.by_key.items():
            value = node.find(key)
            applies = table.get(value) if isinstance(value, Scalar) else None
            yield from applies or (then for thens in table.values() for then in thens)


_NONE: list[Any] = []
