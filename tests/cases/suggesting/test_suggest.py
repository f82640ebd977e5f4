from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from engine.cases import Trial, run
from engine.cases.suggesting import suggest
from engine.clock import supposing
from engine.compiler import compile_file
from tests.cases.sample import asked, case
from tests.cases.suggesting.making import bare, suggested
from tests.making import questionnaire

GOOD = sorted((Path(__file__).parents[2] / "examples" / "good").glob("*.yaml"))


def number(condition: str, limits: str = "at_least: 0, at_most: 60") -> str:
    return f"""\
    pages:
      - {{id: one, title: One, items: [{{id: age, kind: number, ask: How old?, required: no, {limits}}}]}}
      - id: two
        title: Two
        shown_when: {condition}
        items: [{{id: more, kind: text, ask: What else?, required: no}}]
    """


def days(condition: str) -> str:
    return number(condition).replace("kind: number", "kind: date").replace(", at_least: 0, at_most: 60", "")


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_what_is_suggested_for_an_example_reaches_all_of_it(path: Path) -> None:
    compiled = compile_file(path).questionnaire
    assert compiled is not None
    found = suggested(compiled)
    assert [str(goal) for goal in found.trial.missed] == []
    assert found.found.not_found == ()


def test_few_cases_reach_everything() -> None:
    found = suggested(asked())
    assert found.trial.coverage == 100
    assert len(found.trial.runs) == 5  # apprentices around the number of months, and the two other routes


def test_the_values_around_an_edge_go_to_those_for_whom_the_condition_turns_on_them() -> None:
    runs = suggested(asked()).trial.runs
    apprentices = {run.journey.answers["months"] for run in runs if run.journey.answers["route"] == "apprenticeship"}
    assert apprentices >= {Decimal(2), Decimal(3), Decimal(4)}


def test_nothing_is_suggested_where_nothing_is_missed() -> None:
    all_of_it = suggested(asked()).trial
    assert suggest(all_of_it).cases == ()


def test_only_what_is_missed_is_suggested() -> None:
    student = case("- {name: Somebody, answers: {full_name: Ama, route: degree, tw1: never, tw2: never, tw3: always}}")
    before = Trial(questionnaire=asked(), source=None, problems=(), runs=(run(asked(), student),))
    found = suggest(before)
    targets = {str(target) for each in found.cases for target in each.targets}
    assert "standing: rule 1" in targets
    assert not {"page about_you", "standing: rule 2", "teamwork: band developing"} & targets


@pytest.mark.parametrize(
    ("condition", "ages"),
    [
        ("age >= 18", {17, 18, 19}),
        ("18 < age", {17, 18, 19}),
        ("age in [18..25]", {17, 18, 19, 24, 25, 26}),
        ("age between 18 and 25", {17, 18, 19, 24, 25, 26}),
        ("age in (18, 30)", {17, 18, 19, 29, 30, 31}),
        ("age > 17.5", {17, 18}),
        ("age > 2 * 9", {17, 18, 19}),
        ("age > 0", {0, 1}),
        ("age < 60", {59, 60}),
    ],
)
def test_the_values_around_each_number_are_tried_as_far_as_they_are_accepted(condition: str, ages: set[int]) -> None:
    found = suggested(questionnaire(number(condition)))
    assert {Decimal(age) for age in ages} <= set(found.answers("age"))
    assert found.trial.coverage == 100
    assert len(found.trial.runs) <= len(ages)


def test_a_step_is_as_small_as_the_item_takes_it() -> None:
    found = suggested(questionnaire(number("age >= 1.5", "at_least: 0, at_most: 9, decimals: 2")))
    assert {Decimal("1.49"), Decimal("1.50"), Decimal("1.51")} <= set(found.answers("age"))


def test_the_days_around_a_day_are_tried() -> None:
    found = suggested(questionnaire(days('age >= date("2024-03-01")')))
    assert {date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 2)} <= set(found.answers("age"))
    assert "  today: " in found.text


