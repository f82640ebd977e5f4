"""Conditions that go by today, for somebody who has finished and somebody who has not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from engine.clock import supposing
from engine.journey import Sitting, SittingId, journey_of
from engine.questionnaire import Language, PageId, Questionnaire
from tests.making import questionnaire


@pytest.fixture(scope="module")
def asked() -> Questionnaire:
    return questionnaire("""
        pages:
          - {id: one, title: One, items: [{id: born, kind: date, ask: When were you born?}]}
          - id: grown_up
            title: Two
            shown_when: age(born) >= 18
            items: [{id: votes, kind: text, ask: Do you vote?, required: no}]
    """)


def sitting(submitted_at: datetime | None) -> Sitting:
    return Sitting(
        id=SittingId("one"),
        questionnaire_id="sample",
        version="1.0.0",
        content_hash="",
        language=Language("en"),
        started_at=datetime(2026, 11, 20, tzinfo=UTC),
        submitted_at=submitted_at,
        saved={PageId("one"): {"born": date(2008, 11, 22)}},
    )


def seen(asked: Questionnaire, submitted_at: datetime | None) -> list[str]:
    return [page.id for page in journey_of(asked, sitting(submitted_at)).pages]


def test_what_applied_on_the_day_of_submission_still_does_years_later(asked: Questionnaire) -> None:
    with supposing(date(2030, 1, 1)):
        assert seen(asked, datetime(2026, 11, 21, 23, 59, tzinfo=UTC)) == ["one"]
        assert seen(asked, datetime(2026, 11, 22, tzinfo=UTC)) == ["one", "grown_up"]


def test_before_it_goes_by_the_day_it_is(asked: Questionnaire) -> None:
    with supposing(date(2026, 11, 21)):
        assert seen(asked, None) == ["one"]
    with supposing(date(2026, 11, 22)):
        assert seen(asked, None) == ["one", "grown_up"]
