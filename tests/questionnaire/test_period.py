"""How long something holds, as authors write it."""

from datetime import date

import pytest

from engine.questionnaire import Period, read_period


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("2 years", date(2026, 2, 28)),
        ("4 years", date(2028, 2, 29)),
        ("1 year", date(2025, 2, 28)),
        ("18 months", date(2025, 8, 29)),
        ("12 months", date(2025, 2, 28)),
        ("1 month", date(2024, 3, 29)),
        ("90 days", date(2024, 5, 29)),
        ("1 day", date(2024, 3, 1)),
        ("999 years", date(3023, 2, 28)),
    ],
)
def test_a_period_ends_on_the_same_day_later_or_on_the_last_of_its_month(written: str, last: date) -> None:
    period = read_period(written)
    assert period is not None
    assert period.after(date(2024, 2, 29)) == last


def test_december_has_a_month_after_it() -> None:
    assert Period(months=1).after(date(2026, 12, 31)) == date(2027, 1, 31)
    assert Period(months=2).after(date(2026, 12, 31)) == date(2027, 2, 28)


def test_a_year_is_twelve_months_however_it_is_written() -> None:
    assert read_period("2 years") == read_period("24 months") == Period(months=24)


@pytest.mark.parametrize(
    "written", ["", "2", "years", "two years", "0 days", "2 weeks", "1000 days", "2  years", "2 years\n"]
)
def test_anything_else_is_no_period(written: str) -> None:
    assert read_period(written) is None
