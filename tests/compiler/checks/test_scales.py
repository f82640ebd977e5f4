from __future__ import annotations

import pytest

from tests.making import found, problems

PAGES = """\
pages:
  - id: one
    title: One
    items:
      - {id: calls, kind: number, ask: How many calls?, at_least: 0, at_most: 9}
      - {id: letters, kind: number, ask: How many letters?, at_least: 0, at_most: 9}
"""


def scale(keys: str) -> str:
    return PAGES + f"scales:\n  - {{id: s, label: S, scorer: sum, missing: all_required, {keys}}}\n"


def test_items_of_any_page_can_be_scored_once_or_in_several_scales() -> None:
    text = (
        scale("items: [calls, letters]") + "  - {id: t, label: T, items: [calls], scorer: sum, missing: all_required}\n"
    )
    assert found(text) == []


def test_an_item_that_is_not_there_is_told_at_its_name() -> None:
    text = scale("items: [calls, leters]")
    column = text.splitlines()[7].index("leters") + 1
    assert found(text) == [("scale.unknown-item", 8, column)]
    assert problems(text)[0].hint == 'Did you mean "letters"?'


def test_every_item_that_is_not_there_is_told() -> None:
    text = scale("items: [emails, tweets]")
    assert [code for code, _, _ in found(text)] == ["scale.unknown-item", "scale.unknown-item"]
    assert problems(text)[0].hint == "Name an item that is asked on one of the pages."


def test_an_item_twice_is_one_problem() -> None:
    assert [code for code, _, _ in found(scale("items: [calls, letters, calls]"))] == ["list.duplicate"]


def test_what_only_the_scorer_can_tell_is_told_at_its_place() -> None:
    text = scale("items: [calls], bands: [{id: low, label: Low, at_least: 1}]")
    column = text.splitlines()[7].index("{id: low") + 1
    assert found(text) == [("band.gap", 8, column)]


def test_items_that_weigh_differently_are_told_unless_that_is_meant() -> None:
    text = scale("items: [calls, letters]").replace("at_most: 9}\n", "at_most: 99}\n", 1)
    [problem] = problems(text)
    assert (problem.code, problem.severity) == ("scale.mixed-ranges", "error")
    assert problems(text.replace("items: [calls, letters]", "ranges_differ: yes, items: [calls, letters]")) == []


def test_scorers_are_not_asked_about_what_is_not_even_built_right() -> None:
    text = scale("items: [calls], bands: [{id: low, label: Low, at_least: 1, colour: red}]")
    assert [code for code, _, _ in found(text)] == ["key.unknown"]


SOME_ASKED = """\
pages:
  - id: one
    title: One
    items: [{id: alone, kind: consent, ask: Your work, label: I work on my own, required: no}]
  - {id: two, title: Two, shown_when: alone, items: [{id: a, kind: rating, ask: A?, lowest: Low, highest: High}]}
  - {id: three, title: 3, shown_when: not(alone), items: [{id: b, kind: rating, ask: B?, lowest: Low, highest: High}]}
  - {id: four, title: Four, items: [{id: c, kind: rating, ask: C?, lowest: Low, highest: High}]}
scales: [{id: s, label: S, items: [a, b, c], scorer: mean, missing: {answered_at_least: NEEDED, otherwise: no_score}}]
"""


def test_a_scale_that_needs_more_answers_than_anybody_is_asked_for() -> None:
    [problem] = problems(SOME_ASKED.replace("NEEDED", "3"))
    assert problem.code == "scale.never-scored"
    assert problem.message.endswith("it needs 3 answers, and nobody is asked more than 2 of its items.")
    assert problems(SOME_ASKED.replace("NEEDED", "2")) == []


GROUP = """\
pages:
  - id: one
    title: One
    items:
      - {id: jobs, kind: repeated_group, ask: Jobs, entry: Job, items: [{id: hours, kind: number, ask: Hours?}]}
scales: [{id: s, label: S, items: [NAMED], scorer: sum, missing: all_required}]
"""


@pytest.mark.parametrize(
    ("named", "code"), [("jobs.hours", "scale.unknown-item"), ("jobs", "scale.unscored-item")], ids=str
)
def test_what_is_asked_about_each_entry_is_calculated_before_it_is_scored(named: str, code: str) -> None:
    [problem] = problems(GROUP.replace("NAMED", named))
    assert problem.code == code
    assert problem.hint == "Add an item of kind calculated, such as value: sum(jobs.hours), and name that one here."


def test_only_what_can_be_scored_inside_an_answer_is_proposed() -> None:
    text = GROUP.replace("NAMED", "jobs").replace("repeated_group", "file")
    text = text.replace("entry: Job, items: [{id: hours, kind: number, ask: Hours?}]", "accepts: [pdf]")
    [problem] = problems(text)
    assert problem.hint == "Name what is inside it: jobs.size."
