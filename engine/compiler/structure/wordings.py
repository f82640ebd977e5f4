"""Violations of the schema in an author's words: what is wrong, what to do, and where."""

from __future__ import annotations

import re
from typing import Any

from jsonschema import ValidationError

from engine.compiler.structure.evaluated import Absent, Stray
from engine.compiler.structure.offers import FEW, MOST_TOLD, called_otherwise, offer, one_of, short, some_of
from engine.compiler.structure.schema import Schema, text_of
from engine.compiler.structure.types import described, expected, how_to_write
from engine.document import Mapping, Node, Problem, Scalar, Sequence, Source, Span
from engine.document.entries import scalars
from engine.document.near import nearest
from engine.document.problem import twice

ENDS = ("at_most", "to", "up_to", "max", "maximum", "below")  # of bands, as other tools have them
BEGINS = "Write at_least, where it begins, in its place"
CURLY = ("\u2018", "\u2019", "\u201c", "\u201d")
THINGS = ("page", "item", "row", "step", "option", "scale", "band", "outcome", "level", "source", "case")
BOUNDS = {
    "minimum": "at least",
    "maximum": "at most",
    "exclusiveMinimum": "more than",
    "exclusiveMaximum": "less than",
    "multipleOf": "a multiple of",
}


class Violation:
    """An error of jsonschema with the node it is about and the way there."""

    def __init__(self, error: ValidationError, document: Mapping | Sequence, source: Source) -> None:
        """Everything a wording may want to know."""
        self.keyword: str | None = error.validator  # type: ignore[assignment]  # None: a schema that is just `false`
        self.value: Any = error.validator_value
        self.about: Any = error.instance
        self.schema: Schema = error.schema if isinstance(error.schema, dict) else {}
        self.path = tuple(error.path)
        self.source = source
        self.document = document
        self.node: Node = document
        self.parent: Node = document
        for step in self.path:
            self.parent = self.node
            self.node = self.node[step]  # type: ignore[index,assignment]  # steps are keys of mappings, places in lists

    @property
    def languages(self) -> list[Scalar]:
        """The languages of the questionnaire, if it is one."""
        return scalars(self.document, "languages") if isinstance(self.document, Mapping) else []

    @property
    def says(self) -> str:
        """What is wanted here, as the schema says it, or nothing."""
        return str(self.schema.get("x-says", ""))

    @property
    def name(self) -> str:
        """What an author would call this place."""
        if not self.path:
            return "The file"
        last = self.path[-1]
        outer = next((f' of "{step}"' for step in reversed(self.path[:-1]) if isinstance(step, str)), "")
        if isinstance(last, int):
            return f"Entry {last + 1}{outer}"
        in_key = len(self.path) > 1 and isinstance(self.path[-2], str)
        return f'"{last}"{outer if in_key else ""}'

    @property
    def key_span(self) -> Span:
        """The place of the key whose value this is; of the value itself in a list."""
        if self.path and isinstance(self.parent, Mapping):
            return self.parent.key(str(self.path[-1])).span
        return self.node.span

    def between_brackets(self, node: Node) -> bool:
        """Whether a mapping or list is written as {key: value} or [entry, entry]."""
        lines, span = self.source.lines, node.span
        return span.line <= len(lines) and lines[span.line - 1][span.column - 1 : span.column] in ("{", "[")

    def problem(self, code: str, message: str, hint: str, span: Span) -> Problem:
        """The problem, once it has words."""
        return Problem(code=code, message=message, hint=hint, file=self.source.name, span=span)


def unknown_key(violation: Violation) -> tuple[Problem, str | None]:
    """A key that cannot be there, and the key that was probably meant."""
    stray: Stray = violation.value
    key, mapping = stray.key, violation.node
    absent = sorted(each for each in stray.known if each not in mapping)
    begun, colon, rest = key.partition(":")
    ends_a_band = key in ENDS and "bands" in violation.path
    near = begun.strip() if colon and begun.strip() in absent else nearest(key, absent)
    near = None if ends_a_band else near or (None if stray.homes else called_otherwise(key, absent))
    empty = isinstance(mapping, Mapping) and not mapping[key] and violation.between_brackets(mapping)
    if colon and rest:
        hint = f'Write a space after the colon: "{begun}: {rest.strip()}".'
    elif ends_a_band:
        hint = f"{BEGINS if 'at_least' in absent else 'Delete it'}: each band ends where the next one begins."
    elif near:
        hint = f'Did you mean "{near}"?'
    elif stray.homes:
        hint = f"It goes with {some_of(list(stray.homes))}."
    elif empty and key.endswith(CURLY):
        hint = 'Curly quotation marks do not hold a text together. Write straight ones: "…".'
    elif empty and key.isdigit():
        hint = "Write a number with a decimal point, not a comma."
    elif empty:
        hint = "Between { and }, put a text with a comma in it in quotation marks."
    else:
        hint = _what_can_be_there(violation, absent)
    return violation.problem("key.unknown", f'There is no key "{short(key)}" here.', hint, key.span), near


