from __future__ import annotations

import pytest

from tests.catalogue.difference.comparing import TEAM, between, changed, told
from tests.making import HEAD

MORE = TEAM.replace(
    "title: About you\n    items:", "title: About you\n    items:\n      - {id: who, kind: text, ask: Who?}"
)
MORE += """\
feedback:
  - {scale: teamwork, band: developing, text: You have begun., next_step: Go on.}
  - {scale: teamwork, band: strong, text: You are there.}
results: {intro: This is you., strengths: 1}
certificate:
  template: self_assessment
  name: who
  title: Certificate
  statement: has done it.
  awarded_when: completed
"""
CERTIFICATE = MORE[MORE.index("certificate:") :]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (
            "text: You have begun.",
            "text: You made a start.",
            'wording teamwork: the feedback on "developing" reads differently.',
        ),
        (
            "next_step: Go on.",
            "next_step: Go further.",
            'wording teamwork: the next step of "developing" reads differently.',
        ),
        (", next_step: Go on.", "", 'wording teamwork: the next step of "developing" is gone.'),
        ("intro: This is you.", "intro: Look.", 'wording "intro" of the results reads differently.'),
        ("strengths: 1", "strengths: 2", 'comparable "strengths" of the results reads differently.'),
        ("title: Certificate", "title: Proof", 'wording "title" of the certificate reads differently.'),
        (CERTIFICATE, "", "breaking The certificate is gone."),
        (
            "awarded_when: completed",
            'awarded_when: completed and teamwork.band = "strong"',
            "breaking The certificate is awarded under another condition.",
        ),
    ],
)
def test_what_people_are_told_in_the_end(before: str, after: str, line: str) -> None:
    assert told(changed((before, after), text=MORE)) == [line]


def test_a_certificate_and_feedback_more() -> None:
    assert set(told(between(MORE[: MORE.index("feedback:")], MORE))) == {
        'comparable teamwork: the feedback on "developing" is new.',
        'comparable teamwork: the feedback on "strong" is new.',
        'comparable "strengths" of the results reads differently.',
        "comparable There is a certificate now.",
        'wording "intro" of the results is new.',
    }


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("title: Sample", "title: Example", "wording The title reads differently."),
        ("purpose: To see how it goes.", "purpose: To see.", "wording The purpose reads differently."),
        ("who_sees_it: Nobody.", "who_sees_it: Nobody.\nminutes: 5", "wording How long it takes is new."),
        ("who_sees_it: Nobody.", "who_sees_it: Nobody.\nbody: Us", "wording The body is new."),
        ("id: sample", "id: example", 'breaking It is another questionnaire, "example" instead of "sample".'),
    ],
)
def test_what_stands_above_the_pages(before: str, after: str, line: str) -> None:
    found = between(TEAM, TEAM, HEAD, HEAD.replace(before, after))
    assert told(found) == [line]


def test_many_items_with_the_same_change_are_told_in_one_line() -> None:
    rows = "".join(f"          - {{id: more_{number}, ask: I did {number}}}\n" for number in range(4))
    text = TEAM.replace("scales:", f"{rows}scales:")
    [line] = told(changed(("label: Sometimes", "label: Some times"), text=text))
    assert line == 'wording listened, asked, alone and 4 more: the label of "sometimes" reads differently.'


def test_another_promise_to_those_who_answer_is_comparable() -> None:
    page = """
        pages:
          - id: only
            title: Only
            items:
              - {id: name, kind: text, ask: "Who?", why: To know, required: no}
    """
    found = between(page, page, HEAD, HEAD + "confidential: yes\n")
    assert told(found) == ["comparable The answers are confidential now."]
    assert told(between(page, page, HEAD + "confidential: yes\n", HEAD)) == [
        "comparable The answers are not confidential any more."
    ]


def test_another_order_of_the_pages_is_comparable() -> None:
    free = HEAD + "order: free\n"
    assert told(between(TEAM, TEAM, HEAD, free)) == ["comparable The pages can be answered in any order now."]
    assert told(between(TEAM, TEAM, free, HEAD)) == ["comparable The pages have a fixed order now."]
    assert told(between(TEAM, TEAM, HEAD, HEAD + "order: fixed\n")) == []
