from __future__ import annotations

from engine.reports.report import Report, report_of
from tests.making import questionnaire
from tests.reports.making import EN, sitting

ASKED = """
    pages:
      - id: first
        title: First
        items:
          - {id: full_name, kind: text, ask: Your name?}
      - id: next
        title: Next
        items:
          - {id: note, kind: information, ask: Nearly there, body: Go on.}
          - {id: hobby, kind: text, ask: "A hobby, {full_name}?", required: no}
          - {id: secret, kind: text, ask: A secret?, required: no, confidential: yes}
          - {id: pet, kind: text, ask: A pet?, required: no}
          - {id: sums, kind: calculated, ask: Sum, value: 1 + 1}
      - id: more
        title: More
        shown_when: hobby = "chess"
        items:
          - {id: club, kind: text, ask: Which club?, required: no}
"""


def told(text: str = ASKED, **answers: str) -> Report:
    asked = questionnaire(text)
    saved = {
        page.id: {name: said for name, said in answers.items() if name in {item.id for item in page.items}}
        for page in asked.pages
    }
    return report_of(asked, sitting(saved=saved, content_hash=asked.content_hash), {}, EN)


def test_what_was_left_open_is_named_by_its_words() -> None:
    found = told(full_name="Ann", pet="A cat").left_open
    assert found is not None
    assert found.questions == ("A hobby, Ann?",)
    assert found.others is None


def test_what_is_confidential_is_never_named() -> None:
    found = told(full_name="Ann").left_open
    assert found is not None
    assert "secret" not in repr(found)
    assert told(full_name="Ann", hobby="None", pet="None").left_open is None
    assert told("    confidential: yes" + ASKED, full_name="Ann").left_open is None


def test_a_page_that_did_not_apply_was_not_left_open() -> None:
    assert told(full_name="Ann", hobby="Go", pet="None").left_open is None
    asked = told(full_name="Ann", hobby="chess", pet="None").left_open
    assert asked is not None
    assert asked.questions == ("Which club?",)


def test_of_many_the_first_are_named() -> None:
    many = "".join(
        f"\n          - {{id: q{each}, kind: text, ask: Question {each}?, required: no}}" for each in range(15)
    )
    head = "\n    pages:\n      - id: all\n        title: All\n        items:"
    found = told(head + many).left_open
    assert found is not None
    assert len(found.questions) == 12
    assert found.others == "And 3 more."
