from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.cases.made_up import MADE_UP
from engine.catalogue import Catalogue
from engine.cli.sampling import add_samples
from engine.config import ROOT
from engine.items import KINDS
from engine.questionnaire import ScaleId
from engine.store import Completed, Store, open_store
from tests.cli.conftest import Terminal
from tests.web.examples import QUIET


@pytest.fixture
def store(terminal: Terminal) -> Iterator[Store]:
    """An empty store."""
    opened = open_store(f"sqlite:///{terminal.database}")
    yield opened
    opened.close()


def completed(store: Store, catalogue: Catalogue, name: str) -> list[Completed]:
    return list(store.completed(name, catalogue.by_hash))


def test_both_shipped_questionnaires_have_complete_samples_in_both_languages(store: Store) -> None:
    catalogue = Catalogue(ROOT / "questionnaires")
    assert add_samples(store, catalogue, 4) == 4 * len(list((ROOT / "questionnaires").glob("*/")))
    for name in ("employability-skills", "socio-economic-background"):
        assert store.count_completed(name, sample=True) == 4
        assert store.count_completed(name, sample=False) == 0
    found = completed(store, catalogue, "employability-skills")
    assert sorted(each.sitting.language for each in found) == ["cy", "cy", "en", "en"]
    assert all(each.sitting.sample for each in found)
    assert all("(sample)" in str(each.answers["full_name"]) for each in found)


def test_samples_are_scored_and_differ(store: Store) -> None:
    catalogue = Catalogue(ROOT / "questionnaires")
    add_samples(store, catalogue, 6)
    found = completed(store, catalogue, "employability-skills")
    assert len({each.scores[ScaleId("teamwork")].value for each in found}) > 1


def test_samples_are_the_same_every_time(store: Store, terminal: Terminal) -> None:
    catalogue = Catalogue(terminal.questionnaires)
    add_samples(store, catalogue, 3)
    first = [each.answers for each in completed(store, catalogue, "team")]
    store.delete_samples()
    add_samples(store, catalogue, 3)
    assert [each.answers for each in completed(store, catalogue, "team")] == first


HEAD = (
    QUIET.partition("pages:")[0].replace("confidential: yes\n", "")
    + "pages:\n  - id: only\n    title: The page\n    items:\n"
)


PREFER = "{code: b, label: B, means: dont_know}"


@pytest.mark.parametrize(
    "item",
    [
        "kind: number, at_least: 0.5, at_most: 0.9, decimals: 1",
        "kind: number, at_least: 1900, at_most: 2000",
        "kind: number, at_most: -5",
        "kind: number",
        "kind: single_choice, options: [{code: a, label: A, specify: Which?}, " + PREFER + "]",
        "kind: single_choice, options: [" + PREFER + ", {code: a, label: A}]",
        "kind: multiple_choice, options: [{code: a, label: A}, {code: c, label: C}, {code: d, label: D}], at_most: 2",
        "kind: multiple_choice, options: [" + PREFER + ", {code: a, label: A, exclusive: yes}]",
        "kind: date, latest: 2001-01-01",
        "kind: date, earliest: 2090-01-01",
        "kind: date, latest: today",
        "kind: month, latest: 2001-12",
        "kind: month, earliest: this_month",
        "kind: year, earliest: 2090",
        "kind: year, latest: this_year",
        "kind: email",
        "kind: telephone",
        "kind: text, max_length: 5",
        "kind: long_text, max_length: 5",
        "kind: consent, label: Yes",
        "kind: information, body: Read this.",
    ],
)
def test_every_kind_of_item_gets_an_answer_that_could_have_been_given(store: Store, tmp_path: Path, item: str) -> None:
    file = tmp_path / "one" / "quiet" / "1.0.0.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(f"{HEAD}      - {{id: it, ask: A?, {item}}}\n")
    catalogue = Catalogue(tmp_path / "one")
    assert catalogue.newest(), catalogue.shelved[0].problems
    assert add_samples(store, catalogue, 5) == 5
    questionnaire = catalogue.newest()[0]
    (asked,) = questionnaire.items.values()
    for each in completed(store, catalogue, "quiet"):
        raw = asked.kind.raw(each.answers["it"]) if "it" in each.answers else {}
        other = each.answers.get("it.other")
        answers, faults = asked.kind.read(asked, raw | ({"other": [str(other)]} if other else {}))
        assert faults == ()
        assert answers == each.answers
        assert bool(answers) is bool(asked.kind.parts)


def test_there_is_an_answer_to_every_kind_that_is_answered() -> None:
    assert {*MADE_UP, "calculated", "information"} == set(KINDS)


def test_samples_follow_the_way_through_the_pages(store: Store, terminal: Terminal) -> None:
    catalogue = Catalogue(terminal.questionnaires)
    add_samples(store, catalogue, 10)
    for each in completed(store, catalogue, "team"):
        assert ("helped" in each.answers) is (each.answers["route"] == "apprenticeship")
