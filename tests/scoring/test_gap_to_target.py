"""Gaps to a target: expected figures are worked out by hand, in the comments."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from engine.questionnaire import Answers
from engine.scoring import Score
from engine.scoring.score import Part
from tests.making import found, problems, questionnaire
from tests.scoring.drafting import ENGLISH, agreeing, codes, drafted, one_page, reason, scored, told

PAIRS = """\
pages:
  - id: one
    title: One
    items:
      - {id: plan, kind: current_and_target, ask: Planning, options: levels, required: no}
      - {id: lead, kind: current_and_target, ask: Leading, options: levels, required: no}
      - {id: chair, kind: current_and_target, ask: Chairing, options: levels, required: no}
      - {id: matters, kind: number, ask: How much does it matter?, at_least: 0, at_most: 3, required: no}
option_sets:
  levels:
    - {code: '0', label: Not yet, score: 0}
    - {code: '1', label: With help, score: 1}
    - {code: '2', label: Alone, score: 2}
    - {code: '4', label: As a teacher, score: 4}
    - {code: na, label: Not for me, means: not_applicable}
scales:
  - id: s
    label: Gaps
    items: [plan.current, lead.current, chair.current]
    scorer: gap_to_target
"""


def gaps(keys: str, plan: str, lead: str, chair: str, matters: int | None = None) -> Score:
    """The score of somebody's pairs, each written as `current-target`."""
    codes_by_name = {
        f"{name}.{part}": code
        for name, pair in {"plan": plan, "lead": lead, "chair": chair}.items()
        for part, code in zip(("current", "target"), pair.split("-"), strict=True)
    }
    given: Answers = {name: code for name, code in codes_by_name.items() if code}
    given = given if matters is None else {**given, "matters": Decimal(matters)}
    return scored(questionnaire(PAIRS + "".join(f"    {key}\n" for key in keys.split("; "))), given)


def values(parts: tuple[Part, ...]) -> list[tuple[str, Decimal]]:
    return [(part.id.partition(".")[0], part.value) for part in parts if isinstance(part.value, Decimal)]


def test_the_mean_gap_is_that_of_all_targets_less_what_is_there() -> None:
    result = gaps("gives: mean; missing: all_required", "1-4", "2-4", "4-4")

    assert result.value == Decimal("1.67")  # (3 + 2 + 0) / 3
    assert result.possible == (Decimal(0), Decimal(4))
    assert values(result.parts) == [("plan", Decimal(3)), ("lead", Decimal(2)), ("chair", Decimal(0))]


def test_gaps_weigh_as_much_as_they_matter_and_as_long_as_they_take() -> None:
    keys = "gives: mean; missing: all_required; importance: {plan.current: 2, lead.current: matters}; hours: "
    result = gaps(keys + "{chair.current: 10.5}", "1-4", "2-4", "0-1", matters=3)

    assert result.value == Decimal("1.45")  # (2 * 3 + 3 * 2 + 10.5 * 1) / (2 + 3 + 10.5) = 22.5 / 15.5 = 1.4516…
    assert values(result.parts) == [("chair", Decimal("10.5")), ("plan", Decimal(6)), ("lead", Decimal(6))]


def test_over_the_target_there_is_no_gap_unless_it_is_to_make_up_for_others() -> None:
    zero = gaps("gives: total; missing: all_required", "4-1", "0-2", "1-1")
    negative = gaps("gives: total; over_target: negative; missing: all_required", "4-1", "0-2", "1-1")

    assert (zero.value, zero.possible) == (Decimal(2), (Decimal(0), Decimal(12)))
    assert (negative.value, negative.possible) == (Decimal(-1), (Decimal(-12), Decimal(12)))
    assert values(negative.parts)[-1] == ("plan", Decimal(-3))


def test_parts_that_are_alike_stay_in_the_order_of_the_items() -> None:
    result = gaps("gives: mean; missing: all_required", "1-2", "2-4", "0-1")

    assert [name for name, _ in values(result.parts)] == ["lead", "plan", "chair"]
    assert [part.label.say(ENGLISH) for part in result.parts] == ["Leading", "Planning", "Chairing"]
    assert [part.note.say(ENGLISH) for part in result.parts if part.note] == [
        "Now 2, target 4.",
        "Now 1, target 2.",
        "Now 0, target 1.",
    ]


def test_hours_follow_from_the_share_of_the_way_that_is_to_go() -> None:
    hours = "missing: all_required; hours: {plan.current: 40, lead.current: 10, chair.current: 7.5}"
    needed, saved = (
        gaps(f"gives: hours; {hours}", "1-4", "2-4", "1-0"),
        gaps(f"gives: hours_saved; {hours}", "1-4", "2-4", "1-0"),
    )

    assert needed.value == Decimal(35)  # 40 * 3/4 + 10 * 2/4 + 7.5 * 0
    assert saved.value == Decimal("22.5")  # 57.5 - 35
    assert needed.possible == saved.possible == (Decimal(0), Decimal("57.5"))


