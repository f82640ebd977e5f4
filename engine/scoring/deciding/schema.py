"""The YAML keys of a decision table, as the published schema has them."""

from __future__ import annotations

from typing import Any

CODES: dict[str, Any] = {
    "description": "For each input a code, a list of codes, or any. An input that is left out may be anything.",
    "type": "object",
    "additionalProperties": {
        "type": ["string", "integer", "array"],
        "minItems": 1,
        "items": {"$ref": "#/$defs/code"},
    },
    "examples": [{"status": ["employed", "self_employed"], "size": "any"}],
}


OUTCOMES: dict[str, Any] = {
    "description": "What can be decided on, each with a code and its wording.",
    "type": "array",
    "minItems": 1,
    "maxItems": 2000,
    "items": {
        "description": "One outcome.",
        "type": "object",
        "properties": {
            "code": {"$ref": "#/$defs/code", "description": "Its short name in rules and stored scores."},
            "label": {"$ref": "#/$defs/wording", "description": "What respondents read it is called."},
        },
        "required": ["code", "label"],
        "additionalProperties": False,
    },
}

RULES: dict[str, Any] = {
    "description": "The rows of the table. Beside a grid: what the grid does not say. They are looked at first.",
    "type": "array",
    "minItems": 1,
    "maxItems": 2000,
    "items": {
        "description": "One row: what is asked of the inputs, and what it decides.",
        "type": "object",
        "properties": {
            "when": CODES,
            "outcome": {"$ref": "#/$defs/code", "description": "The code of the outcome."},
            "unscored": {
                "$ref": "#/$defs/wording",
                "description": "Why there is no score. Takes the place of outcome.",
            },
        },
        "required": ["when"],
        "additionalProperties": False,
    },
}

DERIVE: dict[str, Any] = {
    "description": "What follows from the answers and is not asked. Rules and the grid may go by it as by an answer.",
    "type": "array",
    "minItems": 1,
    "maxItems": 20,
    "items": {
        "description": "One thing that follows from the answers.",
        "type": "object",
        "properties": {
            "id": {"$ref": "#/$defs/id", "examples": ["position"], "description": "Its name in rules and the grid."},
            "label": {"$ref": "#/$defs/wording", "description": "What respondents read it is called."},
            "values": {
                **OUTCOMES,
                "description": "What it can be.",
                "items": {**OUTCOMES["items"], "description": "One thing it can be."},
            },
            "rules": {
                "description": "What it is for which answers.",
                "type": "array",
                "minItems": 1,
                "maxItems": 2000,
                "items": {
                    "description": "One rule: what is asked of the inputs, and what it is then.",
                    "type": "object",
                    "properties": {
                        "when": CODES,
                        "is": {"$ref": "#/$defs/code", "description": "The code of one of the values."},
                    },
                    "required": ["when", "is"],
                    "additionalProperties": False,
                },
            },
        },
        "required": ["id", "label", "values", "rules"],
        "additionalProperties": False,
    },
}

OTHERWISE: dict[str, Any] = {
    "description": "What follows where no rule and no cell says anything: an outcome, or why there is no score.",
    "type": "object",
    "properties": {key: RULES["items"]["properties"][key] for key in ("outcome", "unscored")},
    "minProperties": 1,
    "additionalProperties": False,
    "examples": [{"unscored": "Without both answers there is no score."}],
}

GRID: dict[str, Any] = {
    "description": "A table of two inputs, written as it is printed.",
    "type": "object",
    "properties": {
        "rows": {
            "type": "string",
            "examples": ["occupation"],
            "description": "The input that has a row for each code.",
        },
        "columns": {"type": "string", "examples": ["position"], "description": "The one that has a column for each."},
        "header": {
            "type": "array",
            "minItems": 1,
            "maxItems": 200,
            "items": {"$ref": "#/$defs/code"},
            "examples": [["employer", "employee"]],
            "description": "The codes of the columns, from left to right.",
        },
        "cells": {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 2000,
            "additionalProperties": {
                "type": "array",
                "minItems": 1,
                "maxItems": 200,
                "items": {"$ref": "#/$defs/code"},
                "description": "The outcomes of one row, in the order of the header.",
            },
            "examples": [{"clerical": ["class_1", "class_2"]}],
            "description": "For the code of each row its outcomes, in the order of the header.",
        },
    },
    "required": ["rows", "columns", "header", "cells"],
    "additionalProperties": False,
}

TABLE: dict[str, Any] = {
    "properties": {
        "outcomes": OUTCOMES,
        "derive": DERIVE,
        "grid": GRID,
        "rules": RULES,
        "otherwise": OTHERWISE,
        "hit": {
            "description": "unique (if nothing is said): no two rules may fit the same answers. "
            "first: the first rule that fits decides.",
            "enum": ["unique", "first"],
            "default": "unique",
        },
    },
    "required": ["outcomes"],
}
