"""The keys of a scale of norms, as JSON Schema."""

from __future__ import annotations

from typing import Any

_LIMIT: dict[str, Any] = {"type": "number", "minimum": -1_000_000_000, "maximum": 1_000_000_000}
_PEOPLE: dict[str, Any] = {"type": "integer", "minimum": 0, "maximum": 1_000_000_000, "examples": [412]}
_FREQUENCIES: dict[str, Any] = {
    "description": "For method: empirical. How many people of the group had each score, from the lowest score to the "
    "highest that are possible. A score nobody had needs no row, if it is neither the lowest nor the highest.",
    "type": "array",
    "minItems": 2,
    "maxItems": 10_000,
    "items": {
        "description": "One score.",
        "type": "object",
        "properties": {
            "score": {**_LIMIT, "description": "The score.", "examples": [17]},
            "people": {**_PEOPLE, "description": "How many had it.", "examples": [23]},
        },
        "required": ["score", "people"],
        "additionalProperties": False,
    },
}
_DISTRIBUTION: dict[str, Any] = {
    "label": {"$ref": "#/$defs/wording", "description": "Who they are, as respondents read it."},
    "people": {**_PEOPLE, "minimum": 1, "description": "How many people of this group were asked."},
    "mean": {**_LIMIT, "description": "The mean of their scores.", "examples": [3.2]},
    "sd": {
        "type": "number",
        "exclusiveMinimum": 0,
        "maximum": 1_000_000_000,
        "description": "The standard deviation of their scores.",
        "examples": [0.6],
    },
    "frequencies": _FREQUENCIES,
}
_WHEN: dict[str, Any] = {
    "description": "Whom the group is for. For an item of kind single_choice a code or a list of codes; for a number "
    "at_least, at_most or both, which are included. An item that is not named makes no difference. Without when, "
    "the group is for everybody.",
    "type": "object",
    "minProperties": 1,
    "maxProperties": 20,
    "additionalProperties": {
        "type": ["string", "integer", "array", "object"],
        "minItems": 1,
        "items": {"$ref": "#/$defs/code"},
        "minProperties": 1,
        "properties": {
            "at_least": {**_LIMIT, "description": "The least number.", "examples": [16]},
            "at_most": {**_LIMIT, "description": "The greatest number.", "examples": [24]},
        },
        "additionalProperties": False,
    },
    "examples": [{"sex": "female", "age": {"at_least": 16, "at_most": 24}}],
}
_CONVERT: dict[str, Any] = {
    "description": "For gives: converted. What another standard score is turned into, by polynomial or by points.",
    "type": "object",
    "properties": {
        "of": {"enum": ["z", "t", "sten", "stanine"], "description": "The standard score that is turned."},
        "polynomial": {
            "type": "array",
            "minItems": 1,
            "maxItems": 10,
            "items": _LIMIT,
            "examples": [[100, 15]],
            "description": "c0, c1, c2 and so on, of c0 + c1 * x + c2 * x * x and so on. [100, 15] of z is 100 + 15 z.",
        },
        "points": {
            "type": "array",
            "minItems": 2,
            "maxItems": 1000,
            "items": {
                "description": "One point.",
                "type": "object",
                "properties": {
                    "at": {**_LIMIT, "description": "The standard score.", "examples": [50]},
                    "gives": {**_LIMIT, "description": "What it is turned into.", "examples": [500]},
                },
                "required": ["at", "gives"],
                "additionalProperties": False,
            },
            "description": "What some scores are turned into; between them along a straight line, "
            "beyond the first and the last what it is there.",
        },
        "at_least": {**_LIMIT, "description": "The least the polynomial is made for. Below it is the floor."},
        "at_most": {**_LIMIT, "description": "The greatest it is made for. Above it is the ceiling."},
    },
    "required": ["of"],
    "additionalProperties": False,
}
_SOURCE: dict[str, Any] = {
    "description": "Where the norms are from. It is told with every score.",
    "type": "object",
    "properties": {
        "name": {"$ref": "#/$defs/wording", "description": "The manual or article the norms are in."},
        "population": {"$ref": "#/$defs/wording", "description": "Who was asked, and where."},
        "date": {
            "type": ["string", "integer"],
            "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$",
            "x-says": "a year, month or day, such as 2014, 2014-05 or 2014-05-31",
            "patternErrorMessage": "This must be a year, month or day, such as 2014, 2014-05 or 2014-05-31.",
            "description": "When they were asked: a year, month or day.",
            "examples": ["2014-05"],
        },
        "people": {**_PEOPLE, "minimum": 1, "description": "How many people were asked in all."},
    },
    "required": ["name", "population", "date", "people"],
    "additionalProperties": False,
}

KEYS: dict[str, Any] = {
    "properties": {
        "from": {
            "description": "Of items, what is compared: their sum (if nothing is said), their mean, or prorated_sum, "
            "the sum prorated where answers are missing.",
            "enum": ["sum", "mean", "prorated_sum"],
            "default": "sum",
        },
        "gives": {
            "description": "The kind of score. converted needs convert, percentile needs method.",
            "enum": ["z", "t", "sten", "stanine", "percentile", "converted"],
        },
        "method": {
            "description": "How a percentile is found. normal: from mean and sd, if scores are spread as in the normal "
            "distribution. empirical: from frequencies, those below and half of those at the score.",
            "enum": ["normal", "empirical"],
        },
        "convert": _CONVERT,
        "floor": {**_LIMIT, "description": "No score is lower.", "examples": [1]},
        "ceiling": {**_LIMIT, "description": "No score is higher.", "examples": [99]},
        "source": _SOURCE,
        "groups": {
            "description": "The groups of people that respondents are compared with.",
            "type": "array",
            "minItems": 1,
            "maxItems": 500,
            "items": {
                "description": "One group, with mean and sd or with frequencies.",
                "type": "object",
                "properties": {"when": _WHEN, **_DISTRIBUTION},
                "required": ["label", "people"],
                "additionalProperties": False,
            },
        },
        "fallback": {
            "description": "The group of those whom none of the groups is for, because they did not say or are out of "
            "all ranges; or {no_score: why}.",
            "type": "object",
            "minProperties": 1,
            "properties": {
                **_DISTRIBUTION,
                "no_score": {
                    "$ref": "#/$defs/wording",
                    "description": "Why they have no score. Takes the place of a group.",
                    "examples": ["There are norms only for those who tell their age."],
                },
            },
            "additionalProperties": False,
        },
    },
    "required": ["gives", "source", "groups"],
}
