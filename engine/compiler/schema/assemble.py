"""The published JSON Schema of the questionnaire language: what editors complete and check with, and so do we.

`formwright schema` prints it; `engine/schema/questionnaire-1.json` is that output, committed.
A mapping that branches (an item on its kind, a scale on its scorer) is closed inside its branch: a misspelt kind is one
fault, not one for every key, and editors that know no `unevaluatedProperties` see misspelt keys as well.
"""

from __future__ import annotations

import json
from functools import cache

from engine.compiler.schema.pages import ITEM_DEFINITIONS, WAIVE, item_schema
from engine.compiler.schema.scales import scale_schema
from engine.compiler.schema.waive import waive_schema
from engine.items.schema import DEFINITIONS, ID_KEY, LANGUAGE_KEY, MOST_OPTIONS, YES_NO, Schema, closed, pattern
from engine.questionnaire import PERIOD

FORMAT = 1
MOST = 10_000

_VERSION = "^(0|[1-9][0-9]*)[.](0|[1-9][0-9]*)[.](0|[1-9][0-9]*)$"
_QUESTIONNAIRE_ID = "^[a-z][a-z0-9]*([-_][a-z0-9]+)*$"
_LANGUAGE: Schema = {"type": "string", "maxLength": 35, **pattern(LANGUAGE_KEY, "a language tag such as en or cy")}


def described(definition: str, description: str, *examples: object) -> Schema:
    """A place that takes one of the shared definitions, described for this place."""
    return {
        "$ref": f"#/$defs/{definition}",
        **({"examples": list(examples)} if examples else {}),
        "description": description,
    }


