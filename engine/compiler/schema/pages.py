"""The part of the published schema that branches on an item's kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.compiler.asked import GRID, ROW_KIND, STEPS
from engine.items import KINDS
from engine.items.schema import YES_NO, Schema, closed, messages

WAIVE: Schema = {
    "$ref": "#/$defs/waive",
    "description": "Advice on the questions here that is not followed: the rule's code, and why. "
    "Printed in the public record.",
}
_MOST_ROWS = 1000

_ID: Schema = {
    "$ref": "#/$defs/id",
    "examples": ["months"],
    "description": "The item's name in conditions, scales and stored answers. It stays when the wording changes.",
}
_ASK: Schema = {
    "$ref": "#/$defs/wording",
    "description": "The question, or what there is to do, in the words respondents read.",
}
_HINT: Schema = {"$ref": "#/$defs/wording", "description": "Help with answering, shown below the question."}
_REQUIRED: Schema = {
    **YES_NO,
    "default": "yes",
    "description": "Write no where the question can be left unanswered. It is then marked as optional.",
}
_SHOWN_WHEN: Schema = {
    "$ref": "#/$defs/condition",
    "description": "When the item is shown. It can name items on earlier pages. Without it: always.",
}
_CONFIDENTIAL: Schema = {
    **YES_NO,
    "default": "no",
    "description": "Write yes where this answer may not be seen together with the name of the person who gave it.",
}
_ANSWERED: Schema = {
    "hint": _HINT,
    "why": {"$ref": "#/$defs/wording", "description": "Why this is asked, shown with the question."},
    "required": _REQUIRED,
    "confidential": _CONFIDENTIAL,
}

COMMON: Schema = {
    "information": {},
    "calculated": {"hint": _HINT, "confidential": _CONFIDENTIAL},
    "repeated_group": {key: schema for key, schema in _ANSWERED.items() if key != "required"},
}
"""What the kinds that are not asked, or cannot be left empty by themselves, have of these."""

ITEM_DEFINITIONS: Schema = {
    "row": {
        "description": "One item of a grid, or one step.",
        **closed({"id": _ID, "ask": _ASK, "hint": _HINT, "waive": WAIVE}, ["id", "ask"]),
    },
}

_ROWS: Schema = {"type": "array", "minItems": 1, "maxItems": _MOST_ROWS, "items": {"$ref": "#/$defs/row"}}


def item_schema() -> Schema:
    """Something asked or shown: each kind has its own keys beside the common ones."""
    kinds = [*KINDS, *SHORTHANDS]
    return {
        "type": "object",
        "description": "Something asked or shown.",
        "properties": {"kind": _kind(kinds)},
        "required": ["kind"],
        "allOf": [
            {"if": _is(name), "then": SHORTHANDS[name]() if name in SHORTHANDS else _branch(name)} for name in kinds
        ],
    }


def _kind(names: list[str]) -> Schema:
    return {
        "enum": names,
        "description": "How the item is answered. grid: several items of single_choice with the same options, asked "
        "under one question. steps: statements worked in order. information: nothing to answer. calculated: a value "
        "that follows from other answers.",
    }


def _is(name: str) -> Schema:
    return {"properties": {"kind": {"const": name}}, "required": ["kind"]}


def _branch(name: str) -> Schema:
    own, said = KINDS[name].SCHEMA, KINDS[name].MESSAGES
    common = {"id": _ID, "kind": _kind([name]), "ask": _ASK} | COMMON.get(name, _ANSWERED)
    last = {"shown_when": _SHOWN_WHEN, "waive": WAIVE} | ({"messages": messages(said)} if said else {})
    return closed(common | own["properties"] | last, ["id", "kind", "ask", *own["required"]])


def _grid() -> Schema:
    options = KINDS[ROW_KIND].SCHEMA["properties"]["options"]
    rows = {**_ROWS, "description": "The statements, each an item of its own."}
    return closed(_together(GRID) | {"options": options, "rows": rows}, ["kind", "ask", "options", "rows"])


def _steps() -> Schema:
    own: Schema = {
        "options": {
            "$ref": "#/$defs/options",
            "description": "The answers on offer for each step: the name of one of the option_sets, or a list of "
            "options. Without it: yes (worth 1) and not_yet (worth 0).",
        },
        "from": {
            "type": "integer",
            "minimum": 0,
            "maximum": 1000,
            "default": 1,
            "description": "The number of the first step; where steps go on from an earlier page, the next number.",
        },
        "steps": {**_ROWS, "description": "The statements from the first step on, each an item of its own."},
    }
    return closed(_together(STEPS) | own, ["kind", "ask", "steps"])


def _together(name: str) -> Schema:
    """The keys of what is several items under one question."""
    return {
        "kind": _kind([name]),
        "ask": {"$ref": "#/$defs/wording", "description": "The question that is common to all of them."},
        "hint": _HINT,
        "required": _REQUIRED,
        "confidential": _CONFIDENTIAL,
        "shown_when": _SHOWN_WHEN,
        "waive": WAIVE,
        "messages": messages(KINDS[ROW_KIND].MESSAGES),
    }


SHORTHANDS: Mapping[str, Callable[[], Schema]] = {GRID: _grid, STEPS: _steps}
"""What is written like a kind, and is several items."""
