from __future__ import annotations

from decimal import Decimal

import pytest

from engine.catalogue.maps import Lost, VersionMap, carried, carried_scores, read_map
from engine.compiler import compile_source
from engine.document import Source
from engine.questionnaire import Answers, ItemId, ScaleId
from engine.scoring import score
from tests.catalogue.maps.carrying import good, version

OPTIONS = (
    """    from: [job, work]
    rules:
      - {when: {job: rather_not}, becomes: rather_not}
      - {when: {job: [teacher, nurse]}, becomes: professional}
      - {when: {job: plumber, work: own}, becomes: owner}
      - {when: {job: plumber, work: employed}, becomes: craft}
      - {becomes: not-carried}
""",
    """    from: job
    options: {teacher: professional, nurse: professional, plumber: not-carried, rather_not: rather_not}
    note: Plumbers may have become owners.
""",
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"job": "teacher", "work": "own"}, {"occupation": "professional"}),
        ({"job": "teacher"}, {"occupation": "professional"}),
        ({"job": "plumber", "work": "own"}, {"occupation": "owner"}),
        ({"job": "plumber", "work": "employed"}, {"occupation": "craft"}),
        ({"job": "rather_not", "months": Decimal(3)}, {"occupation": "rather_not", "months": Decimal(3)}),
        ({}, {}),
    ],
)
def test_old_answers_in_terms_of_the_new_version(old: Answers, new: Answers) -> None:
    found = carried(old, good())
    assert found.answers == new
    assert found.lost == ()


def test_what_cannot_be_carried_is_said() -> None:
    found = carried({"job": "plumber", "remarks": "None."}, good())
    assert found.answers == {}
    assert found.lost == (
        Lost(ItemId("job"), "plumber", ""),
        Lost(ItemId("remarks"), "None.", "Nobody read them."),
    )


def test_why_it_cannot_is_what_the_map_notes() -> None:
    found = carried({"job": "plumber"}, good(OPTIONS, ("  remarks:", "  work: Not asked.\n  remarks:")))
    assert found.lost == (Lost(ItemId("job"), "plumber", "Plumbers may have become owners."),)


@pytest.mark.parametrize(("job", "field"), [("teacher", "head"), ("nurse", "head"), ("plumber", "hand")])
def test_an_old_outcome_in_terms_of_the_new_scale(job: str, field: str) -> None:
    old = version("old")
    scores = score(old, {"job": job}, frozenset(old.items))
    found = carried_scores(scores, good())
    assert {scale: each.value for scale, each in found.items()} == {"field": field}
    assert found[ScaleId("field")].scale == "field"


def test_no_score_stays_none_with_its_reason() -> None:
    old = version("old")
    scores = score(old, {"job": "rather_not"}, frozenset(old.items))
    [found] = carried_scores(scores, good()).values()
    assert found.value is None
    assert found.reason == scores[ScaleId("sector")].reason


SEVERAL = """\
format: 1
id: sports
version: 1.0.0
title: Sports
languages: [en]
purpose: To see.
who_sees_it: Nobody.
pages:
  - id: only
    title: Only
    items:
      - id: sports
        kind: multiple_choice
        ask: What?
        options:
          - {code: football, label: Football}
          - {code: chess, label: Chess}
          - {code: other, label: Another one, specify: Which?}
      - {id: points, kind: number, ask: "How many points?", at_least: 1, at_most: 5}
scales:
  - id: total
    label: Total
    items: [points]
    scorer: sum
    missing: all_required
    bands: [{id: low, label: Low, at_least: 1}, {id: high, label: High, at_least: 4}]
"""


def sports() -> VersionMap:
    """The same sports under another name, without chess, and with another band."""
    later = SEVERAL.replace("1.0.0", "2.0.0").replace("id: sports\n        kind", "id: games\n        kind")
    later = later.replace("          - {code: chess, label: Chess}\n", "          - {code: golf, label: Golf}\n")
    later = later.replace("{id: high, label: High, at_least: 4}", "{id: top, label: Top, at_least: 3}")
    text = "format: 1\nfrom: 1.0.0\nto: 2.0.0\nitems:\n  games:\n    from: sports\n"
    text += "    options: {football: football, chess: not-carried, other: other}\n"
    compiled = [compile_source(Source(f"{number}.yaml", each)) for number, each in ((1, SEVERAL), (2, later))]
    before, after = (each.questionnaire for each in compiled)
    assert before is not None
    assert after is not None
    found, problems = read_map(Source("2.0.0.map.yaml", text), before, after)
    assert found is not None, "\n".join(map(str, problems))
    return found


def test_of_several_answers_each_is_carried_or_said_to_be_lost() -> None:
    found = carried({"sports": ("football", "chess")}, sports())
    assert found.answers == {"games": ("football",)}
    assert found.lost == (Lost(ItemId("sports"), ("chess",), ""),)
    assert carried({"sports": ("chess",)}, sports()).answers == {}


def test_words_of_ones_own_go_with_the_option_that_asks_for_them() -> None:
    found = carried({"sports": ("football", "other"), "sports.other": "Croquet"}, sports())
    assert found.answers == {"games": ("football", "other"), "games.other": "Croquet"}
    assert carried({"sports": ("football",), "sports.other": "Croquet"}, sports()).answers == {"games": ("football",)}


def test_a_number_is_carried_into_the_bands_of_the_new_version() -> None:
    found = sports()
    scores = score(found.old, {"points": Decimal(3)}, frozenset(found.old.items))
    assert scores[ScaleId("total")].band == "low"
    later = carried_scores(scores, found)[ScaleId("total")]
    assert (later.value, later.band) == (Decimal(3), "top")


def test_rules_go_by_items_with_one_answer() -> None:
    found = sports()
    text = "format: 1\nfrom: 1.0.0\nto: 2.0.0\nitems:\n  games:\n    from: sports\n    rules: [{becomes: golf}]\n"
    _, problems = read_map(Source("2.0.0.map.yaml", text), found.old, found.new)
    assert [problem.message for problem in problems] == [
        '"sports" is an item of kind multiple_choice; rules go by items with one answer out of several.'
    ]
