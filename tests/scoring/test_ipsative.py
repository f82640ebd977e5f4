from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import product

import pytest

from engine.questionnaire import Value
from engine.scoring import score_ranges
from engine.scoring.plan import incomparable_scales, plans
from tests.making import found, problems
from tests.scoring.drafting import drafted, reason, scored, told

NAMES = ("a", "b", "c", "d")


def body(keys: str, items: str = "a, b", *, missing: str = "all_required", more: str = "") -> str:
    """Four ratings from 1 to 5, a ranking of three, and an ipsative scale `s`."""
    return "\n".join(
        [
            "pages:",
            "  - id: first",
            "    title: First",
            "    items:",
            "      - {id: asked, kind: single_choice, ask: So, options: [{code: yes, label: Y}, {code: no, label: N}]}",
            "  - id: one",
            "    title: One",
            "    items:",
            *(f"      - {{id: {name}, kind: rating, ask: How so?, lowest: Low, highest: High}}" for name in NAMES),
            '      - {id: e, kind: rating, ask: How so?, lowest: Low, highest: High, shown_when: asked = "yes"}',
            "      - {id: wide, kind: rating, ask: How so?, to: 9, lowest: Low, highest: High}",
            "      - id: order",
            "        kind: ranking",
            "        ask: Which first?",
            "        options: [{code: x, label: X}, {code: y, label: Y}, {code: z, label: Z}]",
            "scales:",
            "  - {id: rest, label: Rest, items: [c, d], scorer: mean, missing: all_required}",
            f"  - {{id: s, label: S, items: [{items}], scorer: ipsative, missing: {missing}, {keys}}}",
            *([more] if more else []),
        ]
    )


def answers(*values: int | None) -> dict[str, Value]:
    return {name: Decimal(each) for name, each in zip(NAMES, values, strict=True) if each is not None}


ALL = "against: [a, b, c, d]"


def test_what_counts_is_the_distance_from_the_persons_own_mean() -> None:
    # (5 + 4 + 3 + 2) / 4 = 3.5; (5 - 3.5 + 4 - 3.5) / 2 = 1.
    result = scored(drafted(body(ALL)), answers(5, 4, 3, 2))

    assert result.value == Decimal(1)
    assert told(result)[2:5] == [
        "Your own mean is taken away from what each answer counts here: 3.5. Answers it is made from: 4.",
        "Above 0 is more than your own average, below 0 is less. This score must not be compared with other people's.",
        "The score is 1.",
    ]


def test_who_answers_everything_higher_by_one_scores_the_same() -> None:
    assert scored(drafted(body(ALL)), answers(4, 3, 2, 1)).value == Decimal(1)


def test_all_scales_of_a_set_add_up_to_nothing() -> None:
    halves = [scored(drafted(body(ALL, items)), answers(5, 3, 4, 1)).value for items in ("a, b", "c, d")]

    assert halves == [Decimal("0.75"), Decimal("-0.75")]  # mean 3.25: (5 + 3) / 2 and (4 + 1) / 2


def test_a_reversed_item_counts_as_far_below_the_mean_as_it_was_above() -> None:
    # The mean of the answers as given is 3.5. a: 5 - 3.5 = 1.5, reversed b: 3.5 - 4 = -0.5; together 0.5.
    result = scored(drafted(body(f"{ALL}, reverse: [b]")), answers(5, 4, 3, 2))

    assert result.value == Decimal("0.50")
    assert "Where a question is scored in reverse, so is the mean." in told(result)


def test_the_first_in_a_ranking_is_farthest_above_its_middle() -> None:
    # Ranks 1, 2, 3 have the mean 2: the first is 2 - 1 = 1 above it, the last 2 - 3 = 1 below.
    keys = "against: [order.x, order.y, order.z], reverse: [order.x]"
    ranked: dict[str, Value] = {"order.x": Decimal(1), "order.y": Decimal(3), "order.z": Decimal(2)}
    last: dict[str, Value] = {"order.x": Decimal(3), "order.y": Decimal(1), "order.z": Decimal(2)}

    assert scored(drafted(body(keys, "order.x")), ranked).value == Decimal(1)
    assert scored(drafted(body(keys, "order.x")), last).value == Decimal(-1)


def test_the_items_of_whole_scales_can_be_what_it_is_set_against() -> None:
    named = scored(drafted(body("against: [c, d]")), answers(5, 4, 3, 1)).value

    assert named == scored(drafted(body("against_scales: [rest]")), answers(5, 4, 3, 1)).value
    assert named == Decimal("2.50")  # 4.5 - 2


