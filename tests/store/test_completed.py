from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import update

from engine.journey import PageAnswers, Sitting
from engine.questionnaire import PageId, Questionnaire
from engine.store import Confidential, Store, open_store
from engine.store.database import POOL_OVERFLOW, POOL_SIZE, make_engine
from engine.store.tables import db_sitting
from tests.store.example import ABOUT, COMPLETE, GOOD, MENTOR, SOMETHING_ELSE, TEAM, WORK, begin, compiled

WEEK = PageId("week")
NEWER = TEAM.replace("version: 1.0.0", "version: 2.0.0")
HEALTH = """
format: 1
id: health
version: 1.0.0
title: Your health
languages: [en]
purpose: To see how well you are.
who_sees_it: Your centre sees how many answered.
confidential: no
pages:
  - id: week
    title: Your week
    items:
      - {id: hours, kind: number, ask: How many hours did you work?}
      - {id: days, kind: number, confidential: yes, ask: How many days were you ill?}
scales:
  - {id: worked, label: Hours, items: [hours], scorer: sum, missing: all_required}
  - {id: week, label: Hours and days, items: [hours, days], scorer: sum, missing: all_required}
"""
CONFIDENTIAL = HEALTH.replace("confidential: no", "confidential: yes")
OPENED = HEALTH.replace("version: 1.0.0", "version: 2.0.0")
HOURS_AND_DAYS = {WEEK: {"hours": Decimal(38), "days": Decimal(2)}}


def by_hash(*texts: str) -> Callable[[str], Questionnaire | None]:
    return {compiled(text).content_hash: compiled(text) for text in texts}.get


def submit(store: Store, pages: PageAnswers = COMPLETE, text: str = TEAM, *, sample: bool = False) -> Sitting:
    sitting, _ = begin(store, pages, text=text, sample=sample)
    store.submit(sitting, compiled(text))
    return sitting


def test_who_only_counts_reads_scores_but_no_answers_and_nothing_confidential(store: Store) -> None:
    submit(store)
    [record] = store.scored("team", by_hash(TEAM), "1.0.0")
    [whole] = store.completed("team", by_hash(TEAM))
    assert (record.answers, record.sitting.saved) == ({}, {})
    assert record.sitting == replace(whole.sitting, saved={})
    assert {scale: score.band for scale, score in record.scores.items()} == {
        scale: score.band for scale, score in whole.scores.items()
    }
    assert record.scores
    assert all(score.explanation == () for score in record.scores.values())
    submit(store, HOURS_AND_DAYS, HEALTH)
    [record] = store.scored("health", by_hash(HEALTH), "1.0.0")
    assert list(record.scores) == ["worked"]


def test_who_only_counts_is_promised_silence_as_well(store: Store) -> None:
    submit(store, HOURS_AND_DAYS, CONFIDENTIAL)
    with pytest.raises(Confidential):
        store.scored("health", by_hash(CONFIDENTIAL), "1.0.0")


def test_a_record_says_who_when_what_and_how_it_was_scored(store: Store) -> None:
    sitting = submit(store)
    [record] = store.completed("team", by_hash(TEAM))
    assert record.sitting.submitted_at is not None
    assert record.sitting.submitted_at > sitting.started_at
    assert record.sitting == replace(sitting, submitted_at=record.sitting.submitted_at, saved=COMPLETE)
    assert record.answers == {**SOMETHING_ELSE, **GOOD}
    assert record.scores == store.scores(sitting.id)


