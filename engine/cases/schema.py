"""The published JSON Schema of `.cases.yaml` files: what editors complete and check with, and so do we."""

from __future__ import annotations

import json
from functools import cache

from engine.items.schema import DEFINITIONS, ID_KEY, YES_NO, Schema, closed, pattern

FORMAT = 1
MOST = 10_000
NO_SCORE = "no_score"
"""How authors write that there is no score. An outcome of that code would win."""

_ID = DEFINITIONS["id"]
_CODE = DEFINITIONS["code"]

_VALUE: Schema = {
    "type": ["number", "string"],
    "maxLength": 60,
    **pattern(r"\S", f"a number, the code of an outcome, or {NO_SCORE}"),
    "examples": [2.67, NO_SCORE],
}

_SCORE: Schema = {
    "type": ["number", "string", "object"],
    "maxLength": 60,
    **pattern(r"\S", f"a number, a band, an outcome, {NO_SCORE}, or several of these under value, band and reason"),
    "description": f"The score on this scale: a number, the id of its band, the code of its outcome, or {NO_SCORE}; "
    "or several of these under value, band and reason.",
    "examples": [2.67, {"value": 2.67, "band": "strong"}, NO_SCORE],
    "properties": {
        "value": {**_VALUE, "description": f"The number, the code of the outcome, or {NO_SCORE}."},
        "band": {**_ID, "description": "The id of the band the score is in."},
        "reason": {
            "type": "string",
            "maxLength": 2000,
            **pattern(r"\S", "the sentence respondents read"),
            "description": "Why there is no score, word for word as respondents read it in the first language.",
        },
    },
    "additionalProperties": False,
    "minProperties": 1,
}

_EXPECT: Schema = {
    "description": "What must follow. All of it is optional; what stands here is compared exactly.",
    **closed(
        {
            "pages": {
                "type": "array",
                "maxItems": MOST,
                "items": _ID,
                "examples": [["about_you", "mentor", "teamwork"]],
                "description": "The pages that are seen, in order.",
            },
            "items": {
                "type": "array",
                "maxItems": MOST,
                "items": _ID,
                "description": "The items that are seen, in order.",
            },
            "calculated": {
                "type": "object",
                "patternProperties": {
                    ID_KEY: {
                        "type": ["number", "string", "boolean"],
                        "maxLength": 2000,
                        "description": "The value: a number, a date, yes or no, a text; ~ where there is none.",
                    },
                },
                "examples": [{"hours_a_year": 1725}],
                "description": "Values of calculated items. Those that are not named here may be anything.",
            },
            "scores": {
                "type": "object",
                "patternProperties": {ID_KEY: _SCORE},
                "examples": [{"teamwork": {"value": 2.67, "band": "strong"}}],
                "description": "Scores by scale. Scales that are not named here may be anything.",
            },
            "feedback": {
                "type": "object",
                "patternProperties": {
                    ID_KEY: {**_CODE, "description": "The band, or the outcome, whose feedback is told."},
                },
                "examples": [{"teamwork": "strong"}],
                "description": "All feedback that is told: by scale, the band it is for.",
            },
            "certificate": {**YES_NO, "description": "Whether a certificate is awarded."},
        },
        [],
    ),
}

_TODAY: Schema = {
    "type": "string",
    **pattern("^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", "a date such as 2026-01-31"),
    "description": "The day on which it is answered, where that matters. Without it: the day of the test.",
}
_ANSWERS: Schema = {
    "type": "object",
    "description": "Answers by item: a code, a number, a date, yes or no, a list of codes, words. "
    "An item that is left out is not answered. The words beside an option stand under item.other.",
    "examples": [{"route": "apprenticeship", "months": 6, "skills": ["writing", "sums"]}],
}
_EARLIER: Schema = {
    "description": "The last sitting of the same person, for scores that look back: its answers, or its scores.",
    **closed(
        {
            "today": {**_TODAY, "description": "The day on which it was answered, where that matters."},
            "answers": {**_ANSWERS, "description": "What was answered then, written like answers."},
            "scores": {
                "type": "object",
                "patternProperties": {ID_KEY: _VALUE},
                "examples": [{"teamwork": 2.4}],
                "description": "The scores of then, in place of answers; of another version, as a map carries them.",
            },
        },
        [],
    ),
    "minProperties": 1,
}

_CASE: Schema = {
    "description": "Somebody with answers, and what must follow.",
    **closed(
        {
            "name": {
                "type": ["string", "number"],
                "maxLength": 200,
                **pattern(r"\S", "some words"),
                "examples": ["An apprentice in month 6 who never asks for help"],
                "description": "Who this is, in a few words. Each case has a name of its own.",
            },
            "today": _TODAY,
            "answers": _ANSWERS,
            "earlier": _EARLIER,
            "expect": _EXPECT,
        },
        ["name", "answers"],
    ),
}


@cache
def cases_schema() -> Schema:
    """The schema. Shared: not to be changed."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:formwright:cases:{FORMAT}",
        "title": "Cases",
        "description": "People with answers to a questionnaire, and what must follow.",
        "type": "array",
        "minItems": 1,
        "maxItems": MOST,
        "items": _CASE,
    }


def published_cases() -> str:
    """The schema as the text that is committed."""
    return json.dumps(cases_schema(), indent=2, ensure_ascii=False) + "\n"
