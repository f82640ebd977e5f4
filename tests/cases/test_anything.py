"""Whatever stands in a file of cases, there are cases or problems at places of it, and never a crash."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from engine.cases import differences, read_cases, run
from engine.document import Source
from tests.cases.sample import asked

WORDS = [
    *("full_name", "route", "route.other", "months", "places", "started", "contact", "thanks", "meetings", "tw1"),
    *("name", "today", "answers", "expect", "pages", "items", "calculated", "scores", "feedback", "certificate"),
    *("value", "band", "reason", "teamwork", "standing", "strong", "no_score", "degree", "other", "always", "na"),
    *("2026-01-31", "2026-02-31", "3", "-1", "2.67", "1e9", "yes", "no", "~", "", "?", "0", "\u00e4", "x" * 300),
]
LEAVES = st.sampled_from(WORDS)
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LEAVES, inner, max_size=4), max_leaves=12
)
PEOPLE = st.fixed_dictionaries(
    {"name": LEAVES, "answers": st.dictionaries(LEAVES, ANYTHING, max_size=6)},
    optional={"today": ANYTHING, "expect": st.dictionaries(LEAVES, ANYTHING, max_size=4)},
)


@given(st.lists(PEOPLE | ANYTHING, max_size=3) | ANYTHING)
def test_a_file_of_cases_can_be_anything(written: object) -> None:
    text = json.dumps(written, ensure_ascii=False).replace('"~"', "~")
    cases, problems = read_cases(Source("1.0.0.cases.yaml", text), asked())
    for case in cases:
        differences(run(asked(), case))
    assert all(problem.span.line == 1 and problem.message and problem.hint for problem in problems)
    assert cases or problems
