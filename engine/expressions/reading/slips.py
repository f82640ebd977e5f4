"""What authors often write instead of the language: each slip is explained, and read as what it stands for.

So one wrong sign is one problem, and what comes after it is still checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from engine.expressions.finding import Finding
from engine.expressions.reading.token import Token


class Slip(NamedTuple):
    """The terminal a slip is taken for, and what to do."""

    terminal: str
    hint: str


SLIPS = {
    "SLIP_EQUAL": Slip("EQUAL", "Write = (one equals sign) to compare."),
    "SLIP_UNEQUAL": Slip("UNEQUAL", "Write != to say that two things differ."),
    "SLIP_LESS_EQUAL": Slip("LESS_EQUAL", 'Write <= to say "at most".'),
    "SLIP_MORE_EQUAL": Slip("MORE_EQUAL", 'Write >= to say "at least".'),
    "SLIP_AND": Slip("AND", "Write and, in small letters."),
    "SLIP_OR": Slip("OR", "Write or, in small letters."),
    "SLIP_NOT": Slip("NOT", "Write not( … ), in small letters."),
    "SLIP_IN": Slip("IN", "Write in, in small letters."),
    "SLIP_TRUE": Slip("TRUE", "Write true, in small letters."),
    "SLIP_FALSE": Slip("FALSE", "Write false, in small letters."),
    "SLIP_NULL": Slip("NULL", 'Write null, in small letters, to say "not answered".'),
    "SLIP_MINUS": Slip("MINUS", "Write - (the hyphen of the keyboard) to subtract."),
    "SLIP_TIMES": Slip("TIMES", "Write * to multiply."),
    "SLIP_DIVIDE": Slip("DIVIDE", "Write / to divide."),
    "SLIP_POWER": Slip("POWER", "Write ** to raise to a power."),
    "SLIP_TO": Slip("TO", "Write two dots between the ends of a range, as in [18..25]."),
}
UNREADABLE = ("OPEN_TEXT", "STRAY")
TERMINALS = (*SLIPS, "SLIP_TEXT", "SLIP_DAY", *UNREADABLE)

STRAY_HINTS = {
    "{": "Write the name as it is, without brackets around it.",
    "}": "Write the name as it is, without brackets around it.",
    "$": "Write the name as it is, without a sign before it.",
    "@": 'Write a date as date("2026-01-31").',
    "!": "Write != to say that two things differ, and not( … ) for the opposite of a condition.",
    "%": "Write the number alone.",
    "£": "Write the number alone.",
    "€": "Write the number alone.",
}


def put_right(tokens: Sequence[Token]) -> tuple[list[Token], list[Finding]]:
    """The tokens with every slip replaced by what it stands for, and the slips."""
    right: list[Token] = []
    findings: list[Finding] = []
    for token in tokens:
        if token.kind in SLIPS:
            slip = SLIPS[token.kind]
            findings.append(_finding(token, f'"{token}" means nothing here.', slip.hint))
            right.append(token.taken_for(slip.terminal))
        elif token.kind == "SLIP_TEXT":
            text = f'"{token[1:-1]}"'
            findings.append(_finding(token, f"{token} is not in straight double quotes.", f"Write {text}."))
            right.append(token.taken_for("TEXT", text))
        elif token.kind == "SLIP_DAY":
            findings.append(_finding(token, f"{token} is not written as a date.", f'Write date("{token}").'))
            right.extend(_date(token, right[-2:]))
        else:
            right.append(token)
    return right, findings


def unreadable(tokens: Sequence[Token]) -> list[Finding]:
    """Signs that stand for nothing at all; with one of these in it, a text cannot be read on."""
    findings = []
    for token in tokens:
        if token.kind == "OPEN_TEXT":
            hint = 'Texts and codes stand between two double quotes, as in route = "degree".'
            findings.append(_finding(token, f"A text is opened by {token[0]} here and never closed.", hint))
        elif token.kind == "STRAY":
            hint = STRAY_HINTS.get(token, "Take it out, or put double quotes around it if it is part of a text.")
            findings.append(_finding(token, f'"{token}" means nothing here.', hint))
    return findings


def _date(token: Token, before: Sequence[Token]) -> list[Token]:
    """A bare day as a call of date( … ), or as its text where it stands inside such a call already."""
    text = token.taken_for("TEXT", f'"{token}"')
    if [str(earlier) for earlier in before] == ["date", "("]:
        return [text]
    return [token.taken_for("NAME", "date"), token.taken_for("OPEN", "("), text, token.taken_for("CLOSE", ")")]


def _finding(token: Token, message: str, hint: str) -> Finding:
    return Finding(token.place, "condition.syntax", message, hint)
