"""Names, codes and functions that do not exist, and what their author most likely meant."""

from __future__ import annotations

import re
from functools import partial

from engine.document.near import nearest
from engine.expressions.finding import Finding
from engine.expressions.functions import FUNCTIONS
from engine.expressions.tree import Arithmetic, Call, Literal, Name, Place
from engine.expressions.types import Scope, plain_list

CODE = re.compile("[a-z0-9_]+")
HYPHENATED = re.compile(r"(?<!\w)\w++(?:-\w++)+")  # never goes back: a word may be as long as an expression
JOINED = "A hyphen subtracts; the words of a name are joined by _."
YES_NO = {"yes": "true", "no": "false"}


def about_name(node: Name, text: str, scope: Scope, offered: tuple[str, ...]) -> Finding | None:
    """What is wrong with a name; `offered` are the codes it is compared with, one of which may lack its quotes."""
    if scope.knows(node.name):
        return None
    if node.name in scope.in_parts:
        return _in_parts(node, scope.in_parts[node.name])
    if node.name in scope.beside:
        message = f'"{node.name}" is asked on the same page; only items of earlier pages can be named here.'
        return Finding(node.place, "condition.later-name", message, "Move what depends on it to a later page.")
    if node.name in scope.later:
        message = f'"{node.name}" does not come before this.'
        hint = "Only what stands before it can be named here. Ask it earlier, or move what depends on it."
        return Finding(node.place, "condition.later-name", message, hint)
    if node.name in offered:
        message = f'"{node.name}" is a code and stands without quotes.'
        return Finding(node.place, "condition.unknown-name", message, f'Put the code in quotes: "{node.name}".')
    message = f'There is nothing called "{node.name}".'
    hint = _advice(scope, offered)
    return Finding(node.place, "condition.unknown-name", message, hint, partial(_meant, node, text, scope, offered))


def _in_parts(node: Name, parts: tuple[str, ...]) -> Finding:
    if not parts:
        message = f'"{node.name}" is not answered, so nothing can be compared with it.'
        return Finding(node.place, "condition.type", message, "Name an item that has an answer.")
    message = f'"{node.name}" is answered in parts, and has no value as a whole.'
    return Finding(node.place, "condition.type", message, f"Name one of them: {plain_list(parts)}.")


def _advice(scope: Scope, offered: tuple[str, ...]) -> str:
    if offered:
        return f"Compare with a code in double quotes: {plain_list(offered, quotes=True)}."
    if scope.types:
        return f"What can be named here: {plain_list(tuple(scope.types))}. Texts and codes stand in double quotes."
    return "No question stands before this that could be named."


def _meant(node: Name, text: str, scope: Scope, offered: tuple[str, ...]) -> str | None:
    if node.name in YES_NO and not offered:
        return f"Write {YES_NO[node.name]}, or put it in double quotes if it is a code."
    code = nearest(node.name, offered)
    if code is not None:
        return f'Did you mean the code "{code}"? Codes stand in double quotes.'
    names = sorted({*scope.names(), *scope.later})  # in one order wherever it is asked: what is known of them is kept
    hyphenated = next((each[0] for each in HYPHENATED.finditer(text) if node.place.start in range(*each.span())), "")
    joined = nearest(hyphenated, names) if hyphenated else None
    if joined is not None and ("_" in joined or _bare(joined) == _bare(hyphenated)):
        return f"Did you mean {joined}? {JOINED}"
    name = nearest(node.name, names)
    return None if name is None else f"Did you mean {name}?"


def _bare(name: str) -> str:
    """A name without what joins its words."""
    return name.casefold().replace("-", "").replace("_", "")


def hyphenated(node: Arithmetic, written: str, scope: Scope) -> Finding | None:
    """What is wrong with `work-months` where that is no calculation but a name: ids have no hyphens."""
    meant = written.replace("-", "_")
    if meant not in scope.types and meant not in scope.later:
        return None
    if not HYPHENATED.fullmatch(written) or scope.knows(written.partition("-")[0]):
        return None
    message = f'There is nothing called "{written}".'
    return Finding(node.place, "condition.unknown-name", message, f"Did you mean {meant}? {JOINED}")


def about_scale(node: Name, scope: Scope) -> Finding | None:
    """What is wrong with a name that `score(…)` or `band(…)` was given."""
    name = node.name.removesuffix(".band")
    if not node.through or not scope.knows(name):
        return None
    if name not in scope.scales:
        message = f'"{name}" is no scale; {node.through} takes the name of a scale.'
        return Finding(node.place, "condition.type", message, f"Name it without {node.through}( … ).")
    if scope.knows(node.name):
        return None
    return Finding(
        node.place, "condition.type", f'"{name}" has no bands.', f"Give it bands, or compare its score: {name} >= 1."
    )


def taken(variable: str, place: Place, scope: Scope) -> Finding | None:
    """What is wrong with a name given to each row, when something else has it already."""
    if not scope.knows(variable) and variable not in scope.later:
        return None
    message = f'"{variable}" is the name of something else already.'
    hint = f"Give each row another name, such as one_{variable}."
    return Finding(place, "condition.taken-name", message, hint)


def unknown_option(literal: Literal, name: str, codes: tuple[str, ...]) -> Finding | None:
    """What is wrong with a code that is not on offer. One that is near and cannot be a code is the fault itself."""
    if literal.value in codes:
        return None
    known = [code for code in codes if CODE.fullmatch(code)]
    if len(known) < len(codes) and nearest(str(literal.value), codes) not in (None, *known):
        return None
    message = f'"{literal.value}" is not a code of {name}.'
    hint = f"On offer: {plain_list(codes, quotes=True)}."
    guess = partial(_near, str(literal.value), codes, 'Did you mean "{}"?')
    return Finding(literal.place, "condition.unknown-option", message, hint, guess)


def unknown_function(node: Call) -> Finding:
    """What is wrong with a call of something that cannot be called."""
    message = f'There is no function called "{node.function}".'
    hint = f"There is: {plain_list(tuple(FUNCTIONS))}."
    guess = partial(_near, node.function, tuple(FUNCTIONS), "Did you mean {}( … )?")
    return Finding(node.at, "condition.unknown-name", message, hint, guess)


def _near(word: str, known: tuple[str, ...], hint: str) -> str | None:
    near = nearest(word, known)
    return None if near is None else hint.format(near)
