"""The published schema, used as an editor uses it: on what YAML 1.2 makes of the text."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

import engine
from engine.compiler.schema import published, questionnaire_schema
from engine.items import KINDS
from engine.scoring import scorers

COMMITTED = Path(engine.__file__).parent / "schema" / "questionnaire-1.json"

SMALL = """
format: 1
id: employability-skills
version: 1.2.0
title: {en: Employability skills, cy: Sgiliau cyflogadwyedd}
body: The Institute of Examples
languages: [en, cy]
translations: {cy: {status: draft, by: A. Jones, note: Not reviewed yet}}
purpose: {en: You get a **profile**., cy: Cewch **broffil**.}
who_sees_it: {en: Only you., cy: Dim ond chi.}
minutes: 5
confidential: no
sources:
  - {name: Example framework, url: "https://example.org/framework", licence: CC BY 4.0, note: 2020}
option_sets:
  how_often:
    - {code: never, label: {en: Never, cy: Byth}, hint: {en: Not once, cy: Dim unwaith}, score: 1}
    - {code: always, label: {en: Always, cy: Bob amser}, score: 3.5}
    - {code: pnts, label: {en: Prefer not to say, cy: Gwell gennyf beidio}, means: prefer_not_to_say}
pages:
  - id: about_you
    title: {en: About you, cy: Amdanoch chi}
    intro: {en: A few questions., cy: Ychydig o gwestiynau.}
    items:
      - {id: note, kind: information, ask: {en: Before, cy: Cyn dechrau}, body: {en: Read this., cy: Darllenwch.}}
      - {id: agreed, kind: consent, ask: {en: Consent, cy: Cydsyniad}, label: {en: I agree, cy: Cytunaf}}
      - {id: full_name, kind: text, ask: {en: Name, cy: Enw}, autocomplete: name, max_length: 100, confidential: yes}
      - {id: born, kind: date, ask: {en: Date of birth, cy: Dyddiad geni}, earliest: 1900-01-01, latest: today}
      - kind: single_choice
        id: trained
        ask: {en: Are you trained?, cy: Ydych chi wedi hyfforddi?}
        why: {en: To choose what follows., cy: I ddewis beth sy'n dilyn.}
        options:
          - {code: 1, label: {en: Yes, cy: Ydw}}
          - {code: 0, label: {en: No, cy: Nac ydw}}
          - {code: other, label: {en: Other, cy: Arall}, specify: {en: Tell us what, cy: Dywedwch beth}}
      - kind: multiple_choice
        id: tools
        ask: {en: Which tools?, cy: Pa offer?}
        at_most: 3
        options:
          - {code: saw, label: {en: Saw, cy: Llif}}
          - {code: none, label: {en: None of these, cy: Dim un o'r rhain}, exclusive: yes}
      - kind: number
        id: months
        ask: {en: How many months?, cy: Sawl mis?}
        hint: {en: Up to now, cy: Hyd yn hyn}
        at_least: 0
        at_most: 60.5
        decimals: 1
        unit: {en: months, cy: mis}
        required: no
  - id: teamwork
    title: {en: Teamwork, cy: Gwaith tîm}
    shown_when: months >= 3
    items:
      - kind: grid
        ask: {en: How often do you…, cy: Pa mor aml ydych chi…}
        hint: {en: Choose one, cy: Dewiswch un}
        options: how_often
        required: no
        rows:
          - {id: tw1, ask: {en: help others?, cy: helpu eraill?}}
          - {id: tw2, ask: {en: work alone?, cy: gweithio ar eich pen eich hun?}, hint: {en: At work, cy: Yn y gwaith}}
      - {id: more, kind: long_text, ask: {en: Anything else?, cy: Unrhyw beth arall?}, max_length: 500, required: no}
scales:
  - id: teamwork
    label: {en: Team-working, cy: Gweithio mewn tîm}
    about: {en: Working with others., cy: Gweithio gydag eraill.}
    items: [tw1, tw2]
    reverse: [tw2]
    scorer: mean
    missing: {answered_at_least: 1, otherwise: no_score}
    decimals: 1
    shown: yes
    bands:
      - {id: developing, label: {en: Developing, cy: Yn datblygu}, at_least: 1}
      - {id: strong, label: {en: Strong, cy: Cryf}, at_least: 2.6}
  - {id: total, label: {en: Total, cy: Cyfanswm}, items: [tw1, tw2], scorer: sum, missing: all_required}
results:
  intro: {en: Your results, cy: Eich canlyniadau}
  strengths: 2
  next_steps: 0
  caveat: {en: This is not a test., cy: Nid prawf yw hwn.}
feedback:
  - scale: teamwork
    band: developing
    text: {en: Go on., cy: Daliwch ati.}
    next_step: {en: Ask for help., cy: Gofynnwch am help.}
certificate:
  template: self_assessment
  name: full_name
  title: {en: Certificate, cy: Tystysgrif}
  statement: {en: has assessed themselves, cy: wedi asesu eu hunain}
  awarded_when: completed and teamwork.band != "developing"
closing: {en: Thank you., cy: Diolch.}
"""


class EditorTypes(SafeConstructor):
    """YAML 1.2 as editors read it: numbers and true/false are typed, yes/no and dates are text."""


EditorTypes.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def as_editors_read(text: str) -> Any:  # noqa: ANN401  # whatever the text holds
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = EditorTypes
    return yaml.load(StringIO(text))


def complaints(document: object) -> list[str]:
    return [
        f"{'/'.join(str(step) for step in error.absolute_path)}: {error.message}"
        for error in Draft202012Validator(questionnaire_schema()).iter_errors(document)
    ]


def small() -> Any:  # noqa: ANN401  # plain data, to be changed at will
    return as_editors_read(SMALL)


def changed(change: str) -> list[str]:
    """What is wrong after a change such as `pages/0/items/2/max_length = 0`."""
    path, value = change.split(" = ")
    *steps, last = path.split("/")
    document = target = small()
    for step in steps:
        target = target[int(step) if step.isdigit() else step]
    if isinstance(target, list):
        target[int(last)] = as_editors_read(value)
    else:
        target[last] = as_editors_read(value)
    return complaints(document)


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


def test_a_complete_questionnaire_is_valid() -> None:
    assert complaints(small()) == []


def test_every_kind_and_scorer_has_its_branch() -> None:
    definitions = questionnaire_schema()["$defs"]
    kinds = [branch["if"]["properties"]["kind"]["const"] for branch in definitions["item"]["allOf"]]
    assert kinds == [*KINDS, "grid", "steps"]
    named = [branch["if"]["properties"]["scorer"]["const"] for branch in definitions["scale"]["allOf"]]
    assert named == list(scorers())


MAPPINGS = [
    "",
    "translations/cy/",
    "sources/0/",
    "option_sets/how_often/0/",
    "pages/0/",
    *(f"pages/0/items/{number}/" for number in range(7)),
    "pages/1/items/0/",
    "pages/1/items/0/rows/0/",
    "pages/1/items/1/",
    "scales/0/",
    "scales/0/missing/",
    "scales/0/bands/0/",
    "scales/1/",
    "results/",
    "feedback/0/",
    "certificate/",
]


@pytest.mark.parametrize("mapping", MAPPINGS)
def test_a_misspelt_key_is_noticed_everywhere(mapping: str) -> None:
    (complaint,) = changed(f"{mapping}titel = hello")
    assert "'titel' was unexpected" in complaint


@pytest.mark.parametrize(
    ("key", "mapping"),
    [
        ("version", ""), ("purpose", ""), ("pages", ""), ("title", "pages/0/"), ("items", "pages/0/"),
        ("kind", "pages/0/items/0/"), ("body", "pages/0/items/0/"), ("label", "pages/0/items/1/"),
        ("options", "pages/0/items/4/"), ("rows", "pages/1/items/0/"), ("id", "pages/1/items/0/rows/0/"),
        ("scorer", "scales/0/"), ("missing", "scales/0/"), ("otherwise", "scales/0/missing/"),
        ("awarded_when", "certificate/"), ("label", "option_sets/how_often/0/"),
    ],
)  # fmt: skip
def test_a_key_that_is_needed_is_missed(key: str, mapping: str) -> None:
    document = target = small()
    for step in mapping.split("/")[:-1]:
        target = target[int(step) if step.isdigit() else step]
    del target[key]
    (complaint,) = complaints(document)
    assert f"'{key}' is a required property" in complaint


def test_a_misspelt_kind_or_scorer_is_one_fault() -> None:
    assert len(changed("pages/0/items/6/kind = nubmer")) == 1
    assert len(changed("scales/0/scorer = maen")) == 1


def test_a_key_of_another_kind_is_not_accepted() -> None:
    assert len(changed("pages/0/items/2/unit = kg")) == 1
    assert len(changed("pages/0/items/0/required = yes")) == 1
    assert len(changed("pages/1/items/0/id = teamwork")) == 1
    assert len(changed("scales/1/table = []")) == 1


@pytest.mark.parametrize(
    "change",
    [
        "title = Employability",
        "title = No",
        "title = 2020",
        "title/en = true",
        "title/en = 1.5",
        "format = '1'",
        "confidential = true",
        "confidential = 'no'",
        "confidential = 'Yes'",
        "pages/0/items/2/required = 'No'",
        "body = {en: The Institute, cy: Y Sefydliad}",
        "pages/0/items/4/options = how_often",
        "pages/0/items/4/options/0/code = a1",
        "pages/0/items/3/earliest = today",
        "pages/0/items/3/latest = 2026-12-31",
        "pages/0/items/6/at_least = -0.5",
        "languages = [en, cy, zh-Hant]",
        "scales/0/missing = all_required",
    ],
)
def test_what_an_author_may_well_write_is_accepted(change: str) -> None:
    assert changed(change) == []


@pytest.mark.parametrize(
    "change",
    [
        "title = ' '",
        "title/en = ''",
        "title = {}",
        "title = {English: hello}",
        "title = [hello]",
        "format = 2",
        "version = 1.2",
        "version = 1.02.0",
        "id = Employability",
        "id = a--b",
        "languages = []",
        "languages = [en, en]",
        "languages = [English]",
        "minutes = 0",
        "confidential = maybe",
        "sources/0/url = javascript:alert(1)",
        "option_sets = {How: []}",
        "option_sets/how_often = []",
        "option_sets/how_often/0/score = many",
        "option_sets/how_often/0/means = nothing",
        "pages = []",
        "pages/0/id = about-you",
        "pages/0/shown_when = true",
        "pages/0/items = []",
        "pages/0/items/2/id = 2nd",
        "pages/0/items/2/max_length = 0",
        "pages/0/items/2/autocomplete = nmae",
        "pages/0/items/3/latest = tomorrow",
        "pages/0/items/3/latest = 2026-13-01",
        "pages/0/items/4/options = []",
        "pages/0/items/4/options = How often",
        "pages/0/items/4/options/0/code = Yes",
        "pages/0/items/4/options/0/code = -1",
        "pages/0/items/4/options/0/code = 1.5",
        "pages/0/items/5/at_most = 1",
        "pages/0/items/6/at_least = few",
        "pages/0/items/6/decimals = 1.5",
        "scales/0/missing = some",
        "scales/0/missing/otherwise = zero",
        "scales/0/items = []",
        "scales/0/items = [tw1, tw1]",
        "scales/0/bands/0/at_least = low",
        "certificate/template = diploma",
    ],
)
def test_what_cannot_be_is_refused_with_one_fault(change: str) -> None:
    assert len(changed(change)) == 1


def test_ten_thousand_items_are_possible() -> None:
    pages = questionnaire_schema()["properties"]["pages"]
    assert pages["maxItems"] >= 10_000
    assert pages["items"]["properties"]["items"]["maxItems"] >= 10_000
    document = small()
    document["scales"][0]["items"] = [f"i{number}" for number in range(10_000)]
    assert complaints(document) == []


def test_looking_at_the_schema_does_not_change_it() -> None:
    before = copy.deepcopy(questionnaire_schema())
    complaints(small())
    assert questionnaire_schema() == before
