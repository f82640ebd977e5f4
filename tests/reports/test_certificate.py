from dataclasses import replace

import pytest

from engine.compiler import questionnaire_schema
from engine.reports.certificate import certificate_of, certificate_templates
from tests.reports.making import CY, EN, certificate, questionnaire, scale, score, scored, sitting, unscored

TEAM = scale("team", "Team-working")


def awarded(condition: str, value: str | None = "3.4") -> bool:
    asked = questionnaire(TEAM, certificate=certificate(condition, TEAM))
    scores = scored(score(TEAM, value) if value else unscored(TEAM))
    return certificate_of(asked, sitting(), scores, EN) is not None


@pytest.mark.parametrize(
    ("condition", "value", "earned"),
    [
        ("completed", "1", True),
        ("completed", None, True),
        ("team >= 3", "3.4", True),
        ("team >= 3", "2.99", False),
        ("team >= 3", None, False),
        ('team.band != "developing"', "2.5", True),
        ('team.band != "developing"', "2.4", False),
        ('full_name = "Siân Ŵyn Llŷr"', "1", True),
    ],
)
def test_it_is_awarded_when_the_condition_holds(condition: str, value: str | None, earned: bool) -> None:  # noqa: FBT001  # a table
    assert awarded(condition, value) is earned


def test_it_says_what_whom_and_when_in_the_language_asked_for() -> None:
    found = certificate_of(questionnaire(TEAM, certificate=certificate()), sitting(), {}, CY)

    assert found is not None
    assert (found.title, found.name, found.date) == ("Tystysgrif cwblhau", "Siân Ŵyn Llŷr", "22 Tachwedd 2026")
    assert found.statement == "<p>wedi myfyrio ar y sgiliau y mae cyflogwyr yn gofyn amdanynt.</p>\n"


def test_before_the_answers_are_sent_there_is_none() -> None:
    assert certificate_of(questionnaire(certificate=certificate()), sitting(submitted_at=None), {}, EN) is None


def test_a_questionnaire_without_a_certificate_gives_none() -> None:
    assert certificate_of(questionnaire(), sitting(), {}, EN) is None


def test_without_a_name_there_is_none() -> None:
    assert certificate_of(questionnaire(certificate=certificate()), sitting(None), {}, EN) is None


def test_the_published_schema_lists_the_templates_there_are() -> None:
    assert f"'enum': {sorted(certificate_templates())}" in str(questionnaire_schema())


def test_no_score_and_no_answer_but_the_name_is_on_it() -> None:
    asked = questionnaire(TEAM, certificate=certificate("team >= 3", TEAM))
    found = certificate_of(asked, sitting(), scored(score(TEAM, "3.4")), EN)

    assert found is not None
    assert "3.4" not in repr(replace(found, reference=""))
