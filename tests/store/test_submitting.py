"""Answers are sent once, completely, and count as they stand in the database."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text

from engine.clock import today
from engine.journey import Sitting
from engine.questionnaire import Questionnaire, ScaleId
from engine.scoring import Scores, score
from engine.store import (
    AlreadySubmitted,
    NotComplete,
    Store,
    load_sitting,
)
from engine.store.database import make_engine
from tests.store.example import (
    ABOUT,
    COMPLETE,
    ENGLISH,
    GOOD,
    MENTOR,
    WELSH,
    WORK,
    begin,
    compiled,
)

TEAMWORK = ScaleId("teamwork")
BETTER = {"helps": "always", "listens": "always"}
BEFORE_MIDNIGHT = datetime(2026, 7, 31, 22, 59, 59, tzinfo=UTC)


def resumed(store: Store, token: str) -> Sitting:
    stored = store.find(token)
    assert stored is not None
    return load_sitting(stored, compiled())


def test_submitting_scores_the_answers_and_closes_the_sitting(store: Store) -> None:
    sitting, token = begin(store, COMPLETE)
    assert store.scores(sitting.id) is None
    scores = store.submit(sitting, compiled())
    assert scores[TEAMWORK].value == Decimal("2.5")
    assert store.scores(sitting.id) == scores
    assert resumed(store, token).submitted_at is not None


def test_what_counts_are_the_answers_in_the_database(store: Store) -> None:
    sitting, _ = begin(store, COMPLETE)
    store.save_page(sitting.id, compiled(), WORK, BETTER, ENGLISH)
    assert store.submit(sitting, compiled())[TEAMWORK].value == 3


def test_submitting_twice_gives_the_same_scores(store: Store) -> None:
    sitting, token = begin(store, COMPLETE)
    first = store.submit(sitting, compiled())
    closed = resumed(store, token).submitted_at
    assert store.submit(sitting, compiled()) == first
    assert resumed(store, token).submitted_at == closed


def test_a_sitting_with_something_missing_cannot_be_submitted(store: Store) -> None:
    sitting, token = begin(store, {ABOUT: {"route": "apprenticeship"}, WORK: GOOD})
    with pytest.raises(NotComplete):
        store.submit(sitting, compiled())
    assert resumed(store, token).submitted_at is None
    assert store.scores(sitting.id) is None
    store.save_page(sitting.id, compiled(), MENTOR, {"met": date(2026, 1, 1)}, ENGLISH)
    store.submit(sitting, compiled())


def test_after_submission_pages_are_refused(store: Store) -> None:
    sitting, token = begin(store, COMPLETE)
    store.submit(sitting, compiled())
    with pytest.raises(AlreadySubmitted):
        store.save_page(sitting.id, compiled(), WORK, BETTER, WELSH)
    after = resumed(store, token)
    assert (after.saved[WORK], after.language) == (GOOD, ENGLISH)


def test_a_page_saved_while_the_sitting_is_being_submitted_waits_and_is_refused(store: Store, url: str) -> None:
    sitting, token = begin(store, COMPLETE)
    submitting = make_engine(url).execution_options(writes=True)
    with ThreadPoolExecutor(1) as thread:
        with submitting.begin() as connection:
            close = text("UPDATE sitting SET submitted_at = :now WHERE id = :id")
            connection.execute(close, {"now": "2026-11-22 12:00:00.000000", "id": sitting.id})
            saving = thread.submit(store.save_page, sitting.id, compiled(), WORK, BETTER, ENGLISH)
            with pytest.raises(TimeoutError):
                saving.result(timeout=0.2)
        assert isinstance(saving.exception(), AlreadySubmitted)
    submitting.dispose()
    assert resumed(store, token).saved[WORK] == GOOD


def test_parallel_submits_give_one_result(store: Store, url: str) -> None:
    sitting, _ = begin(store, COMPLETE)
    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(lambda _: store.submit(sitting, compiled()), range(16)))
    assert all(scores == results[0] for scores in results)
    assert results[0] == store.scores(sitting.id)
    engine = make_engine(url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM result")).scalar_one() == 1
    engine.dispose()


def test_scores_always_fit_the_answers_when_saving_and_submitting_race(store: Store) -> None:
    with ThreadPoolExecutor(2) as threads:
        for _ in range(10):
            sitting, token = begin(store, COMPLETE)
            saving = threads.submit(store.save_page, sitting.id, compiled(), WORK, BETTER, ENGLISH)
            scores = threads.submit(store.submit, sitting, compiled()).result()
            refused = isinstance(saving.exception(), AlreadySubmitted)
            assert resumed(store, token).saved[WORK] == (GOOD if refused else BETTER)
            assert scores[TEAMWORK].value == (Decimal("2.5") if refused else 3)


class Late(datetime):
    """The clock strikes midnight in between: the first moment asked for is before, every later one after."""

    moments: Iterator[datetime]

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Late:
        return cls.fromtimestamp(next(cls.moments, BEFORE_MIDNIGHT + timedelta(minutes=1)).timestamp(), tz)


def test_no_midnight_comes_between_what_is_decided_and_what_is_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting, token = begin(store, COMPLETE)
    decided = list[date]()

    def scored(asked: Questionnaire, *given: Any, **more: Any) -> Scores:  # noqa: ANN401  # as it is called
        decided.append(today())
        return score(asked, *given, **more)

    monkeypatch.setattr("engine.store.store.score", scored)
    monkeypatch.setattr(Late, "moments", iter([BEFORE_MIDNIGHT]), raising=False)
    monkeypatch.setattr("engine.clock.datetime", Late)
    store.submit(sitting, compiled())
    assert (decided, resumed(store, token).day) == ([date(2026, 7, 31)], date(2026, 7, 31))
