"""What day it is, here: also at midnight, and when the clocks change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engine.clock import began, day_of, now, supposing, supposing_now, tell_days_in, today

LONDON = ZoneInfo("Europe/London")
ZONES = ("Europe/London", "UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Havana", "Africa/Cairo")


@pytest.fixture(autouse=True)
def london() -> Iterator[None]:
    yield
    tell_days_in(LONDON)


def test_today_is_the_day_it_is_here() -> None:
    before = datetime.now(LONDON).date()
    assert before <= today() <= datetime.now(LONDON).date()


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 6, 30, 22, 59, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), date(2026, 7, 1)),  # midnight in summer
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC), date(2026, 12, 31)),  # in winter the same as in UTC
        (datetime(2027, 1, 1, 0, 0, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 3, 28)),  # the night the clocks go forward
        (datetime(2026, 3, 29, 23, 30, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), date(2026, 10, 25)),  # the night they go back
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_a_moment_is_on_the_day_the_people_here_would_say(moment: datetime, day: date) -> None:
    assert day_of(moment) == day
    assert day_of(moment.astimezone(ZoneInfo("Asia/Tokyo"))) == day, "whatever zone the moment is written in"
    with supposing_now(moment):
        assert today() == day


def test_the_days_are_those_of_another_zone_where_that_is_said_for_all_threads() -> None:
    moment = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
    tell_days_in(ZoneInfo("Pacific/Kiritimati"))
    found: list[date] = []
    thread = Thread(target=lambda: found.append(day_of(moment)))
    thread.start()
    thread.join()
    assert found == [date(2026, 11, 23)]


@pytest.mark.parametrize(
    ("zone", "day", "first"),
    [
        ("Europe/London", date(2026, 7, 1), datetime(2026, 6, 30, 23, tzinfo=UTC)),
        ("Europe/London", date(2026, 3, 29), datetime(2026, 3, 29, tzinfo=UTC)),
        ("Europe/London", date(2026, 3, 30), datetime(2026, 3, 29, 23, tzinfo=UTC)),
        ("Africa/Cairo", date(2024, 4, 26), datetime(2024, 4, 25, 22, tzinfo=UTC)),  # its midnight was skipped
        ("America/Havana", date(2025, 11, 2), datetime(2025, 11, 2, 4, tzinfo=UTC)),  # its midnight came twice
    ],
)
def test_a_day_begins_when_its_first_moment_comes(zone: str, day: date, first: datetime) -> None:
    tell_days_in(ZoneInfo(zone))
    assert began(day) == first
    assert began(day).tzinfo is UTC


@given(some.datetimes(datetime(1980, 1, 1), datetime(2090, 1, 1), timezones=some.just(UTC)), some.sampled_from(ZONES))  # noqa: DTZ001  # bounds are given naive
def test_a_moment_is_after_the_beginning_of_its_day_and_before_the_next(moment: datetime, zone: str) -> None:
    tell_days_in(ZoneInfo(zone))
    day = day_of(moment)
    assert began(day) <= moment < began(day + timedelta(days=1))


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
