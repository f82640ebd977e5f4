"""`formwright eval`."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import BinaryIO

import click

from engine.cli.listing.machine import problem_object
from engine.cli.values import name_of_type, of_json, of_word, scope_of, written
from engine.document import Problem, Scalar, Span
from engine.expressions import try_out
from engine.expressions.functions.dates import SAID_TODAY

NAMED = re.compile(r"(today\(\)|[^\W\d]\w*(?:\.[^\W\d]\w*)*)=(.*)", re.DOTALL)
FORM = 'Write an object such as {"expression": "age + 1", "names": {"age": 17}}.'

MINUS = {"ignore_unknown_options": True}
"""An expression may begin with a minus."""

Result = Mapping[str, object]

HELP = """Say what an expression comes to, as JSON.

\b
  formwright eval '(age + 3) / 2' age=17
  {"value": 10, "type": "decimal"}

A VALUE is written as in an expression: 17, true, null, "a text", ["a", "b"], date("2026-01-31"). A day may stand
alone, as 2026-01-31, and other words are a text. today()=2026-01-31 says what day it is.

The type is decimal, string, boolean, date, list or null, as in the conformance kit of DMN. A decimal is a JSON
number with every digit it has, up to 34: read it as a decimal, not as a float. A date is a string: "2026-01-31".

Where something is wrong there are "problems": objects with code, message, hint, and the place as line, column,
end_line, end_column. An expression that can be read all the same has its value and type beside them.

With --batch every line of the file is an object such as {"expression": "age + 1", "names": {"age": 17}}, where
"names" may be left out, and for every line an object is printed, in the same order. A bad line is a problem, and
never the end.

Exits with 0, with 1 if there are problems, with 2 if it is not clear what to evaluate.
"""


@click.command("eval", help=HELP, short_help="Say what an expression comes to, as JSON.", context_settings=MINUS)
@click.argument("words", nargs=-1, metavar="EXPRESSION [NAME=VALUE …]")
@click.option("--batch", type=click.File("rb"), help="Evaluate every line of this file; - is what is piped in.")
def eval(words: tuple[str, ...], batch: BinaryIO | None) -> None:  # noqa: A001  # a command is called by its word
    """Evaluate one expression, or a file of them."""
    if (batch is None) is (not words):
        raise click.UsageError("Write an expression, or --batch and a file.")
    results = _of_lines(batch) if batch is not None else iter([_result(words[0], _names(words[1:]))])
    faulty = False
    for result in results:
        faulty = faulty or "problems" in result
        click.echo(written(result))
    sys.exit(1 if faulty else 0)


def _names(words: Sequence[str]) -> dict[str, object]:
    """Names with their values. Raises UsageError for what is none, or given twice."""
    names: dict[str, object] = {}
    for word in words:
        found = NAMED.fullmatch(word)
        if found is None:
            raise click.UsageError(f'"{word}" is not of the form NAME=VALUE.')
        name, value = found.groups()
        if name in names:
            raise click.UsageError(f'"{name}" is given two values.')
        try:
            names[name] = of_word(value)
        except ValueError as faulty:
            raise click.UsageError(f"{name}: {faulty}") from faulty
    if not _says_the_day(names):
        raise click.UsageError(f"{SAID_TODAY}: this is not a day; write it as 2026-01-31.")
    return names


def _says_the_day(names: Mapping[str, object]) -> bool:
    return isinstance(names.get(SAID_TODAY, date.min), date)


def _of_lines(lines: BinaryIO) -> Iterator[Result]:
    for line in lines:
        asked = _asked(line)
        yield {"problems": [problem_object(_unreadable(line))]} if asked is None else _result(*asked)


def _asked(line: bytes) -> tuple[str, Mapping[str, object]] | None:
    """The expression of a line and the names it is asked with, or None for a line that is none."""
    try:
        match json.loads(line, parse_float=Decimal, parse_int=Decimal):
            case {"expression": str() as text, **rest} if isinstance(named := rest.get("names", {}), dict):
                names = {name: of_json(value) for name, value in named.items()}
                return (text, names) if _says_the_day(names) else None
    except (ValueError, RecursionError, InvalidOperation):
        pass
    return None


def _unreadable(line: bytes) -> Problem:
    message = "This line is no JSON object with an expression, and names by name."
    place = Span(1, 1, 1, max(2, len(line)))
    return Problem(code="condition.syntax", message=message, hint=FORM, file="", span=place)


def _result(text: str, names: Mapping[str, object]) -> Result:
    place = Span(1, 1, 1, 1 + len(text))
    expression, problems = try_out(Scalar(text, place), scope_of(names), "")
    result: dict[str, object] = {"problems": [problem_object(problem) for problem in problems]} if problems else {}
    if expression is not None:
        value = expression.evaluate(names)
        result |= {"value": value, "type": name_of_type(value)}
    return result
