from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from engine.cases import ExpectedScore, cases_file, cases_schema
from engine.document import Span
from tests.cases.sample import case, read, told

ALONE = "Select the answers that apply, or select only “Nowhere”"
CONDITION = 'route = "apprenticeship" and months >= 3'
ABOUT = "full_name: Ama, route: degree"


def answered(answers: str, today: str = "2026-11-22") -> dict[str, object]:
    found = case(f"- {{name: Somebody, today: {today}, answers: {{{ABOUT}, {answers}}}}}")
    return {key: value for page in found.saved.values() for key, value in page.items()}


@pytest.mark.parametrize(
    ("answers", "item", "value"),
    [
        ("tw1: always", "tw1", "always"),
        ("months: 6", "months", Decimal(6)),
        ('months: "6"', "months", Decimal(6)),
        ("months: 06", "months", Decimal(6)),
        ("months: 6.0", "months", Decimal(6)),
        ("places: [college, work]", "places", ("work", "college")),
        ("places: work", "places", ("work",)),
        ("started: 2026-01-31", "started", date(2026, 1, 31)),
        ("contact: yes", "contact", True),
        ("contact: no", "contact", False),
    ],
)
def test_an_answer_is_written_as_its_kind_has_it(answers: str, item: str, value: object) -> None:
    assert answered(answers)[item] == value


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_what_is_left_empty_is_not_answered(nothing: str) -> None:
    assert "months" not in answered(f"months: {nothing}")


def test_a_box_that_may_stay_empty_says_no_as_on_the_page() -> None:
    assert answered("months: 6")["contact"] is False


def test_words_beside_an_option_stand_under_other() -> None:
    found = case("- {name: Somebody, answers: {full_name: Ama, route: other, route.other: Abroad}}")
    assert found.saved["about_you"]["route.other"] == "Abroad"  # type: ignore[index]  # its id is a plain text


def test_today_can_be_another_day() -> None:
    assert answered("started: 2020-01-01", today="2020-01-01")["started"] == date(2020, 1, 1)
    [(code, _, hint)] = told(f"- {{name: Somebody, today: 2020-01-01, answers: {{{ABOUT}, started: 2020-01-02}}}}")
    assert (code, hint) == ("cases.refused", "Respondents would read: Enter a date that is today or in the past.")


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ("route: degre", ("cases.unknown-option", '"route" has no option "degre".', 'Did you mean "degree"?')),
        ("route: [degree]", ("cases.wrong-answer", 'This is no answer to "route".', "It is of kind single_choice.")),
        ("moths: 3", ("cases.unknown-item", 'There is no item "moths" here.', 'Did you mean "months"?')),
        ("months.other: x", ("cases.unknown-item", 'There is no item "months.other" here.', 'Did you mean "months"?')),
        (
            "months: six",
            ("cases.wrong-answer", '"six" is no answer to "months".', "Write a number, such as 12 or 2.5."),
        ),
        ("contact: maybe", ("cases.wrong-answer", '"maybe" is no answer to "contact".', "Write yes or no.")),
        (
            "started: 31 May",
            ("cases.wrong-answer", '"31 May" is no answer to "started".', "Write year, month and day: 2026-01-31."),
        ),
        ("thanks: yes", ("cases.no-answer", '"thanks" takes no answer.', "It is of kind information.")),
        (
            "months: 61",
            (
                "cases.refused",
                'This answer to "months" would not be accepted.',
                "Respondents would read: Enter a number from 0 to 60.",
            ),
        ),
        (
            "places: [work, nowhere]",
            (
                "cases.refused",
                'This answer to "places" would not be accepted.',
                f"Respondents would read: {ALONE}.",
            ),
        ),
        (
            "route: other",
            (
                "cases.refused",
                'This answer to "route" would not be accepted.',
                "Respondents would read: Type your own answer in the box as well.",
            ),
        ),
    ],
)
def test_what_is_no_answer_is_told_as_the_author_would_say_it(answers: str, problem: tuple[str, str, str]) -> None:
    assert told(f"- {{name: Somebody, answers: {{{answers}}}}}") == [problem]


def test_an_answer_nobody_asks_for_is_told_with_the_condition() -> None:
    assert told(f"- {{name: Somebody, answers: {{{ABOUT}, meetings: 3}}}}") == [
        (
            "cases.ignored",
            '"meetings" does not apply in this case, so its answer is ignored.',
            f"Delete it, or give the answers that lead there. It is shown when: {CONDITION}",
        )
    ]


def test_an_answer_beyond_where_somebody_gets_stuck_is_told_with_what_is_missing() -> None:
    assert told("- {name: Somebody, answers: {route: degree, tw1: always}}") == [
        (
            "cases.ignored",
            'Nobody gets as far as "tw1": the page "about_you" is not finished.',
            'Answer "full_name" as well, or delete this answer.',
        )
    ]