def missing_key(violation: Violation) -> Problem:
    """A required key that is not there, told at the first key of its mapping or at the one that was meant to be it."""
    absent: Absent = violation.value
    for stray in absent.strays:
        if nearest(stray, [absent.key]):
            message = f'There is no key "{short(stray)}" here.'
            return violation.problem("key.unknown", message, f'Did you mean "{absent.key}"?', stray.span)
    first = next(iter(violation.node))
    span = first.span if isinstance(first, Scalar) else violation.node.span
    told = violation.schema.get("properties", {}).get(absent.key, {})
    hint = f'Add "{absent.key}:". {told.get("description") or told.get("x-says", "")}'.strip()
    if 0 < len(told.get("enum", ())) <= FEW:
        hint += f" It can be {one_of([text_of(each) for each in told['enum']])}."
    return violation.problem("key.missing", f'{_called(violation)} has no "{absent.key}".', hint, span)


def ill_named(violation: Violation) -> Problem:
    """A key that is free to choose but breaks the rules for names."""
    key: Scalar = violation.about
    allowed = [text_of(value) for value in violation.schema.get("enum", ())]
    if allowed:
        return violation.problem("key.unknown", f'There is no key "{key}" here.', offer(key, allowed), key.span)
    hint = f"It must be {violation.says}." if violation.says else _description(violation.schema)
    return violation.problem("value.pattern", f'"{short(key)}" cannot be a name here.', hint, key.span)


def wrong_value(violation: Violation) -> Problem:
    """A value that is not as it has to be."""
    node, keyword = violation.node, violation.keyword
    if isinstance(node, Scalar) and not node.strip() and keyword is not None:
        return _empty(violation)
    if isinstance(node, Mapping) and not node and keyword in {"required", "minProperties"}:
        return violation.problem("value.empty", f"{violation.name} is empty.", _wanted(violation), violation.key_span)
    word = {
        "type": _type,
        "enum": _not_allowed,
        "const": _not_allowed,
        "pattern": _pattern,
        "minLength": _length,
        "maxLength": _length,
        "minItems": _too_few,
        "maxItems": _too_many,
        "maxProperties": _too_many,
        "uniqueItems": _twice,
        **dict.fromkeys(BOUNDS, _range),
    }.get(str(keyword), _otherwise)
    return word(violation)


def _empty(violation: Violation) -> Problem:
    node, hint = violation.node, _wanted(violation)
    if len(violation.languages) > 1 and {"object", "string"} <= set(violation.schema.get("type", ())):
        hint = f"Write the words in each language: {{{', '.join(f'{tag}: …' for tag in violation.languages)}}}."
    quoted = isinstance(node, Scalar) and node.quoted
    message = f"{violation.name} is an empty text." if quoted else f"{violation.name} has no value."
    if not quoted and isinstance(violation.parent, Mapping) and violation.between_brackets(violation.parent):
        hint = "Write one after its colon. Between { and }, put a text with a comma in it in quotation marks."
    return violation.problem("value.empty", message, hint, node.span)


def _type(violation: Violation) -> Problem:
    node = violation.node
    types = violation.value
    types = [types] if isinstance(types, str) else list(types)
    message = f"{violation.name} is {described(node)}, but must be {expected(types, violation.schema)}."
    hint = how_to_write(types, violation.schema, node, bracketed=violation.between_brackets(node))
    if "object" not in types and isinstance(node, Mapping) and node and all(tag in violation.languages for tag in node):
        hint = f'"{violation.path[-1]}" is written once, without {" and ".join(node)}.'
    return violation.problem("value.type", message, hint, _place(violation))


def _not_allowed(violation: Violation) -> Problem:
    value = violation.value
    allowed = [text_of(each) for each in (value if violation.keyword == "enum" else [value])]
    if not isinstance(violation.node, Scalar):
        message = f"{violation.name} is {described(violation.node)}, but must be {one_of(allowed)}."
        return violation.problem("value.type", message, "Write one of them after the colon.", _place(violation))
    message = f'{violation.name} cannot be "{short(violation.node)}".'
    offered = offer(violation.node, allowed)
    hint = offered if offered.endswith("?") else f"{offered} {violation.schema.get('x-otherwise', '')}".strip()
    return violation.problem("value.not-allowed", message, hint, _place(violation))


