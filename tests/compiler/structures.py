"""Schemas to try, and what is told of texts by them."""

from __future__ import annotations

from typing import Any

from engine.compiler.structure import check_structure
from engine.document import Problem, Source
from engine.document.reader import read

Schema = dict[str, Any]

TEXT = {"type": ["string", "number", "boolean"], "minLength": 1}
ID = {
    "type": "string",
    "pattern": "^[a-z][a-z0-9_]*$",
    "x-says": "small letters, digits and _, beginning with a letter",
}
CLOSED = {"type": "object", "additionalProperties": False}


def check(schema: Schema, text: str) -> list[Problem]:
    source = Source("demo.yaml", text)
    document, problems = read(source)
    assert problems == []
    assert document is not None
    return check_structure(document, schema, source)


def told(schema: Schema, text: str) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.span.line, problem.span.column) for problem in check(schema, text)]


def only(schema: Schema, text: str) -> Problem:
    problems = check(schema, text)
    assert len(problems) == 1, problems
    return problems[0]


def of(schema: Schema) -> Schema:
    """A schema of files in which `it` is as the given schema says."""
    return {**CLOSED, "properties": {"it": schema}}


def kinds(**closing: bool) -> Schema:
    """Items that branch on their kind; closed around the branches."""
    return {
        "type": "object",
        "properties": {
            "items": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "id": ID,
                        "kind": {"enum": ["number", "text", "grid"]},
                        "ask": {"$ref": "#/$defs/ask"},
                    },
                    "required": ["id", "kind", "ask"],
                    "allOf": [
                        branch("number", {"at_least": {"type": "number"}, "unit": TEXT}),
                        branch("text", {"max_length": {"type": "integer"}}),
                        branch("grid", {"rows": {"type": "array", "minItems": 1}}, "rows"),
                    ],
                    **closing,
                },
            }
        },
        "$defs": {"ask": {**TEXT, "description": "The question."}},
    }


def branch(kind: str, properties: Schema, *required: str) -> Schema:
    test = {"properties": {"kind": {"const": kind}}, "required": ["kind"]}
    return {"if": test, "then": {"properties": properties, "required": list(required)}}


KINDS = kinds(unevaluatedProperties=False)
