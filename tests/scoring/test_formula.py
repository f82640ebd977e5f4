from __future__ import annotations

from decimal import Decimal

import pytest

from engine.questionnaire import Answers, Language
from engine.scoring.plan import plans
from tests.making import found, problems, questionnaire
from tests.scoring.drafting import agreeing, codes, drafted, one_page, reason, scored, told

ASKED = """\
pages:
  - id: one
    title: One
    items:
      - {id: hours, kind: number, ask: How many hours?, at_least: 0, at_most: 40, required: no}
      - {id: total, kind: number, ask: How many in all?, at_least: 0, at_most: 1000, required: no}
      - {id: liked, kind: rating, ask: How was it?, lowest: Bad, highest: Good, required: no}
      - {id: open, kind: number, ask: How much else?, required: no}
      - {id: words, kind: text, ask: Which?, required: no}
      - {id: sort, kind: single_choice, ask: Is it so?, options: [{code: yes, label: Yes}, {code: no, label: No}]}
scales:
  - id: s
    label: S
    scorer: formula
"""


def asked(keys: str) -> str:
    """The pages, and the scale with these keys."""
    every = keys if "missing:" in keys else f"{keys}; missing: all_required"
    return ASKED + "".join(f"    {key}\n" for key in every.split("; "))


def worked(keys: str, **answers: str) -> Decimal | str | None:
    given: Answers = {name: Decimal(answer) for name, answer in answers.items()}
    return scored(questionnaire(asked(keys)), given).value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("hours / total * 100", "2.75"),  # 14 / 509 = 2.7504911…
        ("hours / total / 2 * 10000", "137.52"),  # 137.52455…: not 137.50, since nothing is rounded before the end
        ("hours / 3 * 3 - hours + 0.125", "0.13"),  # thirds are no trouble: 0.125 exactly, half up
        ("hours + total", "523.00"),
        ("if hours > 10 then 1 else 2", None),
    ],
)
def test_a_calculation_is_rounded_once_at_the_end(value: str, expected: str | None) -> None:
    listed = "hours, total" if "total" in value else "hours"
    result = worked(f"items: [{listed}]; value: {value}", hours="14", total="509")
    assert result == Decimal(expected or 1)


def test_decimals_say_where_it_is_rounded() -> None:
    keys = "items: [hours, total]; decimals: 4; value: hours / total"
    assert str(worked(keys, hours="14", total="509")) == "0.0275"


def test_a_reversed_item_counts_as_reversed() -> None:
    assert worked("items: [liked]; reverse: [liked]; value: liked * 10", liked="2") == Decimal(40)


def test_a_division_by_nothing_has_no_score_and_says_so() -> None:
    made = questionnaire(asked("items: [hours, total]; value: hours / total"))
    result = scored(made, {"hours": Decimal(3), "total": Decimal(0)})
    assert reason(result).startswith("The calculation has no result with these answers")


@pytest.mark.parametrize("value", ["total ** 9", "total ** total", "(total + 10) ** 9 * 1000000", "0 - total ** 9"])
def test_what_becomes_far_too_large_has_no_score_either(value: str) -> None:
    made = questionnaire(asked(f"items: [total]; value: {value}"))

    assert reason(scored(made, {"total": Decimal(1000)})).startswith("The calculation has no result with these answers")
    assert scored(made, {"total": Decimal(1)}).value is not None
    assert plans(made)[0].possible is None


def test_what_may_be_missing_is_null() -> None:
    enough = "missing: {answered_at_least: 1, otherwise: no_score}"
    either = f"items: [hours, total]; value: if total = null then hours else total; {enough}"
    both = f"items: [hours, total]; value: hours + total; {enough}"

    assert worked(either, hours="3") == Decimal(3)
    said = reason(scored(questionnaire(asked(both)), {"hours": Decimal(3)}))
    assert said == "The calculation has no result, because there is no answer or score for: “How many in all?”."


def test_what_stands_in_for_a_missing_answer_is_calculated_with() -> None:
    values = "instead: item_mean, item_values: {hours: 7, total: 90, open: 2}, item_values_from: Pilot"
    policy = f"missing: {{answered_at_least: 2, {values}, otherwise: no_score}}"
    result = worked(f"items: [hours, total, open]; value: hours + total + open; {policy}", hours="1", total="3")
    assert result == Decimal(6)  # 1 + 3 + 2


def test_other_scores_are_named_like_items_and_count_as_they_are_printed() -> None:
    made = questionnaire(
        asked('items: [total]; scales: [third, class]; value: third * total + (if class = "high" then 100 else 0)')
        + "  - {id: third, label: Third, items: [hours], scorer: formula, value: hours / 3, missing: all_required}\n"
        + "  - id: class\n    label: Class\n    items: [sort]\n    scorer: decision_table\n    missing: all_required\n"
        + "    outcomes: [{code: high, label: High}, {code: low, label: Low}]\n"
        + "    rules: [{when: {sort: yes}, outcome: high}, {when: {sort: no}, outcome: low}]\n",
    )
    given: Answers = {"hours": Decimal(1), "total": Decimal(10), "sort": "yes"}

    assert scored(made, given).value == Decimal("103.30")  # 0.33 * 10 + 100
    assert scored(made, {**given, "sort": "no"}).value == Decimal("3.30")


