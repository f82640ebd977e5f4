from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from engine.questionnaire import Questionnaire
from engine.scoring import Score
from tests.making import found, questionnaire
from tests.scoring.drafting import ENGLISH, agreeing, codes, drafted, one_page, reason, scored, told

STEPS = """
pages:
  - id: one
    title: One
    items:
      - kind: steps
        ask: How far have you come?
        from: {first}
        required: no
        steps: [{steps}]
scales:
  - {{id: s, label: Step, items: [{items}], scorer: highest_consecutive_step, missing: {missing}{more}}}
"""


def steps(last: int, *, first: int = 0, missing: str = "", more: str = "") -> Questionnaire:
    """Statements up to this step, from step 0 unless it is said; one answer is enough for a score."""
    numbers = range(first, last + 1)
    return drafted(
        STEPS.format(
            first=first,
            steps=", ".join(f"{{id: t{number}, ask: I can do {number}}}" for number in numbers),
            items=", ".join(f"t{number}" for number in numbers),
            missing=missing or "{answered_at_least: 1, otherwise: no_score}",
            more=f", {more}" if more else "",
        )
    )


def reaching(*reached: int, of: int = 15) -> dict[str, str]:
    """Yes to these steps, not yet to all others."""
    return {f"t{number}": "yes" if number in reached else "not_yet" for number in range(of + 1)}


def beside(result: Score) -> list[tuple[str, str]]:
    """The lines beside a score."""
    return [(part.id, part.note.say(ENGLISH)) for part in result.parts if part.note is not None]


def test_the_score_is_the_largest_k_with_all_steps_up_to_k_reached() -> None:
    # Sixteen steps, 0 to 15, as in the Universal Framework: yes to 0-7, 9 and 11 is step 7.
    result = scored(steps(15), reaching(*range(8), 9, 11))

    assert str(result.value) == "7"
    assert result.possible == (Decimal(0), Decimal(15))
    assert (result.n_answered, result.n_items) == (16, 16)
    assert beside(result) == [
        ("t8", "Step 8, your next step"),
        ("t9", "Step 9, which you have reached already"),
        ("t11", "Step 11, which you have reached already"),
    ]
    assert told(result)[16:] == [
        "Every step up to step 7 is reached.",
        "The run of steps ends at step 8, which is not reached yet.",
        "Also reached, further up: 9, 11. This does not count, but it shows more than the score does.",
        "The score is 7.",
        "The lowest possible score is 0 and the highest is 15.",
    ]


def test_who_has_reached_all_has_no_next_step() -> None:
    result = scored(steps(3), reaching(0, 1, 2, 3, of=3))

    assert (result.value, result.parts) == (Decimal(3), ())
    assert "The run of steps" not in " ".join(told(result))


def test_without_the_first_step_there_is_no_score_unless_one_is_declared() -> None:
    result = scored(steps(3), reaching(1, 2, of=3))

    expected = "The first step is the one to begin with: “I can do 0”. As it is not reached yet, there is no score."
    assert reason(result) == expected
    assert str(scored(steps(3, first=1, more="none: 0"), reaching(2, of=3)).value) == "0"


@pytest.mark.parametrize(
    ("gaps", "value"),
    [(0, 1), (1, 4), (2, 6), (9, 6)],
)
def test_so_many_steps_below_may_be_left_out(gaps: int, value: int) -> None:
    # Reached are 0, 1, 3, 4 and 6. Below 4 there is one gap (2), below 6 there are two (2 and 5).
    result = scored(steps(6, more=f"gaps: {gaps}"), reaching(0, 1, 3, 4, 6, of=6))

    assert result.value == Decimal(value)


@pytest.mark.parametrize("answers", [{"t0": "yes", "t2": "yes"}, {"t0": "yes", "t1": "not_yet"}, {"t0": "yes"}])
def test_an_unanswered_step_ends_the_run(answers: Mapping[str, str]) -> None:
    assert scored(steps(2), answers).value == Decimal(0)


def test_all_required_needs_an_answer_to_each() -> None:
    result = scored(steps(2, missing="all_required"), {"t0": "yes", "t1": "not_yet"})

    assert reason(result) == "This score needs an answer to each of its questions. Questions: 3. Answered: 2."


def test_not_knowing_ends_the_run_and_what_does_not_apply_is_passed_over() -> None:
    body = one_page(
        agreeing("a", "b", "c", options="agree_or_not"),
        "items: [a, b, c]\nscorer: highest_consecutive_step\nreached: [yes]\nmissing: all_required",
    )

    assert scored(drafted(body), {"a": "yes", "b": "dk", "c": "yes"}).value == Decimal(1)
    assert scored(drafted(body), {"a": "yes", "b": "pnts", "c": "yes"}).value == Decimal(1)
    assert scored(drafted(body), {"a": "yes", "b": "na", "c": "yes"}).value == Decimal(3)
    assert scored(drafted(body), {"a": "yes", "c": "yes"}, hidden=frozenset({"b"})).value == Decimal(3)
    assert scored(drafted(body), {"a": "yes", "b": "yes", "c": "na"}).value == Decimal(2)


