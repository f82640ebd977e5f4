"""Why a text cannot be read as an expression, said as the author would see it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import takewhile

from engine.document.near import nearest
from engine.expressions.finding import Finding
from engine.expressions.functions import FUNCTIONS
from engine.expressions.reading.token import Token
from engine.expressions.tree import Place

SIGNS = {"EQUAL", "UNEQUAL", "LESS", "LESS_EQUAL", "MORE", "MORE_EQUAL", "IN"}
JOINS = {"AND", "OR"}
VALUES = {"NAME", "TEXT", "NUMBER", "DAY", "TRUE", "FALSE", "NULL"}
CLOSING = {"CLOSE", "CLOSE_LIST"}
ENDS = VALUES | CLOSING
WHOLE = {"IF", "SOME", "EVERY"}
OPENING = {"OPEN": "(", "OPEN_LIST": "["}

EXAMPLE = 'A condition compares a name with a value, for example route = "degree" and months >= 3.'
FOREIGN = {
    "contains": 'Write the code first: ("sport" in interests).',
    "includes": 'Write the code first: ("sport" in interests).',
    "when": "Leave it out: the condition is what must hold, nothing more.",
}


def explain(tokens: Sequence[Token], index: int) -> Finding:
    """What is wrong at a token that fits nothing, or at the end if the text stops too early."""
    if index == len(tokens):
        message, hint = _stops(tokens)
        end = tokens[-1].place.end
        return Finding(Place(end, end + 1), "condition.syntax", message, hint)
    token, before = tokens[index], tokens[index - 1] if index else None
    if before is not None and before in FOREIGN:
        token, before = before, None
    message, hint = _unexpected(token, before, tokens[:index])
    return Finding(token.place, "condition.syntax", message, hint, partial(_function_meant, tokens, index))


def _function_meant(tokens: Sequence[Token], index: int) -> str | None:
    """A function of several words, one of them misspelt: its words stand side by side before a bracket."""
    words = [*reversed(list(takewhile(_is_name, reversed(tokens[:index])))), *takewhile(_is_name, tokens[index:])]
    opened = next((token.kind for token in tokens[index:] if not _is_name(token)), None)
    near = nearest(" ".join(words), FUNCTIONS) if len(words) > 1 and opened == "OPEN" else None
    return None if near is None else f"Did you mean {near}( … )?"


def _is_name(token: Token) -> bool:
    return token.kind == "NAME"


def _stops(tokens: Sequence[Token]) -> tuple[str, str]:
    last, opened = tokens[-1], _still_open(tokens)
    if last.kind in ENDS and opened:
        return f"A bracket {opened} is opened and never closed.", "Close it where the part in brackets ends."
    ifs, thens, elses = (sum(token == word for token in tokens) for word in ("if", "then", "else"))
    if last.kind in ENDS and ifs == thens > elses:
        return "An if has no else.", "Write else and what it is where the condition does not hold, such as else 0."
    return f"Something is missing after {_quoted(last)}.", f"Write what comes after {_quoted(last)}, or take it out."


def _unexpected(token: Token, before: Token | None, earlier: Sequence[Token]) -> tuple[str, str]:
    if token in FOREIGN:
        return f'"{token}" is not a word of this language.', FOREIGN[token]
    if before is None:
        return f"{_quoted(token)} cannot stand at the beginning.", EXAMPLE
    found = (
        _about_brackets(token, before, earlier)
        or _about_signs(token, before, earlier)
        or _about_commas(token, before, earlier)
        or _about_neighbours(token, before)
    )
    return found or (f"{_quoted(token)} cannot stand after {_quoted(before)}.", EXAMPLE)


def _about_brackets(token: Token, before: Token, earlier: Sequence[Token]) -> tuple[str, str] | None:
    if before.kind == "NOT":
        return '"not" is followed by no bracket.', "Put what it turns round in brackets: not( … )."
    opened = _still_open(earlier)
    if token.kind in CLOSING and not opened:
        return f"A bracket {token} is closed that was never opened.", "Take it out, or open it further left."
    if token.kind in CLOSING and before.kind in ENDS:
        return f"The bracket {opened} is closed by {token}.", "Close ( with ) and [ with ]."
    if token.kind == "OPEN_LIST":
        return "A list in square brackets stands only after in.", "Write for example age in [18..25]."
    if token.kind == "TO":
        return "A range stands only after in, between brackets.", "Write for example age in [18..25]."
    return None


def _about_signs(token: Token, before: Token, earlier: Sequence[Token]) -> tuple[str, str] | None:
    if token.kind not in SIGNS:
        return None
    if before.kind in SIGNS:
        return f"Two signs stand side by side: {before} and {token}.", "Write one of = != < <= > >= in."
    last_sign = next((one.kind for one in reversed(earlier) if one.kind in SIGNS | JOINS), None)
    if before.kind in ENDS and last_sign in SIGNS:
        hint = "Compare once, then write and: age >= 18 and age <= 25. Or write age in [18..25]."
        return f'A second comparison with {token} follows without "and".', hint
    return None


def _about_commas(token: Token, before: Token, earlier: Sequence[Token]) -> tuple[str, str] | None:
    if token.kind != "COMMA":
        return None
    if len(earlier) > 1 and earlier[-2].kind == "TO":
        return "A range has two ends and nothing more.", "Put several in round brackets: age in ([18..25], 30)."
    if before.kind == "NUMBER":
        return "A comma follows a number.", "Write decimals with a point, as in 2.5, and lists in brackets after in."
    return "A comma stands outside a list.", 'Write a list in brackets after in: route in ("degree", "masters").'


def _about_neighbours(token: Token, before: Token) -> tuple[str, str] | None:
    if token.kind in WHOLE:
        hint = f"Put everything from {token} to where it ends in round brackets."
        return f'"{token}" cannot stand after {_quoted(before)} without brackets.', hint
    if before.kind not in ENDS:
        return None
    if token.kind in VALUES | {"OPEN", "NOT"}:
        hint = "Write and, or, or a sign such as = between them. A text of several words stands in double quotes."
        return f"{_quoted(before)} and {_quoted(token)} stand side by side with nothing between them.", hint
    return None


def _quoted(token: Token) -> str:
    return str(token) if token.kind == "TEXT" else f'"{token}"'


def _still_open(tokens: Sequence[Token]) -> str | None:
    """The innermost bracket that is open after these tokens."""
    opened: list[str] = []
    for token in tokens:
        if token.kind in OPENING:
            opened.append(OPENING[token.kind])
        elif token.kind in CLOSING and opened:
            opened.pop()
    return opened[-1] if opened else None
