"""The published JSON Schema of `.map.yaml` files: what editors complete and check with, and so do we."""

from __future__ import annotations

import json
from functools import cache

from engine.items.schema import DEFINITIONS, ID_KEY, MOST_OPTIONS, Schema, closed, pattern

FORMAT = 1
MOST = 10_000
MOST_SOURCES = 6
NOT_CARRIED = "not-carried"
"""How authors write that an answer or outcome has nothing it can be carried to. No code can be written like that."""

_VERSION = "^(0|[1-9][0-9]*)[.](0|[1-9][0-9]*)[.](0|[1-9][0-9]*)$"
_ID = DEFINITIONS["id"]
_CODE = DEFINITIONS["code"]
_REASON: Schema = {"type": "string", "maxLength": 2000, **pattern(r"\S", "some words")}
_NAMES_KEY: Schema = {"propertyNames": {**pattern(ID_KEY, "the id of an item or a scale")}}


def _version(description: str) -> Schema:
    return {
        "type": "string",
        "maxLength": 60,
        **pattern(_VERSION, "a version such as 1.0.0"),
        "description": description,
    }


_TARGET: Schema = {
    "type": ["string", "integer"],
    "maxLength": 60,
    "minimum": 0,
    **pattern(f"^([a-z][a-z0-9_]*|[0-9]+|{NOT_CARRIED})$", f"a code, or {NOT_CARRIED}"),
}

_CODES: Schema = {
    "type": "object",
    "maxProperties": MOST_OPTIONS,
    "additionalProperties": {**_TARGET, "description": f"The code in the new version, or {NOT_CARRIED}."},
}

_WHEN: Schema = {
    "type": "object",
    "additionalProperties": {
        "type": ["string", "integer", "array"],
        "minItems": 1,
        "items": _CODE,
        "description": "A code, a list of codes, or any.",
    },
    "description": "For each item of the old version a code, a list of codes, or any. One that is left out may be "
    "anything, also unanswered.",
    "examples": [{"employment": ["self_employed", "employer"], "size": "small"}],
}

_RULES: Schema = {
    "type": "array",
    "minItems": 1,
    "maxItems": MOST_OPTIONS,
    "description": "Where the answer follows from several items: the first rule that fits decides. Every combination "
    "of answers must fit one.",
    "items": {
        "description": "What is asked of the old answers, and what they become.",
        **closed(
            {"when": _WHEN, "becomes": {**_TARGET, "description": f"The code it becomes, or {NOT_CARRIED}."}},
            ["becomes"],
        ),
    },
}

_ITEM: Schema = {
    "description": "Where the answers to this item of the new version come from.",
    **closed(
        {
            "from": {
                "type": ["string", "array"],
                "maxLength": 60,
                **pattern(ID_KEY, "the id of an item of the old version, or a list of some"),
                "minItems": 1,
                "maxItems": MOST_SOURCES,
                "items": _ID,
                "description": "The item of the old version, or several. Left out, it has the same id.",
                "examples": ["route", ["occupation", "employment"]],
            },
            "options": {
                **_CODES,
                "description": f"For every option of the old item the option of the new one, or {NOT_CARRIED}.",
                "examples": [{"often": "often", "very_often": "often", "other": NOT_CARRIED}],
            },
            "rules": _RULES,
            "note": {**_REASON, "description": "What had to be decided, for whoever reads a time series."},
        },
        [],
    ),
}

_SCALE: Schema = {
    "description": "Where the scores of this scale of the new version come from.",
    **closed(
        {
            "from": {**_ID, "description": "The scale of the old version. Left out, it has the same id."},
            "outcomes": {
                **_CODES,
                "description": f"For every outcome of the old scale the outcome of the new one, or {NOT_CARRIED}.",
                "examples": [{"1": "professional", "2": "intermediate", "3": "intermediate"}],
            },
            "note": {**_REASON, "description": "What had to be decided, for whoever reads a time series."},
        },
        [],
    ),
}

_REASONS: Schema = {"type": "object", "maxProperties": MOST, **_NAMES_KEY, "additionalProperties": _REASON}


@cache
def map_schema() -> Schema:
    """The schema. Shared: not to be changed."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:formwright:map:{FORMAT}",
        "title": "Map",
        "description": "How answers and scores are carried from one version of a questionnaire to another.",
        **closed(
            {
                "format": {"const": str(FORMAT), "description": "The version of this language."},
                "from": _version("The old version."),
                "to": _version("The new version, beside which the map stands."),
                "items": {
                    "type": "object",
                    "maxProperties": MOST,
                    **_NAMES_KEY,
                    "additionalProperties": _ITEM,
                    "description": "By the id of an item of the new version, where its answers come from. Items that "
                    "both versions have alike need not stand here.",
                },
                "scales": {
                    "type": "object",
                    "maxProperties": MOST,
                    **_NAMES_KEY,
                    "additionalProperties": _SCALE,
                    "description": "By the id of a scale of the new version, where its scores come from. Scales whose "
                    "scores can be compared need not stand here.",
                },
                "dropped": {
                    **_REASONS,
                    "description": "Items and scales of the old version that nothing is carried from, each with why.",
                },
                "added": {
                    **_REASONS,
                    "description": "Items and scales of the new version that nothing is carried to, each with why.",
                },
            },
            ["format", "from", "to"],
        ),
    }


def published_map() -> str:
    """The schema as the text that is committed."""
    return json.dumps(map_schema(), indent=2, ensure_ascii=False) + "\n"
