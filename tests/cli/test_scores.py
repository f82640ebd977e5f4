"""`formwright scores`: the least and the greatest of every score."""

from __future__ import annotations

import json

from tests.cli.conftest import Terminal
from tests.making import HEAD
from tests.web.examples import TEAM

SCORED = (
    HEAD.replace("sample", "scored")
    + """\
option_sets:
  often: [{code: never, label: Never, score: 1}, {code: always, label: Always, score: 3}]
pages:
  - id: one
    title: One
    items:
      - {kind: grid, ask: How often?, options: often, rows: [{id: a, ask: Do you ask?}, {id: b, ask: Do you listen?}]}
      - {id: months, kind: number, ask: For how many months?}
scales:
  - {id: total, label: Total, items: [a, b], reverse: [b], scorer: sum, missing: all_required}
  - {id: average, label: Average, items: [a, b], scorer: mean, missing: {answered_at_least: 1, otherwise: no_score}}
  - {id: open, label: Open, items: [months], scorer: sum, missing: all_required}
"""
)


def test_every_score_is_told_with_its_least_and_greatest(bare: Terminal) -> None:
    bare.write(SCORED, "scored")
    typed = bare.type("scores", "scored")
    assert (typed.exit_code, typed.output) == (
        0,
        """\
scored 1.0.0:
    total    2 to 6            sum of 2 items
    average  1 to 3            mean of 2 items
    open     cannot be told    sum of 1 item
""",
    )


def test_programs_read_them_as_json(bare: Terminal) -> None:
    bare.write(SCORED, "scored")
    [found] = json.loads(bare.type("scores", "--format", "json").stdout)
    assert (found["id"], found["version"]) == ("scored", "1.0.0")
    assert found["scores"] == {
        "total": {"least": "2", "greatest": "6"},
        "average": {"least": "1", "greatest": "3"},
        "open": None,
    }


def test_a_questionnaire_with_errors_is_named(bare: Terminal) -> None:
    bare.write(TEAM.replace("kind: consent", "kind: concent"))
    typed = bare.type("scores", "team")
    assert typed.exit_code == 1
    assert "formwright check questionnaires/team/1.0.0.yaml" in typed.stderr


def test_where_nothing_is_scored_that_is_said(bare: Terminal) -> None:
    bare.write(SCORED.partition("scales:")[0], "scored")
    assert bare.type("scores", "scored").output == "scored 1.0.0: nothing is scored.\n"