def test_the_missing_policy_is_asked_of_what_it_is_set_against_as_well() -> None:
    half = "{unanswered_at_most: 50%, otherwise: no_score}"

    assert reason(scored(drafted(body(ALL)), answers(5, 4, 3, None))) == (
        "There are too few of the answers that this score compares with. Answers needed: 4. Answered: 3."
    )
    assert scored(drafted(body(ALL, missing=half)), answers(5, 4, 3, None)).value == Decimal("0.50")  # 4.5 - 4
    assert scored(drafted(body(ALL, "a", missing=half)), answers(5, None, None, None)).value is None


def test_what_does_not_apply_is_in_neither_mean() -> None:
    keys = "against: [a, b, c, d, e]"

    without = scored(drafted(body(keys)), answers(5, 4, 3, 2), hidden=frozenset({"e"}))
    assert without.value == Decimal(1)
    with_it = scored(drafted(body(keys)), {**answers(5, 4, 3, 2), "e": Decimal(1)})
    assert with_it.value == Decimal("1.50")  # 4.5 - 15 / 5


@pytest.mark.parametrize("keys", [ALL, "against: [c, d]", "against: [b, c]", f"{ALL}, reverse: [b]"])
def test_the_range_is_just_what_answers_can_come_to(keys: str) -> None:
    questionnaire = drafted(body(keys))
    values = [scored(questionnaire, answers(*each)).value for each in product((1, 5), repeat=4)]

    known = [value for value in values if isinstance(value, Decimal)]
    assert score_ranges(questionnaire)[questionnaire.scales[1].id] == (min(known), max(known))


def test_where_answers_may_be_missing_no_score_is_beyond_the_range() -> None:
    missing = "{answered_at_least: 1, otherwise: no_score}"
    result = scored(drafted(body(ALL, missing=missing)), answers(5, None, 1, 1))

    assert result.value == Decimal("2.67")  # 5 - 7 / 3
    assert result.possible == (Decimal(-4), Decimal(4))


def test_its_scores_are_not_to_be_compared_between_people() -> None:
    order = "  - {id: o, label: O, scales: [s, rest], scorer: strengths, ranges_differ: yes, missing: all_required}"
    questionnaire = drafted(body(ALL, more=order))

    assert "s" in incomparable_scales(questionnaire)
    [*_, ordered] = plans(questionnaire)
    assert [(member.id, member.within_person) for member in ordered.members] == [("s", True), ("rest", False)]


BANDS = "bands: [{id: up, label: Up, at_least: -4}]"
LEVEL = (
    "  - {id: w, label: W, scales: [s], scorer: level_reached, missing: all_required,"
    " levels: [{code: up, label: Up, needs: [{at_least: 1}]}]}"
)
FORMULA = "  - {id: w, label: W, scales: [s], scorer: formula, value: s * 2, missing: all_required, bands: [B]}"
WHOLE = "  - {id: w, label: W, scales: [rest, s], scorer: composite, ranges_differ: yes, missing: all_required}"


@pytest.mark.parametrize(
    ("keys", "more", "expected"),
    [
        (ALL, "", []),
        ("decimals: 1", "", ["scale.against"]),
        ("against: [a, b]", "", ["scale.against"]),
        ("against: [a, b], reverse: [b]", "", []),
        ("against: [a, b, order]", "", ["scale.against"]),
        ("against: [a, b, aa]", "", ["scale.unknown-item"]),
        ("against_scales: [rets]", "", ["scale.unknown-scale"]),
        ("against: [a, b, wide]", "", ["scale.mixed-ranges"]),
        ("against: [a, b, wide], ranges_differ: yes", "", []),
        (f"{ALL}, {BANDS}", "", ["scale.within-person"]),
        (ALL, WHOLE, ["scale.within-person"]),
        (ALL, LEVEL, ["scale.within-person"]),
        (ALL, FORMULA.replace(", bands: [B]", ""), []),
        (ALL, FORMULA.replace("B", "{id: up, label: Up, at_least: -8}"), ["scale.within-person"]),
    ],
)
def test_what_is_wrong_is_told(keys: str, more: str, expected: list[str]) -> None:
    assert [code for code, _, _ in found(body(keys, more=more))] == expected


def test_a_misspelt_name_is_offered_right() -> None:
    hints: Mapping[str, str | None] = {each.code: each.hint for each in problems(body("against_scales: [rets]"))}
    assert hints["scale.unknown-scale"] == 'Did you mean "rest"?'
