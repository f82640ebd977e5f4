"""Is a document built as the published JSON Schema says? Each violation once, re-worded, at its place."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TypeAlias

from jsonschema.protocols import Validator

from engine.compiler.structure.keywords import errors_of, validator_for
from engine.compiler.structure.schema import Schema
from engine.compiler.structure.wordings import (
    Violation,
    ill_named,
    missing_key,
    unknown_key,
    wrong_value,
)
from engine.document import Mapping, Problem, Sequence, Source

MOST_VIOLATIONS = 500
MOST_SCHEMAS = 8
FIRST_TOLD = ("type", None, "enum", "const", "minProperties", "pattern")  # None: a schema that is just `false`

ABOUT_KEYS = ("additionalProperties", "propertyNames")

Path: TypeAlias = tuple[str | int, ...]

_validators: dict[int, tuple[Schema, Validator]] = {}


def check_structure(document: Mapping | Sequence, schema: Schema, source: Source) -> list[Problem]:
    """What is wrong with the structure of a document. The schema is prepared once: it must not be changed later."""
    errors = islice(errors_of(_validator(schema), document), MOST_VIOLATIONS)
    violations = [Violation(error, document, source) for error in errors]
    return [*_about_keys(violations), *_about_values(violations)]


def _validator(schema: Schema) -> Validator:
    known = _validators.get(id(schema))
    if known is not None and known[0] is schema:
        return known[1]
    validator = validator_for(schema)
    while len(_validators) >= MOST_SCHEMAS:
        _validators.pop(next(iter(_validators)))
    _validators[id(schema)] = schema, validator
    return validator


def _about_keys(violations: Iterable[Violation]) -> list[Problem]:
    told: dict[tuple[Path, str], Problem] = {}
    meant: set[tuple[Path, str | None]] = set()
    for violation in violations:
        if violation.keyword == "propertyNames":
            told[violation.path, violation.about] = ill_named(violation)
    for violation in violations:
        if violation.keyword == "additionalProperties" and (violation.path, violation.about) not in told:
            told[violation.path, violation.about], near = unknown_key(violation)
            meant.add((violation.path, near))
    for violation in violations:
        if violation.keyword == "required" and violation.node and (violation.path, violation.value.key) not in meant:
            told.setdefault((violation.path, violation.value.key), missing_key(violation))
    return list(told.values())


def _about_values(violations: Iterable[Violation]) -> list[Problem]:
    worst: dict[Path, Violation] = {}
    for violation in violations:
        about_a_key = violation.keyword in ABOUT_KEYS or (violation.keyword == "required" and violation.node)
        told = worst.get(violation.path)
        if not about_a_key and (told is None or _rank(violation) < _rank(told)):
            worst[violation.path] = violation
    return [wrong_value(violation) for violation in worst.values()]


def _rank(violation: Violation) -> int:
    return FIRST_TOLD.index(violation.keyword) if violation.keyword in FIRST_TOLD else len(FIRST_TOLD)
