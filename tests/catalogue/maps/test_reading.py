from __future__ import annotations

import pytest

from engine.catalogue.maps import read_map
from engine.compiler import compile_source
from engine.document import Source
from engine.questionnaire import ItemId
from tests.catalogue.maps.carrying import EXAMPLES, GOOD, found_in, good, version

BROKEN = sorted(EXAMPLES.glob("map.*.map.yaml"))


def test_a_good_map_has_no_problems_and_holds_what_both_versions_have_alike() -> None:
    found = good()
    assert list(found.items) == ["occupation", "months"]
    assert found.items[ItemId("months")].options is None


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("becomes: owner", "becomes: boss", "map.unknown-option"),
        ("job: plumber, work: own", "job: plumber, work: alone", "map.unknown-option"),
        ("  occupation:\n", "  occupations:\n", "map.unknown-item"),
        ("      - {becomes: not-carried}\n", "", "map.incomplete"),
        ("school: head, ", "", "map.incomplete"),
        ("from: 1.0.0", "from: 1.1.0", "map.version"),
        ("  hours: It was not asked before.", "  hour: It was not asked before.", "map.unknown-name"),
        ("format: 1", "formats: 1", "key.unknown"),
        ("from: sector", "from: sector\n    outcome: {}", "key.unknown"),
        ("  field:\n", "  fields:\n", "map.unknown-scale"),
        ("school: head, ", "school: head, house: head, ", "map.unknown-outcome"),
        ("  hours: It was not asked before.", "  hours: It was not.\n  occupation: Nor that.", None),
        ("{job: rather_not}, becomes", "{jobs: rather_not}, becomes", "map.unknown-item"),
        ("    from: [job, work]\n", "    from: [job, months]\n", "map.incomplete"),
        ("format: 1", "format: [", "yaml.syntax"),
    ],
)
def test_what_is_wrong_with_a_map(before: str, after: str, code: str | None) -> None:
    assert before in GOOD
    found, problems = found_in(GOOD.replace(before, after))
    assert (found is None) is (code is not None)
    assert code is None or code in [problem.code for problem in problems]


ONLY_SOURCES = "  occupation:\n    from: [job, work]\n"


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (ONLY_SOURCES, '"occupation" comes from several items, but nothing says how.'),
        ("  occupation: {from: job}\n", 'Answers to "job" are no answers to "occupation" as they are.'),
        ("  occupation: {from: months}\n", 'Answers to "months" are no answers to "occupation" as they are.'),
    ],
)
def test_an_answer_does_not_become_another_by_itself(item: str, message: str) -> None:
    begin, end = GOOD.index("  occupation:"), GOOD.index("scales:")
    _, problems = found_in(GOOD[:begin] + item + GOOD[end:])
    assert [(problem.code, problem.message) for problem in problems] == [("map.incomplete", message)]


def test_a_combination_without_a_rule_is_named() -> None:
    _, [problem] = found_in(GOOD.replace("      - {becomes: not-carried}\n", ""))
    assert problem.message == "No rule fits job: plumber, work: no answer."


def test_a_slip_is_told_with_what_was_meant() -> None:
    _, problems = found_in(GOOD.replace("becomes: owner", "becomes: ownar"))
    assert [problem.hint for problem in problems] == ['Did you mean "owner"?']


def test_what_both_versions_have_and_cannot_be_compared_is_one_thing_to_decide() -> None:
    """With the way to say that it is the same all the same."""
    old = version("old")
    text = (EXAMPLES / "old.yaml").read_text("utf-8").replace("version: 1.0.0", "version: 2.0.0")
    changed = compile_source(
        Source("2.0.0.yaml", text.replace("{id: months, ", "{id: months, unit: years, "))
    ).questionnaire
    assert changed is not None
    text = "format: 1\nfrom: 1.0.0\nto: 2.0.0\n"
    found, [problem] = read_map(Source("2.0.0.map.yaml", text), old, changed)
    assert found is None
    assert problem.message == '"months" is in both versions, but its answers before and after cannot be compared.'
    assert "write months: {from: months} under items;" in problem.hint
    found, problems = read_map(Source("2.0.0.map.yaml", text + "items:\n  months: {from: months}\n"), old, changed)
    assert problems == []
    assert found is not None


def test_a_map_from_a_version_to_itself_would_carry_all_of_it() -> None:
    text = "format: 1\nfrom: 1.0.0\nto: 1.0.0\n"
    found, problems = read_map(Source("1.0.0.map.yaml", text), version("old"), version("old"))
    assert problems == []
    assert found is not None
    assert list(found.items) == list(version("old").items)