def _pattern(violation: Violation) -> Problem:
    written = str(violation.node)
    message = f'{violation.name} cannot be "{short(written)}".'
    hint = _wanted(violation)
    joined = "-" if "hyphens" in violation.says else "_"
    plain = re.sub(r"\W+", joined, written.casefold()).strip(joined)
    if re.search(violation.value, plain) and plain != written:
        hint += f' For example "{plain}".'
    if written != written.strip():
        hint += " Write it on the line of its key, without spaces or a line end around it."
    return violation.problem("value.pattern", message, hint, _place(violation))


def _range(violation: Violation) -> Problem:
    wanted = BOUNDS[str(violation.keyword)]
    message = f"{violation.name} is {violation.node}, but must be {wanted} {violation.value}."
    least, most = violation.schema.get("minimum"), violation.schema.get("maximum")
    hint = "Correct the number."
    if least is not None and most is not None:
        hint = f"Write a number from {least} to {most}."
    return violation.problem("value.range", message, hint, _place(violation))


def _length(violation: Violation) -> Problem:
    limit, length = violation.value, len(violation.node)
    if violation.keyword == "maxLength":
        message = f"{violation.name} has {length:,} characters; it can have {limit:,} at most."
        return violation.problem("value.length", message, "Shorten it.", _place(violation))
    message = f"{violation.name} has {length:,} characters; it must have {limit:,} at least."
    return violation.problem("value.length", message, _wanted(violation), _place(violation))


def _too_few(violation: Violation) -> Problem:
    least, number = violation.value, len(violation.node)
    if not number:
        message = f"{violation.name} is an empty list."
        return violation.problem("list.empty", message, "Write at least one entry.", _place(violation))
    message = f"{violation.name} has {_entries(number)}; it must have {least} at least."
    return violation.problem("list.too-short", message, "Add what is missing.", _place(violation))


def _too_many(violation: Violation) -> Problem:
    most, number = violation.value, len(violation.node)
    message = f"{violation.name} has {_entries(number)}; it can have {most:,} at most."
    return violation.problem("list.too-long", message, "Delete some, or divide the list.", _place(violation))


def _twice(violation: Violation) -> Problem:
    node, first = violation.node, violation.value
    named = f'"{short(node)}"' if isinstance(node, Scalar) else "This entry"
    message = twice(named, first.span, node.span)
    return violation.problem("list.duplicate", message, "Delete one of the two, or correct it.", node.span)


def _otherwise(violation: Violation) -> Problem:
    if violation.keyword is None:
        message = f"{violation.name} cannot be used here."
        return violation.problem("key.unknown", message, "Delete it.", violation.key_span)
    message = f"{violation.name} is not as it must be."
    return violation.problem("value.not-allowed", message, _wanted(violation), _place(violation))


def _place(violation: Violation) -> Span:
    return violation.node.span if isinstance(violation.node, Scalar) else violation.key_span


def _wanted(violation: Violation) -> str:
    if violation.says:
        blank = not violation.node or (isinstance(violation.node, Scalar) and not violation.node.strip())
        return f"Write {violation.says}." if blank else f"It must be {violation.says}."
    return _description(violation.schema) or "Write a value after the colon, or delete the key."


def _description(schema: Any) -> str:  # noqa: ANN401  # JSON
    return str(schema.get("x-says") or schema.get("description", "")) if isinstance(schema, dict) else ""


def _what_can_be_there(violation: Violation, absent: list[str]) -> str:
    if not absent:
        says = violation.schema.get("propertyNames", {}).get("x-says")
        return f"A key must be {says}." if says else "Delete it, or look up what keys must look like here."
    more = ", …" if len(absent) > MOST_TOLD else ""
    return f"There can be: {', '.join(absent[:MOST_TOLD])}{more}."


def _called(violation: Violation) -> str:
    """What lacks a key: an entry of a list by its own name, with what it is."""
    node, path = violation.node, violation.path
    if isinstance(node, Mapping) and isinstance(path[-1] if path else None, int):
        listed = "options" if path[0] == "option_sets" else next(iter(path[-2:-1]), "cases")
        thing = next((f"The {thing} " for thing in THINGS if listed == f"{thing}s"), "")
        for key in ("id", "code", "name"):
            called = node.find(key)
            if isinstance(called, Scalar) and called:
                return f'{thing}"{short(called)}"'
    return violation.name


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number:,} entries"