def test_a_target_at_the_lowest_answer_is_reached_by_everybody() -> None:
    result = gaps(
        "gives: hours; missing: all_required; hours: {plan.current: 9, lead.current: 9, chair.current: 9}",
        "0-0",
        "0-0",
        "0-0",
    )

    assert result.value == Decimal(0)


@pytest.mark.parametrize(
    ("plan", "lead", "chair", "expected"),
    [
        ("1-4", "2-", "4-4", "Gaps needed: 3. Known: 2."),  # a target is missing
        ("1-4", "na-na", "-4", None),  # an answer is missing: the missing policy's own words
    ],
)
def test_a_gap_that_is_not_known_is_a_missing_answer(plan: str, lead: str, chair: str, expected: str | None) -> None:
    said = reason(gaps("gives: mean; missing: all_required", plan, lead, chair))
    assert said.endswith(expected or "Questions: 2. Answered: 1.")


def test_with_gaps_enough_the_mean_is_that_of_those_there_are() -> None:
    enough = "gives: mean; missing: {answered_at_least: 2, otherwise: no_score}"

    result = gaps(enough, "1-4", "2-", "4-4")
    assert result.value == Decimal("1.5")  # (3 + 0) / 2
    assert (result.n_answered, result.n_items) == (2, 3)
    assert reason(gaps(enough, "1-", "2-", "4-4")).endswith("Gaps needed: 2. Known: 1.")


def test_what_has_no_target_because_it_does_not_apply_is_left_out() -> None:
    result = gaps("gives: total; missing: all_required", "1-4", "2-na", "4-4")

    assert (result.value, len(result.parts)) == (Decimal(3), 2)
    assert (result.n_answered, result.n_items) == (2, 2)


def test_where_no_target_applies_the_score_itself_does_not() -> None:
    result = gaps("gives: total; missing: all_required", "1-na", "2-na", "4-na")

    assert reason(result).startswith("None of these")
    assert result.n_items == 0  # so that a score made of this one does not wait for it


def test_where_nothing_weighs_anything_there_is_no_mean() -> None:
    keys = "gives: mean; missing: all_required; importance: {plan.current: 0, lead.current: matters, chair.current: 0}"

    assert reason(gaps(keys, "1-4", "2-4", "4-4", matters=0)).startswith(
        "Everything that counts here has a weight of 0"
    )
    assert gaps(keys, "1-4", "2-4", "4-4", matters=1).value == Decimal(2)
    assert reason(gaps(keys, "1-4", "2-4", "4-4")).endswith("Gaps needed: 3. Known: 2.")  # what matters is not said


def test_the_explanation_goes_from_gap_to_gap() -> None:
    keys = "gives: mean; missing: all_required; importance: {plan.current: 2}"
    assert told(gaps(keys, "1-4", "2-1", "4-4"))[3:] == [
        "“Planning”: the target is 4, so the gap is 4 - 1 = 3.",
        "“Planning”: its gap weighs 2, so it counts 6.",
        "“Leading”: 2 is above the target of 1, so there is no gap.",
        "“Chairing”: the target is 4, so the gap is 4 - 4 = 0.",
        "The mean of the gaps is their total divided by the sum of their weights: 6 ÷ 4.",
        "The score is 1.5.",
        "The lowest possible score is 0 and the highest is 4.",
    ]
    plain = told(gaps("gives: mean; missing: all_required", "1-4", "2-1", "4-4"))
    assert "The mean of the gaps is their total divided by their number: 3 ÷ 3." in plain
    hours = "gives: hours_saved; missing: all_required; hours: {plan.current: 28, lead.current: 4, chair.current: 8}"
    assert told(gaps(hours, "2-4", "2-1", "4-4"))[4:9:2] == [
        "“Planning”: hours planned: 28, still needed: 14, not needed: 14.",
        "“Leading”: hours planned: 4, still needed: 0, not needed: 4.",
        "“Chairing”: hours planned: 8, still needed: 0, not needed: 8.",
    ]


def test_a_reversed_item_and_its_target_are_turned_round_together() -> None:
    keys = (
        "items: [a, b]\nreverse: [a]\nscorer: gap_to_target\ngives: total\ntargets: {a: 1, b: 3}\nmissing: all_required"
    )
    result = scored(drafted(one_page(agreeing("a", "b"), keys)), {"a": "yes", "b": "partly"})

    assert result.value == Decimal(3)  # a: (4 - 1) - (4 - 3) = 2, b: 3 - 2 = 1


