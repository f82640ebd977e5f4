"""Codes that mean one thing in one list of options and another in the next."""

from __future__ import annotations

import pytest

from tests.making import problems


def told(first: str, second: str) -> list[tuple[str, str]]:
    items = "".join(
        f"      - {{id: {name}, kind: single_choice, ask: What?, options: [{options}]}}\n"
        for name, options in (("a", first), ("b", second))
    )
    found = problems(f"pages:\n  - id: one\n    title: One\n    items:\n{items}")
    return [(problem.code, problem.message) for problem in found]


NEVER_TO_ALWAYS = "{code: n1, label: Never}, {code: n2, label: Sometimes}, {code: n3, label: Always}"


def test_a_list_that_is_turned_round_is_one_warning() -> None:
    turned = "{code: n1, label: always}, {code: n2, label: Sometimes}, {code: n3, label: Never}"
    [(code, message)] = told(NEVER_TO_ALWAYS, turned)
    assert code == "option.other-meaning"
    assert message.startswith('This has the code "n1" here and the code "n3" in line 12.')


@pytest.mark.parametrize(
    "other",
    [
        NEVER_TO_ALWAYS,
        "{code: n1, label: A little}, {code: n2, label: Rather}, {code: n3, label: A lot}",  # other words
        "{code: never, label: Never}, {code: always, label: Always}",  # other codes
        "{code: n1, label: Never}, {code: n2, label: Rarely}, {code: n3, label: Often}",
    ],
)
def test_codes_that_cannot_be_taken_for_one_another_are_fine(other: str) -> None:
    assert told(NEVER_TO_ALWAYS, other) == []


def test_where_the_rest_of_a_list_stands_is_no_meaning() -> None:
    first = "{code: n1, label: Tea}, {code: n2, label: Rather not say, means: prefer_not_to_say}"
    second = "{code: n1, label: Rather not say, means: prefer_not_to_say}, {code: n2, label: Milk}"
    assert told(first, second) == []


def test_lists_inside_a_repeated_group_are_compared_too() -> None:
    one, two = (f"{{id: {name}, kind: single_choice, ask: How often?, options: [{listed}]}}" for name, listed in LISTS)
    [problem] = problems(
        f"pages:\n  - id: one\n    title: One\n    items:\n      - {one}\n"
        f"      - {{id: jobs, kind: repeated_group, ask: Jobs, entry: Job, items: [{two}]}}\n"
    )
    assert problem.code == "option.other-meaning"


LISTS = (
    ("a", NEVER_TO_ALWAYS),
    ("b", "{code: n1, label: Always}, {code: n2, label: Sometimes}, {code: n3, label: Never}"),
)
