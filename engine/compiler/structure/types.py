"""Types in an author's words: what is written, what is expected, and how to write it."""

from __future__ import annotations

import re
from itertools import islice

from engine.compiler.structure.schema import Schema, text_of
from engine.document import Mapping, Node, Scalar

WORDS = {
    "object": "keys with values",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "yes or no",
    "null": "nothing",
}
INSTEAD = (  # of a list or keys; the first that is wanted
    ("array", 'Begin each entry of the list with "- ".'),
    ("string", 'Write the text after the colon. One with a list in it begins on the line below, after "|".'),
    ("object", 'Write its keys without "- " and [ ]: they are not a list.'),
)
FREE_TEXT = {"string", "number", "boolean"}
CODES = {"code", "id"}
SHOWN_KEYS = 3
SHOWN = 40


def described(node: Node) -> str:
    """What an author has written."""
    if isinstance(node, Mapping):
        return f"a group of keys ({', '.join(_some(node))})" if node else "an empty group of keys"
    if isinstance(node, Scalar):
        line = " ".join(node.split())
        return f'the text "{line if len(line) <= SHOWN else line[:SHOWN] + "…"}"'
    return "a list" if node else "an empty list"


def expected(types: list[str], schema: Schema) -> str:
    """What the schema asks for; a text may look like anything, so a text is all that is said of it."""
    wanted = [each for each in types if "string" not in types or each not in {"number", "integer", "boolean"}]
    wanted.sort(key=lambda each: each != "string")
    words = [_with_keys(schema) if each == "object" else WORDS.get(each, each) for each in wanted]
    return " or ".join(words)


def how_to_write(types: list[str], schema: Schema, node: Node, *, bracketed: bool) -> str:
    """What to do about a value of another type."""
    if bracketed and set(types) >= FREE_TEXT:
        first = "{" if isinstance(node, Mapping) else "["
        return f"If it is a text that begins with {first}, put it in quotation marks."
    if schema.get("x-says") and not ("object" in types and "properties" not in schema):
        return f"It must be {schema['x-says']}."
    if isinstance(node, Scalar):
        return _instead_of_a_text(types, schema, node)
    hint = next((hint for each, hint in INSTEAD if each in types), "Write it after the colon, on the same line.")
    keys = _required(schema.get("items")) if "array" in types else []
    return f"{hint} An entry looks like this: - {{{', '.join(f'{key}: …' for key in keys)}}}." if keys else hint


def _instead_of_a_text(types: list[str], schema: Schema, node: Scalar) -> str:
    if "number" in types or "integer" in types:
        if node.quoted:
            return "Write it without quotation marks."
        example = "12" if "number" not in types else "12 or 2.5"
        return f"Write it in plain digits, as in {example}."
    if "array" in types:
        listed = _listed(schema, node)
        return f"Write it as a list: [{listed}], or each entry on a line of its own after a hyphen and a space."
    first, *others = _required(schema) or [""]
    example = ", ".join([f"{first}: {node}", *(f"{key}: …" for key in others)])
    as_in = f", as in {{{example}}}" if first in CODES and re.fullmatch(r"\w+", node) else ""
    between = f"all between {{ and }}{as_in}"
    return f"Write {_with_keys(schema)}: each on a line of its own, two spaces further in, or {between}."


def _required(schema: object) -> list[str]:
    """The few keys that have to be there."""
    keys = schema.get("required", ()) if isinstance(schema, dict) else ()
    return list(keys) if len(keys) <= SHOWN_KEYS else []


def _listed(schema: Schema, node: Scalar) -> str:
    """What is written, as entries of a list; where that cannot be one, an example."""
    words = [word.strip() for word in node.split(",")]
    if len(words) >= schema.get("minItems", 1) and all(re.fullmatch(r"[\w.]+", word) for word in words):
        return ", ".join(words)
    example = next(iter(schema.get("examples", ())), None)
    if isinstance(example, list) and not any(isinstance(each, list | dict) for each in example):
        return ", ".join(map(text_of, example))
    return "first, second"


def _with_keys(schema: Schema) -> str:
    keys = schema.get("required") or list(schema.get("properties", ()))
    return f"keys with values ({', '.join(_some(keys))})" if keys else WORDS["object"]


def _some(keys: object) -> list[str]:
    told = [str(key) for key in islice(iter(keys), SHOWN_KEYS + 1)]  # type: ignore[call-overload]  # a list or mapping
    return told if len(told) <= SHOWN_KEYS else [*told[:SHOWN_KEYS], "…"]
