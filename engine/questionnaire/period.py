"""A stretch of time as authors give it: so many days, months or years."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

PERIOD = r"^[1-9][0-9]{0,2} (days?|months?|years?)$"
"""How a period is written."""

MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """So many days, or so many months: a year is twelve of them."""

    days: int = 0
    months: int = 0

    def after(self, day: date) -> date:
        """The same day that much later, or the last of its month where that has no such day."""
        if self.days:
            return day + timedelta(self.days)
        years, month = divmod(day.month - 1 + self.months, 12)
        year = day.year + years
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def read_period(written: str) -> Period | None:
    """A period as it stands in a file, such as 18 months; None for anything else."""
    if re.fullmatch(PERIOD, written) is None:
        return None
    number, unit = written.removesuffix("s").split()
    return Period(days=int(number)) if unit == "day" else Period(months=int(number) * MONTHS[unit])
