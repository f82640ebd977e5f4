from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from engine.clock import now, supposing, supposing_now, today


def test_today_is_the_day_in_utc() -> None:
    before = datetime.now(UTC).date()
    assert before <= today() <= datetime.now(UTC).date()


def test_another_day_can_be_supposed_for_a_while() -> None:
    with supposing(date(2024, 2, 29)):
        assert today() == date(2024, 2, 29)
        with supposing(date(2030, 1, 1)):
            assert today() == date(2030, 1, 1)
        with supposing(None):
            assert today() == date(2024, 2, 29)
    assert today() != date(2024, 2, 29)


def test_now_is_this_moment_in_utc() -> None:
    before = datetime.now(UTC)
    assert before <= now() <= datetime.now(UTC)
    assert now().utcoffset() == timedelta(0)


def test_another_moment_can_be_supposed_for_a_while() -> None:
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    with supposing_now(noon):
        assert now() == noon
        with supposing_now(noon + timedelta(minutes=3)):
            assert now() == noon + timedelta(minutes=3)
        assert now() == noon
    assert now() != noon
