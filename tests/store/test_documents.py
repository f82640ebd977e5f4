from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from engine.journey import Sitting, SittingId
from engine.questionnaire import PageId
from engine.store import StoredSitting, load_sitting
from engine.store.documents import dump_json, dump_page, load_json
from tests.store.example import ABOUT, ENGLISH, GOOD, MENTOR, WORK, compiled


def stored(pages: dict[str, dict[str, object]]) -> StoredSitting:
    questionnaire = compiled()
    sitting = Sitting(
        id=SittingId("1"),
        questionnaire_id=questionnaire.id,
        version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        language=ENGLISH,
        started_at=datetime(2026, 11, 22, tzinfo=UTC),
    )
    return StoredSitting(sitting=sitting, pages={PageId(page): dump_json(answers) for page, answers in pages.items()})


def test_a_page_is_one_plain_json_document_in_the_order_of_its_items() -> None:
    answers = {"route.other": "Prentisiaeth “arall”", "route": "other", "learner": "Siân"}
    assert (
        dump_page(answers, compiled().pages_by_id[ABOUT])
        == '{"learner":"Siân","route":"other","route.other":"Prentisiaeth “arall”"}'
    )


def test_equal_answers_give_equal_text() -> None:
    page = compiled().pages_by_id[WORK]
    assert dump_page(GOOD, page) == dump_page({key: GOOD[key] for key in reversed(list(GOOD))}, page)


@pytest.mark.parametrize("number", [0, 0xD800, 0xDFFF], ids=hex)
def test_what_no_database_keeps_is_replaced_rather_than_losing_the_page(number: int) -> None:
    answers = {"route": "other", "route.other": f"A{chr(number)}B"}
    document = json.loads(dump_page(answers, compiled().pages_by_id[ABOUT]))
    assert document["route.other"] == "A\N{REPLACEMENT CHARACTER}B"


@pytest.mark.parametrize("kept", ["gone", 7, None, ["always"], {"always": 1}, True])
def test_an_answer_that_no_longer_loads_counts_as_not_answered(kept: object) -> None:
    sitting = load_sitting(stored({"work": {"helps": kept, "listens": "never"}}), compiled())
    assert sitting.saved == {WORK: {"listens": "never"}}


def test_words_of_ones_own_that_are_no_text_count_as_not_answered() -> None:
    sitting = load_sitting(stored({"about": {"route": "other", "route.other": 3}}), compiled())
    assert sitting.saved == {ABOUT: {"route": "other"}}


def test_pages_and_items_that_are_no_longer_there_are_left_out() -> None:
    kept = stored({"mentor": {"met": "2026-02-28", "gone": "x"}, "gone": {"met": "2026-02-28"}})
    assert load_sitting(kept, compiled()).saved == {MENTOR: {"met": date(2026, 2, 28)}}


def test_a_document_is_always_a_mapping() -> None:
    with pytest.raises(TypeError, match="list"):
        load_json("[]")
