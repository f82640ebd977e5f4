"""The published schema, used as an editor uses it: on what YAML 1.2 makes of the text."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

import engine
from engine.compiler.schema import published, questionnaire_schema
from engine.items import KINDS
from engine.scoring import scorers
from tests.compiler.editor import complaints, small

COMMITTED = Path(engine.__file__).parent / "schema" / "questionnaire-1.json"


def subschemas(schema: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401  # a schema's parts
    """Every schema within a schema, with its place."""
    if isinstance(schema, dict):
        yield place, schema
        for keyword in ("properties", "patternProperties", "$defs"):
            for name, part in schema.get(keyword, {}).items():
                yield from subschemas(part, f"{place}/{keyword}/{name}")
        for keyword in ("items", "if", "then", "additionalProperties"):
            yield from subschemas(schema.get(keyword), f"{place}/{keyword}")
        for number, part in enumerate(schema.get("allOf", [])):
            yield from subschemas(part, f"{place}/allOf/{number}")


def test_the_committed_file_is_what_the_code_publishes() -> None:
    assert COMMITTED.read_text("utf-8") == published(), "run: formwright schema --write"


def test_it_is_a_schema_of_the_2020_12_draft() -> None:
    Draft202012Validator.check_schema(questionnaire_schema())
    assert json.loads(published()) == questionnaire_schema()


def test_every_key_is_described() -> None:
    definitions = questionnaire_schema()["$defs"]
    for place, schema in subschemas(questionnaire_schema()):
        for keyword in ("properties", "patternProperties"):
            for key, part in schema.get(keyword, {}).items():
                if place.endswith("/if"):
                    continue
                described = {**definitions.get(part.get("$ref", "").removeprefix("#/$defs/"), {}), **part}
                assert described.get("description", "").endswith("."), f"{place}/{key}"


def test_every_reference_leads_somewhere() -> None:
    definitions = questionnaire_schema()["$defs"]
    for place, schema in subschemas(questionnaire_schema()):
        if "$ref" in schema:
            assert schema["$ref"].removeprefix("#/$defs/") in definitions, place


def test_every_mapping_is_closed_so_that_a_misspelt_key_is_noticed() -> None:
    for place, schema in subschemas(questionnaire_schema()):
        branches = "allOf" in schema
        if not place.endswith("/if") and not branches and ("properties" in schema or "patternProperties" in schema):
            assert schema.get("additionalProperties") is False, place


def test_every_pattern_says_what_it_asks_for() -> None:
    for place, schema in subschemas(questionnaire_schema()):
        if "pattern" in schema:
            assert schema["x-says"], place


def test_every_kind_and_scorer_has_its_branch() -> None:
    definitions = questionnaire_schema()["$defs"]
    kinds = [branch["if"]["properties"]["kind"]["const"] for branch in definitions["item"]["allOf"]]
    assert kinds == [*KINDS, "grid", "steps"]
    named = [branch["if"]["properties"]["scorer"]["const"] for branch in definitions["scale"]["allOf"]]
    assert named == list(scorers())


def test_looking_at_the_schema_does_not_change_it() -> None:
    before = copy.deepcopy(questionnaire_schema())
    complaints(small())
    assert questionnaire_schema() == before
