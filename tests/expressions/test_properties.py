"""What holds for every condition and every answer."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from engine.document import Problem, Scalar, Span
from engine.expressions import Expression, Number, compile_value
from engine.expressions.evaluating import evaluator
from engine.expressions.reading import parse
from tests.expressions.conftest import SCOPE

NAMES = ("age", "months", "route", "school", "interests", "born", "consent", "completed", "teamwork.band", "nothing")
TRUTH = st.sampled_from([True, False, None])

values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.dates(),
    st.datetimes(),
    st.text(max_size=5),
    st.lists(st.one_of(st.text(max_size=3), st.decimals()), max_size=3),
    st.builds(tuple, st.lists(st.sampled_from(["sport", "music"]), max_size=2)),
    st.builds(object),
)
answers = st.dictionaries(st.sampled_from(NAMES), values, max_size=len(NAMES))

operands = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(["null", "true", "false", '"sport"', '"state"', "18", "-2.5", 'date("2026-01-31")', "date(route)"]),
    st.sampled_from(["age + 1", "-months", "age ** 2 / 0", "[1, 2]", "abs(age)", "sum(age, months)", "age(born)"]),
    st.sampled_from(['(if consent then "a" else route)', "(some x in interests satisfies x = route)", "[1..2]"]),
)
ranges = st.builds("{}{}..{}{}".format, st.sampled_from("[("), operands, operands, st.sampled_from("])"))
lists = st.lists(operands | ranges, min_size=1, max_size=3).map(lambda entries: f"({', '.join(entries)})")
tests = st.one_of(
    st.builds("{} {} {}".format, operands, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), operands),
    st.builds("{} between {} and {}".format, operands, operands, operands),
    st.builds("{} in {}".format, operands, st.one_of(ranges, lists, st.sampled_from(NAMES))),
    operands,
)
conditions = st.recursive(
    tests,
    lambda parts: st.one_of(
        st.builds("({}) and ({})".format, parts, parts),
        st.builds("({}) or ({})".format, parts, parts),
        st.builds("not({})".format, parts),
    ),
    max_leaves=4,
)
calculating = ["+", "-", "*", "**", "if", "then", "else", "some", "satisfies", "between"]
signs = [*calculating, "and", "or", "not", "in", "(", ")", "[", "]", ",", "..", "=", "!=", "<", ">="]
words = ["age", "route", "date", "18", '"degree"', "null", " ", "\n"]
slips = ["÷", "^", "\N{MINUS SIGN}", "==", "&&", "is", "TRUE", "'x'", "'", '"', "“", "2026-01-31", "{", "\\", "if"]
scraps = st.sampled_from([*signs, *words, *slips])


Written = st.SearchStrategy[str]
NUMBERS: Written = st.deferred(lambda: numbers)
TEXTS: Written = st.deferred(lambda: texts)
LISTS: Written = st.deferred(lambda: lists_of_numbers)
TRUTHS: Written = st.deferred(lambda: truths)
numbers: Written = st.one_of(
    st.sampled_from(["age", "months", "teamwork", "0", "1.5", "1e300", "count(interests)"]),
    st.builds("({} {} {})".format, NUMBERS, st.sampled_from(["+", "-", "*", "/", "**"]), NUMBERS),
    st.builds("-{}".format, NUMBERS),
    st.builds("{}({})".format, st.sampled_from(["abs", "floor", "ceiling", "sum", "mean", "stddev"]), NUMBERS),
    st.builds("{}({}, {})".format, st.sampled_from(["modulo", "decimal", "round half up", "max"]), NUMBERS, NUMBERS),
    st.builds("{}({})".format, st.sampled_from(["sum", "mean", "median", "min", "product", "stddev"]), LISTS),
    st.builds("string length({})".format, TEXTS),
    st.builds("(if {} then {} else {})".format, TRUTHS, NUMBERS, NUMBERS),
)
lists_of_numbers: Written = st.lists(NUMBERS, min_size=1, max_size=3).map(lambda entries: f"[{', '.join(entries)}]")
texts: Written = st.one_of(
    st.sampled_from(["name", "town", '"Ann"', "string(months)", "string(born)"]),
    st.builds("({} + {})".format, TEXTS, TEXTS),
    st.builds("{}({})".format, st.sampled_from(["upper case", "lower case"]), TEXTS),
    st.builds("substring({}, {})".format, TEXTS, NUMBERS),
)
truths: Written = st.one_of(
    st.sampled_from(["consent", "completed", "answered(route)", "even(months)", "age(born) >= 18", 'school = "state"']),
    st.builds("{} {} {}".format, NUMBERS, st.sampled_from(["<", ">="]), st.just("months")),
    st.builds("contains({}, {})".format, TEXTS, TEXTS),
    st.builds("({} and {})".format, TRUTHS, TRUTHS),
    st.builds("not({})".format, TRUTHS),
    st.builds("(some x in {} satisfies x > months)".format, LISTS),
)


def value_of(text: str, names: Mapping[str, object]) -> object | None:
    tree, findings = parse(text)
    assume(all(finding.code != "condition.too-long" for finding in findings))
    assert findings == []
    assert tree is not None
    return evaluator(tree)(names)


@given(conditions, answers)
def test_every_condition_evaluates_for_all_answers(condition: str, names: dict[str, object]) -> None:
    value = value_of(condition, names)
    assert value is None or isinstance(value, bool | str | Decimal | date | tuple)


@given(st.one_of(st.text(max_size=60), st.lists(scraps, max_size=25).map(" ".join), conditions))
def test_every_text_is_compiled_or_refused_with_problems_inside_it(
    problems: Callable[[str], list[Problem]], text: str
) -> None:
    found = problems(text)
    assert [problem.span for problem in found] == sorted(problem.span for problem in found)
    assert all(1 <= problem.span.column <= len(text) + 1 for problem in found)
    assert all(problem.message and problem.hint for problem in found)


@given(st.one_of(numbers, texts, truths), answers)
def test_what_is_of_one_type_has_no_other_fault_and_evaluates_to_that_type(
    tried: Callable[[str], tuple[Expression | None, list[Problem]]], text: str, names: dict[str, object]
) -> None:
    expression, found = tried(text)
    assert {problem.code for problem in found} <= {"condition.too-long", "condition.no-value", "condition.impossible"}
    if expression is not None:
        value = expression.evaluate(names)
        assert value is None or isinstance(value, Decimal | str | bool | date | tuple)
        assert not isinstance(value, Decimal) or value.is_finite()


@given(numbers, st.integers(0, 120), st.integers(1, 3))
def test_a_calculation_comes_out_between_the_numbers_its_type_says(text: str, age: int, teamwork: int) -> None:
    expression, kind, _ = compile_value(Scalar(text, Span(1, 1, 1, 1 + len(text))), SCOPE, "q.yaml")
    if expression is None:
        return
    assert isinstance(kind, Number)
    value = expression.evaluate({"age": age, "teamwork": teamwork, "months": 7, "consent": True})
    if isinstance(value, Decimal):
        assert kind.least is None or value >= kind.least
        assert kind.most is None or value <= kind.most


@given(conditions, conditions, answers)
def test_and_or_and_not_keep_kleenes_laws(one: str, other: str, names: dict[str, object]) -> None:
    def value(text: str) -> object | None:
        return value_of(text.format(a=f"({one})", b=f"({other})"), names)

    assert value("{a} and {b}") is value("{b} and {a}")
    assert value("{a} or {b}") is value("{b} or {a}")
    assert value("not({a} and {b})") is value("not({a}) or not({b})")
    assert value("not({a} or {b})") is value("not({a}) and not({b})")
    assert value("{a} and ({a} or {b})") is value("{a} and {a}")
    assert value("not(not({a}))") is value("{a} and {a}")


@given(a=TRUTH, b=TRUTH, c=TRUTH)
def test_and_and_or_share_out_over_each_other(*, a: bool | None, b: bool | None, c: bool | None) -> None:
    names = {"a": a, "b": b, "c": c}
    assert value_of("a and (b or c)", names) is value_of("a and b or a and c", names)
    assert value_of("a or (b and c)", names) is value_of("(a or b) and (a or c)", names)


@given(conditions, answers, st.sampled_from(NAMES))
def test_an_answer_more_never_changes_what_was_already_certain(
    condition: str, names: dict[str, object], name: str
) -> None:
    if "null" in condition or "if" in condition:
        return
    without = {known: value for known, value in names.items() if known != name}
    before = value_of(f"({condition}) and true", without)
    assert before is None or value_of(f"({condition}) and true", names) is before
