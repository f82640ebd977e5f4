"""Answers with parts, on their way through a database and into a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from decimal import Decimal

from engine.questionnaire import Answers, PageId, Value
from engine.reports.spreadsheet import write_csv
from engine.store import Store
from tests.making import HEAD, questionnaire
from tests.store.example import begin, compiled

OPTIONS = "[{code: pay, label: Pay}, {code: rest, label: Rest}]"
ASKED = f"""
pages:
  - id: one
    title: One
    items:
      - {{id: order, kind: ranking, ask: Order?, options: {OPTIONS}}}
      - {{id: week, kind: allocation, ask: Week?, decimals: 1, options: {OPTIONS}}}
      - {{id: plan, kind: current_and_target, ask: Plan?, options: {OPTIONS}, required: no}}
      - id: secret
        kind: ranking
        ask: Secret?
        options: {OPTIONS}
        confidential: yes
        required: no
      - {{id: liked, kind: rating, ask: Liked?, lowest: Low, highest: High}}
"""
ONE = PageId("one")
GIVEN: Mapping[str, Value] = {
    "order": ("rest", "pay"),
    "week": {"pay": Decimal("40.5"), "rest": Decimal("59.5")},
    "plan": {"target": "rest"},
    "secret": ("pay", "rest"),
    "liked": Decimal(4),
}


def test_they_come_back_and_are_exported_part_by_part_but_for_what_is_confidential(store: Store) -> None:
    asked = questionnaire(ASKED)
    sitting, _ = begin(store, {ONE: GIVEN}, text=HEAD + ASKED)
    store.submit(sitting, compiled(HEAD + ASKED))
    [record] = store.completed("sample", lambda _: asked)
    open_answers: Answers = {key: value for key, value in GIVEN.items() if key != "secret"}
    assert record.sitting.saved == {ONE: open_answers}
    file = io.StringIO()
    write_csv(file, [asked], [record])
    columns, values = list(csv.reader(io.StringIO(file.getvalue())))
    told = dict(zip(columns, values, strict=True))
    assert {name: told[name] for name in columns[5:]} == {
        "order.pay": "2",
        "order.rest": "1",
        "week.pay": "40.5",
        "week.rest": "59.5",
        "plan.current": "",
        "plan.target": "rest",
        "liked": "4",
    }