def test_a_score_it_needs_and_does_not_get_is_missing() -> None:
    made = questionnaire(
        asked("items: [total]; scales: [third]; value: third * total")
        + "  - {id: third, label: Third, items: [hours], scorer: formula, value: 1 / hours, missing: all_required}\n"
    )
    result = scored(made, {"hours": Decimal(0), "total": Decimal(10)})
    assert reason(result) == (
        "This score is made of answers and of other scores, and some are missing. Needed: 2. There are: 1."
    )


def test_the_range_follows_from_those_of_what_it_calculates_with() -> None:
    made = questionnaire(asked("items: [hours, liked]; value: hours * 2 - liked"))
    assert [plan.possible for plan in plans(made)] == [(Decimal(-5), Decimal(79))]
    open_ended = questionnaire(asked("items: [hours, open]; value: hours + open"))
    assert [plan.possible for plan in plans(open_ended)] == [None]


def test_the_explanation_shows_the_calculation_with_its_numbers() -> None:
    made = questionnaire(asked("items: [hours, total]; value: hours / total * 100"))
    assert told(scored(made, {"hours": Decimal(14), "total": Decimal(509)}))[2:4] == [
        (
            "This is calculated: hours / total * 100. Here hours = 14 (“How many hours?”), total = 509 (“How many in "
            "all?”), which comes to 2.750491."
        ),
        "Rounded half up, the score is 2.75.",
    ]


def test_the_explanation_calls_things_as_the_reader_does() -> None:
    head = """\
format: 1
id: sample
version: 1.0.0
title: {en: Sample, cy: Sampl}
languages: [en, cy]
translations: {cy: {status: draft}}
purpose: {en: To see., cy: I weld.}
who_sees_it: {en: Nobody., cy: Neb.}
"""
    made = questionnaire(
        """\
        pages:
          - id: one
            title: {en: One, cy: Un}
            items:
              - {id: cost, kind: number, ask: {en: What is the cost?, cy: Beth yw'r gost?}, at_least: 0, at_most: 9000}
        scales:
          - {id: s, label: {en: S, cy: S}, items: [cost], scorer: formula, value: cost / 2, missing: all_required}
        """,
        head,
    )
    steps = [step.say(Language("cy")) for step in scored(made, {"cost": Decimal(9000)}).explanation]
    assert "cost = 9,000 (“Beth yw'r gost?”)" in steps[1]


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("items: [hours]; value: hours +", ("condition.syntax", 16, 19)),
        ("items: [hours]; value: hours + totl", ("condition.unknown-name", 16, 20)),
        ("items: [hours]; value: hours + total", ("condition.unknown-name", 16, 20)),
        ("items: [hours]; value: 'hours + total'", ("condition.unknown-name", 16, 21)),
        ('items: [hours]; value: hours + "a"', ("condition.type", 16, 20)),
        ("items: [hours]; value: hours > 3", ("condition.type", 16, 12)),
        ("items: [hours]; value: hours + age(date(2000, 1, 1))", ("condition.type", 16, 20)),
        ("items: [hours, total]; value: hours", ("scale.not-calculated", 15, 20)),
        ("items: [hours, words]; value: hours + words", ("scale.unscored-item", 15, 20)),
        ("value: 5", ("scale.made-of-nothing", 12, 5)),
    ],
)
def test_a_fault_of_the_calculation_is_told_at_its_column(keys: str, problem: tuple[str, int, int]) -> None:
    assert found(asked(keys))[0] == problem


def test_an_item_that_is_not_listed_is_to_be_added() -> None:
    [problem] = problems(asked("items: [hours]; value: hours + total"))
    assert (problem.message, problem.hint) == ('"total" is not one of the items of "s".', "Add total to its items.")


def test_an_option_counts_what_it_is_worth() -> None:
    keys = "items: [a, b]\nscorer: formula\nvalue: a * 10 + b\nmissing: all_required"
    body = one_page(agreeing("a", "b"), keys)
    assert codes(body) == []
    assert scored(drafted(body), {"a": "yes", "b": "no"}).value == Decimal(31)


def test_what_a_calculation_makes_of_a_confidential_answer_belongs_to_that_answer() -> None:
    made = asked("items: [hours]; value: hours * 2").replace(
        "most: 40, required", "most: 40, confidential: yes, required"
    )
    given: Answers = {"hours": Decimal(3)}
    [step] = [step for step in scored(questionnaire(made), given).explanation if "calculated" in step.sentence]
    assert step.item == "hours"

    [open_step] = [
        step
        for step in scored(questionnaire(asked("items: [hours]; value: hours * 2")), given).explanation
        if "calculated" in step.sentence
    ]
    assert open_step.item is None
