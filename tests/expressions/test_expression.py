import copy
import pickle
from collections.abc import Callable
from decimal import Decimal

import pytest

from engine.document import Scalar, Span
from engine.expressions import RESERVED, Choice, Expression, Number, Scope, compile_expression

SCOPE = Scope({"route": Choice(("degree", "work")), "age": Number()})


def span_of_problem(text: str, span: Span, *, quoted: bool = False) -> Span:
    expression, problems = compile_expression(Scalar(text, span, quoted=quoted), SCOPE, "q.yaml")
    assert expression is None
    (problem,) = problems
    assert problem.file == "q.yaml"
    return problem.span


def test_a_problem_points_into_a_plain_value() -> None:
    assert span_of_problem('route = "degre" or age > 3', Span(7, 17, 7, 43)) == Span(7, 25, 7, 32)


def test_a_problem_points_behind_the_quote_of_a_quoted_value() -> None:
    assert span_of_problem('route = "degre"', Span(7, 17, 7, 34), quoted=True) == Span(7, 26, 7, 33)


def test_a_problem_at_the_end_points_just_behind_it() -> None:
    assert span_of_problem("age >", Span(7, 17, 7, 22)) == Span(7, 22, 7, 23)


def test_a_problem_with_nothing_points_at_one_column() -> None:
    assert span_of_problem("", Span(7, 17, 7, 19), quoted=True) == Span(7, 18, 7, 19)


def test_a_problem_in_several_lines_points_at_the_whole() -> None:
    assert span_of_problem('age > 3 and route = "degre"', Span(7, 17, 8, 30)) == Span(7, 17, 8, 30)


def test_a_problem_between_quotes_with_escapes_points_at_the_whole() -> None:
    assert span_of_problem('route = "degre"', Span(7, 17, 7, 36), quoted=True) == Span(7, 17, 7, 36)


def test_problems_in_several_lines_are_still_all_told_in_order() -> None:
    text = Scalar("agee > 3 and rute = 3 and age = true", Span(1, 1, 2, 9))
    _, problems = compile_expression(text, SCOPE, "q.yaml")
    assert [problem.code for problem in problems] == [
        "condition.unknown-name",
        "condition.unknown-name",
        "condition.type",
    ]


def test_an_expression_knows_its_text_its_place_and_its_names(compiled: Callable[[str], Expression]) -> None:
    expression = compiled('teamwork.band != "developing" and not(age in [months..20]) and completed')
    assert expression.text == 'teamwork.band != "developing" and not(age in [months..20]) and completed'
    assert expression.span == Span(1, 1, 1, 73)
    assert expression.names == {"teamwork.band", "age", "months", "completed"}


def test_expressions_with_equal_text_are_equal_wherever_they_stand() -> None:
    here, _ = compile_expression(Scalar("age > 3", Span(1, 1, 1, 8)), SCOPE, "q.yaml")
    there, _ = compile_expression(Scalar("age > 3", Span(9, 5, 9, 12)), SCOPE, "r.yaml")
    other, _ = compile_expression(Scalar("age > 4", Span(1, 1, 1, 8)), SCOPE, "q.yaml")
    assert here == there
    assert hash(here) == hash(there)
    assert here != other


def test_an_expression_holds_for_some_answers(compiled: Callable[[str], Expression]) -> None:
    expression = compiled('school = "state" and age >= 18')
    assert expression.evaluate({"school": "state", "age": Decimal(18)}) is True
    assert expression.evaluate({"school": "state", "age": Decimal(17)}) is False
    assert expression.evaluate({"school": "state"}) is None
    assert expression.evaluate({"age": Decimal(17)}) is False


@pytest.mark.parametrize("again", [copy.deepcopy, lambda expression: pickle.loads(pickle.dumps(expression))])  # noqa: S301  # its own pickle
def test_an_expression_can_be_copied_and_kept(
    compiled: Callable[[str], Expression], again: Callable[[Expression], Expression]
) -> None:
    expression = compiled('born < date("2008-01-31") or age >= 18')
    copied = again(expression)
    assert copied == expression
    assert (copied.span, copied.names, copied.tree) == (expression.span, expression.names, expression.tree)
    assert copied.evaluate({"age": Decimal(18)}) is True


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_a_reserved_word_is_never_read_as_a_name(word: str) -> None:
    expression, _ = compile_expression(Scalar(f"{word} = 3", Span(1, 1, 1, 5 + len(word))), SCOPE, "q.yaml")
    assert expression is None or word not in expression.names
