"""For how long a certificate holds."""

from pathlib import Path

import pytest

from engine.compiler import compile_source
from engine.document import Source
from engine.questionnaire import Period

EXAMPLE = (Path(__file__).parents[1] / "examples" / "good" / "valid_for.yaml").read_text("utf-8")


def test_a_certificate_holds_for_as_long_as_its_author_says() -> None:
    questionnaire = compile_source(Source("it.yaml", EXAMPLE)).questionnaire
    assert questionnaire is not None
    assert questionnaire.certificate is not None
    assert questionnaire.certificate.valid_for == Period(months=24)


def test_where_nothing_is_said_it_holds_for_ever_and_means_what_it_always_meant() -> None:
    questionnaire = compile_source(Source("it.yaml", EXAMPLE.replace("  valid_for: 2 years\n", ""))).questionnaire
    assert questionnaire is not None
    assert questionnaire.certificate is not None
    assert questionnaire.certificate.valid_for is None


@pytest.mark.parametrize("written", ["2 weeks", "two years", "0 years", "2", "1000 years"])
def test_what_is_no_period_is_told_with_what_is_one(written: str) -> None:
    (problem,) = compile_source(Source("it.yaml", EXAMPLE.replace("2 years", written))).problems
    assert (problem.code, problem.span.line) == ("value.pattern", 22)
    assert "a number of days, months or years, such as 2 years" in problem.hint
