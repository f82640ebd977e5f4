from __future__ import annotations

import pytest

from tests.making import found, problems


def asking(item: str) -> str:
    return f"pages:\n  - id: one\n    title: One\n    items:\n      - {{id: it, ask: What?, {item}}}\n"


@pytest.mark.parametrize(
    "item",
    [
        "kind: number, at_least: 0, at_most: 60",
        "kind: number, at_least: 5, at_most: 5",
        "kind: number, at_least: -2, at_most: -1.5, decimals: 1",
        "kind: number, at_least: 9, at_most: 10",  # which as texts would stand the other way round
        "kind: number, at_most: -1",
        "kind: date, earliest: 2024-02-29, latest: 2026-01-31",
        "kind: date, earliest: 2026-01-31, latest: 2026-01-31",
        "kind: date, earliest: today, latest: 2026-01-31",
        "kind: date, latest: today",
        "kind: month, earliest: 2020-12, latest: 2021-01",
        "kind: month, earliest: this_month, latest: 2020-01",
        "kind: year, earliest: 2020, latest: 2020",
        "kind: year, earliest: 2020, latest: this_year",
        "kind: allocation, total: 40, options: [{code: a, label: A}]",
        "kind: allocation, total: 37.50, decimals: 1, options: [{code: a, label: A}]",
    ],
)
def test_limits_that_leave_something_are_fine(item: str) -> None:
    assert found(asking(item)) == []


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("kind: number, at_least: 60, at_most: 0", "no number is at least 60 and at most 0"),
        ("kind: number, at_least: 10, at_most: 9", "no number is at least 10 and at most 9"),
        ("kind: number, at_least: 0.2, at_most: 0.8", "no whole number is at least 0.2 and at most 0.8"),
        (
            "kind: number, at_least: 0.12, at_most: 0.18, decimals: 1",
            "no such number is at least 0.12 and at most 0.18",
        ),
        (
            "kind: date, earliest: 2026-12-31, latest: 2026-01-01",
            "no day is both from 2026-12-31 on and up to 2026-01-01",
        ),
        ("kind: month, earliest: 2026-02, latest: 2026-01", "no month is both from 2026-02 on and up to 2026-01"),
        ("kind: year, earliest: 2026, latest: 2025", "no year is both from 2026 on and up to 2025"),
    ],
)
def test_limits_that_leave_nothing_are_told_at_the_lower_one(item: str, message: str) -> None:
    text = asking(item)
    column = text.splitlines()[4].index("at_least" if "number" in item else "earliest") + 1
    assert found(text) == [("item.limits", 5, column)]
    assert problems(text)[0].message == f"Nothing can be answered here: {message}."


def test_a_total_that_no_numbers_come_to_is_told_there() -> None:
    text = asking("kind: allocation, total: 37.5, options: [{code: a, label: A}, {code: b, label: B}]")
    [problem] = problems(text)
    assert (problem.code, problem.span.column) == ("item.limits", text.splitlines()[4].index("total") + 1)
    assert problem.message == "Nothing can be answered here: no whole numbers come to 37.5 together."
    assert problem.hint == "Write decimals: 1, or correct the total."


@pytest.mark.parametrize("key", ["earliest", "latest"])
@pytest.mark.parametrize("day", ["2026-02-29", "2026-04-31"])
def test_a_day_that_the_calendar_does_not_have_is_told_at_the_day(key: str, day: str) -> None:
    text = asking(f"kind: date, {key}: {day}")
    assert found(text) == [("item.no-such-day", 5, text.splitlines()[4].index(day) + 1)]


@pytest.mark.parametrize(
    ("day", "code"), [("tomorrow", "value.pattern"), ("2026-13-01", "value.pattern"), ("31.01.2026", "value.pattern")]
)
def test_what_is_no_date_at_all_is_told_once(day: str, code: str) -> None:
    assert [each for each, _, _ in found(asking(f"kind: date, earliest: {day}"))] == [code]
