"""Values compiled and calculated, to look at."""

from collections.abc import Mapping
from decimal import Decimal

from engine.document import Problem, Scalar, Span
from engine.expressions import (
    Expression,
    Number,
    Rows,
    Scope,
    TextType,
    Type,
    compile_value,
)
from tests.expressions.conftest import SCOPE

JOBS = Rows({"hours": Number(Decimal(0), Decimal(100)), "title": TextType()})
WITH_JOBS = Scope({**SCOPE.types, "jobs": JOBS}, scales=frozenset({"teamwork"}))


def compiled(text: str) -> tuple[Expression | None, Type | None, list[Problem]]:
    return compile_value(Scalar(text, Span(1, 1, 1, 1 + len(text))), WITH_JOBS, "q.yaml")


def value_of(text: str, names: Mapping[str, object] | None = None) -> object | None:
    expression, _, problems = compiled(text)
    assert problems == []
    assert expression is not None
    return expression.evaluate(names or {})


def wrong(text: str) -> list[tuple[int, str, str]]:
    return [
        (problem.span.column, problem.code.removeprefix("condition."), f"{problem.message} {problem.hint}")
        for problem in compiled(text)[2]
    ]
