"""How much of the conformance kit of DMN our subset of FEEL covers, and that it passes all of that."""

import re
from pathlib import Path

import pytest

from tests.expressions.kit.subset import INSIDE, OUTSIDE, Case, cases, counts, passes, reason

DECISION = Path(__file__).parents[2] / "docs" / "decisions" / "0011-which-part-of-feel.md"
WITHIN = [case for case in cases() if reason(case) == INSIDE]


@pytest.mark.parametrize("case", WITHIN, ids=lambda case: f"{case.group}-{case.id}")
def test_every_case_inside_the_subset_passes(case: Case) -> None:
    assert passes(case)


def test_the_subset_is_as_large_as_it_was_promised_to_be() -> None:
    assert len(cases()) == 1289
    assert len(WITHIN) >= 450


def test_the_decision_counts_what_is_inside_and_why_the_rest_is_not() -> None:
    rows = re.findall(r"^\| ([^|]+?) \| ([\d,]+) \|", DECISION.read_text("utf-8"), re.MULTILINE)
    assert {what: int(number.replace(",", "")) for what, number in rows} == dict(counts())


@pytest.mark.parametrize("why", OUTSIDE)
def test_every_reason_to_leave_cases_out_leaves_some_out(why: str) -> None:
    assert counts()[why] > 0
