from __future__ import annotations

import pytest

from engine.cases import Difference, differences, reached, read_cases, run
from engine.document import Source
from tests.cases.sample import asked, case
from tests.making import questionnaire

APPRENTICE = "full_name: Ama, route: apprenticeship, months: 3, meetings: 2.5, tw1: always, tw2: sometimes, tw3: never"
EVERYTHING = "full_name, route, months, places, started, contact, thanks, tw1, tw2, tw3"
TOO_FEW = "There are not enough answers for this score. Answers needed: 2. Answered: 1."
STUDENT = "full_name: Ama, route: degree, tw1: never, tw2: never, tw3: always"


def tried(answers: str, expected: str) -> tuple[Difference, ...]:
    return differences(run(asked(), case(f"- {{name: Somebody, answers: {{{answers}}}, expect: {{{expected}}}}}")))


# Worked by hand: always 3, sometimes 2, never 1 and in reverse 1 + 3 - 1 = 3; (3 + 2 + 3) / 3 = 2.666..., so 2.67.
PASSING = [
    (APPRENTICE, "pages: [about_you, mentor, teamwork]"),
    (APPRENTICE, "scores: {teamwork: {value: 2.67, band: strong}, standing: trainee}"),
    (APPRENTICE, "feedback: {teamwork: strong}"),
    (APPRENTICE, "certificate: yes"),
    (STUDENT, "pages: [about_you, teamwork]"),
    (STUDENT, f"items: [{EVERYTHING}]"),
    (STUDENT, "scores: {teamwork: 1, standing: student}"),
    (STUDENT, "scores: {standing: {band: student}}"),
    (STUDENT, "scores: {teamwork: developing}"),
    (STUDENT, "feedback: {teamwork: developing}"),
    (STUDENT, "certificate: no"),
    ("full_name: Ama, route: other, route.other: x, tw1: na, tw2: na, tw3: na", "feedback: {}, certificate: no"),
    (
        "full_name: Ama, route: other, route.other: x, tw1: na, tw2: na, tw3: never",
        f"scores: {{teamwork: {{reason: '{TOO_FEW}'}}, standing: {{value: no_score, reason: We cannot tell}}}}",
    ),
    ("route: degree", "pages: [about_you], scores: {teamwork: no_score}, feedback: {}, certificate: no"),
]


@pytest.mark.parametrize(("answers", "expected"), PASSING)
def test_what_is_expected_comes(answers: str, expected: str) -> None:
    assert tried(answers, expected) == ()


@pytest.mark.parametrize(
    ("answers", "expected", "told"),
    [
        (APPRENTICE, "pages: [about_you, teamwork]", ("pages", "about_you, teamwork", "about_you, mentor, teamwork")),
        (
            APPRENTICE,
            "pages: [teamwork, mentor, about_you]",
            ("pages", "teamwork, mentor, about_you", "about_you, mentor, teamwork"),
        ),
        (STUDENT, "items: []", ("items", "none", EVERYTHING)),
        (STUDENT, "scores: {teamwork: {value: 2, band: developing}}", ("teamwork", "2, developing", "1, developing")),
        (STUDENT, "scores: {teamwork: {value: 1, band: secure}}", ("teamwork", "1, secure", "1, developing")),
        (STUDENT, "scores: {teamwork: no_score}", ("teamwork", "no score", "1, developing")),
        (STUDENT, "scores: {standing: trainee}", ("standing", "trainee", "student")),
        (STUDENT, "feedback: {}", ("feedback", "none", "teamwork: developing")),
        (STUDENT, "certificate: yes", ("certificate", "yes", "no")),
        (APPRENTICE, "certificate: no", ("certificate", "no", "yes")),
        (
            "route: degree",
            "pages: [about_you, teamwork]",
            ("pages", "about_you, teamwork", 'about_you (stuck: "full_name" has to be answered)'),
        ),
        ("route: degree", "scores: {teamwork: 1}", ("teamwork", "1", 'none (stuck: "full_name" has to be answered)')),
    ],
)
def test_what_comes_otherwise_is_told(answers: str, expected: str, told: tuple[str, str, str]) -> None:
    assert [(each.about, each.expected, each.came) for each in tried(answers, expected)] == [told]


def test_a_wrong_reason_is_told_with_the_right_one() -> None:
    [difference] = tried(
        "full_name: Ama, route: other, route.other: x, tw1: na, tw2: na, tw3: na",
        "scores: {standing: {reason: Who knows}}",
    )
    assert (difference.expected, difference.came) == ("no score: Who knows", "no score: We cannot tell")


def test_a_score_is_told_with_its_working_and_its_place() -> None:
    [difference] = tried(STUDENT, "scores: {teamwork: 3}")
    assert difference.steps == (
        "“I ask”: Never. This counts 1.",
        "“I share”: Never. This counts 1.",
        "“I interrupt”: Always. This question is scored in reverse: 1 + 3 - 3, so it counts 1.",
        "The mean of the answers that count is their total divided by their number: 3 ÷ 3.",
        "The score is 1.",
        "The lowest possible score is 1 and the highest is 3.",
        "A score from 1 and below 2 is in the band “Developing”.",
    )
    assert difference.span.line == 1


@pytest.mark.parametrize(("today", "pages"), [("2026-11-21", "one"), ("2026-11-22", "one, grown_up")])
def test_conditions_go_by_the_day_of_the_case(today: str, pages: str) -> None:
    grown_up = questionnaire(
        """\
        pages:
          - {id: one, title: One, items: [{id: born, kind: date, ask: When were you born?, latest: today}]}
          - id: grown_up
            title: Two
            shown_when: age(born) >= 18
            items: [{id: votes, kind: text, ask: Whom do you vote for?, required: no}]
        """
    )
    text = f"- {{name: A, today: {today}, answers: {{born: 2008-11-22}}, expect: {{pages: [{pages}]}}}}"
    [found], problems = read_cases(Source("1.0.0.cases.yaml", text), grown_up)
    assert (problems, differences(run(grown_up, found))) == ([], ())
    way = "true" if "grown_up" in pages else "not true"
    assert f"age(born) >= 18 being {way}" in {str(goal) for goal in reached(run(grown_up, found))}
