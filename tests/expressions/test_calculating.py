"""Calculations, conditionals, lists and rows: what they come to, and what is wrong with them."""

from datetime import UTC, date, datetime
from decimal import Decimal, localcontext

import pytest

from engine.document import Scalar, Span
from engine.expressions import (
    Boolean,
    Choice,
    DateType,
    List,
    Number,
    Scope,
    TextType,
    Type,
    compile_value,
)
from tests.expressions.calculating import JOBS, WITH_JOBS, compiled, value_of
from tests.expressions.conftest import SCOPE

TWO_JOBS = {"jobs": ({"hours": Decimal(12), "title": "Cook"}, {"hours": Decimal(30), "title": "Porter"})}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3 ** 2", 19),
        ("(1 + 2) * 3", 9),
        ("10 - 2 - 3", 5),
        ("-2 ** 2", 4),
        ("0.1 + 0.2", Decimal("0.3")),
        ("1 / 3", Decimal("0.3333333333333333333333333333333333")),
        ("age / months", Decimal("2.5")),
        ('name + " " + town', "Ann Cardiff"),
        ("if age >= 18 then 1 else 2", 2),
        ("if nothing_known then 1 else 2", 2),
        ("age between 10 and 15", True),
        ("age in (< 3, > 9)", True),
        ("age in (1, 2, > 12)", False),
    ],
)
def test_a_calculation_comes_to_its_value(text: str, value: object) -> None:
    scope = Scope({**WITH_JOBS.types, "nothing_known": Boolean()})
    expression, _, problems = compile_value(Scalar(text, Span(1, 1, 1, 1 + len(text))), scope, "q.yaml")
    assert problems == []
    assert expression is not None
    assert expression.evaluate({"age": 10, "months": 4, "name": "Ann", "town": "Cardiff"}) == value


def test_no_setting_of_a_thread_changes_what_is_calculated() -> None:
    with localcontext() as context:
        context.prec = 3
        assert value_of("1000000.5 + -0.25", {}) == Decimal("1000000.25")
        assert value_of("string(123456789.5)", {}) == "123456789.5"


@pytest.mark.parametrize("text", ["age + 1", "-age", "age / months", "sum(age, months)", "mean([age, 3])", "age(born)"])
def test_what_is_calculated_from_something_unanswered_is_null(text: str) -> None:
    assert value_of(text) is None


@pytest.mark.parametrize("text", ["age / months", "modulo(age, months)", "10 ** age ** age ** age", "age ** -age"])
def test_what_has_no_value_for_a_respondent_is_null(text: str) -> None:
    names = {"age": Decimal(10**6), "months": Decimal(0)}
    assert value_of(text, names) in {None, 0}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("age + teamwork", Number(Decimal(1), Decimal(123))),
        ("age - teamwork", Number(Decimal(-3), Decimal(119))),
        ("age * -2", Number(Decimal(-240), Decimal(0))),
        ("age / teamwork", Number(Decimal(0), Decimal(120))),
        ("age / age", Number()),
        ("teamwork ** 2", Number(Decimal(1), Decimal(9))),
        ("-teamwork", Number(Decimal(-3), Decimal(-1))),
        ("abs(teamwork - 3)", Number(Decimal(0), Decimal(2))),
        ("floor(age / 7)", Number(Decimal(0), Decimal(17))),
        ("sum(age, teamwork, 2)", Number(Decimal(3), Decimal(125))),
        ("mean([age, teamwork])", Number(Decimal(0), Decimal(120))),
        ("max(teamwork, 2)", Number(Decimal(1), Decimal(3))),
        ("if consent then age else 200", Number(Decimal(0), Decimal(200))),
        ("age + months", Number()),
        ("jobs.hours", List(Number(Decimal(0), Decimal(100)))),
        ("count(jobs)", Number(Decimal(0), None)),
        ('if consent then route else "x"', TextType()),
        ("if consent then route else null", SCOPE.types["route"]),
        ("date(2026, 1, 31)", DateType()),
        ("mode([1, 2])", List(Number())),
        ("band(teamwork)", Choice(("developing", "strong"))),
        ("jobs", JOBS),
    ],
)
def test_a_calculation_has_a_type_with_its_limits(text: str, kind: Type) -> None:
    assert compiled(text)[1] == kind


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("count(jobs)", 2),
        ("sum(jobs.hours)", 42),
        ("some job in jobs satisfies job.hours > 20", True),
        ("every job in jobs satisfies job.hours > 20", False),
        ('every job in jobs satisfies job.title != "Nurse" and job.hours > 0', True),
        ("30 in jobs.hours", True),
        ('some title in jobs.title satisfies contains(title, "ort")', True),
        ("(some job in jobs satisfies job.title = name) and age > 3", True),
    ],
)
def test_the_rows_of_a_repeated_group_can_be_asked_about(text: str, value: object) -> None:
    assert value_of(text, {**TWO_JOBS, "name": "Cook", "age": 4}) == value


