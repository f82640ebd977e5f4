from __future__ import annotations

from decimal import Decimal

import pytest

from engine.compiler.schema import questionnaire_schema
from engine.scoring import Given, Result, Scorer, scorers, usable

NO_KEYS: dict[str, object] = {"properties": {}, "required": []}


class Sound(Scorer):
    """A scorer of somebody else's."""

    name = "sound"
    version = 1
    schema = NO_KEYS

    def score(self, given: Given) -> Result:
        return Result(given.total)


def key(**schema: object) -> dict[str, object]:
    return {"schema": {"properties": {"times": schema}, "required": []}}


@pytest.mark.parametrize(
    ("members", "fault"),
    [
        ({"version": 0}, "its version is not a whole number from 1 up"),
        ({"version": True}, "its version is not a whole number from 1 up"),
        ({"schema": None}, "its schema has no properties"),
        ({"schema": {"properties": {}}}, "its schema does not say what is required"),
        (
            {"schema": {"properties": {}, "required": ["times"]}},
            "its schema requires keys it does not describe: times",
        ),
        (
            {"schema": {"properties": {"items": {}, "bands": {}}, "required": []}},
            "its schema takes keys every scale has: bands, items",
        ),
        (
            {"schema": {"properties": {"times": True}, "required": []}},
            'its schema does not describe the key "times"',
        ),
        (key(type="intger"), "its schema is no JSON Schema: 'intger' is not valid under any of the given schemas"),
        (key(minimum="one"), "its schema is no JSON Schema: 'one' is not of type 'number'"),
        (
            key(type="string", default=Decimal(1)),
            "its schema is no JSON Schema: Object of type Decimal is not JSON serializable",
        ),
        (key(type="string", pattern="("), "its schema is no JSON Schema: '(' is not a 'regex'"),
        ({"takes": "items"}, "takes is not one of "),
        ({"reads": "codes"}, "reads is not one of "),
        ({"places": -1}, "places is not a whole number from 0 to 6"),
        ({"places": 7}, "places is not a whole number from 0 to 6"),
        (
            {"decides": True, "outcomes_from": "verdicts"},
            'its schema has no key "verdicts", in which its outcomes are to be listed',
        ),
    ],
    ids=str,
)
def test_a_scorer_that_would_harm_others_is_not_used(members: dict[str, object], fault: str) -> None:
    [found] = usable.faults("sound", type("Odd", (Sound,), members))

    assert found.startswith(fault)


@pytest.mark.parametrize("reference", ["#/$defs/nothing", "#/definitions/id", "https://example.org/schema.json"])
def test_a_reference_that_leads_nowhere_is_told_with_those_that_lead_somewhere(reference: str) -> None:
    members = key(type="array", items={"$ref": reference})

    [found] = usable.faults("sound", type("Odd", (Sound,), members))

    assert found.startswith(f"its schema refers to {reference}, which is not there; there are: #/$defs/id, ")


def test_what_a_scorer_may_refer_to_is_defined() -> None:
    assert {f"#/$defs/{name}" for name in questionnaire_schema()["$defs"]}.issuperset(usable.DEFINED)


def test_a_sound_scorer_has_no_faults() -> None:
    members = key(type="array", items={"$ref": "#/$defs/wording"}, description="Words.")

    assert list(usable.faults("sound", type("Even", (Sound,), members))) == []


@pytest.mark.parametrize("name", ["mean", "sum", "count", "strengths", "level_reached"])
def test_scorers_that_are_built_in_are_held_to_the_same(name: str) -> None:
    assert list(usable.faults(name, scorers()[name])) == []
