"""`formwright eval`."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from tests.cli.conftest import Terminal
from tests.expressions.kit.subset import INSIDE, cases, reason, same


def told(bare: Terminal, *words: str) -> Any:  # noqa: ANN401  # JSON
    """What is printed for one expression."""
    return json.loads(bare.type("eval", *words).output, parse_float=Decimal, parse_int=Decimal)


def test_eval_says_value_and_type(bare: Terminal) -> None:
    typed = bare.type("eval", "(age + 3) / 2", "age=17")
    assert (typed.exit_code, typed.output) == (0, '{"value": 10, "type": "decimal"}\n')


@pytest.mark.parametrize(
    ("expression", "names", "value", "kind"),
    [
        ('school = "state" and age >= 18', ["school=state", "age=18"], True, "boolean"),
        ("name", ["name=Siân Rees, 3rd"], "Siân Rees, 3rd", "string"),
        ("name", ['name="17"'], "17", "string"),
        ("name", ["name=0300 123 456"], "0300 123 456", "string"),
        ("born", ["born=2008-01-31"], "2008-01-31", "date"),
        ("age(born)", ["born=2008-01-31", "today()=2026-01-30"], 17, "decimal"),
        ('"b" in interests', ['interests=["a", "b"]'], True, "boolean"),
        ("months + 1", ["months=null"], None, "null"),
        ("1 / 3", [], Decimal("0.3333333333333333333333333333333333"), "decimal"),
        ("10 ** 40", [], Decimal(10) ** 40, "decimal"),
        ("-5 ** 2", [], 25, "decimal"),
        ("mode([1, 2, 2, 1.50])", [], [2], "list"),
        ("band(teamwork)", ["teamwork=3", "teamwork.band=strong"], "strong", "string"),
    ],
)
def test_values_are_read_and_written_without_loss(
    bare: Terminal, expression: str, names: list[str], value: object, kind: str
) -> None:
    assert told(bare, expression, *names) == {"value": value, "type": kind}


def test_what_is_wrong_is_told_with_its_place_and_what_it_comes_to_all_the_same(bare: Terminal) -> None:
    typed = bare.type("eval", 'age = "old"', "age=17")
    result = json.loads(typed.output)
    [problem] = result["problems"]
    assert typed.exit_code == 1
    assert (problem["code"], problem["line"], problem["column"]) == ("condition.type", 1, 7)
    assert (result["value"], result["type"]) == (None, "null")


def test_what_cannot_be_read_has_problems_alone(bare: Terminal) -> None:
    typed = bare.type("eval", "age =")
    assert typed.exit_code == 1
    assert set(json.loads(typed.output)) == {"problems"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Write an expression, or --batch and a file."),
        (["age", "--batch", "-"], "Write an expression, or --batch and a file."),
        (["age", "17"], '"17" is not of the form NAME=VALUE.'),
        (["age", "--bach", "x=1"], '"--bach" is not of the form NAME=VALUE.'),
        (["age", "age=1", "age=2"], '"age" is given two values.'),
        (["ages", 'ages=[1, "a"]'], 'ages: 1 is a number, but "a" is a text.'),
        (["born", 'born=date("2026-13-01")'], 'born: "2026-13-01" is not a day in the calendar.'),
        (["ages", "ages=[1..3]"], 'ages: "[1..3]" is a range, not a value.'),
        (["ages", "ages=[age]"], "ages: a value is written out, and names nothing."),
        (["today()", "today()=tomorrow"], "today(): this is not a day; write it as 2026-01-31."),
    ],
)
def test_what_is_not_understood_is_said_and_ends_with_2(bare: Terminal, words: list[str], said: str) -> None:
    typed = bare.type("eval", *words)
    assert typed.exit_code == 2
    assert said in typed.stderr


def test_the_day_is_no_name_that_could_be_meant(bare: Terminal) -> None:
    [problem] = told(bare, "todya", "age=3", "today()=2026-01-31")["problems"]
    assert problem["hint"] == "What can be named here: age. Texts and codes stand in double quotes."


def test_a_batch_gives_a_line_for_every_line_whatever_is_in_it(bare: Terminal) -> None:
    lines = [
        b'{"expression": "sum(jobs.hours)", "names": {"jobs": [{"hours": 3}, {"hours": 4.5}]}}',
        b'{"expression": "born < date(\\"2010-01-01\\")", "names": {"born": "2008-01-31"}}',
        b'{"expression": ',
        b"\xff",
        b"",
        b'{"expression": 3}',
        b'{"expression": "age", "names": [1]}',
        b"[" * 100_000,
        b'{"expression": "1 +"}',
        b'{"expression": "age", "names": {"age": 1e400000000}}',
        b'{"expression": "age", "names": {"age": 1e9999999999999999999}}',
        b'{"expression": "age", "names": {"age": ' + b"[" * 500 + b"]" * 500 + b"}}",
        b'{"expression": "name", "names": {"name": "\\ud800"}}',
        b'{"expression": "today()", "names": {"today()": "tomorrow"}}',
        b'{"expression": "1 + 1"}',
    ]
    (bare.folder / "asked.jsonl").write_bytes(b"\n".join(lines))
    typed = bare.type("eval", "--batch", str(bare.folder / "asked.jsonl"))
    results = [json.loads(line, parse_float=Decimal) for line in typed.output.splitlines()]
    assert typed.exit_code == 1
    assert [result.get("value", "problems") for result in results] == [
        Decimal("7.5"),
        True,
        *["problems"] * 7,
        None,
        "problems",
        "problems",
        "\ud800",
        "problems",
        2,
    ]


def test_a_batch_without_problems_ends_with_0(bare: Terminal) -> None:
    (bare.folder / "asked.jsonl").write_text('{"expression": "1 + 1"}\n')
    assert bare.type("eval", "--batch", str(bare.folder / "asked.jsonl")).exit_code == 0


def test_a_program_can_compare_the_kit_with_what_is_printed(bare: Terminal) -> None:
    inside = [case for case in cases() if reason(case) == INSIDE]
    asked = "\n".join(json.dumps({"expression": case.expression}) for case in inside)
    (bare.folder / "kit.jsonl").write_text(asked, encoding="utf-8")
    lines = bare.type("eval", "--batch", str(bare.folder / "kit.jsonl")).output.splitlines()
    results = [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in lines]
    for case, result in zip(inside, results, strict=True):
        assert not case.error or "problems" in result
        assert same(_again(result.get("value")), _again(case.expected)), case.expression


def _again(value: object) -> object:
    """A value as JSON has it: a date is a text there, and a list has no other brackets."""
    if isinstance(value, list | tuple):
        return tuple(map(_again, value))
    return value if value is None or isinstance(value, bool | str | Decimal) else str(value)
