"""The parts of the published JSON Schema that kinds share: wordings, codes, options.

`x-says` is what a pattern asks for in an author's words; editors know it as `patternErrorMessage`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from engine.questionnaire import Means

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, or a part of one, as plain data."""

Messages: TypeAlias = Mapping[str, str]
"""What can be said about an answer of a kind, with when it is said. It can name the `{places}` that are named there."""

MOST_OPTIONS = 2000
LANGUAGE_KEY = "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
ID_KEY = "^[a-z][a-z0-9_]*$"


def pattern(expression: str, says: str) -> Schema:
    """A pattern with what it asks for in an author's words."""
    return {"pattern": expression, "x-says": says, "patternErrorMessage": f"This must be {says}."}


def closed(properties: Schema, required: list[str]) -> Schema:
    """A mapping with these keys and no others."""
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def words(most: int, description: str) -> Schema:
    """What is said: plain, or once per language. Editors read some words as numbers or yes/no; they are words here."""
    said = {"type": ["string", "number", "boolean"], "maxLength": most, **pattern(r"\S", "some words")}
    return {
        **said,
        "type": ["object", "string", "number", "boolean"],
        "description": description,
        "minProperties": 1,
        "patternProperties": {LANGUAGE_KEY: {**said, "description": "The words in this language."}},
        "additionalProperties": False,
    }


def messages(said: Messages) -> Schema:
    """The mapping in which authors word what is wrong with an answer themselves."""
    wordings: Schema = {
        about: {
            "$ref": "#/$defs/wording",
            "description": f"{when} Begin with what there is to do, such as Select or Enter.",
        }
        for about, when in said.items()
    }
    return {
        **closed(wordings, []),
        "minProperties": 1,
        "description": "Your own words for what respondents read when something is wrong with their answer. "
        "What is left out is said in the words of the engine.",
    }


YES_NO: Schema = {"enum": ["yes", "no", "Yes", "No", True, False]}
"""Editors that read `yes` as true are right as well."""

OWN: Schema = {
    **YES_NO,
    "default": "yes",
    "description": "Write no where somebody else's is asked for, so that the browser does not fill in the "
    "respondent's own.",
}

_IN_EACH_LANGUAGE = (
    "the words in each language of the questionnaire, as {en: ..., cy: ...}, or plain words where it has one."
)

DEFINITIONS: Schema = {
    "wording": words(2000, f"Words to be shown: {_IN_EACH_LANGUAGE}"),
    "markdown": words(20000, f"Paragraphs, **bold**, *italic*, lists and links: {_IN_EACH_LANGUAGE}"),
    "plain": {
        "type": ["string", "number", "boolean"],
        "description": "Plain words, the same in every language.",
        "maxLength": 2000,
        **pattern(r"\S", "some words"),
    },
    "id": {
        "type": "string",
        "description": "A name that stays the same when the wording changes.",
        "maxLength": 60,
        **pattern(ID_KEY, "small letters, digits and _, beginning with a letter"),
    },
    "code": {
        "type": ["string", "integer"],
        "description": "A short name that stays the same when the wording changes.",
        "minimum": 0,
        "maxLength": 60,
        **pattern("^([a-z][a-z0-9_]*|[0-9]+)$", "small letters, digits and _, beginning with a letter; or digits only"),
    },
    "condition": {
        "type": "string",
        "description": "A condition on the answers.",
        "maxLength": 2000,
        "examples": ['route = "apprenticeship" and months >= 3'],
        **pattern(r"\S", "a condition"),
    },
    "calculation": {
        "type": "string",
        "description": "A value that follows from answers.",
        "maxLength": 2000,
        "examples": ["hours * 52", 'if months >= 12 then "long" else "short"'],
        **pattern(r"\S", "a calculation"),
    },
    "option": {
        "description": "One of the answers on offer.",
        **closed(
            {
                "code": {
                    "$ref": "#/$defs/code",
                    "examples": ["always", "3"],
                    "description": "The option's short name, as conditions and stored answers use it. "
                    "It stays when the wording changes.",
                },
                "label": {
                    "$ref": "#/$defs/wording",
                    "examples": [{"en": "Always", "cy": "Bob amser"}],
                    "description": "The answer as respondents read it.",
                },
                "hint": {"$ref": "#/$defs/wording", "description": "A remark below the label."},
                "also": {
                    "$ref": "#/$defs/wording",
                    "examples": [{"en": "GP, family doctor", "cy": "meddyg teulu"}],
                    "description": "Other words by which respondents may look for it, in any of the languages. They "
                    "are searched by items of kind look_up, and never shown.",
                },
                "score": {
                    "type": "number",
                    "minimum": -1_000_000,
                    "maximum": 1_000_000,
                    "examples": [3],
                    "description": "What choosing this is worth in a scale. Leave it out where it is not scored.",
                },
                "means": {
                    "enum": [str(means) for means in Means],
                    "description": "For an option that says something instead of an answer. It is not scored, is "
                    "counted apart from unanswered, and in multiple choice goes with no other option.",
                },
                "exclusive": {
                    **YES_NO,
                    "default": "no",
                    "description": "Write yes for an option of a multiple choice that goes with no other, "
                    'such as "None of these".',
                },
                "specify": {
                    "$ref": "#/$defs/wording",
                    "examples": [{"en": "If other, tell us what", "cy": "Os arall, dywedwch wrthym beth"}],
                    "description": "Adds a box for words of one's own below the options, with this label. "
                    "One option of an item can have it.",
                },
            },
            ["code", "label"],
        ),
    },
    "options": {
        "description": "The name of one of the option_sets, or a list of options.",
        "type": ["string", "array"],
        "maxLength": 60,
        **pattern(ID_KEY, "the name of one of the option_sets, or a list of options"),
        "minItems": 1,
        "maxItems": MOST_OPTIONS,
        "items": {"$ref": "#/$defs/option"},
    },
}
"""What `$ref: "#/$defs/..."` in the schema of a kind can name."""
