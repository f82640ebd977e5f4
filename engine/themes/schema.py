"""The published JSON Schema of `theme.yaml` files: what editors complete and check with, and so do we."""

from __future__ import annotations

import json
from functools import cache

from engine.items.schema import YES_NO, Schema, closed, pattern
from engine.themes.colours import DIGITS
from engine.themes.tokens import COLOURS, DEFAULT_GROUND, DEFAULT_RADIUS, FONT_LISTS, SCHEMES, SHAPES
from engine.wording import LANGUAGES

FORMAT = 1
MOST = 100
WEIGHTS = range(100, 1000, 100)
GENERIC = ("serif", "sans-serif", "monospace", "system-ui")
SIZES = ("A4", "letter")
BORDERS = ("none", "line", "double", "guilloche")
_REMS = r"(0|0?\.[0-9]{1,3}|1(\.[0-4][0-9]{0,2}|\.50{0,2})?)"
_PIXELS = r"((1?[0-9]|2[0-3])(\.[0-9]{1,3})?|24(\.0{1,3})?)"
LENGTH = rf"^(0|{_REMS}r?em|{_PIXELS}px)$"
"""How round corners can be; with rounder ones, words would stand outside of their boxes."""
PICTURES, WEB, PRINT, TEXTS = "svg|png|jpg|jpeg|webp", "woff2", "ttf|otf", "txt|md"
TEMPLATE, SHEET = "html", "css"
"""How the names of files end."""
THEME_NAME = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

_WORDS: Schema = {"type": "string", "maxLength": 300, **pattern(r"\S", "some words")}
_PARAGRAPHS: Schema = {**_WORDS, "maxLength": 3000}
_ADDRESS = pattern(r"^https://[^\s\"<>]+$", "an address that begins with https://")
_FAMILY: Schema = {"type": "string", "maxLength": 80, **pattern("^[A-Za-z][A-Za-z0-9 -]*$", "the name of a typeface")}
_LENGTH = pattern(LENGTH, "0, or a length such as 0.5rem or 8px, up to 1.5rem or 24px")


