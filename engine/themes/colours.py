"""Colours as authors write them: in six digits, in three, or in another way of CSS, which is told with its digits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from coloraide import Color

from engine.document import Problem, Scalar

DIGITS = "#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})"
_DIGITS = re.compile(DIGITS)
SHORT = 4


def six_digits(written: str) -> str | None:
    """A colour as `#rrggbb`, if it is written in digits."""
    if not _DIGITS.fullmatch(written):
        return None
    digits = written.lower()
    return "#" + "".join(digit * 2 for digit in digits[1:]) if len(digits) == SHORT else digits


def with_digits(problems: Iterable[Problem], colours: Iterable[Scalar]) -> list[Problem]:
    """Problems, of which those about a colour that is known by a name, or in another way, say its digits."""
    meant = {(node.span.line, node.span.column): found for node in colours if (found := _known(node))}
    return [_with_digits(problem, meant.get((problem.span.line, problem.span.column))) for problem in problems]


def _with_digits(problem: Problem, digits: str | None) -> Problem:
    if digits is None or problem.code != "value.pattern":
        return problem
    return replace(problem, hint=f'Write it in digits, in quotation marks: "{digits}".')


def _known(written: str) -> str | None:
    """What the digits of a colour are that is written otherwise. None of one that lets through what is behind it."""
    if six_digits(written) is not None:
        return None
    try:
        colour = Color(written.strip())
    except ValueError:
        return None
    return colour.convert("srgb").fit().to_string(hex=True) if colour.alpha() == 1 else None
