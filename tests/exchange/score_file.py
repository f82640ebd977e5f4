"""A questionnaire with most kinds of items, and what becomes of files with answers to it."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from engine.exchange import Order, Outcome, Wanted, score_file
from engine.questionnaire import Language, Questionnaire
from tests.making import questionnaire

ENGLISH = Language("en")

ITEMS = """
option_sets:
  levels: [{code: low, label: Low, score: 1}, {code: high, label: High, score: 3}]
pages:
  - id: one
    title: One
    items:
      - id: route
        kind: single_choice
        ask: Which way did you come?
        options:
          - {code: train, label: By train}
          - {code: other, label: Another way, specify: Which?}
        required: no
      - {id: calls, kind: number, ask: How many calls a day?, at_least: 0, at_most: 9}
      - {id: letters, kind: number, ask: How many letters a day?, at_least: 0, at_most: 9, decimals: 1}
      - {id: skills, kind: multiple_choice, ask: What can you do?, options: levels, required: no}
      - {id: plan, kind: current_and_target, ask: How well do you plan?, options: levels, required: no}
      - {id: order, kind: ranking, ask: What comes first?, options: levels, required: no}
      - id: shares
        kind: allocation
        ask: How do you spend a week?
        options: [{code: work, label: Work}, {code: play, label: Play}]
        total: 100
        required: no
      - {id: born, kind: date, ask: When were you born?, required: no}
      - {id: agreed, kind: consent, ask: Do you agree?, label: I agree, required: no}
      - id: jobs
        kind: repeated_group
        ask: Which jobs did you have?
        entry: Job
        at_least: 0
        at_most: 2
        items: [{id: hours, kind: number, ask: How many hours a week?, at_least: 0, at_most: 99}]
  - id: two
    title: Two
    shown_when: calls > 0
    items:
      - {id: rude, kind: number, ask: How many of them were rude?, at_least: 0, at_most: 9, required: no}
      - {id: double, kind: calculated, ask: Twice the calls, value: calls * 2}
scales:
  - id: contact
    label: Contact
    items: [calls, letters]
    scorer: mean
    missing: {answered_at_least: 1, otherwise: no_score}
    bands: [{id: few, label: Few, at_least: 0}, {id: many, label: Many, at_least: 5}]
  - {id: rudeness, label: Rudeness, items: [rude], scorer: mean, missing: all_required}
  - id: doing
    label: Doing
    items: [skills, plan.current]
    scorer: mean
    ranges_differ: yes
    missing: {answered_at_least: 1, otherwise: no_score}
"""


def asked() -> Questionnaire:
    return questionnaire(ITEMS)


def scored(
    data: str | bytes,
    *,
    keep: tuple[str, ...] = (),
    ignore: frozenset[str] = frozenset(),
    empty: frozenset[str] = frozenset(),
    **order: Any,  # noqa: ANN401  # the rest of what an Order holds
) -> tuple[Outcome, str]:
    """What became of a file, and what was written."""
    out = io.BytesIO()
    content = data if isinstance(data, bytes) else data.encode()
    wanted = Order(wanted=Wanted(keep=keep, ignore=ignore, empty=empty), language=ENGLISH, **order)
    outcome = score_file(asked(), io.BytesIO(content), out, wanted, lambda: None)
    return outcome, out.getvalue().decode("utf-8-sig")


def of_table(data: str | bytes, **wishes: Any) -> list[dict[str, str]]:  # noqa: ANN401  # what scored() takes
    """The scores as a table gives them, each by its name."""
    outcome, written = scored(data, **wishes)
    assert outcome.misreads == ()
    return list(csv.DictReader(io.StringIO(written)))


def of_objects(data: str | bytes, **wishes: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # what scored() takes
    """The scores as JSON gives them."""
    outcome, written = scored(data, to_table=False, **wishes)
    assert outcome.misreads == ()
    return [json.loads(line) for line in written.splitlines()]


def told(data: str | bytes, **wishes: Any) -> list[tuple[int, int, str]]:  # noqa: ANN401  # what scored() takes
    """What is wrong with a file: line, column and words."""
    outcome, _ = scored(data, **wishes)
    return [(each.line, each.column, f"{each.message} {each.hint}") for each in outcome.misreads]
