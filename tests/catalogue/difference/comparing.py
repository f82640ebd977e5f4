"""Two versions of one questionnaire, and what is different between them."""

from __future__ import annotations

from engine.catalogue.difference import Difference, Side, difference
from tests.making import HEAD, questionnaire

TEAM = """\
option_sets:
  how_often:
    - {code: never, label: Never, score: 1}
    - {code: sometimes, label: Sometimes, score: 2}
    - {code: always, label: Always, score: 3}
pages:
  - id: start
    title: About you
    items:
      - id: route
        kind: single_choice
        ask: What are you working towards?
        options:
          - {code: apprenticeship, label: An apprenticeship}
          - {code: degree, label: A degree}
      - {id: months, kind: number, ask: For how long?, unit: months, at_least: 0, at_most: 60, required: no}
  - id: team
    title: Working with others
    shown_when: route = "degree" and months >= 3
    items:
      - kind: grid
        ask: How often did you do this?
        options: how_often
        rows:
          - {id: listened, ask: I listened}
          - {id: asked, ask: I asked}
          - {id: alone, ask: I decided alone}
scales:
  - id: teamwork
    label: Working with others
    items: [listened, asked, alone]
    reverse: [alone]
    scorer: mean
    missing: {answered_at_least: 2, otherwise: no_score}
    bands:
      - {id: developing, label: Developing, at_least: 1}
      - {id: strong, label: Strong, at_least: 2.5}
"""

TABLE = """\
pages:
  - id: one
    title: One
    items:
      - {id: job, kind: single_choice, ask: "Which?", options: [{code: a, label: First}, {code: b, label: Second}]}
scales:
  - id: group
    label: Group
    items: [job]
    scorer: decision_table
    missing: all_required
    outcomes: [{code: high, label: High}, {code: low, label: Low}]
    rules:
      - {when: {job: a}, outcome: high}
      - {when: {job: b}, outcome: low}
"""


def changed(*changes: tuple[str, str], text: str = TEAM) -> Difference:
    """What is different once each first text stands as the second."""
    later = text
    for before, after in changes:
        assert later.count(before) == 1, f"{before!r} stands there {later.count(before)} times"
        later = later.replace(before, after)
    return between(text, later)


def between(before: str, after: str, head: str = HEAD, later: str | None = None) -> Difference:
    """What is different between two texts, the second below the same head or another."""
    return difference(
        Side(file="1.yaml", questionnaire=questionnaire(before, head)),
        Side(file="2.yaml", questionnaire=questionnaire(after, later or head)),
    )


def told(found: Difference) -> list[str]:
    """Each change in a line, after what it weighs."""
    return [f"{change.weight} {change}" for change in found.changes]
