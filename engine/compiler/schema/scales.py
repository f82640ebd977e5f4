"""The part of the published schema that branches on a scale's scorer."""

from __future__ import annotations

from collections.abc import Mapping

from engine.items.schema import ID_KEY, YES_NO, Schema, closed, pattern
from engine.questionnaire import Declined
from engine.scoring import Scorer, Takes, scorers

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
            "outcomes": {
                "type": "array",
                "minItems": 1,
                "maxItems": 2000,
                "uniqueItems": True,
                "items": {"$ref": "#/$defs/code"},
                "examples": [["class_4", "class_5"]],
                "description": "Where the result is no number: the outcomes that are in the band. "
                "It takes the place of at_least.",
            },
        },
        ["id", "label"],
    ),
}

_MISSING: Schema = {
    "type": ["string", "object"],
    **pattern("^all_required$", "all_required, or {answered_at_least: 3, otherwise: no_score}"),
    "properties": {
        "instead": {
            "enum": ["mean_of_answered", "item_mean", "item_median"],
            "description": "What stands in for each answer that is missing, where there are answers enough. "
            "mean_of_answered: the mean of those given. item_mean, item_median: the mean or median of the item in a "
            "reference group. If nothing is said, nothing stands in: the scorer goes by the answers there are.",
        },
        "item_values": {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 10_000,
            "additionalProperties": _LIMIT,
            "examples": [{"tw1": 3.2, "tw2": 2.9}],
            "description": "The mean or median of each item, as it is worth before it is reversed.",
        },
        "item_values_from": {
            "type": "string",
            "minLength": 1,
            "maxLength": 500,
            "examples": ["Pilot, 2025, 120 learners"],
            "description": "Which reference group the values are from. It is printed with the score.",
        },
        "unanswered_at_most": {
            "type": "string",
            **pattern("^[0-9]{1,2}([.][0-9])?%$", "a percentage, such as 25%"),
            "examples": ["25%"],
            "description": "How many of the items that count may be missing, in per cent. "
            "It takes the place of answered_at_least.",
        },
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
    "required": ["otherwise"],
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
    "range": {
        "type": "array",
        "minItems": 2,
        "maxItems": 2,
        "items": _LIMIT,
        "examples": [[1, 5]],
        "description": "The least and the greatest an answer to one of its items may be worth. Items are "
        "reversed by it, and an option worth more or less is a mistake. If nothing is said, each item's own options or "
        "limits tell.",
    },
    "ranges_differ": {
        **YES_NO,
        "default": "no",
        "description": "Write yes where the items are not worth the same, and are meant to weigh differently.",
    },
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
        "description": "How many digits after the decimal point the score is rounded to. Where it is written, people "
        "read all of them (4.00); without it no zeros at the end (4).",
    },
    "do_not": {
        "type": "array",
        "uniqueItems": True,
        "items": {"enum": [str(each) for each in Declined]},
        "examples": [["band"]],
        "description": "What nobody may do with its scores. band: they have no bands, because no cut-off is sound. "
        "norm: they are not compared with those of other people.",
    },
    "shown": {
        **YES_NO,
        "default": "yes",
        "description": "Write no where respondents are not told this score.",
    },
}
_ITEMS_KEY: Schema = {
    "items": {**_ITEMS, "minItems": 1, "examples": [["tw1", "tw2"]], "description": "The items that are scored."}
}
_SCALES_KEY: Schema = {
    "scales": {
        "type": "array",
        "minItems": 1,
        "maxItems": 1000,
        "uniqueItems": True,
        "items": {"$ref": "#/$defs/id"},
        "examples": [["teamwork", "resilience"]],
        "description": "The scales whose scores it is made of.",
    }
}
_FROM: Mapping[Takes, tuple[Schema, list[str]]] = {
    Takes.ITEMS: (_ITEMS_KEY, ["items"]),
    Takes.ITEMS_IF_ANY: (_ITEMS_KEY, []),
    Takes.SCALES: (_SCALES_KEY, ["scales"]),
    Takes.EITHER: (_ITEMS_KEY | _SCALES_KEY, []),
}
_REQUIRED = ["id", "label", "scorer", "missing"]
FROM_ELSEWHERE = (
    "One from another package has to be installed: `formwright scorers` says which are, and why one is unusable."
)


def scale_schema() -> Schema:
    """Items scored together: each scorer has its own keys beside the common ones."""
    names = list(scorers())
    return {
        "type": "object",
        "description": "Items that are scored together.",
        "properties": {"scorer": {**_scorer(names), "x-otherwise": FROM_ELSEWHERE}},
        "required": ["scorer"],
        "allOf": [
            {
                "if": {"properties": {"scorer": {"const": name}}, "required": ["scorer"]},
                "then": _branch(name, scorer),
            }
            for name, scorer in scorers().items()
        ],
    }


def _branch(name: str, scorer: type[Scorer]) -> Schema:
    made_of, required = _FROM[scorer.takes]
    own = {"scorer": _scorer([name]), "decimals": {**_COMMON["decimals"], "default": scorer.places}}
    properties = _COMMON | made_of | own | dict(scorer.schema["properties"])
    return closed(properties, [*_REQUIRED, *required, *scorer.schema["required"]])


def _scorer(names: list[str]) -> Schema:
    return {"enum": names, "description": "How the score is worked out. Each scorer has keys of its own."}
