from decimal import Decimal

from engine.document import Problem, Scalar, Span
from engine.expressions import Boolean, Expression, Number, Scope, Type, compile_value

Compiled = tuple[Expression | None, Type | None, list[Problem]]
SCOPE = Scope({"age": Number(Decimal(0), Decimal(120))})


def compiled(text: str) -> Compiled:
    return compile_value(Scalar(text, Span(1, 1, 1, 1 + len(text))), SCOPE, "q.yaml")


def test_a_calculation_has_the_type_of_what_it_gives() -> None:
    expression, kind, problems = compiled("age")
    assert problems == []
    assert kind == Number(Decimal(0), Decimal(120))
    assert expression is not None
    assert expression.evaluate({"age": Decimal(17)}) == 17


def test_a_condition_is_a_value_too() -> None:
    assert compiled("age > 3")[1] == Boolean()


def test_a_calculation_with_a_fault_has_neither_value_nor_type() -> None:
    expression, kind, problems = compiled("agee")
    assert (expression, kind) == (None, None)
    assert [problem.code for problem in problems] == ["condition.unknown-name"]