def test_steps_answered_not_applicable_do_not_count_and_to_whom_none_applies_has_no_score() -> None:
    body = one_page(
        agreeing("a", "b", "c", options="agree_or_not"),
        "items: [a, b, c]\nscorer: highest_consecutive_step\nreached: [yes]\nnone: 0\nmissing: all_required",
    )
    over, last, none = (
        scored(drafted(body), dict(zip("abc", answers, strict=True)))
        for answers in (("yes", "na", "yes"), ("yes", "no", "na"), ("na", "na", "na"))
    )

    assert (over.value, over.n_answered, over.n_items) == (Decimal(3), 2, 2)
    assert told(over)[1:4] == [
        "“Is b so?”: Does not apply to me. This means the question does not apply. It is left out.",
        "“Is c so?”: Yes.",
        "Every step up to step 3 that applies is reached.",
    ]
    assert (last.value, last.possible) == (Decimal(1), (Decimal(0), Decimal(2)))
    assert (none.value, none.n_items) == (None, 0)
    assert reason(none) == "None of these questions applied to you, so there is no score."


def test_to_whom_only_the_first_steps_apply_the_others_are_out_of_reach() -> None:
    result = scored(steps(3), {"t0": "yes", "t1": "yes"}, hidden=frozenset({"t2", "t3"}))

    assert (result.value, result.possible, result.n_items) == (Decimal(1), (Decimal(0), Decimal(1)), 2)


def test_if_nothing_is_said_only_the_best_answer_reaches_a_step() -> None:
    scale = "items: [a, b]\nscorer: highest_consecutive_step\nmissing: all_required"
    lenient = f"{scale}\nworth_at_least: 2"

    assert scored(drafted(one_page(agreeing("a", "b"), scale)), {"a": "yes", "b": "partly"}).value == Decimal(1)
    assert scored(drafted(one_page(agreeing("a", "b"), lenient)), {"a": "yes", "b": "partly"}).value == Decimal(2)


def test_bands_lie_over_the_steps() -> None:
    stages = "[{id: starting, label: Starting, at_least: 0}, {id: moving, label: Moving, at_least: 4}]"
    staged = steps(15, more=f"bands: {stages}")

    assert scored(staged, reaching(*range(4))).band == "starting"  # step 3
    assert scored(staged, reaching(*range(5))).band == "moving"  # step 4


BODY = """\
pages:
  - id: one
    title: One
    items:
      - {kind: steps, ask: How far?, from: 0, steps: [{id: t0, ask: I can follow}, {id: t1, ask: I can lead}]}
      - {id: days, kind: number, ask: How many days?, at_least: 0, at_most: 5}
scales:
"""


@pytest.mark.parametrize(
    ("items", "keys", "expected"),
    [
        ("t0, t1", "gaps: 1, first: 0", []),
        ("t0, t1", "reached: [yess]", [("scale.reached", "yess")]),
        ("t0, t1", "reached: [yes], worth_at_least: 1", [("scale.reached", "1")]),
        ("t0, t1", "worth_at_least: 3", [("scale.reached", "t0"), ("scale.reached", "t1")]),
        ("t0, days", "gaps: 0", [("scale.reached", "days")]),
        ("t0, t1", "first: 1", [("scale.step-number", "t0"), ("scale.step-number", "t1")]),
        ("t0, t1", "none: 1", [("scale.out-of-range", "1")]),
        ("t0, t1", "bands: [{id: b, label: B, at_least: 1}]", [("band.gap", "{id: b")]),
        ("t0, t1", "reverse: [t1]", [("scale.reverse", "t1")]),
    ],
)
def test_what_is_wrong_is_told_at_its_place(items: str, keys: str, expected: list[tuple[str, str]]) -> None:
    scale = (
        f"  - {{id: s, label: S, items: [{items}], scorer: highest_consecutive_step, missing: all_required, {keys}}}"
    )
    text = BODY + scale

    told_at = [(code, scale[column - 1 :]) for code, line, column in found(text) if line == text.count("\n") + 1]

    assert [code for code, _ in told_at] == [code for code, _ in expected]
    assert all(rest.startswith(words) for (_, rest), (_, words) in zip(told_at, expected, strict=True))


def test_options_need_no_score_where_codes_say_what_is_reached() -> None:
    options = "[{code: yes, label: Yes}, {code: not_yet, label: Not yet}]"
    scale = "items: [a, b]\nscorer: highest_consecutive_step\nreached: [yes]\nmissing: all_required"
    bands = "\nbands: [{id: high, label: High, at_least: 2}]"

    assert codes(one_page(agreeing("a", "b", options=options), scale)) == []
    assert codes(one_page(agreeing("a", "b", options=options), scale + bands)) == ["band.gap"]


def test_whole_numbers_are_said_without_decimals() -> None:
    [scale] = questionnaire(
        f"{BODY}  - {{id: s, label: S, items: [t0], scorer: highest_consecutive_step, missing: all_required}}"
    ).scales

    assert scale.places == 0
