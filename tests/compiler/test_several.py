"""Steps, and items whose answer has several parts: what becomes of them, and what can be wrong with them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.questionnaire import ItemId, Language
from tests.making import found, problems, questionnaire

CODES = "[{code: pay, label: Pay}, {code: rest, label: Rest}]"


def on_a_page(item: str, beside: str = "") -> str:
    return f"pages:\n  - id: one\n    title: One\n    items:\n      - {item}\n{beside}"


STEPS = """
    pages:
      - id: one
        title: One
        items:
          - kind: steps
            ask: How far?
            from: 0
            steps: [{id: first, ask: I listen}, {id: second, ask: I ask}]
"""


def test_each_step_is_an_item_with_its_number() -> None:
    items = questionnaire(STEPS).items
    assert [(item.id, item.step, item.kind.name) for item in items.values()] == [
        ("first", 0, "single_choice"),
        ("second", 1, "single_choice"),
    ]


def test_steps_offer_yes_and_not_yet_in_every_language_of_the_engine() -> None:
    yes, not_yet = questionnaire(STEPS).items[ItemId("first")].options
    assert [(option.code, option.score) for option in (yes, not_yet)] == [("yes", Decimal(1)), ("not_yet", Decimal(0))]
    assert (yes.label.say(Language("en")), not_yet.label.say(Language("en"))) == ("Yes", "Not yet")
    assert set(yes.label.words) == {"en", "cy"}


def test_the_rows_of_a_grid_have_no_number() -> None:
    grid = questionnaire(on_a_page(f"{{kind: grid, ask: A?, options: {CODES}, rows: [{{id: a, ask: A}}]}}"))
    assert grid.items[ItemId("a")].step is None


def test_a_step_cannot_be_named_on_its_own_page() -> None:
    late = STEPS + "          - {id: why, kind: text, ask: Why?, shown_when: first = null}\n"
    assert [code for code, _, _ in found(late)] == ["condition.later-name"]


@pytest.mark.parametrize(
    ("kind", "extra"),
    [
        ("ranking", "means: prefer_not_to_say"),
        ("ranking", "specify: What?"),
        ("allocation", "exclusive: yes"),
        ("current_and_target", "specify: What?"),
    ],
)
@pytest.mark.parametrize("named", [True, False])
def test_options_say_only_what_has_a_place_there(kind: str, extra: str, named: bool) -> None:  # noqa: FBT001  # drawn
    options = f"[{{code: pay, label: Pay}}, {{code: rest, label: Rest, {extra}}}]"
    item = f"{{id: a, kind: {kind}, ask: A?, options: {'set' if named else options}}}"
    assert [code for code, _, _ in found(on_a_page(item, f"option_sets: {{set: {options}}}\n" if named else ""))] == [
        "option.out-of-place"
    ]


def test_a_pair_may_offer_an_option_that_means_no_answer() -> None:
    options = "[{code: pay, label: Pay}, {code: na, label: Not for me, means: not_applicable}]"
    assert problems(on_a_page(f"{{id: a, kind: current_and_target, ask: A?, options: {options}}}")) == []


@pytest.mark.parametrize(("limits", "column"), [("from: 5, to: 5", 68), ("to: 1", 68), ("from: 6", 68)])
def test_a_rating_goes_up(limits: str, column: int) -> None:
    rating = f"{{id: a, kind: rating, ask: A?, lowest: Low, highest: High, {limits}}}"
    assert found(on_a_page(rating)) == [("item.limits", 5, column)]


def test_the_ends_of_a_rating_are_translated() -> None:
    head = (
        "format: 1\nid: sample\nversion: 1.0.0\ntitle: {en: T, cy: T}\nlanguages: [en, cy]\n"
        "translations: {cy: {status: draft}}\npurpose: {en: P, cy: P}\nwho_sees_it: {en: W, cy: W}\n"
    )
    rating = "{id: a, kind: rating, ask: {en: A, cy: A}, lowest: Low, highest: {en: High, cy: U}}"
    page = f"pages: [{{id: one, title: {{en: O, cy: O}}, items: [{rating}]}}]\n"
    assert [problem.message for problem in problems(page, head)] == ['"lowest" has no wording in "cy".']


def test_what_is_inside_an_answer_can_be_named_on_a_later_page_with_its_codes() -> None:
    later = "  - {id: two, title: Two, shown_when: %s, items: [{id: why, kind: text, ask: Why?}]}\n"
    pair = f"{{id: plan, kind: current_and_target, ask: Plan, options: {CODES}}}"
    assert problems(on_a_page(pair, later % 'plan.target = "pay"')) == []
    [problem] = problems(on_a_page(pair, later % 'plan.target = "rets"'))
    assert (problem.code, problem.hint) == ("condition.unknown-option", 'Did you mean "rest"?')


def test_a_confidential_grid_keeps_what_follows_from_it() -> None:
    grid = f"{{kind: grid, ask: A?, confidential: yes, required: no, options: {CODES}, rows: [{{id: a, ask: A}}]}}"
    later = '  - {id: two, title: Two, shown_when: a = "pay", items: [{id: why, kind: text, ask: Why?}]}\n'
    assert [code for code, _, _ in found(on_a_page(grid, later))] == ["confidential.follow-up"]
    pair = f"{{id: a, kind: current_and_target, ask: A?, confidential: yes, required: no, options: {CODES}}}"
    assert [code for code, _, _ in found(on_a_page(pair, later.replace("a =", "a.target =")))] == [
        "confidential.follow-up"
    ]
