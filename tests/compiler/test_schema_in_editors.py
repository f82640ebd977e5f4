"""What authors write, as an editor with the published schema sees it."""

from __future__ import annotations

import pytest

from engine.compiler.schema import questionnaire_schema
from tests.compiler.editor import changed, complaints, small


def test_a_complete_questionnaire_is_valid() -> None:
    assert complaints(small()) == []


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
