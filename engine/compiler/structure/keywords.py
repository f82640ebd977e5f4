"""JSON Schema's keywords as jsonschema applies them to our tree, in which every scalar is text.

A value is read as the type its place demands: `5` is a text where a text is wanted and a number where a number is.
Other than jsonschema's own, these keywords give one error for each key, and `allOf` goes straight to the branch that
applies instead of trying each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

from engine.compiler.structure.evaluated import Absent, Evaluated, Stray
from engine.compiler.structure.schema import Branches, Schema, branches, ready
from engine.compiler.structure.values import OF_ONE_VALUE, TYPES, Errors, is_written
from engine.document import Mapping, Node, Scalar, Sequence

MOST_STRAYS = 100


def validator_for(schema: Schema) -> Validator:
    """A validator of our trees, to be kept: it remembers how each part of the schema is applied."""
    prepared = ready(schema)
    keywords = Keywords(prepared)
    made: type[Validator] = extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, validators=keywords.table(), type_checker=TYPES
    )
    keywords.whole = made(prepared)
    return keywords.whole


def errors_of(validator: Validator, node: Node) -> Errors:
    """What a validator says of a node. Our nodes are the text, lists and dicts that jsonschema expects."""
    return validator.iter_errors(node)  # type: ignore[arg-type]


class Keywords:
    """The keywords that differ from jsonschema's own, with what they remember of one schema."""

    def __init__(self, root: Schema) -> None:
        """Nothing remembered yet; `whole` is set to the validator of the whole schema once there is one."""
        self.whole: Validator = Draft202012Validator(root)
        self._validators: dict[int, Validator] = {}
        self._branches: dict[int, Branches] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._evaluated = Evaluated(root, self._valid, self._branches_of, self._compiled)

    def table(self) -> dict[str, Callable[..., Errors]]:
        """The keywords by name."""
        return {
            **OF_ONE_VALUE,
            "properties": self.properties,
            "patternProperties": self.pattern_properties,
            "additionalProperties": self.additional_properties,
            "unevaluatedProperties": self.unevaluated_properties,
            "propertyNames": self.property_names,
            "items": self.items,
            "allOf": self.all_of,
            "anyOf": self.any_of,
            "oneOf": self.any_of,
            "pattern": self.pattern,
            "required": self.required,
        }

    def check(self, validator: Validator, node: Node, schema: Any, step: str | int | None = None) -> Errors:  # noqa: ANN401  # JSON
        """The errors of a node under a part of the schema."""
        known = self._validators.get(id(schema))
        if known is None:
            known = self._validators[id(schema)] = validator.evolve(schema=schema)
        for error in errors_of(known, node):
            if step is not None:
                error.path.appendleft(step)
            yield error

    def properties(self, validator: Validator, schemas: Schema, node: Node, _: Schema) -> Errors:
        """Known keys have values after their own schema."""
        if isinstance(node, Mapping):
            for key, value in node.items():
                schema = schemas.get(key)
                if schema is not None:
                    yield from self.check(validator, value, schema, key)

    def pattern_properties(self, validator: Validator, schemas: Schema, node: Node, _: Schema) -> Errors:
        """Keys that fit a pattern have values after its schema."""
        if isinstance(node, Mapping):
            for pattern, schema in schemas.items():
                fits = self._compiled(pattern).search
                for key, value in node.items():
                    if fits(key):
                        yield from self.check(validator, value, schema, key)

    def additional_properties(self, validator: Validator, rest: Any, node: Node, schema: Schema) -> Errors:  # noqa: ANN401  # JSON
        """Keys that are neither known nor fit a pattern."""
        if isinstance(node, Mapping):
            yield from self._others(validator, rest, node, self._evaluated.named(schema, node))

    def unevaluated_properties(self, validator: Validator, rest: Any, node: Node, schema: Schema) -> Errors:  # noqa: ANN401  # JSON
        """Keys that no part of the schema that applies knows of."""
        if isinstance(node, Mapping):
            yield from self._others(validator, rest, node, self._evaluated.known(schema, node))

    def _others(self, validator: Validator, rest: Any, node: Mapping, known: set[str]) -> Errors:  # noqa: ANN401  # JSON
        for key, value in node.items():
            if key in known:
                continue
            if rest is False:
                yield ValidationError(
                    "", validator="additionalProperties", instance=key, validator_value=Stray(key, known)
                )
            else:
                yield from self.check(validator, value, rest, key)

    def required(self, _: Validator, keys: list[str], node: Node, schema: Schema) -> Errors:
        """Keys that have to be there, one error each, with those in their place that nobody knows."""
        if isinstance(node, Mapping):
            absent = [key for key in keys if key not in node]
            known = self._evaluated.known(schema, node) if absent else set()
            strays = tuple(islice((key for key in node if key not in known), MOST_STRAYS))
            for key in absent:
                yield ValidationError("", validator_value=Absent(key, strays))

    def property_names(self, validator: Validator, schema: Any, node: Node, _: Schema) -> Errors:  # noqa: ANN401  # JSON
        """The keys themselves."""
        if isinstance(node, Mapping):
            for key in node:
                if any(True for _ in self.check(validator, key, schema)):
                    yield ValidationError("", validator="propertyNames", instance=key, schema=schema)

    def items(self, validator: Validator, schema: Any, node: Node, parent: Schema) -> Errors:  # noqa: ANN401  # JSON
        """The entries of a list."""
        if isinstance(node, Sequence):
            first = len(parent.get("prefixItems", ()))
            for index in range(first, len(node)):
                yield from self.check(validator, node[index], schema, index)

    def all_of(self, validator: Validator, parts: list[Any], node: Node, _: Schema) -> Errors:
        """What always applies, and the branch that applies to this node."""
        found = self._branches_of(parts)
        for part in found.always:
            yield from self.check(validator, node, part)
        for key, table in found.by_key.items():
            for then in chosen(node, key, table):
                for error in self.check(validator, node, then):
                    if isinstance(error.validator_value, Stray) and not error.path:
                        error.validator_value = error.validator_value.at_home(key, table)
                    yield error

    def any_of(self, validator: Validator, parts: list[Any], node: Node, _: Schema) -> Errors:
        """None of several forms: what is wrong with the one that was most likely meant."""
        tried: list[list[ValidationError]] = []
        for part in parts:
            errors = list(self.check(validator, node, part))
            if not errors:
                return
            tried.append(errors)
        best = min(tried, key=lambda errors: _unlikely(errors, node))
        if _unlikely(best, node)[0] < _OTHER_TYPE:
            yield from best
        else:
            types = [each for errors in tried for error in errors for each in _types(error)]
            yield ValidationError("", validator="type", validator_value=list(dict.fromkeys(types)), instance=node)

    def pattern(self, _: Validator, pattern: str, node: Node, __: Schema) -> Errors:
        """A text fits a pattern."""
        if is_written(node) and not self._compiled(pattern).search(node):  # type: ignore[arg-type]  # it is a Scalar
            yield ValidationError("")

    def _branches_of(self, parts: list[Any]) -> Branches:
        found = self._branches.get(id(parts))
        if found is None:
            found = self._branches[id(parts)] = branches(parts)
        return found

    def _compiled(self, pattern: str) -> re.Pattern[str]:
        found = self._patterns.get(pattern)
        if found is None:
            ends = pattern.endswith("$") and not pattern.endswith("\\$")
            found = re.compile(pattern[:-1] + r"\Z" if ends else pattern)  # `$` would let a line end through
            self._patterns[pattern] = found
        return found

    def _valid(self, schema: Any, node: Node) -> bool:  # noqa: ANN401  # JSON
        return not any(True for _ in self.check(self.whole, node, schema))


def chosen(node: Node, key: str, table: dict[str, list[Any]]) -> list[Any]:
    """The branches for the value a node has at a key; all of them where it is no mapping, as JSON Schema has it."""
    if not isinstance(node, Mapping):
        return [then for thens in table.values() for then in thens]
    value = node.find(key)
    return table.get(value, []) if isinstance(value, Scalar) else []


_OTHER_TYPE = 2


def _unlikely(errors: list[ValidationError], node: Node) -> tuple[int, int]:
    own = {error.validator for error in errors if not error.path}
    if "type" in own or (own & {"enum", "const"} and not isinstance(node, Scalar)):
        return _OTHER_TYPE, len(errors)
    return int(bool(own & {"enum", "const"})), len(errors)


def _types(error: ValidationError) -> list[str]:
    value: Any = error.validator_value
    if error.validator != "type" or error.path:
        return []
    return [value] if isinstance(value, str) else list(value)
