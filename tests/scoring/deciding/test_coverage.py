"""What the search finds is what trying every combination finds."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.questionnaire import AllRequired, AnsweredAtLeast
from engine.scoring.deciding import coverage
from engine.scoring.deciding.coverage import Code, Combination, Input, Inputs, Means, Pattern, TooLargeError, find
from engine.scoring.deciding.table import asked_input
from engine.scoring.plan import materials
from tests.scoring.drafting import agreeing, drafted, one_page

# b is asked only of those who agree, c only of those who somewhat do; d is always asked.
BODY = """
pages:
  - id: one
    title: One
    items: [{id: a, kind: single_choice, ask: A?, options: agree}]
  - id: two
    title: Two
    shown_when: a != "no"
    items:
      - {id: b, kind: single_choice, ask: B?, options: agree}
      - {id: c, kind: single_choice, ask: C?, options: agree, shown_when: a = "partly"}
      - {id: d, kind: single_choice, ask: D?, options: agree}
scales:
  - {id: s, label: S, items: [d, c, b, a], scorer: sum, missing: all_required}
"""
[ASKED] = [tuple(map(asked_input, material.keys)) for material in materials(drafted(BODY))]
ITEMS = ("a", "b", "c", "d")
CODES = ("no", "partly", "yes")


def patterns(*names: str) -> st.SearchStrategy[dict[str, frozenset[str]]]:
    return st.dictionaries(st.sampled_from(names), st.frozensets(st.sampled_from(CODES), min_size=1), max_size=3)


def derived(name: str, *of: str) -> st.SearchStrategy[Input]:
    """Something that follows from others, by the first of some rules that fits."""
    rules = st.lists(st.tuples(patterns(*of), st.sampled_from(CODES)), min_size=1, max_size=4)
    return rules.map(
        lambda rules: Input(id=name, codes=CODES, means=tuple(Means(name, pattern, value) for pattern, value in rules))
    )


def possible(least: int | None, means: list[Input]) -> list[Combination]:
    """Every combination of answers that can come about, by the two conditions above."""
    combinations = []
    for a, b, c, d in product([*CODES, None], repeat=4):
        shown = {"a": True, "b": a in {"partly", "yes"}, "c": a == "partly", "d": a in {"partly", "yes"}}
        answers: Combination = {"a": a, "b": b, "c": c, "d": d}
        if any(code is not None and not shown[item] for item, code in answers.items()):
            continue
        unanswered = [item for item, code in answers.items() if code is None and shown[item]]
        if (not unanswered) if least is None else sum(code is not None for code in answers.values()) >= least:
            combinations.append(answers)
            for each in means:
                answers[each.id] = follows(each, answers)
    return combinations


def follows(each: Input, combination: Combination) -> Code:
    return next((means.value for means in each.means if matches(means.pattern, combination)), None)


def matches(pattern: Pattern, combination: Combination) -> bool:
    return all(combination[item] in codes for item, codes in pattern.items())


@given(
    within=st.lists(patterns(*ITEMS, "e", "f"), max_size=2),
    against=st.lists(patterns(*ITEMS, "e", "f"), max_size=6),
    least=st.sampled_from([None, 1, 3]),
    e=derived("e", *ITEMS),
    f=derived("f", *ITEMS, "e"),
)
def test_a_combination_is_found_exactly_where_there_is_one(
    within: list[Pattern], against: list[Pattern], least: int | None, e: Input, f: Input
) -> None:
    missing = AllRequired() if least is None else AnsweredAtLeast(least)
    there_are = [
        combination
        for combination in possible(least, [e, f])
        if all(matches(pattern, combination) for pattern in within)
        and not any(matches(pattern, combination) for pattern in against)
    ]

    found = find(Inputs.of([*ASKED, e, f], missing), within, against)

    assert found in there_are if there_are else found is None


def test_many_inputs_are_no_burden_where_the_rules_do_not_tell_their_values_apart() -> None:
    names = [f"i{number}" for number in range(30)]
    scale = f"items: [{', '.join(names)}]\nscorer: sum\nmissing: all_required"
    [keys] = [
        tuple(map(asked_input, material.keys)) for material in materials(drafted(one_page(agreeing(*names), scale)))
    ]
    rules: list[Pattern] = [{name: frozenset({"yes"})} for name in names]

    found = find(Inputs.of(keys, AllRequired()), [], rules)  # 3 ** 30 combinations

    assert found is not None
    assert "yes" not in found.values()
    assert find(Inputs.of(keys, AllRequired()), [], [*rules, {}]) is None


def test_a_table_that_cannot_be_told_in_time_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "MOST", 3)

    with pytest.raises(TooLargeError):
        find(Inputs.of(ASKED, AllRequired()), [], [])
