"""A questionnaire with something of everything that cases are about."""

from __future__ import annotations

from functools import cache
from textwrap import dedent

from engine.cases import Case, read_cases
from engine.document import Problem, Source
from engine.questionnaire import Questionnaire
from tests.making import questionnaire

TEXT = """\
    option_sets:
      how_often:
        - {code: never, label: Never, score: 1}
        - {code: sometimes, label: Sometimes, score: 2}
        - {code: always, label: Always, score: 3}
        - {code: na, label: Does not apply, means: not_applicable}
    pages:
      - id: about_you
        title: About you
        items:
          - {id: full_name, kind: text, ask: What is your name?, max_length: 20}
          - id: route
            kind: single_choice
            ask: What are you working towards?
            options:
              - {code: apprenticeship, label: An apprenticeship}
              - {code: degree, label: A degree}
              - {code: other, label: Something else, specify: Say what}
          - {id: months, kind: number, ask: For how many months?, at_least: 0, at_most: 60, required: no}
          - id: places
            kind: multiple_choice
            ask: Where?
            required: no
            options:
              - {code: work, label: At work}
              - {code: college, label: At college}
              - {code: nowhere, label: Nowhere, exclusive: yes}
          - {id: started, kind: date, ask: When did you start?, latest: today, required: no}
          - {id: contact, kind: consent, ask: Contact, label: You may write to me, required: no}
          - {id: thanks, kind: information, ask: Thank you, body: You are nearly done.}
      - id: mentor
        title: Your mentor
        shown_when: route = "apprenticeship" and months >= 3
        items:
          - {id: meetings, kind: number, ask: How many meetings?, at_least: 0, at_most: 31, decimals: 1}
      - id: teamwork
        title: Working with others
        items:
          - kind: grid
            ask: How often?
            options: how_often
            rows: [{id: tw1, ask: I ask}, {id: tw2, ask: I share}, {id: tw3, ask: I interrupt}]
    scales:
      - id: teamwork
        label: Team-working
        items: [tw1, tw2, tw3]
        reverse: [tw3]
        scorer: mean
        missing: {answered_at_least: 2, otherwise: no_score}
        bands:
          - {id: developing, label: Developing, at_least: 1}
          - {id: secure, label: Secure, at_least: 2}
          - {id: strong, label: Strong, at_least: 2.6}
      - id: standing
        label: Standing
        items: [route]
        scorer: decision_table
        missing: all_required
        shown: no
        outcomes: [{code: trainee, label: Trainee}, {code: student, label: Student}]
        rules:
          - {when: {route: apprenticeship}, outcome: trainee}
          - {when: {route: degree}, outcome: student}
          - {when: {route: other}, unscored: We cannot tell}
    feedback:
      - {scale: teamwork, band: developing, text: Ask more.}
      - {scale: teamwork, band: secure, text: Well done.}
      - {scale: teamwork, band: strong, text: Help others.}
    certificate:
      template: self_assessment
      name: full_name
      title: Certificate
      statement: has finished.
      awarded_when: completed and teamwork.band != "developing"
"""


@cache
def asked() -> Questionnaire:
    return questionnaire(TEXT)


def read(text: str) -> tuple[tuple[Case, ...], list[Problem]]:
    return read_cases(Source("1.0.0.cases.yaml", dedent(text)), asked())


def case(text: str) -> Case:
    """One case without problems."""
    [found], problems = read(text)
    assert problems == []
    return found


def told(text: str) -> list[tuple[str, str, str]]:
    """The code, message and hint of each problem."""
    return [(problem.code, problem.message, problem.hint) for problem in read(text)[1]]
