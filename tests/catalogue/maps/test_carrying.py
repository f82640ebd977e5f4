from __future__ import annotations

from decimal import Decimal

import pytest

from engine.catalogue.maps import Lost, carried, carried_scores
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
