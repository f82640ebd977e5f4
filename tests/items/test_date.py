from __future__ import annotations

from datetime import date

import pytest

from engine.clock import supposing
from engine.expressions import DateType
from engine.items.date import TODAY, Date, build
from engine.questionnaire import Fault
from tests.items.asking import CY, EN, asked, keys


def typed(day: str, month: str, year: str) -> dict[str, list[str]]:
    return {"day": [day], "month": [month], "year": [year]}


def faults(kind: Date, day: str, month: str, year: str) -> list[tuple[str, str]]:
    """The part and the sentence of each fault."""
    answers, found = kind.read(asked(kind), typed(day, month, year))
    assert not (answers and found)
    return [(fault.part, fault.sentence) for fault in found]


@pytest.mark.parametrize("month", ["3", "03", " 3 ", "March", "mar", "MARCH ", "Mar.", "Mawrth", "mawrth", "maw"])
def test_a_month_is_understood_as_a_number_and_as_a_word_in_both_languages(month: str) -> None:
    kind = Date()
    assert kind.read(asked(kind), typed(" 05", month, "2026 ")) == ({"it": date(2026, 3, 5)}, ())


@pytest.mark.parametrize(("month", "number"), [("Mai", 5), ("May", 5), ("Sept", 9), ("Rhagfyr", 12), ("Hydref", 10)])
def test_months_that_look_alike_are_told_apart(month: str, number: int) -> None:
    kind = Date()
    assert kind.read(asked(kind), typed("1", month, "2026"))[0] == {"it": date(2026, number, 1)}


@pytest.mark.parametrize("month", ["0", "13", "ma", "m", "Ma.", "Marchs", "³", "003", "-3"])
def test_what_is_no_month_is_asked_for_again(month: str) -> None:
    assert faults(Date(), "1", month, "2026") == [
        ("month", "Enter the month as a number from 1 to 12 or as a word, such as March")
    ]


def test_a_fault_names_the_part_it_is_in() -> None:
    assert faults(Date(), "32", "1", "2026") == [("day", "Enter the day as a number from 1 to 31")]
    assert faults(Date(), "1", "1", "201") == [("year", "Enter the year with four digits, such as 2026")]
    assert faults(Date(), "1", "1", "0026") == [("year", "Enter the year with four digits, such as 2026")]
    assert [part for part, _ in faults(Date(), "x", "y", "z")] == ["day", "month", "year"]


@pytest.mark.parametrize(
    ("typed_year", "digits", "meant"),
    [
        ("98", "98", "1998"),
        ("'01", "01", "2001"),
        ("\u201926", "26", "2026"),
        ("36", "36", "2036"),
        ("37", "37", "1937"),
    ],
)
def test_a_year_of_two_digits_is_never_guessed_at_but_asked_for_in_full(
    typed_year: str, digits: str, meant: str
) -> None:
    kind = Date()
    with supposing(date(2026, 11, 22)):
        [fault] = kind.read(asked(kind), typed("1", "2", typed_year))[1]
    assert fault.sentence == "Enter all four digits of the year, such as {year} instead of {typed}"
    assert (fault.values, fault.part) == ({"year": meant, "typed": digits}, "year")


@pytest.mark.parametrize("day", ["3rd", "3RD", "3ydd", "03"])
def test_a_day_may_be_written_as_one_says_it(day: str) -> None:
    kind = Date()
    assert kind.read(asked(kind), typed(day, "3", "2026"))[0] == {"it": date(2026, 3, 3)}


@pytest.mark.parametrize(
    "boxes",
    [
        ("14/3/2001", "", ""),
        ("14.03.2001 ", "", ""),
        ("14-3-2001", "", ""),
        ("14 March 2001", "", ""),
        ("14eg Mawrth 2001", "", ""),
        ("March 14th, 2001", "", ""),
        ("2001-03-14", "", ""),
        ("", "14/3/2001", ""),
        ("", "", "14/3/2001"),
        ("14/3", "", "2001"),
        ("14", "March 2001", ""),
        ("14", "March,", "2001."),
        ("March", "14", "2001"),
    ],
)
def test_a_date_that_stands_in_other_boxes_than_its_own_is_taken_apart(boxes: tuple[str, str, str]) -> None:
    kind = Date()
    assert kind.read(asked(kind), typed(*boxes)) == ({"it": date(2001, 3, 14)}, ())


def test_what_is_wrong_in_a_whole_date_is_told_of_the_box_it_stands_in() -> None:
    assert faults(Date(), "14/13/2001", "", "") == [
        ("day", "Enter the month as a number from 1 to 12 or as a word, such as March")
    ]
    assert [part for part, _ in faults(Date(), "14/3", "", "")] == ["day", "month", "year"]


def test_missing_parts_are_asked_for_by_name() -> None:
    assert faults(Date(), "1", "", "2026") == [("month", "Add the month to the date")]
    assert faults(Date(), "", "3", "") == [("day", "Add the day to the date"), ("year", "Add the year to the date")]


def test_parts_that_never_arrived_are_missing_and_no_crash() -> None:
    kind = Date()
    assert kind.read(asked(kind), {}) == ({}, ())
    assert kind.read(asked(kind), {"year": ["2026"]})[1][0].part == "day"


def test_a_part_sent_twice_is_a_fault_in_that_part() -> None:
    kind = Date()
    _, found = kind.read(asked(kind), {"day": ["1", "2"], "month": ["1"], "year": ["2026"]})
    assert found == (Fault("Give one answer only", part="day"),)


def test_a_day_the_month_does_not_have_is_told_how_many_there_are() -> None:
    kind = Date()
    sentence = "Check the day, because this month has only {days} days"
    assert kind.read(asked(kind), typed("30", "2", "2026"))[1] == (Fault(sentence, {"days": 28}, "day", "not_a_date"),)
    assert kind.read(asked(kind), typed("29", "2", "2028")) == ({"it": date(2028, 2, 29)}, ())


def test_limits_are_named() -> None:
    kind = Date(earliest=date(2020, 1, 1), latest=date(2026, 12, 31))
    assert faults(kind, "1", "1", "2020") == []
    assert faults(kind, "31", "12", "2019") == [("", "Enter a date that is {earliest} or later")]
    assert faults(kind, "1", "1", "2027") == [("", "Enter a date that is {latest} or earlier")]


def test_today_is_the_day_of_answering() -> None:
    past, future = Date(latest=TODAY), Date(earliest=TODAY)
    with supposing(date(2026, 11, 22)):
        assert faults(past, "22", "11", "2026") == []
        assert faults(past, "23", "11", "2026") == [("", "Enter a date that is today or in the past")]
        assert faults(future, "22", "11", "2026") == []
        assert faults(future, "21", "11", "2026") == [("", "Enter a date that is today or in the future")]


def test_an_answer_is_shown_in_full_in_the_language() -> None:
    kind = Date()
    assert kind.show(asked(kind), date(2026, 3, 5), EN) == "5 March 2026"
    assert kind.show(asked(kind), date(2026, 3, 5), CY) == "5 Mawrth 2026"


def test_the_kind_is_made_from_its_keys() -> None:
    assert build(keys(earliest="1900-01-01", latest="today"), (), EN) == Date(earliest=date(1900, 1, 1), latest=TODAY)
    assert build(keys(earliest="2026-02-31", latest="20260101"), (), EN) == Date()
    assert Date().type == DateType()
    assert Date().required_fault.sentence == "Enter a date"


@pytest.mark.parametrize("stored", ["2026-02-31", "20260301", "2026-3-1", "", 20260301, None])
def test_what_could_not_have_been_stored_is_not_loaded(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        Date().load(stored)
