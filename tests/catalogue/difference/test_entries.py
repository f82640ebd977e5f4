"""Items inside of others: what is asked about each entry of a group, and what is calculated from other answers."""

from __future__ import annotations

import pytest

from tests.catalogue.difference.comparing import between, told

GROUP = """\
option_sets:
  sectors: [{code: a, label: Public}, {code: b, label: Private}]
pages:
  - id: only
    title: Only
    items:
      - id: jobs
        kind: repeated_group
        ask: Jobs?
        entry: Job
        items:
          - {id: hours, kind: number, ask: How many hours?, at_most: 80}
          - {id: sector, kind: single_choice, ask: Where?, options: sectors}
"""


def test_what_breaks_answers_about_entries_breaks_the_answer_they_are_in() -> None:
    for before, after in (("{id: hours", "{id: time"), (", {code: b, label: Private}", "")):
        assert between(GROUP, GROUP.replace(before, after)).answers == ("jobs",)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("How many hours", "How many weekly hours", "wording jobs.hours: the question reads differently."),
        ("label: Public", "label: Public service", 'wording jobs.sector: the label of "a" reads differently.'),
        ("at_most: 80", "at_most: 90", "comparable jobs.hours: at_most is 90 instead of 80."),
        ("entry: Job", "at_most: 4\n        entry: Job", "comparable jobs: at_most is 4 instead of 10."),
        (
            "          - {id: hours",
            "          - {id: n, kind: text, ask: N}\n          - {id: hours",
            "comparable jobs.n: ",
        ),
        (", {code: b, label: Private}", "", 'breaking jobs.sector: the option "b" is gone.'),
        ("{id: hours", "{id: time", "breaking jobs.hours: the item is gone"),
        (
            "kind: number, ask: How many hours?, at_most: 80",
            "kind: text, ask: How many hours?",
            "breaking jobs.hours: the ki",
        ),
    ],
)
def test_what_is_asked_about_each_entry_is_compared_item_by_item(before: str, after: str, line: str) -> None:
    found = told(between(GROUP, GROUP.replace(before, after)))
    assert any(each.startswith(line) for each in found), found
    assert not any("[{" in each for each in found)


def test_another_order_within_entries_is_told_once() -> None:
    *above, hours, sector = GROUP.splitlines(keepends=True)
    [line] = told(between(GROUP, "".join([*above, sector, hours])))
    assert line.startswith("comparable jobs: what is asked about each entry comes in another order.")


TOTAL = """\
pages:
  - id: only
    title: Only
    items:
      - {id: hours, kind: number, ask: How many?, at_least: 0, at_most: 60, unit: hours}
      - {id: total, kind: calculated, ask: Total, value: hours * 2, shown: no}
      - {id: twice, kind: calculated, ask: Twice, value: total * 2, shown: no}
scales:
  - {id: s, label: S, items: [twice], scorer: sum, missing: all_required}
"""


def test_a_score_is_something_else_when_what_it_is_calculated_from_is() -> None:
    found = between(TOTAL, TOTAL.replace("unit: hours", "unit: days"))
    assert (found.scores, found.kept) == (("s",), ())


def test_another_calculation_is_told_as_it_is_written() -> None:
    [line] = told(between(TOTAL, TOTAL.replace("hours * 2", "hours * 3")))
    assert line.startswith("breaking total: value is hours * 3 instead of hours * 2.")
