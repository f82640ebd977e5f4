from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from engine.journey import Sitting, SittingId
from engine.questionnaire import Answers, Language, PageId, Questionnaire, Value
from engine.reports import report_of
from engine.scoring import Score, score
from tests.making import found
from tests.making import questionnaire as made
from tests.scoring.drafting import ENGLISH, drafted, reason, scored, told

NAMES = ("plan", "lead", "talk", "write")
SAME = dict.fromkeys(NAMES, 5)


def profile(keys: str = "", most: Mapping[str, int] = SAME, *, missing: str = "") -> Questionnaire:
    """A scale for each of four numbers, 0 to 5, and their order in `s`."""
    return drafted(body(keys, most, missing=missing))


def body(keys: str = "", most: Mapping[str, int] = SAME, *, missing: str = "") -> str:
    enough = missing or "{answered_at_least: 1, otherwise: no_score}"
    order = f"scales: [{', '.join(NAMES)}], scorer: strengths, missing: {enough}{', ' + keys if keys else ''}"
    return "\n".join(
        [
            "pages:",
            "  - id: one",
            "    title: One",
            "    items:",
            *(
                f"      - {{id: n_{name}, kind: number, ask: How many of {name}?, at_least: 0, at_most: {most[name]},"
                " decimals: 1, required: no}"
                for name in NAMES
            ),
            "scales:",
            *(
                f"  - {{id: {name}, label: {name.title()}, items: [n_{name}], scorer: mean, missing: all_required}}"
                for name in NAMES
            ),
            f"  - {{id: s, label: Order, {order}}}",
        ]
    )


def numbers(*values: float | None) -> dict[str, Value]:
    """What was answered, in the order of the scales."""
    return {f"n_{name}": Decimal(str(each)) for name, each in zip(NAMES, values, strict=True) if each is not None}


def beside(result: Score) -> list[tuple[str, str, str]]:
    """The lines beside a score."""
    return [(each.id, str(each.value), each.note.say(ENGLISH)) for each in result.parts if each.note is not None]


def test_the_highest_comes_first_and_three_are_told() -> None:
    result = scored(profile(), numbers(3, 4.5, 2, 4))

    assert result.value == "lead"
    assert beside(result) == [
        ("lead", "4.50", "Number 1 of 4"),
        ("write", "4.00", "Number 2 of 4"),
        ("plan", "3.00", "Number 3 of 4"),
    ]
    assert told(result)[-1] == "The highest of these scores is that on “Lead”."


def test_what_there_is_most_to_gain_in_is_the_lowest() -> None:
    result = scored(profile("direction: lowest, most: 1"), numbers(3, 4.5, 2, 4))

    assert result.value == "talk"
    assert beside(result) == [("talk", "2.00", "Number 1 of 4 to work on")]


def test_equal_scores_share_a_rank_and_stand_as_they_are_listed() -> None:
    # 4, 4, 2, 4 rank 1, 1, 4, 1 in the standard competition ranking; of the last three two are told.
    result = scored(profile("most: 2"), numbers(4, 4, 2, 4))

    assert result.value == "plan"
    assert beside(result) == [
        ("plan", "4.00", "Number 1 of 4, level with another"),
        ("lead", "4.00", "Number 1 of 4, level with another"),
    ]
    assert told(result)[-2:] == [
        "“Plan” and “Lead” are level; they stand in the order of the questionnaire.",
        "“Write” is level with “Lead”, but the list ends at number 2.",
    ]


def test_where_that_is_wanted_two_that_share_the_first_place_leave_no_score() -> None:
    shared = scored(profile("ties: no_score"), numbers(4, 4, 2, 1))

    assert reason(shared) == "“Plan” and “Lead” share the first place, so neither is named alone."
    assert scored(profile("ties: no_score"), numbers(5, 4, 4, 1)).value == "plan"


def test_a_flat_profile_has_nothing_that_stands_out() -> None:
    result = scored(profile(), numbers(4, 4, 4, 4))

    assert reason(result) == "These scores are all alike. That is an even profile: none of them stands out."
    assert result.parts == ()


def test_a_scale_without_a_score_is_left_out_and_said() -> None:
    result = scored(profile(), numbers(3, None, 2, 4))

    assert [each.id for each in result.parts] == ["write", "plan", "talk"]
    assert "“Lead” has no score." in told(result)
    assert (result.n_answered, result.n_items) == (3, 4)


def test_one_score_alone_is_no_profile() -> None:
    expected = "There is only one of these scores, so there is nothing to compare it with."
    assert reason(scored(profile(), numbers(3, None, None, None))) == expected
    assert reason(scored(profile(missing="all_required"), numbers(3, None, 2, 4))) == (
        "This score is made of other scores, and some are missing. Needed: 4. There are: 3."
    )


def test_with_different_ranges_the_place_in_its_own_counts() -> None:
    # 4 of 5 is 0.8 of the way, 6 of 10 is 0.6: the lower number is the higher score.
    result = scored(profile("ranges_differ: yes", {**SAME, "lead": 10}), numbers(4, 6, 1, 1))

    assert [each.id for each in result.parts] == ["plan", "lead", "talk"]
    assert "As the ranges of these scores differ, each is compared by its place in its own range." in told(result)


def test_the_results_page_names_the_same_strengths() -> None:
    questionnaire = made(body(most={**SAME, "lead": 10}, keys="ranges_differ: yes"))
    answers: Answers = numbers(4, 6, 1, 4)
    moment = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    sitting = Sitting(
        id=SittingId("one"),
        questionnaire_id=questionnaire.id,
        version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        language=Language("en"),
        started_at=moment,
        submitted_at=moment,
        saved={PageId("one"): answers},
    )
    scores = score(questionnaire, answers, frozenset(questionnaire.items))

    named = [skill.id for skill in report_of(questionnaire, sitting, scores, ENGLISH).strengths]

    assert named == [part.id for part in scores[questionnaire.scales[-1].id].parts] == ["plan", "write", "lead"]


@pytest.mark.parametrize(
    ("keys", "most", "expected"),
    [
        ("", SAME, []),
        ("most: 2, ties: order, direction: lowest", SAME, []),
        ("", {**SAME, "lead": 10}, ["scale.mixed-ranges"]),
        ("ranges_differ: yes", {**SAME, "lead": 10}, []),
        ("bands: [{id: up, label: Up, outcomes: [plan, lead, talk]}]", SAME, ["band.gap"]),
        ("bands: [{id: up, label: Up, at_least: 3}]", SAME, ["band.unfit"]),
    ],
)
def test_what_is_wrong_is_told(keys: str, most: Mapping[str, int], expected: list[str]) -> None:
    assert [code for code, _, _ in found(body(keys, most))] == expected


def test_an_order_of_orders_is_refused() -> None:
    again = body() + "\n  - {id: t, label: T, scales: [s, plan], scorer: strengths, missing: all_required}"

    assert [code for code, _, _ in found(again)] == ["scale.not-a-number"]
