from __future__ import annotations

import pytest

from tests.making import found, problems

CERTIFICATE = """
certificate:
  template: self_assessment
  name: full_name
  title: Certificate
  statement: has taken part
  awarded_when: completed
"""
PAGES = """
pages:
  - id: one
    title: One
    items:
      - {id: full_name, kind: text, ask: Who are you?}
      - {id: born, kind: date, ask: When were you born?}
      - {id: days_ill, kind: number, ask: How many days were you ill?, confidential: yes, required: no, at_most: 9}
      - {id: calls, kind: number, ask: How many calls?, at_least: 0, at_most: 9}
"""
SCALES = """
scales:
  - {id: load, label: Load, items: [calls, days_ill], scorer: sum, missing: all_required}
  - {id: calling, label: Calling, items: [calls], scorer: sum, missing: all_required}
"""


def with_certificate(**changes: str) -> str:
    text = PAGES + SCALES + CERTIFICATE
    for key, value in changes.items():
        before = next(line for line in CERTIFICATE.splitlines() if line.startswith(f"  {key}:"))
        text = text.replace(before, f"  {key}: {value}")
    return text


def line(text: str, of: str) -> int:
    return text.splitlines().index(of) + 1


def test_a_name_that_everybody_is_asked_for_is_fine() -> None:
    assert found(PAGES + CERTIFICATE) == []


def test_without_a_certificate_there_is_nothing_to_check() -> None:
    assert found(PAGES) == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("fullname", 'Did you mean "full_name"?'),
        ("learner", "Write the id of the text item that asks for the name to print."),
    ],
)
def test_the_name_is_taken_from_an_item_that_is_there(name: str, hint: str) -> None:
    text = with_certificate(name=name)
    [problem] = problems(text)
    assert found(text) == [("certificate.unknown-item", line(text, f"  name: {name}"), 9)]
    assert problem.hint == hint


def test_the_name_is_taken_from_a_text() -> None:
    text = with_certificate(name="born")
    assert found(text) == [("certificate.not-a-name", line(text, "  name: born"), 9)]


def test_the_name_is_not_confidential() -> None:
    text = with_certificate().replace("Who are you?", "Who are you?, confidential: yes")
    assert found(text) == [("certificate.confidential-item", line(text, "  name: full_name"), 9)]


@pytest.mark.parametrize(
    ("place", "change"),
    [("Who are you?}", "Who are you?, required: no}"), ("title: One", "title: One\n    shown_when: agreed")],
)
def test_a_name_that_not_everybody_gives_is_a_warning(place: str, change: str) -> None:
    agreed = "{id: agreed, kind: consent, ask: Join?, label: I join, required: no}"
    first = f"pages:\n  - {{id: zero, title: Zero, items: [{agreed}]}}"
    text = with_certificate().replace("pages:", first).replace(place, change)
    [problem] = problems(text)
    assert (problem.code, problem.severity) == ("certificate.not-everyone", "warning")


@pytest.mark.parametrize(
    ("awarded_when", "named"), [("days_ill < 3", "days_ill"), ("load > 3", "days_ill"), ("calling > 3", None)]
)
def test_no_confidential_answer_decides_not_even_through_a_scale(awarded_when: str, named: str | None) -> None:
    text = with_certificate(awarded_when=f"completed and {awarded_when}")
    if named is None:
        assert found(text) == []
    else:
        [problem] = problems(text)
        assert (problem.code, problem.span.column) == ("certificate.confidential-item", 17)
        assert f'"{named}"' in problem.message


def test_no_confidential_answer_decides_through_a_scale_made_of_another_or_a_target() -> None:
    composite = (
        "  - {id: both, label: Both, scales: [load, calling], scorer: composite, missing: all_required, "
        "ranges_differ: yes}\n"
    )
    target = (
        "  - {id: gap, label: Gap, items: [calls], scorer: gap_to_target, gives: total, target_for_all: days_ill, "
        "missing: all_required}\n"
    )
    for more, name in ((composite, "both"), (target, "gap")):
        text = PAGES + SCALES + more + CERTIFICATE.replace("awarded_when: completed", f"awarded_when: {name} > 3")
        assert "certificate.confidential-item" in {problem.code for problem in problems(text)}


@pytest.mark.parametrize(
    ("awarded_when", "codes"),
    [
        ("calling >= 3", ["scale.declined"]),
        ("calling in [3 .. 5]", ["scale.declined"]),
        ("calling != null", []),
    ],
)
def test_a_score_without_sound_cut_offs_divides_nobody(awarded_when: str, codes: list[str]) -> None:
    text = with_certificate(awarded_when=awarded_when).replace(
        "items: [calls], scorer: sum", "items: [calls], do_not: [band], scorer: sum"
    )
    assert [problem.code for problem in problems(text) if problem.code == "scale.declined"] == codes


def test_a_scale_that_is_misspelt_is_one_problem() -> None:
    assert [code for code, _, _ in found(with_certificate(awarded_when="callin > 3"))] == ["condition.unknown-name"]


def test_a_certificate_that_takes_the_name_from_nowhere_is_told_once() -> None:
    text = PAGES + CERTIFICATE.replace("  name: full_name\n", "")
    assert [code for code, _, _ in found(text)] == ["key.missing"]
