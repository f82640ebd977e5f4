from __future__ import annotations

import importlib
import pkgutil
from importlib.metadata import EntryPoint, version

import jsonschema
import pytest

from engine.compiler.schema import questionnaire_schema
from engine.scoring import Scorer, register, registrations, scorers

FOLDER = importlib.import_module("engine.scoring.scorers")
OWN = f"formwright {version('formwright')}"
MODULES = [module.name for module in pkgutil.iter_modules(FOLDER.__path__)]


def test_every_scorer_module_is_registered_under_its_own_name() -> None:
    built_in = {each.name for each in registrations() if each.origin == OWN}

    assert built_in == set(MODULES)
    assert all(scorers()[name].name == name for name in built_in)


@pytest.mark.parametrize("name", MODULES)
def test_every_scorer_tells_formula_units_missing_data_and_source(name: str) -> None:
    told = importlib.import_module(f"engine.scoring.scorers.{name}").__doc__ or ""

    for heading in ("Formula:", "Units:", "Missing data:", "Source:"):
        assert f"\n{heading}" in told, f"{name} says nothing under {heading}"


@pytest.mark.parametrize("scorer", scorers().values(), ids=scorers().keys())
def test_the_keys_of_every_scorer_are_a_schema_in_which_each_is_described(scorer: type[Scorer]) -> None:
    schema = dict(scorer.schema)

    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["required"]) <= schema["properties"].keys()
    assert all(each.get("description", "").strip() for each in schema["properties"].values())


def test_what_the_schemas_refer_to_is_defined() -> None:
    definitions = questionnaire_schema()["$defs"]

    for scorer in scorers().values():
        for name in _references(scorer.schema):
            assert name in definitions


def _references(schema: object) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["$ref"].removeprefix("#/$defs/")] if "$ref" in schema else []
        return own + [name for value in schema.values() for name in _references(value)]
    return [name for value in schema for name in _references(value)] if isinstance(schema, list) else []


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("mean", "engine.scoring.scorers.mean:Mean", f"there is a scorer of that name already, from {OWN}"),
        ("average", "engine.scoring.scorers.mean:Mean", 'its name is not "average", under which it is registered'),
        ("absent", "engine.scoring.nowhere:Nobody", "ModuleNotFoundError: No module named 'engine.scoring.nowhere'"),
        ("odd", "decimal:Decimal", "it is not a subclass of engine.scoring.Scorer"),
    ],
)
def test_an_entry_point_that_cannot_be_used_harms_no_other(
    name: str, value: str, fault: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    entry = EntryPoint(name, value, register.GROUP)
    monkeypatch.setattr(register, "entry_points", lambda group: [entry] if group == register.GROUP else [])

    found = register.registrations.__wrapped__()

    assert [(each.name, each.fault) for each in found if each.scorer is None] == [(name, fault)]
    assert {each.name for each in found if each.scorer is not None} == set(MODULES)
    assert fault in caplog.text
