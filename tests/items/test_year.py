from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from engine.clock import supposing
from engine.expressions import Number
from engine.items.year import THIS_YEAR, Year, build
from engine.wording import wording
from tests.items.asking import EN, asked, keys


def faults(kind: Year, year: str) -> list[str]:
    """Each fault in words."""
    answers, found = kind.read(asked(kind), {"": [year]})
    assert not (answers and found)
    return [wording("en").say(fault.sentence, **fault.values) for fault in found]


def test_a_year_is_a_number_of_four_digits() -> None:
    assert Year().read(asked(Year()), {"": [" 2026 "]}) == ({"it": Decimal(2026)}, ())
    for typed in ("226", "02026", "0026", "-2026", "2 026", "two", "2026.0"):
        assert faults(Year(), typed) == ["Enter the year with four digits, such as 2026"]


def test_a_year_of_two_digits_is_asked_for_in_full() -> None:
    with supposing(date(2026, 11, 22)):
        assert faults(Year(), "'98") == ["Enter all four digits of the year, such as 1998 instead of 98"]


def test_nothing_typed_is_no_answer() -> None:
    assert Year().read(asked(Year()), {}) == ({}, ())
    assert Year().required_fault.sentence == "Enter a year"


def test_limits_are_named_without_a_separator() -> None:
    kind = Year(earliest=1990, latest=2030)
    assert faults(kind, "1990") == faults(kind, "2030") == []
    assert faults(kind, "1989") == ["Enter a year that is 1990 or later"]
    assert faults(kind, "2031") == ["Enter a year that is 2030 or earlier"]


def test_this_year_is_the_year_of_answering() -> None:
    past, future = Year(latest=THIS_YEAR), Year(earliest=THIS_YEAR)
    with supposing(date(2026, 11, 22)):
        assert faults(past, "2026") == []
        assert faults(past, "2027") == ["Enter this year or a year in the past"]
        assert faults(future, "2026") == []
        assert faults(future, "2025") == ["Enter this year or a year in the future"]


def test_conditions_know_the_limits_that_never_move() -> None:
    assert Year(earliest=1990, latest=2030).type == Number(Decimal(1990), Decimal(2030))
    assert Year(earliest=1990, latest=THIS_YEAR).type == Number(Decimal(1990), Decimal(9999))
    assert Year(earliest=THIS_YEAR).type == Number(Decimal(1000), Decimal(9999))


def test_a_year_is_shown_without_a_separator() -> None:
    assert Year().show(asked(Year()), Decimal(2026), EN) == "2026"


def test_the_kind_is_made_from_its_keys() -> None:
    assert build(keys(earliest=1990, latest="this_year"), (), EN) == Year(earliest=1990, latest=THIS_YEAR)
    assert build(keys(earliest="99", latest="2026-01"), (), EN) == Year()


@pytest.mark.parametrize("stored", ["26", "", "2026.0", 2026, None])
def test_what_could_not_have_been_stored_is_not_loaded(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        Year().load(stored)