def test_records_come_in_the_order_of_submission_however_many_they_are(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.store.completed.BATCH", 3)
    started = [begin(store, COMPLETE)[0] for _ in range(7)]
    order = [started[place] for place in (3, 0, 6, 1, 5, 2, 4)]
    for sitting in order:
        store.submit(sitting, compiled())
    assert [record.sitting.id for record in store.completed("team", by_hash(TEAM))] == [sitting.id for sitting in order]


def test_records_of_the_same_moment_are_all_there(store: Store, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.store.completed.BATCH", 2)
    sittings = {submit(store).id for _ in range(6)}
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(update(db_sitting).values(submitted_at=datetime(2026, 11, 22, tzinfo=UTC)))
    engine.dispose()
    assert sorted(record.sitting.id for record in store.completed("team", by_hash(TEAM))) == sorted(sittings)


def test_a_reader_holds_no_connection_between_batches(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.store.completed.BATCH", 1)
    monkeypatch.setattr("engine.store.database.POOL_SECONDS", 0)
    store = open_store(url)
    submit(store)
    submit(store)
    readers = [store.completed("team", by_hash(TEAM)) for _ in range(POOL_SIZE + POOL_OVERFLOW + 1)]
    assert len({next(reader).sitting.id for reader in readers}) == 1
    store.close()


def test_unfinished_sittings_and_other_questionnaires_are_no_records(store: Store) -> None:
    begin(store, COMPLETE)
    submit(store, HOURS_AND_DAYS, HEALTH)
    assert list(store.completed("team", by_hash(TEAM))) == []
    assert store.count_completed("team") == 0


def test_records_can_be_asked_for_by_version(store: Store) -> None:
    submit(store)
    second = submit(store, text=NEWER)
    assert [record.sitting.id for record in store.completed("team", by_hash(TEAM, NEWER), "2.0.0")] == [second.id]
    assert len(list(store.completed("team", by_hash(TEAM, NEWER)))) == 2


def test_answers_that_no_longer_apply_are_not_shown(store: Store) -> None:
    submit(store, {ABOUT: SOMETHING_ELSE, MENTOR: {"met": date(2026, 2, 28)}, WORK: GOOD})
    [record] = store.completed("team", by_hash(TEAM))
    assert "met" not in record.answers


def test_samples_are_marked_and_counted_apart(store: Store) -> None:
    submit(store)
    submit(store, sample=True)
    submit(store, sample=True)
    assert [record.sitting.sample for record in store.completed("team", by_hash(TEAM))] == [False, True, True]
    assert store.count_completed("team") == 3
    assert store.count_completed("team", sample=True) == 2
    assert store.count_completed("team", sample=False) == 1
    assert store.count_completed("team", "2.0.0") == 0


def test_a_confidential_questionnaire_is_counted_and_never_shown(store: Store) -> None:
    submit(store, HOURS_AND_DAYS, CONFIDENTIAL)
    with pytest.raises(Confidential):
        store.completed("health", by_hash(CONFIDENTIAL))
    with pytest.raises(Confidential):
        store.completed("health", by_hash(CONFIDENTIAL), "1.0.0")
    assert store.count_completed("health") == 1


def test_a_promise_is_kept_when_a_later_version_promises_less(store: Store) -> None:
    submit(store, HOURS_AND_DAYS, CONFIDENTIAL)
    later = submit(store, HOURS_AND_DAYS, OPENED)
    texts = by_hash(CONFIDENTIAL, OPENED)
    with pytest.raises(Confidential):
        store.completed("health", texts)
    assert [record.sitting.id for record in store.completed("health", texts, "2.0.0")] == [later.id]


def test_a_confidential_item_is_left_out_with_the_scores_made_of_it(store: Store) -> None:
    sitting = submit(store, HOURS_AND_DAYS, HEALTH)
    [record] = store.completed("health", by_hash(HEALTH))
    assert record.answers == {"hours": Decimal(38)}
    assert record.sitting.saved == {WEEK: {"hours": Decimal(38)}}
    assert set(record.scores) == {"worked"}
    assert set(store.scores(sitting.id) or {}) == {"worked", "week"}


def test_a_score_that_goes_by_a_confidential_answer_in_a_roundabout_way_is_left_out_as_well(store: Store) -> None:
    norms = """scorer: norms, missing: all_required, gives: t,
      source: {name: Example, population: Nobody, date: 2026, people: 20},
      groups: [{label: Often ill, when: {days: {at_least: 3}}, mean: 30, sd: 5, people: 20}],
      fallback: {label: Others, mean: 35, sd: 5, people: 20}}"""
    made = f"""{HEALTH}
  - {{id: of_week, label: Whole, scales: [week], scorer: composite, missing: all_required}}
  - {{id: of_worked, label: Whole, scales: [worked], scorer: composite, missing: all_required}}
  - {{id: by_days, label: Beside others, items: [hours], {norms}
"""
    sitting = submit(store, HOURS_AND_DAYS, made)
    [record] = store.completed("health", by_hash(made))
    assert set(record.scores) == {"worked", "of_worked"}
    assert set(store.scores(sitting.id) or {}) == {"worked", "week", "of_week", "of_worked", "by_days"}


def test_of_a_text_that_no_longer_compiles_nothing_is_shown_but_that_somebody_answered(store: Store) -> None:
    sitting = submit(store, HOURS_AND_DAYS, HEALTH)
    [record] = store.completed("health", by_hash())
    assert record.sitting.id == sitting.id
    assert (record.sitting.saved, record.answers, record.scores) == ({}, {}, {})