@pytest.mark.parametrize(
    ("expected", "problem"),
    [
        ("pages: [mentr]", ("cases.unknown-page", 'There is no page "mentr" here.', 'Did you mean "mentor"?')),
        ("items: [x]", ("cases.unknown-item", 'There is no item "x" here.', None)),
        (
            "scores: {team_work: 2}",
            ("cases.unknown-scale", 'There is no scale "team_work" here.', 'Did you mean "teamwork"?'),
        ),
        (
            "feedback: {talk: strong}",
            ("cases.unknown-scale", 'There is no scale "talk" here.', "There are: teamwork, standing."),
        ),
        (
            "feedback: {teamwork: good}",
            (
                "cases.unknown-band",
                'There is no band of "teamwork" called "good" here.',
                "There are: developing, secure, strong.",
            ),
        ),
        ("scores: {standing: {band: student}}", None),
        (
            "scores: {standing: teacher}",
            (
                "cases.unknown-band",
                'There is no outcome of "standing" called "teacher" here.',
                "There are: trainee, student.",
            ),
        ),
        (
            "scores: {teamwork: stron}",
            ("cases.wrong-score", '"stron" is no score on "teamwork".', 'Did you mean "strong"?'),
        ),
        (
            "certificate: perhaps",
            ("value.not-allowed", '"certificate" of "expect" cannot be "perhaps".', 'It can be "yes" or "no".'),
        ),
        ("page: [mentor]", ("key.unknown", 'There is no key "page" here.', 'Did you mean "pages"?')),
    ],
)
def test_what_is_expected_must_be_there(expected: str, problem: tuple[str, str, str | None] | None) -> None:
    found = told(f"- {{name: Somebody, answers: {{{ABOUT}}}, expect: {{{expected}}}}}")
    assert [(code, message) for code, message, _ in found] == ([problem[:2]] if problem else [])
    assert all(problem and problem[2] in {None, hint} for _, _, hint in found)


def test_expectations_are_read_as_they_stand() -> None:
    expected = case(
        f"""\
        - name: Somebody
          answers: {{{ABOUT}}}
          expect:
            pages: [about_you, teamwork]
            scores: {{teamwork: {{value: 2.60, band: strong}}, standing: student}}
            feedback: {{teamwork: strong}}
            certificate: yes
        """
    ).expected
    assert expected.pages == ("about_you", "teamwork")
    assert expected.items is None
    assert expected.scores == {
        "teamwork": ExpectedScore(span=Span(5, 14, 5, 22), value=Decimal("2.6"), band="strong"),
        "standing": ExpectedScore(span=Span(5, 53, 5, 61), value="student"),
    }
    assert expected.feedback == {"teamwork": "strong"}
    assert expected.certificate is True


@pytest.mark.parametrize("said", ["no_score", "{value: no_score}", "{reason: There are not enough answers.}"])
def test_that_there_is_no_score_can_be_expected(said: str) -> None:
    expected = case(f"- {{name: Somebody, answers: {{{ABOUT}}}, expect: {{scores: {{teamwork: {said}}}}}}}").expected
    [score] = expected.scores.values()
    assert score.unscored
    assert score.value is None


def test_a_band_is_enough() -> None:
    expected = case(f"- {{name: Somebody, answers: {{{ABOUT}}}, expect: {{scores: {{teamwork: strong}}}}}}").expected
    assert [(score.value, score.band) for score in expected.scores.values()] == [(None, "strong")]


def test_two_cases_cannot_have_one_name() -> None:
    text = "".join(f"- {{name: Somebody, answers: {{{ABOUT}}}}}\n" for _ in range(2))
    assert told(text) == [
        (
            "cases.duplicate-name",
            'The name "Somebody" is here twice; it stands first in line 1.',
            "Give each case a name of its own.",
        )
    ]


def test_with_an_error_no_case_is_tried() -> None:
    cases, problems = read(f"- {{name: One, answers: {{{ABOUT}}}}}\n- {{nam: Two, answers: {{{ABOUT}}}}}\n")
    assert cases == ()
    assert [problem.code for problem in problems] == ["key.unknown"]


@pytest.mark.parametrize("text", ["", "a: b\n", "[]\n", "- just words\n", "- {name: One}\n", "- answers: {}\n"])
def test_what_is_no_file_of_cases_is_a_problem(text: str) -> None:
    cases, problems = read(text)
    assert cases == ()
    assert len(problems) == 1


def test_cases_stand_beside_their_questionnaire() -> None:
    assert cases_file(Path("team/1.2.0.yaml")) == Path("team/1.2.0.cases.yaml")


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(cases_schema())
