from collections.abc import Callable
from decimal import Decimal

import pytest

from engine.document import Problem, Scalar, Span
from engine.expressions import (
    Boolean,
    Choice,
    Choices,
    DateType,
    Expression,
    Number,
    Scope,
    TextType,
    compile_expression,
    try_out,
)

SCOPE = Scope(
    {
        "route": Choice(("apprenticeship", "degree", "a_levels")),
        "other_route": Choice(("degree", "work")),
        "school": Choice(("state", "private")),
        "interests": Choices(("sport", "music")),
        "hobbies": Choices(("chess",)),
        "age": Number(Decimal(0), Decimal(120)),
        "months": Number(),
        "name": TextType(),
        "town": TextType(),
        "born": DateType(),
        "consent": Boolean(),
        "completed": Boolean(),
        "teamwork": Number(Decimal(1), Decimal(3)),
        "teamwork.band": Choice(("developing", "strong")),
    },
    later=frozenset({"mentor"}),
)


@pytest.fixture(scope="session")
def problems() -> Callable[[str], list[Problem]]:
    """Everything wrong with a condition that stands at the beginning of line 1."""

    def compile_one(text: str) -> list[Problem]:
        _, found = compile_expression(Scalar(text, Span(1, 1, 1, 1 + len(text))), SCOPE, "q.yaml")
        return found

    return compile_one


@pytest.fixture(scope="session")
def tried() -> Callable[[str], tuple[Expression | None, list[Problem]]]:
    """An expression of any type, as far as it can be evaluated, and everything wrong with it."""
    return lambda text: try_out(Scalar(text, Span(1, 1, 1, 1 + len(text))), SCOPE, "q.yaml")


@pytest.fixture(scope="session")
def faults(problems: Callable[[str], list[Problem]]) -> Callable[[str], list[tuple[int, str]]]:
    """Column and code (without `condition.`) of everything wrong with a condition."""

    def columns(text: str) -> list[tuple[int, str]]:
        return [(problem.span.column, problem.code.removeprefix("condition.")) for problem in problems(text)]

    return columns


@pytest.fixture(scope="session")
def said(problems: Callable[[str], list[Problem]]) -> Callable[[str], str]:
    """Message and hint of the one thing wrong with a condition."""

    def words(text: str) -> str:
        (problem,) = problems(text)
        return f"{problem.message} {problem.hint}"

    return words


@pytest.fixture(scope="session")
def compiled() -> Callable[[str], Expression]:
    """A condition that has nothing wrong with it."""

    def compile_one(text: str) -> Expression:
        expression, found = compile_expression(Scalar(text, Span(1, 1, 1, 1 + len(text))), SCOPE, "q.yaml")
        assert found == []
        assert expression is not None
        return expression

    return compile_one
