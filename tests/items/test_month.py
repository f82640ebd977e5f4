from __future__ import annotations

from datetime import date

import pytest

from engine.clock import supposing
from engine.expressions import DateType
from engine.items.month import THIS_MONTH, Month, build
from engine.wording import Month as MonthOfYear
from engine.wording import wording
from tests.items.asking import CY, EN, asked, keys


def faults(kind: Month, month: str, year: str) -> list[tuple[str, str]]:
    """The part and the words of each fault."""
    answers, found = kind.read(asked(kind), {"month": [month], "year": [year]})
    assert not (answers and found)
    return [(fault.part, wording("en").say(fault.sentence, **fault.values)) for fault in found]


@pytest.mark.parametrize("month", ["3", "03", " 3 ", "March", "mar", "Mawrth"])
def test_a_month_is_understood_as_a_number_and_as_a_word(month: str) -> None:
    assert Month().read(asked(Month()), {"month": [month], "year": ["2026"]}) == ({"it": date(2026, 3, 1)}, ())


def test_a_fault_names_the_part_it_is_in() -> None:
    assert faults(Month(), "13", "2026") == [
        ("month", "Enter the month as a number from 1 to 12 or as a word, such as March")
    ]
    assert faults(Month(), "", "2026") == [("month", "Add the month to the date")]
    assert faults(Month(), "3", "226") == [("year", "Enter the year with four digits, such as 2026")]


def test_nothing_typed_is_no_answer() -> None:
    assert Month().read(asked(Month()), {"month": [""], "year": [" "]}) == ({}, ())
    assert Month().required_fault.sentence == "Enter a month and a year"


def test_limits_are_named_as_months() -> None:
    kind = Month(earliest=MonthOfYear(2020, 3, 1), latest=MonthOfYear(2026, 12, 1))
    assert faults(kind, "3", "2020") == []
    assert faults(kind, "12", "2026") == []
    assert faults(kind, "2", "2020") == [("", "Enter a month that is March 2020 or later")]
    assert faults(kind, "1", "2027") == [("", "Enter a month that is December 2026 or earlier")]


def test_this_month_is_the_month_of_answering() -> None:
    past, future = Month(latest=THIS_MONTH), Month(earliest=THIS_MONTH)
    with supposing(date(2026, 11, 22)):
        assert faults(past, "11", "2026") == []
        assert faults(past, "12", "2026") == [("", "Enter this month or a month in the past")]
        assert faults(future, "11", "2026") == []
        assert faults(future, "10", "2026") == [("", "Enter this month or a month in the future")]


def test_an_answer_is_shown_in_words_and_stored_without_a_day() -> None:
    kind, answer = Month(), date(2026, 3, 1)
    assert kind.show(asked(kind), answer, EN) == "March 2026"
    assert kind.show(asked(kind), answer, CY) == "Mawrth 2026"
    assert kind.dump(answer) == "2026-03"
    assert str(kind.load("2026-03")) == "2026-03"  # as in an export


def test_the_kind_is_made_from_its_keys() -> None:
    built = build(keys(earliest="1990-01", latest="this_month"), (), EN)
    assert built == Month(earliest=MonthOfYear(1990, 1, 1), latest=THIS_MONTH)
    assert build(keys(earliest="2026-13", latest="2026-01-01"), (), EN) == Month()
    assert Month().type == DateType()


@pytest.mark.parametrize("stored", ["2026-13", "2026-3", "2026-03-01", "", 202603, None])
def test_what_could_not_have_been_stored_is_not_loaded(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        Month().load(stored)
