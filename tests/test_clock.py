from __future__ import annotations

from datetime import UTC, date, datetime

from engine.clock import supposing, today


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
