"""Slips of authors in their scales: each is one problem at its place, which says what to do."""

from __future__ import annotations

import pytest

from tests.making import problems

TEXT = """\
option_sets:
  agree:
    - {code: no, label: Not true of me, score: 1}
    - {code: partly, label: Partly true of me, score: 2}
    - {code: fully, label: Fully true of me, score: 3}
pages:
  - id: one
    title: One
    items:
      - {id: calm, kind: single_choice, ask: I stay calm, options: agree}
      - {id: tidy, kind: single_choice, ask: I leave things tidy, options: agree}
      - {id: plan, kind: current_and_target, ask: Planning, options: agree}
scales:
  - id: kindness
    label: Kindness
    range: [1, 3]
    items: [calm, tidy]
    reverse: [tidy]
    scorer: mean
    missing: {answered_at_least: 1, otherwise: no_score}
    bands: [{id: low, label: Low, at_least: 1}, {id: high, label: High, at_least: 2}]
  - {id: order, label: Order, items: [tidy], scorer: weighted_mean, weights: {tidy: 2}, missing: all_required}
  - {id: both, label: Both, scales: [kindness, order], scorer: composite, missing: all_required}
  - {id: gap, label: Gap, items: [plan.current], scorer: gap_to_target, gives: mean, missing: all_required}
  - {id: more, label: M, items: [calm], scales: [order], scorer: formula, value: calm + order, missing: all_required}
  - id: place
    label: Place
    items: [calm, tidy]
    scorer: decision_table
    missing: all_required
    outcomes: [{code: in, label: In}, {code: out, label: Out}]
    grid:
      rows: calm
      columns: tidy
      header: [no, partly]
      cells:
        no: [in, in]
        partly: [in, out]
    rules:
      - {when: {calm: fully}, outcome: in}
      - {when: {calm: [no, partly], tidy: fully}, outcome: in}
feedback:
  - {scale: kindness, band: low, text: So far.}
  - {scale: kindness, band: high, text: Further.}
"""