def test_a_score_is_never_outside_the_range_that_is_stated() -> None:
    ways = product(("mean", "total", "hours", "hours_saved"), ("", "over_target: negative; "), ("2", "matters"))
    for gives, over, weight in ways:
        in_hours = gives.startswith("hours")
        weights = (
            "hours: {plan.current: %s, lead.current: 1, chair.current: 5}"
            if in_hours
            else "importance: {plan.current: %s}"
        )
        if in_hours and over:
            continue
        missing = "all_required" if gives != "mean" else "{answered_at_least: 1, otherwise: no_score}"
        keys = f"gives: {gives}; {over}{weights % weight}; missing: {missing}"
        made = questionnaire(PAIRS + "".join(f"    {key}\n" for key in keys.split("; ")))
        for pairs in product(["0", "2", "4"], ["0", "4", "na"], ["0", "4"], ["0", "2"], ["4"], ["0", "4"]):
            names = [f"{name}.{part}" for name in ("plan", "lead", "chair") for part in ("current", "target")]
            result = scored(made, {**dict(zip(names, pairs, strict=True)), "matters": Decimal(3)})
            assert result.possible is not None
            assert isinstance(result.value, Decimal), reason(result)
            assert result.possible[0] <= result.value <= result.possible[1]


ONE = """\
pages:
  - id: one
    title: One
    items:
      - {id: a, kind: number, ask: How many?, at_least: 0, at_most: 5}
      - {id: b, kind: number, ask: How much?, at_least: -5, at_most: 50}
      - {id: c, kind: number, ask: How long?}
      - {id: d, kind: text, ask: Why?}
scales:
  - id: s
    label: S
    items: [a]
    scorer: gap_to_target
    missing: all_required
"""


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("gives: mean", ("scale.target", 12, 13)),
        ("gives: mean\n    target_for_all: 6", ("scale.target", 16, 21)),
        ("gives: mean\n    targets: {a: b}", ("scale.target", 16, 18)),
        ("gives: mean\n    targets: {a: d}", ("scale.target", 16, 18)),
        ("gives: mean\n    targets: {a: 5, e: 3}", ("scale.target", 16, 21)),
        ("gives: mean\n    targets: {a: e}", ("scale.unknown-item", 16, 18)),
        ("gives: mean\n    target_for_all: 5\n    importance: {a: b}", ("scale.weight", 17, 21)),
        ("gives: mean\n    target_for_all: 5\n    importance: {b: 2}", ("scale.weight", 17, 18)),
        ("gives: mean\n    target_for_all: 5\n    hours: {a: c}", ("scale.weight", 17, 16)),
        ("gives: mean\n    target_for_all: 5\n    hours: {a: -1}", ("value.pattern", 17, 16)),
        ("gives: hours\n    target_for_all: 5", ("scale.weight", 12, 13)),
        ("gives: hours\n    target_for_all: 5\n    hours: {a: 2}\n    importance: {a: 2}", ("scale.weight", 18, 17)),
        ("gives: hours\n    target_for_all: 5\n    hours: {a: 2}\n    over_target: negative", ("scale.target", 18, 18)),
    ],
)
def test_what_cannot_be_reached_or_cannot_weigh_is_told(keys: str, problem: tuple[str, int, int]) -> None:
    assert found(f"{ONE}    {keys}\n") == [problem]


def test_a_total_of_some_gaps_is_refused() -> None:
    some = "missing: {answered_at_least: 1, otherwise: no_score}"
    keys = f"items: [a, b]\nscorer: gap_to_target\ntarget_for_all: 3\n{some}\n"
    assert codes(one_page(agreeing("a", "b"), f"{keys}gives: total")) == ["scale.partial-sum"]
    assert codes(one_page(agreeing("a", "b"), f"{keys}gives: mean")) == []


def test_what_is_only_a_target_is_not_taken_for_left_over() -> None:
    items = agreeing("a", "b", options="[{code: no, label: No, score: 1}, {code: yes, label: Yes, score: 3}]")
    keys = "items: [a]\nscorer: gap_to_target\ngives: mean\ntargets: {a: b}\nmissing: all_required"
    assert problems(one_page(items, keys)) == []


def test_a_part_says_what_its_number_is_made_of() -> None:
    weighed = gaps("gives: mean; missing: all_required; importance: {plan.current: 3}", "1-4", "2-4", "4-4")
    hours = "hours: {plan.current: 40, lead.current: 10, chair.current: 7.5}"
    in_hours = gaps(f"gives: hours; missing: all_required; {hours}", "1-4", "2-4", "4-4")

    assert [part.note.say(ENGLISH) for part in (weighed.parts[0], in_hours.parts[0]) if part.note] == [
        "Now 1, target 4: a gap of 3, which weighs 3.",
        "Now 1, target 4. Hours planned: 40.",
    ]
