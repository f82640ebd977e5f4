"""What the language reference says of signs, words and functions: all of them, each with an example that holds."""

from __future__ import annotations

import re

import pytest

from engine.document import Scalar, Span
from engine.expressions import Boolean, Choice, Choices, DateType, Number, Rows, Scope, TextType, compile_value
from engine.expressions.functions import FUNCTIONS
from engine.expressions.operators import OPERATORS
from engine.expressions.reading import RESERVED
from engine.expressions.reading.builder import SIGNS

SCOPE = Scope(
    {
        **dict.fromkeys(("age", "months", "first", "second", "third", "teamwork"), Number()),
        **dict.fromkeys(("town", "code"), TextType()),
        "teamwork.band": Choice(("developing", "strong")),
        "route": Choice(("degree", "a_levels")),
        "interests": Choices(("sport", "music")),
        "jobs": Rows({"hours": Number()}),
        "born": DateType(),
        "consent": Boolean(),
    },
    scales=frozenset({"teamwork"}),
)
CONDITIONS = {"all", "any"}
EXAMPLES = [
    *((operator.written, operator.example) for operator in OPERATORS),
    *((name, function.example) for name, function in FUNCTIONS.items()),
]


@pytest.mark.parametrize(("written", "example"), EXAMPLES)
def test_every_example_has_what_it_is_for_and_compiles(written: str, example: str) -> None:
    scope = Scope({**SCOPE.types, "first": Boolean(), "second": Boolean()}) if written in CONDITIONS else SCOPE
    _, _, problems = compile_value(Scalar(example, Span(1, 1, 1, 1 + len(example))), scope, "")
    assert problems == []
    assert all(part in example for part in re.split(r"[ …()]+", written) if part)


@pytest.mark.parametrize("says", [*(each.says for each in OPERATORS), *(each.says for each in FUNCTIONS.values())])
def test_each_says_what_it_means_in_one_short_sentence(says: str) -> None:
    assert re.fullmatch(r"[A-Z].{8,110}\.", says)


def test_no_sign_and_no_word_is_left_out() -> None:
    there = {part for operator in OPERATORS for part in re.split(r"[ …]+", operator.written)}
    words = RESERVED - {"true", "false", "null", "is", "equals", "for", "return", "instance", "not"}
    assert (set(SIGNS.values()) | words) - there == set()