@pytest.mark.parametrize(
    ("right", "slip", "message", "hint"),
    [
        ("reverse: [tidy]", "reverse: tidy", '"reverse" is the text "tidy", but must be a list.', "[tidy]"),
        ("range: [1, 3]", "range: 1-3", '"range" is the text "1-3", but must be a list.', "[1, 5]"),
        (
            "range: [1, 3]",
            "range: [3, 1]",
            "The range of kindness goes from 3 to 1, which is nothing.",
            "Write the least",
        ),
        (", otherwise: no_score}", "}", '"missing" has no "otherwise".', 'It can be "no_score".'),
        ("scorer: mean", "scorer: average", '"scorer" cannot be "average".', 'Did you mean "mean"?'),
        ("scorer: weighted_mean", "scorer: weighted_men", '"scorer" cannot be', 'Did you mean "weighted_mean"?'),
        ("weights: {tidy: 2}", "weights: {tidy: 0}", '"tidy" of "weights" is 0, but must be more than 0.', "Correct"),
        ("label: High, at_least: 2", "label: High, at_most: 3", 'There is no key "at_most"', "Write at_least, where"),
        ("label: High, at_least: 2", "label: High, from: 2", 'There is no key "from"', 'Did you mean "at_least"?'),
        ("{id: high, label: High, ", "{label: High, ", 'Entry 2 of "bands" has no "id".', 'Add "id:".'),
        (
            "[kindness, order]",
            "[kindness, both]",
            '"both" is made of itself: ',
            'Take "both" out of the scales of "both".',
        ),
        ("[kindness, order]", "[kindness, calm]", 'There is no scale "calm".', '"calm" is an item. Items stand under'),
        ("[plan.current]", "[plan]", 'No answer to "plan" is worth anything', "Name what is inside it: plan.current"),
        ("scales: [order], ", "", '"order" is not one of the scales of "more".', "Add order to its scales."),
        ("value: calm + order", "value: if calm > 1 then order", "An if has no else.", "Write else and what it is"),
        ("value: calm + order", "formula: calm + order", 'There is no key "formula"', 'Did you mean "value"?'),
        (
            "outcomes: [{code: in, label: In}, {code: out, label: Out}]",
            "outcomes: {in: In, out: Out}",
            '"outcomes" is a group of keys (in, out), but must be a list.',
            'Begin each entry of the list with "- ". An entry looks like this: - {code: …, label: …}.',
        ),
        (
            "[{code: in, label: In}, {code: out",
            "[in, {code: out",
            'Entry 1 of "outcomes" is the text "in", but must be keys with values (code, label).',
            "or all between { and }, as in {code: in, label: …}.",
        ),
        (
            "bands: [{id: low, label: Low, at_least: 1}, {id: high, label: High, at_least: 2}]",
            "bands: {low: 1, high: 2}",
            '"bands" is a group of keys (low, high), but must be a list.',
            "An entry looks like this: - {id: …, label: …}.",
        ),
        (
            "header: [no, partly]",
            "header: [no]",
            "The header has 1 column, but each row has 2 cells.",
            "Write the code",
        ),
        ("no: [in, in]", "no: [in]", 'The row "no" has 1 cell, but the header has 2 columns.', "Write one outcome"),
        ("[in, out]", "[in, ouut]", 'There is no outcome "ouut" in this table.', 'Did you mean "out"?'),
        (
            "{when: {calm: fully}, outcome",
            "{if: {calm: fully}, outcome",
            'There is no key "if"',
            'Did you mean "when"?',
        ),
        ("{when: {calm: fully}, outcome", "{when: {calm: fully}, then", 'There is no key "then"', '"outcome"?'),
        ("partly, label: Partly true of me, score", "partly, label: Partly true of me, value", "There", '"score"?'),
    ],
)
def test_a_slip_is_one_problem_which_says_what_to_do(
    right: str, slip: str, message: str, hint: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert problems(TEXT) == []
    assert TEXT.count(right) == 1

    told = problems(TEXT.replace(right, slip))

    assert [problem.message for problem in told if not problem.message.startswith(message)] == []
    [problem] = told
    assert hint in problem.hint
    assert caplog.messages == []  # nothing of the engine's own is told beside it


def test_a_scale_among_items_is_told_where_it_belongs() -> None:
    told = problems(
        TEXT.replace("scales: [kindness, order], scorer: composite", "items: [kindness, order], scorer: mean")
    )

    assert [(problem.code, problem.hint) for problem in told] == [
        ("scale.unknown-item", f'"{name}" is a scale. Scales that a score is made of stand under scales:.')
        for name in ("kindness", "order")
    ]


@pytest.mark.parametrize(("declaring", "where"), [("both", 'at "both"'), ("kindness", "in what it is made of")])
def test_what_forbids_norms_is_told_where_it_stands(declaring: str, where: str) -> None:
    norms = """\
  - id: beside
    label: Beside others
    scales: [both]
    scorer: norms
    gives: t
    source: {name: Example, population: People who do not exist, date: 2026, people: 9}
    groups: [{label: All, people: 9, mean: 2, sd: 1}]
    missing: all_required
"""
    text = TEXT.replace("feedback:\n", f"{norms}feedback:\n").replace("[kindness, order]", "[kindness]")
    if declaring == "both":
        text = text.replace("scorer: composite", "scorer: composite, do_not: [norm]")
    else:
        text = text.replace("range: [1, 3]", "do_not: [norm]")

    [problem] = problems(text)

    assert problem.code == "scale.declined"
    assert f"take norm out of do_not {where}, if" in problem.hint


def test_ranges_that_differ_are_told_without_idle_zeros() -> None:
    wide = "  - {id: wide, label: Wide, items: [calm], scorer: proportion_of_maximum, missing: all_required}\n"
    text = TEXT.replace("[kindness, order]", "[kindness, wide]").replace("feedback:\n", f"{wide}feedback:\n")

    [problem] = problems(text)

    assert '"kindness" goes from 1 to 3, "wide" goes from 0 to 100.' in problem.message


def test_a_key_that_goes_with_nearly_every_scorer_names_some_of_them() -> None:
    told = problems(TEXT.replace("scales: [kindness, order], scorer", "items: [calm, tidy], scorer"))

    assert [
        problem.hint.endswith('"scorer: max" and others.') for problem in told if problem.code == "key.unknown"
    ] == [True]


def test_a_scorer_that_is_not_here_may_have_to_be_installed() -> None:
    [problem] = problems(TEXT.replace("scorer: mean", "scorer: xyzzy_quux"))

    assert problem.code == "value.not-allowed"
    assert problem.hint.endswith(
        "One from another package has to be installed: `formwright scorers` says which are, and why one is unusable."
    )