@pytest.mark.parametrize(
    ("condition", "ages"), [("age * 4 > 30", {7, 8}), ("2 + age <= 12.5", {10, 11}), ("abs(0 - age) < 3", {2, 3})]
)
def test_the_values_at_which_a_calculation_turns_are_tried(condition: str, ages: set[int]) -> None:
    found = suggested(questionnaire(number(condition)))
    assert {Decimal(age) for age in ages} <= set(found.answers("age"))
    assert found.trial.coverage == 100


def test_the_days_on_which_somebody_comes_of_age_are_tried() -> None:
    with supposing(date(2026, 11, 22)):
        found = suggested(questionnaire(days("age(age) >= 18")))
    assert {date(2008, 11, 22), date(2008, 11, 23)} <= set(found.answers("age"))
    assert "  today: 2026-11-22\n" in found.text
    assert found.trial.coverage == 100


def test_the_edge_of_an_items_condition_is_tried_where_its_page_is_seen() -> None:
    text = number("age >= 18").replace("required: no}]", "required: no, shown_when: age < 30}]")
    found = suggested(questionnaire(text))
    around = {Decimal(29), Decimal(30), Decimal(31)}
    assert around <= set(found.answers("age"))


def test_a_band_is_tried_at_its_lower_edge() -> None:
    found = suggested(asked())
    assert {str(run.scores["teamwork"].value) for run in found.trial.runs} >= {"1.00", "2.00", "2.67"}  # type: ignore[index]  # its id


def test_bands_that_need_an_answer_left_out_are_reached() -> None:
    """Two answers of 1, 2 or 4 never have the mean of 4/3, 5/3, ...; one alone has a mean of 1, 2 or 4."""
    found = suggested(
        questionnaire(
            """\
            option_sets:
              some:
                - {code: low, label: Low, score: 1}
                - {code: high, label: High, score: 4}
                - {code: na, label: Does not apply, means: not_applicable}
            pages:
              - id: one
                title: One
                items:
                  - {id: a, kind: single_choice, ask: A?, options: some}
                  - {id: b, kind: single_choice, ask: B?, options: some}
                  - {id: c, kind: single_choice, ask: C?, options: some}
            scales:
              - id: level
                label: Level
                items: [a, b, c]
                scorer: mean
                missing: {answered_at_least: 2, otherwise: no_score}
                bands:
                  - {id: low, label: Low, at_least: 1}
                  - {id: half, label: Half, at_least: 2.5}
                  - {id: above, label: Above, at_least: 2.6}
            """
        )
    )
    assert found.trial.coverage == 100
    assert [run.scores["level"].n_items for run in found.trial.runs if run.scores["level"].band == "half"] == [2]  # type: ignore[index]  # its id


def test_a_scale_on_a_page_for_few_is_reached_by_way_of_its_condition() -> None:
    text = number("age >= 18") + (
        """
      - id: three
        title: Three
        shown_when: age = 21
        items: [{id: calls, kind: number, ask: How many?, at_least: 0, at_most: 9}]
    scales:
      - id: calling
        label: Calling
        items: [calls]
        scorer: sum
        missing: all_required
        bands: [{id: few, label: Few, at_least: 0}, {id: many, label: Many, at_least: 5}]
    """
    )
    found = suggested(questionnaire(text))
    assert found.trial.coverage == 100
    assert {Decimal(0), Decimal(5)} <= set(found.answers("calls"))


def test_what_nobody_can_reach_is_told_apart_from_what_was_not_found() -> None:
    always = number("age >= 0").replace("required: no, at_least", "at_least")
    found = suggested(questionnaire(always))
    assert [str(goal) for goal in found.trial.impossible] == ["age >= 0 being not true"]
    assert found.found.not_found == ()
    assert found.trial.coverage == 100


def test_a_text_nobody_would_guess_is_not_found_and_not_called_impossible() -> None:
    asked_twice = number("age >= 18").replace("kind: number", "kind: text").replace(", at_least: 0, at_most: 60", "")
    text = asked_twice.replace("age >= 18", 'contains(age, "x") and starts with(age, "y")')
    trial = bare(questionnaire(text))
    found = suggest(trial)
    assert trial.impossible == ()
    assert "page two" in {str(target) for target in found.not_found}
