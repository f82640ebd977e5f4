"""Looking things up in a questionnaire."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from engine.questionnaire import BandId, ItemId, OptionCode, PageId, Questionnaire, ScaleId, other_key
from tests.making import questionnaire


@pytest.fixture(scope="module")
def asked() -> Questionnaire:
    return questionnaire("""
        pages:
          - id: first
            title: First
            items:
              - id: a
                kind: single_choice
                ask: A?
                options: [{code: low, label: Low, score: 1}, {code: high, label: High, score: 2}]
          - id: second
            title: Second
            items: [{id: b, kind: text, ask: B?}]
        scales:
          - id: s
            label: S
            items: [a]
            scorer: sum
            missing: all_required
            bands: [{id: all, label: All, at_least: 1}]
        feedback:
          - {scale: s, band: all, text: Well done.}
    """)


def test_everything_is_found_by_its_name_in_the_order_it_is_written(asked: Questionnaire) -> None:
    assert list(asked.items) == ["a", "b"]
    assert list(asked.pages_by_id) == ["first", "second"]
    assert asked.pages_by_id[PageId("second")].items == (asked.items[ItemId("b")],)
    assert asked.scales_by_id[ScaleId("s")].scorer == "sum"
    assert asked.feedback_by_band[ScaleId("s"), BandId("all")].next_step is None


def test_an_option_is_found_by_its_code(asked: Questionnaire) -> None:
    item = asked.items[ItemId("a")]
    option = item.option("high")
    assert option is not None
    assert option.code == OptionCode("high")
    assert item.option("higher") is None


def test_nothing_of_a_questionnaire_can_be_changed(asked: Questionnaire) -> None:
    with pytest.raises(FrozenInstanceError):
        asked.title = asked.purpose  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        asked.pages[0].title = asked.title  # type: ignore[misc]


def test_the_words_beside_other_have_a_name_of_their_own() -> None:
    assert other_key(ItemId("route")) == "route.other"