def test_of_no_rows_some_is_false_and_every_is_true_and_of_none_known_both_are_null() -> None:
    for quantifier, of_none in (("some", False), ("every", True)):
        text = f"{quantifier} job in jobs satisfies job.hours > 20"
        assert value_of(text, {"jobs": ()}) is of_none
        assert value_of(text) is None


def test_a_row_without_an_answer_leaves_the_rest_open() -> None:
    rows = {"jobs": ({"hours": None}, {"hours": Decimal(30)})}
    assert value_of("some job in jobs satisfies job.hours > 20", rows) is True
    assert value_of("every job in jobs satisfies job.hours > 20", rows) is None
    assert value_of("sum(jobs.hours)", rows) is None


def test_names_are_those_from_outside() -> None:
    expression, _, _ = compiled("some job in jobs satisfies job.hours > age and band(teamwork) = null")
    assert expression is not None
    assert expression.names == {"jobs", "age", "teamwork.band"}


@pytest.mark.parametrize(
    ("born", "then", "years"),
    [
        ("2008-11-22", "2026-11-22", 18),
        ("2008-11-23", "2026-11-22", 17),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2026-11-23", "2026-11-22", None),
    ],
)
def test_age_counts_whole_years(born: str, then: str, years: int | None) -> None:
    names = {"born": date.fromisoformat(born), "today()": date.fromisoformat(then)}
    assert value_of("age(born)", names) == years
    assert value_of(f'age(born, date("{then}"))', {"born": names["born"]}) == years


def test_today_is_the_day_in_utc_unless_it_is_said() -> None:
    before = datetime.now(UTC).date()
    assert value_of("today()") in {before, datetime.now(UTC).date()}
    assert value_of("today()", {"today()": date(2026, 1, 31)}) == date(2026, 1, 31)


def test_whether_something_is_answered_is_always_known() -> None:
    assert value_of("answered(age)") is False
    assert value_of("answered(age)", {"age": 3}) is True
    assert value_of("answered(jobs)", {"jobs": ()}) is True


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('starts with(name, "An")', True),
        ('ends with(name, "na")', False),
        ("substring(name, -2)", "nn"),
        ("substring(name, 1, 99)", "Ann"),
        ("string(2.50)", "2.5"),
        ("string(true)", "true"),
        ('number("1 000,5", " ", ",")', Decimal("1000.5")),
        ("round half up(2.5, 0) - round half down(2.5, 0)", 1),
        ("decimal(2.5, 0)", 2),
        ("round down(1234, -2)", 1200),
        ("min(name, town)", "Ann"),
        ("max(born, date(2000, 1, 1))", date(2001, 2, 3)),
        ("any(consent, age > 3)", True),
        ("all(consent, age > 3)", None),
    ],
)
def test_functions_mean_what_they_say(text: str, value: object) -> None:
    names = {"name": "Ann", "town": "Cardiff", "born": date(2001, 2, 3), "age": 5}
    assert value_of(text, names) == value