@cache
def questionnaire_schema() -> Schema:
    """The schema, with every kind and every scorer there is. Shared: not to be changed."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:formwright:questionnaire:{FORMAT}",
        "title": "Questionnaire",
        "description": "A questionnaire: what is asked, how it is scored, and what respondents are told.",
        **closed(
            _HEAD
            | {"option_sets": _OPTION_SETS, "pages": _PAGES, "scales": _SCALES}
            | {"results": _RESULTS, "feedback": _FEEDBACK, "certificate": _CERTIFICATE, "closing": _CLOSING},
            ["format", "id", "version", "title", "languages", "purpose", "who_sees_it", "pages"],
        ),
        "$defs": DEFINITIONS
        | ITEM_DEFINITIONS
        | {"item": item_schema(), "scale": scale_schema(), "waive": waive_schema()},
    }


def published() -> str:
    """The schema as the text that is committed."""
    return json.dumps(questionnaire_schema(), indent=2, ensure_ascii=False) + "\n"


_SOURCE: Schema = {
    "description": "One source.",
    **closed(
        {
            "name": described("plain", "What the source is called."),
            "url": {
                "type": "string",
                "maxLength": 2000,
                **pattern(r"^https?://\S+$", "an address that begins with https://"),
                "description": "Where it can be found.",
            },
            "licence": described("plain", "The licence it may be used under.", "CC BY 4.0"),
            "note": described("plain", "What was taken from it, or changed."),
        },
        ["name"],
    ),
}

_TRANSLATION: Schema = {
    "description": "How far this language can be trusted.",
    **closed(
        {
            "status": {
                "enum": ["draft", "reviewed"],
                "description": "draft: nobody has checked it. reviewed: somebody who knows the language has.",
            },
            "by": described("plain", "Who translated or reviewed it."),
            "note": described("plain", "What readers of the public record need to know about the translation."),
        },
        ["status"],
    ),
}

_HEAD: Schema = {
    "format": {
        "enum": [FORMAT, str(FORMAT)],
        "description": f"The version of this language. It is {FORMAT}.",
    },
    "id": {
        "type": "string",
        "maxLength": 60,
        **pattern(_QUESTIONNAIRE_ID, "small letters, digits and hyphens, beginning with a letter"),
        "examples": ["employability-skills"],
        "description": "The questionnaire's name in addresses and folders. It stays the same in every version.",
    },
    "version": {
        "type": "string",
        "maxLength": 30,
        **pattern(_VERSION, "three numbers with points between them, such as 1.2.0"),
        "examples": ["1.0.0"],
        "description": "The version of the questionnaire. What was published under a version never changes.",
    },
    "title": described("wording", "What the questionnaire is called."),
    "body": described(
        "wording",
        "The body the questionnaire belongs to: its name in each language, or plain words where it is the same in all.",
        "The Institute of Examples",
    ),
    "languages": {
        "type": "array",
        "minItems": 1,
        "maxItems": 20,
        "uniqueItems": True,
        "items": _LANGUAGE,
        "examples": [["en", "cy"]],
        "description": "The languages it can be answered in, the one it is written in first. "
        "Every wording has to be there in each of them.",
    },
    "translations": {
        "type": "object",
        "minProperties": 1,
        "patternProperties": {LANGUAGE_KEY: _TRANSLATION},
        "additionalProperties": False,
        "examples": [{"cy": {"status": "draft"}}],
        "description": "How far each language can be trusted. Printed in the public record.",
    },
    "purpose": described("markdown", "Why this is asked and what respondents get. Shown before they begin."),
    "who_sees_it": described("markdown", "Who sees the answers and what is done with them. Shown before they begin."),
    "minutes": {
        "type": "integer",
        "minimum": 1,
        "maximum": 600,
        "examples": [10],
        "description": "About how many minutes it takes.",
    },
    "confidential": {
        **YES_NO,
        "default": "no",
        "description": "Write yes where no answer may be seen together with the name of the person who gave it.",
    },
    "order": {
        "enum": ["fixed", "free"],
        "default": "fixed",
        "description": "How the pages are answered. fixed: one after the other. free: respondents see a list of the "
        "pages, with what is done, and take them in any order.",
    },
    "sources": {
        "type": "array",
        "maxItems": 200,
        "items": _SOURCE,
        "description": "What the questionnaire draws on. Printed in the public record.",
    },
    "waive": WAIVE,
}

_OPTION_SETS: Schema = {
    "type": "object",
    "patternProperties": {
        ID_KEY: {
            "type": "array",
            "minItems": 1,
            "maxItems": MOST_OPTIONS,
            "items": {"$ref": "#/$defs/option"},
            "description": "The options of this set, in the order they are shown.",
        }
    },
    "additionalProperties": False,
    "description": "Lists of options under a name, for items that offer the same answers: write options: name there.",
}

_PAGES: Schema = {
    "type": "array",
    "minItems": 1,
    "maxItems": MOST,
    "items": {
        "description": "What is shown at once.",
        **closed(
            {
                "id": described("id", "The page's name in addresses.", "about_you"),
                "title": described("wording", "The heading of the page."),
                "intro": described("markdown", "What there is to read before the first question of the page."),
                "shown_when": described(
                    "condition", "When the page is shown. It can name items on earlier pages. Without it: always."
                ),
                "items": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": MOST,
                    "items": {"$ref": "#/$defs/item"},
                    "description": "What is asked or shown on the page, in order.",
                },
                "waive": WAIVE,
            },
            ["id", "title", "items"],
        ),
    },
    "description": "The pages, in order.",
}

_SCALES: Schema = {
    "type": "array",
    "maxItems": 1000,
    "items": {"$ref": "#/$defs/scale"},
    "description": "Which items are scored together, how, and what the scores are called.",
}

_COUNT: Schema = {"type": "integer", "minimum": 0, "maximum": 50, "default": 3}
_RESULTS: Schema = {
    **closed(
        {
            "intro": described(
                "markdown", "What respondents read before their results; not where no score could be worked out."
            ),
            "overall": described("id", "The scale whose band stands for all of them, at the top of the report.", "all"),
            "strengths": {**_COUNT, "description": "How many of the strongest scales are named. 0 names none."},
            "next_steps": {
                **_COUNT,
                "default": 2,
                "description": "How many areas to grow in are named, each with its next step. 0 names none.",
            },
            "caveat": described("markdown", "What the results cannot tell. Shown with them, on screen and in print."),
        },
        [],
    ),
    "description": "How the page of results is put together.",
}

_FEEDBACK: Schema = {
    "type": "array",
    "maxItems": MOST,
    "items": {
        "description": "What is said about one band, or one outcome, of one scale.",
        **closed(
            {
                "scale": described("id", "The scale it is about.", "teamwork"),
                "band": described("code", "The band of that scale it is for, or the outcome.", "developing"),
                "text": described("markdown", "What a respondent in this band is told."),
                "can_do": described("markdown", "What they can do now, in plain words."),
                "next_step": described("markdown", "What they can do next."),
                "activity": described("markdown", "One thing to try out on the way to the next step."),
            },
            ["scale", "band", "text"],
        ),
    },
    "description": "What respondents are told, by the band their score is in, or by what was decided.",
}

_CERTIFICATE: Schema = {
    **closed(
        {
            "template": {
                "enum": ["self_assessment"],
                "description": "What kind of certificate it is. self_assessment: it says that somebody has "
                "assessed themselves, not that anybody has tested them.",
            },
            "name": described("id", "The text item that asks for the learner's name.", "full_name"),
            "title": described("wording", "What the certificate is called."),
            "statement": described("markdown", "What the certificate says about the learner."),
            "awarded_when": described(
                "condition",
                "Who gets it. It can name completed, scales, bands (as in teamwork.band) and items.",
                "completed",
                'completed and teamwork.band != "developing"',
            ),
            "valid_for": {
                "type": "string",
                **pattern(PERIOD, "a number of days, months or years, such as 2 years"),
                "description": "For how long it holds, from the day it is earned on. Where nothing is said, for ever.",
                "examples": ["2 years", "18 months", "90 days"],
            },
        },
        ["template", "name", "title", "statement", "awarded_when"],
    ),
    "description": "The certificate that can be printed at the end.",
}

_CLOSING = described("markdown", "What respondents read when they have finished: thanks, and what happens next.")
