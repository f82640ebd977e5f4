"""The self-assessment by management standards: current against target, what to build on, recognition."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from ruamel.yaml import YAML

from engine.compiler import compile_file
from engine.config import ROOT
from engine.journey import Journey, Sitting, SittingId
from engine.questionnaire import Answers, Language, PageId, Questionnaire, ScaleId
from engine.reports import Certificate, certificate_of, report_of
from engine.scoring import Scores, score

FOLDER = ROOT / "questionnaires" / "management-standards"
EN, CY = Language("en"), Language("cy")
WORTH = {"starting": 1, "guided": 2, "familiar": 3, "difficult": 4, "showing": 5}
AREAS = {
    "leading_people": ["direction", "growth", "fairness"],
    "managing_work": ["planning", "resources", "improving"],
    "managing_yourself": ["deciding", "awareness", "partners"],
}
STANDARDS = [standard for area in AREAS.values() for standard in area]
LEVELS = (("role_model", 4), ("practitioner", 3), ("on_the_way", 0))


@pytest.fixture(scope="module")
def standards() -> Questionnaire:
    compiled = compile_file(FOLDER / "1.0.0.yaml")
    assert [str(problem) for problem in compiled.problems] == []
    assert compiled.questionnaire is not None
    return compiled.questionnaire


def sent(standards: Questionnaire, current: str, target: str, *, talked_through: bool = True) -> tuple[Sitting, Scores]:
    """Somebody who is equally far in every standard."""
    answers: Answers = {
        "full_name": "Siân Llŵyd",
        "role": "team",
        "talked_through": talked_through,
        **{standard: {"current": current, "target": target} for standard in STANDARDS},
    }
    pages: dict[PageId, Answers] = {
        page.id: {item.id: answers[item.id] for item in page.items if item.id in answers} for page in standards.pages
    }
    now = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    sitting = Sitting(
        id=SittingId("one"),
        questionnaire_id=standards.id,
        version=standards.version,
        content_hash=standards.content_hash,
        language=EN,
        started_at=now,
        submitted_at=now,
        saved=pages,
    )
    journey = Journey(standards, pages)
    return sitting, score(standards, journey.answers, journey.applicable)


def awarded(standards: Questionnaire, language: Language = EN, **given: Any) -> Certificate | None:  # noqa: ANN401  # as in sent
    sitting, scores = sent(standards, **given)
    return certificate_of(standards, sitting, scores, language)


def test_nine_standards_in_three_areas_are_each_asked_once(standards: Questionnaire) -> None:
    asked = [str(item.id) for item in standards.items.values() if item.kind.name == "current_and_target"]
    assert asked == STANDARDS
    for area, items in AREAS.items():
        assert standards.scales_by_id[ScaleId(area)].items == tuple(f"{item}.current" for item in items)


def test_what_cases_expect_follows_from_the_answers() -> None:
    """Worked without the engine: means, gaps that are never below 0, and the level of the lowest standard."""
    cases = YAML(typ="safe").load((FOLDER / "1.0.0.cases.yaml").read_text(encoding="utf-8"))
    looked_at = 0
    for case in cases:
        for scale, expected in case["expect"].get("scores", {}).items():
            if scale == "build_on":
                continue
            looked_at += 1
            value = _worked(scale, case["answers"])
            said = "no_score" if value is None else {"value": value}
            assert said == (expected if expected == "no_score" else {"value": _plain(expected["value"])}), case["name"]
    assert looked_at > 40


def _plain(value: object) -> object:
    return value if isinstance(value, str) else Decimal(str(value)).quantize(Decimal("0.01"))


def _worked(scale: str, answers: Mapping[str, Any]) -> object:
    current = {each: WORTH[answers[each]["current"]] for each in STANDARDS if answers[each]["current"] in WORTH}
    if scale in AREAS:
        return _mean([current[each] for each in AREAS[scale] if each in current], least=2)
    if scale == "recognition":
        lowest = min(current.values())
        return next(level for level, edge in LEVELS if lowest >= edge) if len(current) >= 6 else None
    assert scale == "gap"
    targets = {each: WORTH.get(answers[each]["target"]) for each in current}
    return _mean([max(goal - current[each], 0) for each, goal in targets.items() if goal is not None], least=6)


def _mean(values: list[int], least: int) -> Decimal | None:
    if len(values) < least:
        return None
    return (Decimal(sum(values)) / len(values)).quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("current", "level"),
    [("guided", None), ("familiar", "Recognised manager"), ("difficult", "Recognised role model")],
)
def test_recognition_is_for_those_who_work_on_their_own_and_says_at_which_level(
    standards: Questionnaire, current: str, level: str | None
) -> None:
    certificate = awarded(standards, current=current, target="showing")
    assert (certificate and certificate.statement.rpartition("<strong>")[2].partition("</strong>")[0]) == level


def test_recognition_rests_on_more_than_one_persons_view(standards: Questionnaire) -> None:
    assert awarded(standards, current="showing", target="showing", talked_through=False) is None


def test_the_certificate_reads_in_welsh(standards: Questionnaire) -> None:
    certificate = awarded(standards, CY, current="familiar", target="familiar")
    assert certificate is not None
    assert certificate.title == "Tystysgrif cydnabyddiaeth"
    assert "Rheolwr cydnabyddedig" in certificate.statement


def test_the_report_lists_each_gap_and_calls_none_of_them_a_strength(standards: Questionnaire) -> None:
    sitting, scores = sent(standards, "familiar", "showing")
    report = report_of(standards, sitting, scores, EN)
    [gap] = [skill for skill in report.skills if skill.id == "gap"]

    assert gap.result == "A long way to go, 2 on a scale from 0 to 4"
    assert [(part.value, part.note) for part in gap.parts] == [("2", "Now 3, target 5.")] * 9
    assert gap.line is None
    assert report.strengths == ()


def test_every_text_is_there_in_both_languages(standards: Questionnaire) -> None:
    texts = [text for each in standards.feedback for text in (each.text, each.next_step) if text is not None]
    texts += [scale.label for scale in standards.scales]
    assert len(texts) == 2 * 18 + 15
    assert all(text.words.keys() == {EN, CY} for text in texts)
