"""The questionnaires that come with Formwright: their wording, their promises and their numbers."""

from __future__ import annotations

from itertools import takewhile

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from engine.cases import ENDING, cases_schema, try_cases
from engine.catalogue import questionnaire_files
from engine.config import ROOT
from engine.questionnaire import (
    Questionnaire,
    ScaleId,
)
from tests.shipped import CY, EN, in_both, shipped
from tests.test_examples import as_editors_read

SHIPPED = [
    ("apprenticeship-skills-scan", "1.0.0"),
    ("socio-economic-background", "1.0.0"),
    ("socio-economic-background", "2.0.0"),
    ("employability-skills", "1.0.0"),
    ("employability-skills", "1.1.0"),
    ("ipip-50", "1.0.0"),
    ("management-standards", "1.0.0"),
    ("nssec-self-coded", "1.0.0"),
    ("speaking-steps", "1.0.0"),
]
ENGLISH_ONLY = [("ipip-50", "1.0.0")]
"""Published instruments: only a translation that has been validated is one."""


@pytest.fixture(params=[each for each in SHIPPED if each not in ENGLISH_ONLY], ids=" ".join)
def either(request: pytest.FixtureRequest) -> Questionnaire:
    return shipped(*request.param)


def test_before_anything_is_asked_people_learn_why_and_who_sees_it(either: Questionnaire) -> None:
    assert either.languages == (EN, CY)
    assert in_both(either.title)
    assert in_both(either.purpose)
    assert in_both(either.who_sees_it)
    assert in_both(either.closing)
    assert either.minutes is not None


def test_everything_that_is_asked_reads_in_both_languages(either: Questionnaire) -> None:
    for page in either.pages:
        assert in_both(page.title)
        for item in page.items:
            stem = item.grid.ask if item.grid else None
            assert all(in_both(text) for text in (item.ask, item.hint, item.why, stem) if text), item.id
            assert all(in_both(option.label) for option in item.options), item.id


def test_what_no_welsh_speaker_has_read_yet_is_called_a_draft(either: Questionnaire) -> None:
    assert either.translations[CY].status == "draft"
    assert "Not yet reviewed by a Welsh speaker." in (either.translations[CY].note or "")


@pytest.mark.parametrize(
    ("name", "version", "source"),
    [
        ("socio-economic-background", "1.0.0", "Social Mobility Commission"),
        ("socio-economic-background", "1.0.0", "Office for National Statistics"),
        ("socio-economic-background", "1.0.0", "HM Revenue & Customs, fset-faststream"),
        ("socio-economic-background", "2.0.0", "Social Mobility Commission"),
        ("socio-economic-background", "2.0.0", "Office for National Statistics"),
        ("employability-skills", "1.0.0", "Chartered Management Institute, Work-ready Graduates (28 September 2021)"),
        ("speaking-steps", "1.0.0", "Skills Builder Partnership, Universal Framework"),
        ("apprenticeship-skills-scan", "1.0.0", "Department for Education, Apprenticeship funding rules 2025 to 2026"),
        ("ipip-50", "1.0.0", "International Personality Item Pool"),
        ("nssec-self-coded", "1.0.0", "Office for National Statistics"),
        ("nssec-self-coded", "1.0.0", "HM Revenue & Customs, fset-faststream"),
        ("nssec-self-coded", "1.0.0", "Social Mobility Commission"),
    ],
)
def test_sources_are_cited(name: str, version: str, source: str) -> None:
    cited = [reference for reference in shipped(name, version).references if reference.name.startswith(source)]
    assert [bool(reference.note) for reference in cited] == [True]


# --- the cases beside them ----------------------------------------------------------------------------------------


def test_every_shipped_questionnaire_is_among_those_whose_cases_are_tried() -> None:
    files = {(path.parent.name, path.stem) for path in questionnaire_files(ROOT / "questionnaires")}
    assert set(SHIPPED) == files


@pytest.mark.parametrize(("name", "version"), SHIPPED)
def test_the_cases_of_a_shipped_questionnaire_pass_and_reach_all_of_it(name: str, version: str) -> None:
    trial = try_cases(ROOT / "questionnaires" / name / f"{version}.yaml", shipped(name, version))
    assert trial.source is not None
    assert [str(problem) for problem in trial.problems] == []
    assert {run.case.name: what for run, what in trial.failures} == {}
    assert [str(goal) for goal in (*trial.missed, *trial.impossible)] == []
    assert trial.coverage == 100


@pytest.mark.parametrize(("name", "version"), SHIPPED)
def test_an_editor_finds_the_cases_good(name: str, version: str) -> None:
    cases = as_editors_read(ROOT / "questionnaires" / name / f"{version}{ENDING}")
    errors = Draft202012Validator(cases_schema()).iter_errors(cases)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_what_cases_expect_of_speaking_is_the_end_of_the_run() -> None:
    """Worked without the engine: how many steps from the first on are reached, less one, as they begin at 0."""
    questionnaire = shipped("speaking-steps")
    steps = questionnaire.scales_by_id[ScaleId("speaking")].items
    assert [questionnaire.items[step].step for step in steps] == list(range(16))
    cases = YAML(typ="safe").load((ROOT / "questionnaires" / "speaking-steps" / "1.0.0.cases.yaml").read_text("utf-8"))
    for case in cases:
        reached = [case["answers"][step] == "yes" for step in steps]
        run = list(takewhile(bool, reached))
        expected = case["expect"]["scores"]["speaking"]
        if not run:
            assert expected == "no_score"
            continue
        stage = ("finding_words", "joining_in", "speaking_up", "bringing_others")[(len(run) - 1) // 4]
        assert (expected["value"], expected["band"]) == (len(run) - 1, stage), case["name"]