def _said(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


def _colour(description: str) -> Schema:
    says = 'a colour in six digits and in quotation marks, such as "#5b2a86"'
    return {"type": "string", "description": description, **pattern(f"^{DIGITS}$", says)}


def _colours(description: str) -> Schema:
    return {**closed({name: _colour(said) for name, said in COLOURS.items()}, []), "description": description}


def file_name(endings: str) -> str:
    """The pattern of the name of a file with one of some endings."""
    return rf"^[A-Za-z0-9_][A-Za-z0-9_ ./-]*\.({endings})$"


def _file(endings: str, says: str, description: str) -> Schema:
    return {"type": "string", "maxLength": 200, "description": description, **pattern(file_name(endings), says)}


def _picture(description: str) -> Schema:
    return _file(PICTURES, "a picture in the folder of the theme: .svg, .png, .jpg or .webp", description)


def _spoken(description: str, words: Schema = _WORDS) -> Schema:
    """Words in each language that the engine speaks, and in others where they are given."""
    each = {tag: _said(words, f"The words in {name}.") for tag, name in LANGUAGES.items()}
    return {
        "type": "object",
        "description": description,
        "properties": each,
        "required": list(LANGUAGES),
        "patternProperties": {"^[a-z]{2,3}(-[A-Za-z0-9]+)*$": words},
        "additionalProperties": False,
    }


def _with_alt(description: str) -> Schema:
    keys = {
        "file": _picture("The picture."),
        "alt": _spoken("What it shows, for whoever does not see it, in each language: mostly the name of the body."),
    }
    return {**closed(keys, ["file", "alt"]), "description": description}


_LOGO: Schema = _with_alt("What stands at the top of each page and print, in the place of the body's name.")
_LOGO["properties"]["ground"] = {
    **_colour("The colour it is drawn for. It keeps it behind it wherever it stands: in the dark and on paper too."),
    "default": DEFAULT_GROUND,
}


def _listed(entry: Schema, description: str) -> Schema:
    return {
        "type": "array", "minItems": 1, "maxItems": MOST, "uniqueItems": True, "items": entry,
        "description": description,
    }  # fmt: skip


_FAMILIES: Schema = {**_listed(_FAMILY, ""), "maxItems": 12}

_TOKENS: Schema = {
    **closed(
        {name: _colour(said) for name, said in COLOURS.items()}
        | {name: {**_FAMILIES, "description": said} for name, said in FONT_LISTS.items()}
        | {
            name: {"type": ["string", "number"], "description": said, "default": DEFAULT_RADIUS, **_LENGTH}
            for name, said in SHAPES.items()
        },
        [],
    ),
    "description": "The colours in light, the typefaces and the corners. brand, action, font-body and font-heading "
    "have to be there, or come from the theme that is extended; the rest follows from them.",
}

_FONT: Schema = {
    "description": "One weight of a typeface: 400 for texts, 700 for what is bold.",
    **closed(
        {
            "family": _said(_FAMILY, "What the typeface is called; tokens name it like this."),
            "weight": {"enum": list(WEIGHTS), "description": "400 is normal, 700 is bold."},
            "web": _file(WEB, "a .woff2 file in the folder of the theme", "The small file, for pages."),
            "print": _file(PRINT, "a .ttf or .otf file in the folder of the theme", "The full file, for PDFs."),
            "licence": _file(TEXTS, "a .txt or .md file in the folder of the theme", "The licence it came with."),
        },
        ["family", "weight", "web", "print", "licence"],
    ),
}

_FURTHER: Schema = {
    "description": "One weight of a typeface for letters that the others lack.",
    **closed(
        {
            "family": _said(_FAMILY, "What the typeface is called."),
            "weight": {"enum": list(WEIGHTS), "description": "400 is normal, 700 is bold: names are often bold."},
            "print": _file(PRINT, "a .ttf or .otf file in the folder of the theme", "The file."),
            "licence": _file(TEXTS, "a .txt or .md file in the folder of the theme", "The licence it came with."),
        },
        ["family", "weight", "print", "licence"],
    ),
}

_FOR: Schema = {
    "description": "Whom the theme dresses. A questionnaire comes before a body, a body before a domain.",
    **closed(
        {
            "questionnaires": _listed(
                {"type": "string", "maxLength": 60, **pattern(THEME_NAME, "the id of a questionnaire")},
                "Questionnaires by their id.",
            ),
            "bodies": _listed(_WORDS, "Bodies by their name, as questionnaires say it under body."),
            "domains": _listed(
                {
                    "type": "string",
                    "maxLength": 250,
                    **pattern(r"^[a-z0-9-]+(\.[a-z0-9-]+)*$", "a domain such as skills.example.org, and nothing else"),
                },
                "Domains by which the pages are reached, without https:// and without a port.",
            ),
        },
        [],
    ),
    "minProperties": 1,
}

_HELP: Schema = {
    "description": "Whom learners can ask: at the foot of every page.",
    **closed(
        {
            "email": {
                "type": "string",
                "maxLength": 200,
                "description": "An address for e-mail.",
                **pattern(r"^[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+$", "an address such as help@example.org"),
            },
            "telephone": {
                "type": "string",
                "maxLength": 40,
                "description": "A number to ring, with spaces as it is read out.",
                **pattern(r"^\+?[0-9][0-9 ()-]{4,}$", "a telephone number in quotation marks"),
            },
            "page": {"type": "string", "maxLength": 300, "description": "A page that helps.", **_ADDRESS},
        },
        [],
    ),
    "minProperties": 1,
}

_SIGNATORY: Schema = {
    "description": "Who signs.",
    **closed(
        {
            "name": _said(_WORDS, "The name below the signature."),
            "role": _spoken("What this person is, in each language."),
            "signature": _picture("A picture of the signature."),
        },
        ["name", "role"],
    ),
}

_LAYOUT: Schema = {
    "description": "A certificate that is laid out by the body itself.",
    **closed(
        {
            "template": _file(
                TEMPLATE, "an .html file in the folder of the theme", "What stands on it: areas, with slots in them."
            ),
            "stylesheet": _file(
                SHEET, "a .css file in the folder of the theme", "Where each area stands, and how its words are set."
            ),
            "portrait": {**YES_NO, "default": "no", "description": "Whether the sheet stands upright."},
        },
        ["template", "stylesheet"],
    ),
}

_PRINT: Schema = {
    "description": "How the body prints.",
    **closed(
        {
            "page_size": {"enum": list(SIZES), "default": "A4", "description": "The size of the paper."},
            "large_print": {**YES_NO, "default": "no", "description": "Whether reports are in large print: 18 points."},
            "further_fonts": _listed(
                _FURTHER,
                "Typefaces for names in scripts that neither those of the theme nor those of the engine can write, "
                "such as Chinese. They are tried in this order, after those of the theme.",
            ),
            "certificate": {
                "description": "What is special about the certificates. It is not taken over from another theme.",
                **closed(
                    {
                        "signatory": _SIGNATORY,
                        "seal": _with_alt("A seal."),
                        "border": {
                            "enum": list(BORDERS),
                            "default": "none",
                            "description": "What stands round the sheet: a line, two, or a woven band.",
                        },
                        "layout": _LAYOUT,
                    },
                    [],
                ),
            },
        },
        [],
    ),
}


@cache
def theme_schema() -> Schema:
    """The schema. Shared: not to be changed."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:formwright:theme:{FORMAT}",
        "title": "Theme",
        "description": "How the pages and prints of a body look.",
        **closed(
            {
                "name": _said(_WORDS, "What the theme is called: the name of the body, or of the look."),
                "extends": {
                    "type": "string",
                    "maxLength": 60,
                    "description": "Another theme, by the name of its folder. Its tokens, typefaces, logo, icon and "
                    "paper are taken over where this one gives none; what follows from a colour is made anew.",
                    **pattern(THEME_NAME, "the name of the folder of a theme, such as default"),
                },
                "for": _FOR,
                "logo": _LOGO,
                "icon": _picture("The small picture by which browsers know the page."),
                "home_url": {"type": "string", "maxLength": 300, "description": "The body's own site.", **_ADDRESS},
                "help": _HELP,
                "statement_url": {
                    "type": "string",
                    "maxLength": 300,
                    "description": "The body's own accessibility statement, to which that of these pages leads.",
                    **_ADDRESS,
                },
                "statement": _spoken(
                    "What the body itself says in the accessibility statement of these pages: paragraphs, lists and "
                    "links, in each language.",
                    _PARAGRAPHS,
                ),
                "fonts": _listed(_FONT, "The typefaces that come along."),
                "tokens": _TOKENS,
                "dark": _colours("The same in the dark. What is not given is made from the light colours."),
                "cream": _colours("The same on cream, for readers who choose it. What is not given is made."),
                "more_contrast": {
                    **closed({name: _colours(f"For those who read {name} colours.") for name in SCHEMES}, []),
                    "description": "The same for readers who ask for more contrast. What is not given is made.",
                },
                "print": _PRINT,
            },
            ["name"],
        ),
    }


def published_theme() -> str:
    """The schema as the text that is committed."""
    return json.dumps(theme_schema(), indent=2, ensure_ascii=False) + "\n"
