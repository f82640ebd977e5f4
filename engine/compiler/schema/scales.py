"""The part of the published schema that branches on a scale's scorer."""

from __future__ import annotations

from engine.items.schema import ID_KEY, YES_NO, Schema, closed, pattern
from engine.scoring import scorers

SCORED_KEY = ID_KEY.removesuffix("$") + "([.][a-z0-9_]+)?$"
_SCORED: Schema = {
    "type": "string",
    "description": "An item, or one of the answers inside it, such as planning.current.",
    "maxLength": 121,
    **pattern(SCORED_KEY, "the id of an item, or item.name for what is inside its answer"),
}
_ITEMS: Schema = {"type": "array", "maxItems": 10_000, "uniqueItems": True, "items": _SCORED}
_LIMIT: Schema = {"type": "number", "minimum": -1_000_000_000, "maximum": 1_000_000_000}

_BAND: Schema = {
    "description": "A named range of the score.",
    **closed(
        {
            "id": {
                "$ref": "#/$defs/id",
                "examples": ["secure"],
                "description": "The band's name in conditions and feedback. It stays when the wording changes.",
            },
            "label": {"$ref": "#/$defs/wording", "description": "What respondents read the band is called."},
            "at_least": {
                **_LIMIT,
                "examples": [2.6],
                "description": "The smallest score that is in the band. It ends where the next one begins.",
            },
        },
        ["id", "label", "at_least"],
    ),
}

_MISSING: Schema = {
    "type": ["string", "object"],
    **pattern("^all_required$", "all_required, or {answered_at_least: 3, otherwise: no_score}"),
    "properties": {
        "answered_at_least": {
            "type": "integer",
            "minimum": 1,
            "maximum": 10_000,
            "examples": [3],
            "description": "How many of the items must be answered. The score is worked out from those that are.",
        },
        "otherwise": {
            "enum": ["no_score"],
            "description": "What follows where fewer were answered. no_score: the scale has no score.",
        },
    },
    "required": ["answered_at_least", "otherwise"],
    "additionalProperties": False,
    "examples": ["all_required", {"answered_at_least": 3, "otherwise": "no_score"}],
    "description": "What follows where not every item was answered. all_required: the scale has no score. "
    "{answered_at_least: 3, otherwise: no_score}: three answers are enough for one.",
}

_COMMON: Schema = {
    "id": {
        "$ref": "#/$defs/id",
        "examples": ["teamwork"],
        "description": "The scale's name in conditions, feedback and stored scores.",
    },
    "label": {"$ref": "#/$defs/wording", "description": "What respondents read the scale is called."},
    "about": {"$ref": "#/$defs/markdown", "description": "What the scale is about, shown with the result."},
    "items": {**_ITEMS, "minItems": 1, "examples": [["tw1", "tw2"]], "description": "The items that are scored."},
    "reverse": {
        **_ITEMS,
        "examples": [["tw2"]],
        "description": "Those of the items in which a high answer means little of what the scale is about.",
    },
    "missing": _MISSING,
    "bands": {
        "type": "array",
        "minItems": 1,
        "maxItems": 100,
        "items": _BAND,
        "description": "What the scores are called, from the lowest band to the highest.",
    },
    "decimals": {
        "type": "integer",
        "minimum": 0,
        "maximum": 6,
        "default": 2,
        "description": "How many digits after the decimal point the score is rounded to.",
    },
    "shown": {
        **YES_NO,
        "default": "yes",
        "description": "Write no where respondents are not told this score.",
    },
}
_REQUIRED = ["id", "label", "items", "scorer", "missing"]


def scale_schema() -> Schema:
    """Items scored together: each scorer has its own keys beside the common ones."""
    names = list(scorers())
    return {
        "type": "object",
        "description": "Items that are scored together.",
        "properties": {"scorer": _scorer(names)},
        "required": ["scorer"],
        "allOf": [
            {
                "if": {"properties": {"scorer": {"const": name}}, "required": ["scorer"]},
                "then": closed(
                    _COMMON | {"scorer": _scorer([name])} | dict(scorer.schema["properties"]),
                    [*_REQUIRED, *scorer.schema["required"]],
                ),
            }
            for name, scorer in scorers().items()
        ],
    }


def _scorer(names: list[str]) -> Schema:
    return {"enum": names, "description": "How the score is worked out. Each scorer has keys of its own."}
