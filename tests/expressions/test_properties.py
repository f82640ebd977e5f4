"""What holds for every condition and every answer."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.document import Problem
from engine.expressions.evaluating import evaluator
from engine.expressions.reading.parser import parse

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
)
ranges = st.builds("{}{}..{}{}".format, st.sampled_from("[("), operands, operands, st.sampled_from("])"))
lists = st.lists(operands | ranges, min_size=1, max_size=3).map(lambda entries: f"({', '.join(entries)})")
tests = st.one_of(
    st.builds("{} {} {}".format, operands, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), operands),
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
signs = ["and", "or", "not", "in", "(", ")", "[", "]", ",", "..", "=", "!=", "<", ">=", "-"]
words = ["age", "route", "date", "18", '"degree"', "null", " ", "\n"]
slips = ["==", "&&", "is", "TRUE", "'x'", "'", '"', "“", "2026-01-31", "{", "\\", "if"]
scraps = st.sampled_from([*signs, *words, *slips])

each = settings(max_examples=150, deadline=None)


def value_of(text: str, names: Mapping[str, object]) -> object | None:
    tree, findings = parse(text)
    assert findings == []
    assert tree is not None
    return evaluator(tree)(names)


@each
@given(conditions, answers)
def test_every_condition_evaluates_for_all_answers(condition: str, names: dict[str, object]) -> None:
    value = value_of(condition, names)
    assert value is None or isinstance(value, bool | str | Decimal | date | tuple)


@each
@given(st.one_of(st.text(max_size=60), st.lists(scraps, max_size=25).map(" ".join), conditions))
def test_every_text_is_compiled_or_refused_with_problems_inside_it(
    problems: Callable[[str], list[Problem]], text: str
) -> None:
    found = problems(text)
    assert [problem.span for problem in found] == sorted(problem.span for problem in found)
    assert all(1 <= problem.span.column <= len(text) + 1 for problem in found)
    assert all(problem.message and problem.hint for problem in found)


@each
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


@each
@given(a=TRUTH, b=TRUTH, c=TRUTH)
def test_and_and_or_share_out_over_each_other(*, a: bool | None, b: bool | None, c: bool | None) -> None:
    names = {"a": a, "b": b, "c": c}
    assert value_of("a and (b or c)", names) is value_of("a and b or a and c", names)
    assert value_of("a or (b and c)", names) is value_of("(a or b) and (a or c)", names)


@each
@given(conditions, answers, st.sampled_from(NAMES))
def test_an_answer_more_never_changes_what_was_already_certain(
    condition: str, names: dict[str, object], name: str
) -> None:
    if "null" in condition:
        return
    without = {known: value for known, value in names.items() if known != name}
    before = value_of(f"({condition}) and true", without)
    assert before is None or value_of(f"({condition}) and true", names) is before
