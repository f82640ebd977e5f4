"""Made-up answers are answers: what is made up for an item is what a respondent could have given."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from engine.cases.made_up import MADE_UP, Somebody
from engine.compiler import compile_file
from engine.items import KINDS
from engine.questionnaire import Item, other_key
from tests.making import questionnaire

GOOD = sorted((Path(__file__).parent.parent / "examples" / "good").glob("*.yaml"))
SEEDS = range(12)
OPTIONS = "options: [{code: a, label: A}, {code: b, label: B}, {code: c, label: C}]"
ONLY_OWN_WORDS = "options: [{code: other, label: Other, specify: Say what}]"


def check(item: Item) -> None:
    for seed in SEEDS:
        somebody = Somebody("Alex Sample", seed / max(SEEDS), random.Random(seed))  # noqa: S311  # nobody must not guess it
        made_up = somebody.answers([item])
        sent = dict(item.kind.raw(made_up[item.id]))
        if other_key(item.id) in made_up:
            sent["other"] = [str(made_up[other_key(item.id)])]
        assert item.kind.read(item, sent) == (made_up, ())
        assert item.kind.load(item.kind.dump(made_up[item.id])) == made_up[item.id]


def test_answers_of_every_kind_that_is_asked_can_be_made_up() -> None:
    assert KINDS.keys() - MADE_UP.keys() == {"calculated", "information"}


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_those_to_an_example_would_be_accepted(path: Path) -> None:
    compiled = compile_file(path).questionnaire
    assert compiled is not None
    for item in compiled.items.values():
        if item.kind.parts:
            check(item)


@pytest.mark.parametrize(
    "kind",
    [
        "number, at_least: 0.5, at_most: 9",
        "number, at_least: 0.5, at_most: 1.5, decimals: 2",
        "number, at_most: -3",
        "text, max_length: 1",
        "date, latest: 2020-02-29",
        "month, earliest: 2030-05, latest: 2031-01",
        "year, earliest: this_year",
        f"multiple_choice, {ONLY_OWN_WORDS}",
        f"look_up, {ONLY_OWN_WORDS}",
        f"ranking, at_most: 2, {OPTIONS}",
        f"allocation, total: 1, {OPTIONS}",
        f"allocation, total: 7.25, decimals: 6, {OPTIONS}",
        f"repeated_group, at_least: 3, entry: E, items: [{{id: i, kind: multiple_choice, ask: I, {ONLY_OWN_WORDS}}}]",
    ],
)
def test_those_at_the_edge_of_what_is_accepted_are_too(kind: str) -> None:
    check(questionnaire(f"pages: [{{id: p, title: P, items: [{{id: it, ask: What?, kind: {kind}}}]}}]\n").items["it"])  # type: ignore[index]  # an id
