"""Half past midnight in summer is the new day here, though in UTC it is still the day before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from engine.clock import supposing_now, tell_days_in
from tests.reports.reading import printed_words
from tests.web.browsing import Browser
from tests.web.installation import Installation, signed_in, submitted

HALF_PAST_MIDNIGHT = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def london() -> Iterator[None]:
    yield
    tell_days_in(ZoneInfo("Europe/London"))


@pytest.mark.parametrize(("zone", "day"), [("Europe/London", "1 July 2026"), ("UTC", "30 June 2026")])
def test_what_is_sent_after_midnight_is_of_that_day_everywhere(installation: Installation, zone: str, day: str) -> None:
    browser = Browser(installation.app(time_zone=ZoneInfo(zone)))
    with supposing_now(HALF_PAST_MIDNIGHT):
        result = submitted(browser)
    assert day in result.words
    assert day in printed_words(browser.follow(result, "Download your report (PDF)").body)
    assert day in printed_words(browser.follow(result, "Download your certificate (PDF)").body)
    signed_in(browser)
    assert day in browser.open("/centre/team/1.0.0").words
