from __future__ import annotations

from decimal import Decimal

import pytest

from engine.questionnaire import Value
from engine.scoring import Score
from tests.making import found, problems
from tests.scoring.drafting import ENGLISH, drafted, reason, scored, told

KSBS = ("k1", "k2", "s1", "s2", "b1")
GRADES = """
      - {code: fail, label: Fail}
      - {code: pass, label: Pass, needs: [{at_least: 1}]}
      - {code: distinction, label: Distinction, needs: [{items: [k2, s2], at_least: 2}]}
"""


def body(levels: str = GRADES, keys: str = "", *, missing: str = "all_required", first: str = "") -> str:
    """Five criteria, each 0 (not met), 1 (met) or 2 (above), and their mean, with levels in `s`."""
    return "\n".join(
        [
            "pages:",
            "  - id: page",
            "    title: Page",
            "    items:",
            *(
                f"      - {{id: {name}, kind: rating, ask: {name} met?, from: 0, to: 2, lowest: L, highest: H}}"
                for name in KSBS
            ),
            "scales:",
            f"  - {{id: mean, label: Mean, items: [{', '.join(KSBS)}], scorer: mean, missing: all_required}}",
            "  - id: s",
            "    label: Grade",
            *([f"    {first}"] if first else [f"    items: [{', '.join(KSBS)}]"]),
            "    scorer: level_reached",
            f"    missing: {missing}",
            *([f"    {keys}"] if keys else []),
            f"    levels:{levels}",
        ]
    )


def points(*values: int | None) -> dict[str, Value]:
    return {name: Decimal(each) for name, each in zip(KSBS, values, strict=True) if each is not None}


def beside(result: Score) -> list[tuple[str, str, str]]:
    """The lines beside a result."""
    return [(each.id, str(each.value), each.note.say(ENGLISH)) for each in result.parts if each.note is not None]


@pytest.mark.parametrize(
    ("values", "grade"),
    [
        ((1, 1, 1, 1, 1), "pass"),  # all KSBs met
        ((2, 2, 2, 2, 0), "fail"),  # one KSB not met, however good the others: end-point assessment
        ((1, 2, 1, 2, 1), "distinction"),
        ((1, 2, 1, 1, 1), "pass"),
        ((0, 2, 1, 2, 1), "fail"),  # what distinction asks for is met, what pass asks for is not
    ],
)
def test_a_pass_needs_every_criterion_met(values: tuple[int, ...], grade: str) -> None:
    assert scored(drafted(body()), points(*values)).value == grade


def test_it_is_told_what_is_missing_for_the_next_level() -> None:
    result = scored(drafted(body()), points(1, 2, 0, 2, 0))

    assert beside(result) == [
        ("s1", "0.00", "At least 1 is needed for “Pass”"),
        ("b1", "0.00", "At least 1 is needed for “Pass”"),
    ]
    assert told(result)[5:] == [
        "All that “Fail” asks for is met.",
        "“Pass” asks for at least 1 in “s1 met?”, where there is 0.",
        "“Pass” asks for at least 1 in “b1 met?”, where there is 0.",
        "“Pass” is not reached yet.",
    ]


def test_at_the_highest_level_nothing_is_missing() -> None:
    assert scored(drafted(body()), points(2, 2, 2, 2, 2)).parts == ()


def test_without_a_level_that_asks_for_nothing_there_may_be_no_score() -> None:
    levels = "\n      - {code: pass, label: Pass, needs: [{at_least: 1}]}"
    result = scored(drafted(body(levels)), points(1, 1, 0, 1, 1))

    assert reason(result) == "None of the levels is reached yet. The first of them is “Pass”."
    assert "“Pass” asks for at least 1 in “s1 met?”, where there is 0." in told(result)


def test_grades_can_stand_each_for_itself() -> None:
    independent = body(keys="cumulative: no")

    assert scored(drafted(independent), points(0, 2, 0, 2, 0)).value == "distinction"
    result = scored(drafted(independent), points(1, 1, 1, 2, 1))
    assert (result.value, beside(result)) == ("pass", [("k2", "1.00", "At least 2 is needed for “Distinction”")])


def test_what_has_no_answer_is_not_met() -> None:
    lenient = body(missing="{answered_at_least: 1, otherwise: no_score}")
    result = scored(drafted(lenient), points(1, 1, None, 1, 1))

    assert (result.value, beside(result)) == ("fail", [("s1", "None", "At least 1 is needed for “Pass”")])
    assert "“Pass” asks for at least 1 in “s1 met?”, which has no answer or score." in told(result)
    assert scored(drafted(body()), points(1, 1, None, 1, 1)).value is None


def test_what_does_not_apply_is_not_asked_for() -> None:
    without_one = scored(drafted(body()), points(1, 1, 1, 1, None), hidden=frozenset({"b1"}))
    assert without_one.value == "pass"

    beyond = scored(drafted(body()), points(1, None, 1, None, 1), hidden=frozenset({"k2", "s2"}))
    assert beyond.value == "pass"  # nobody gets a distinction for what was not asked
    assert "Nothing that “Distinction” asks for applies here, so this level is skipped." in told(beyond)


def test_scales_can_be_criteria_beside_items() -> None:
    levels = """
      - {code: no, label: Not yet}
      - {code: yes, label: Reached, needs: [{items: [k1], at_least: 2}, {scales: [mean], at_least: 1.5}]}
    """
    made = drafted(body(levels, first="items: [k1]\n    scales: [mean]"))

    assert scored(made, points(2, 2, 2, 1, 1)).value == "yes"  # mean 1.6
    result = scored(made, points(2, 1, 1, 1, 1))  # mean 1.2
    assert (result.value, beside(result)) == ("no", [("mean", "1.20", "At least 1.5 is needed for “Reached”")])


@pytest.mark.parametrize(
    ("levels", "keys", "expected"),
    [
        (GRADES, "", []),
        ("\n      - {code: a, label: A, needs: [{items: [k9], at_least: 1}]}", "", ["level.unknown-name"]),
        ("\n      - {code: a, label: A, needs: [{at_least: 3}]}", "", ["level.never-reached"]),
        (f"{GRADES}      - {{code: pass, label: Again, needs: [{{items: [k1], at_least: 2}}]}}", "", ["id.duplicate"]),
        (
            f"{GRADES}      - {{code: easy, label: Easy, needs: [{{items: [k1], at_least: 1}}]}}",
            "",
            ["level.never-reached"],
        ),
        (f"{GRADES}      - {{code: any, label: Anybody}}", "cumulative: no", ["level.never-reached"] * 3),
        (GRADES, "bands: [{id: ok, label: OK, outcomes: [pass]}]", ["band.gap"]),
        (GRADES, "bands: [{id: ok, label: OK, at_least: 1}]", ["band.unfit"]),
    ],
)
def test_what_is_wrong_is_told(levels: str, keys: str, expected: list[str]) -> None:
    assert [code for code, _, _ in found(body(levels, keys))] == expected


def test_a_scale_without_sound_cut_offs_is_no_criterion() -> None:
    text = body("\n      - {code: a, label: A, needs: [{at_least: 2}]}", first="scales: [mean]")

    assert found(text.replace("scorer: mean", "do_not: [band], scorer: mean"))[0][0] == "scale.declined"


def test_a_misspelt_name_is_offered_right() -> None:
    levels = "\n      - {code: a, label: A, needs: [{items: [k1, s22], at_least: 1}]}"

    assert [each.hint for each in problems(body(levels))] == ['Did you mean "s2"?']
