"""`formwright eval`."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import BinaryIO

import click

from engine.cli.listing.machine import problem_object
from engine.cli.values import name_of_type, nested, of_json, of_word, scope_of, written
from engine.document import Problem, Scalar, Span
from engine.expressions import try_out

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
alone, as 2026-01-31, and any other words are a text. today()=2026-01-31 says what day it is.

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
    results = _of_lines(batch) if batch is not None else iter([_result(words[0], dict(map(_named, words[1:])))])
    faulty = False
    for result in results:
        faulty = faulty or "problems" in result
        click.echo(written(result))
    sys.exit(1 if faulty else 0)


def _named(word: str) -> tuple[str, object]:
    found = NAMED.fullmatch(word)
    if found is None:
        raise click.UsageError(f'"{word}" is not of the form NAME=VALUE.')
    return found[1], of_word(found[2])


def _of_lines(lines: BinaryIO) -> Iterator[Result]:
    for line in lines:
        try:
            asked = json.loads(line, parse_float=Decimal, parse_int=Decimal)
        except (ValueError, RecursionError, InvalidOperation):
            asked = None
        match asked:
            case {"expression": str() as text, "names": dict() as names} if not nested(names):
                yield _result(text, {name: of_json(value) for name, value in names.items()})
            case {"expression": str() as text} if "names" not in asked:
                yield _result(text, {})
            case _:
                yield {"problems": [problem_object(_unreadable(line))]}


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
