"""One of several forms: what a kind of item allows is told by the form that was meant."""

from __future__ import annotations

import pytest

from tests.compiler.structures import CLOSED, KINDS, TEXT, kinds, of, only, told


def test_the_branch_of_a_kind_knows_its_own_keys_only() -> None:
    assert told(KINDS, "items:\n  - {id: a, kind: number, ask: A, at_least: 1}\n") == []
    problem = only(KINDS, "items:\n  - {id: a, kind: text, ask: A, at_least: 1}\n")
    assert (problem.code, problem.span.column) == ("key.unknown", 33)
    closed_inside = kinds()
    for part in closed_inside["properties"]["items"]["items"]["allOf"]:
        part["then"] |= {"additionalProperties": False}
        part["then"]["properties"] |= {"id": {}, "kind": {}, "ask": {}}
    problem = only(closed_inside, "items:\n  - {id: a, kind: text, ask: A, at_least: 1}\n")
    assert problem.hint == 'It goes with "kind: number".'


@pytest.mark.parametrize(
    ("item", "code", "hint"),
    [
        ("{id: a, kind: nubmer, ask: A, at_least: 1, unit: B}", "value.not-allowed", 'Did you mean "number"?'),
        ("{id: a, knid: number, ask: A, at_least: 1, unit: B}", "key.unknown", 'Did you mean "kind"?'),
        ("{id: a, kind: [number], ask: A, at_least: 1}", "value.type", "Write one of them after the colon."),
        ("{id: a, ask: A, at_least: 1, unit: B}", "key.missing", 'Add "kind:". It can be "number", "text" or "grid".'),
    ],
)
def test_one_fault_in_a_kind_is_one_problem(item: str, code: str, hint: str) -> None:
    problem = only(KINDS, f"items:\n  - {item}\n")
    assert (problem.code, problem.hint) == (code, hint)


def test_a_fault_inside_a_branch_does_not_make_its_other_keys_unknown() -> None:
    assert told(KINDS, "items:\n  - {id: a, kind: number, ask: A, at_least: x, unit: B}\n") == [("value.type", 2, 45)]


def test_what_a_branch_requires() -> None:
    assert told(KINDS, "items:\n  - {id: a, kind: grid, ask: A}\n") == [("key.missing", 2, 6)]


def test_one_place_has_one_problem_though_several_rules_are_broken() -> None:
    schema = {"type": "string", "maxLength": 3, "pattern": "^[a-z]+$", "enum": ["abc"]}
    assert told(of(schema), "it: ABCDE\n") == [("value.not-allowed", 1, 5)]
    assert told(of(schema), "it: [A]\n") == [("value.type", 1, 1)]


def test_of_several_forms_the_one_that_was_meant_is_told() -> None:
    schema = of({"anyOf": [{"const": "all_required"}, {**CLOSED, "properties": {"at_least": {"type": "integer"}}}]})
    assert told(schema, "it: all_required\n") == []
    assert told(schema, "it: {at_least: 3}\n") == []
    assert told(schema, "it: {at_least: x}\n") == [("value.type", 1, 16)]
    assert only(schema, "it: all_requird\n").hint == 'Did you mean "all_required"?'
    either = of({"oneOf": [{"type": "string"}, {"type": "array"}]})
    assert only(either, "it: {a: b}\n").message.endswith("but must be a text or a list.")


def test_conditions_of_another_form_keep_their_meaning() -> None:
    schema = {
        "unevaluatedProperties": False,
        "type": "object",
        "properties": {"a": TEXT},
        "if": {"required": ["a"]},
        "then": {"properties": {"b": TEXT}, "required": ["b"]},
        "else": {"properties": {"c": TEXT}, "required": ["c"]},
    }
    assert told(schema, "a: x\nb: y\n") == []
    assert told(schema, "a: x\n") == [("key.missing", 1, 1)]
    assert told(schema, "c: x\n") == []
    assert told(schema, "a: x\nb: y\nc: z\n") == [("key.unknown", 3, 1)]
