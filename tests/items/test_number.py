from __future__ import annotations

from decimal import Decimal

import pytest

from engine.expressions import Number as NumberType
from engine.items.number import Number, build
from engine.questionnaire import Fault
from tests.items.asking import CY, EN, asked, keys, text


def read(typed: str, kind: Number) -> object:
    """The number that was read, or the sentence of the fault."""
    answers, faults = kind.read(asked(kind), {"": [typed]})
    return faults[0].sentence if faults else answers.get("it")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("7", "7"),
        (" 7 ", "7"),
        ("007", "7"),
        ("+7", "7"),
        ("-7", "-7"),
        ("\u22127", "-7"),
        ("\u20137", "-7"),
        ("- 7", "-7"),
        ("-0", "0"),
        ("1,500", "1500"),
        ("1 500", "1500"),
        ("1\u00a0500", "1500"),
        ("1\u202f500\u202f000", "1500000"),
        ("1,234,567.50", "1234567.5"),
        ("1.50", "1.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("2.000", "2"),
    ],
)
def test_numbers_are_read_as_people_type_them(typed: str, number: str) -> None:
    assert read(typed, Number(decimals=2)) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    ["seven", "1e3", "--7", "7-", "1.2.3", ".", "-", "NaN", "inf", "1,5,0", "12 34", "1 ,500", "0x10", "⅓"],
)
def test_what_is_no_number_is_asked_for_again(typed: str) -> None:
    assert read(typed, Number(decimals=2)) == "Enter the number in figures, such as 3"


@pytest.mark.parametrize("typed", ["1,5", "1,50", "1000,25", "-,5"])
def test_a_decimal_comma_is_asked_about_and_never_guessed_at(typed: str) -> None:
    assert read(typed, Number(decimals=2)) == "Enter the number with a full stop instead of a comma, such as 1.5"
    assert read(typed, Number()) == "Enter a whole number"


def test_more_decimals_than_asked_for_are_not_rounded_away() -> None:
    assert read("1.5", Number()) == "Enter a whole number"
    assert read("1.25", Number(decimals=1)) == "Enter a number with no more than one decimal place"
    assert read("1.125", Number(decimals=2)) == "Enter a number with no more than {places} decimal places"
    assert read("1.00", Number()) == Decimal(1)


def test_a_unit_that_was_typed_with_the_number_is_understood() -> None:
    months = Number(unit=text("months", "mis"))
    assert read("6 months", months) == Decimal(6)
    assert read("6MIS", months) == Decimal(6)
    assert read("6 years", months) == "Enter the number in figures, such as 3"
    assert read("months", months) == "Enter the number in figures, such as 3"
    assert read("£1,200", Number(unit=text("£"))) == Decimal(1200)
    assert read("1,5 kg", Number(unit=text("kg"), decimals=1)) == (
        "Enter the number with a full stop instead of a comma, such as 1.5"
    )


@pytest.mark.parametrize("typed", ["12 hrs", "12hr", "12 h", "12 Hour", "12 hours.", "12 awr", "hours 12", "12.0 awr"])
def test_a_unit_may_be_cut_short(typed: str) -> None:
    hours = Number(unit=text("hours", "awr"), decimals=1)
    assert read(typed, hours) == Decimal(12)


@pytest.mark.parametrize("typed", ["12 per cent", "12 percent", "12 y cant", "12pc", "12 %", "%12"])
def test_a_sign_may_be_said_in_words(typed: str) -> None:
    assert read(typed, Number(unit=text("%"))) == Decimal(12)


@pytest.mark.parametrize("typed", ["£1,250.50", "1,250.50 pounds", "GBP 1 250.50", "£ 1250.5", "1250.50 punt"])
def test_money_is_read_as_people_write_it(typed: str) -> None:
    assert read(typed, Number(unit=text("£"), decimals=2)) == Decimal("1250.5")


@pytest.mark.parametrize("typed", ["12 days", "12 oranges", "12 kg", "about 12", "12 hours a day", "hours"])
def test_another_unit_is_none_of_ours(typed: str) -> None:
    assert read(typed, Number(unit=text("hours", "awr"))) == "Enter the number in figures, such as 3"


@pytest.mark.parametrize(("typed", "meant"), [("1½", "1.5"), ("1 ½ hours", "1.5"), ("½", "0.5"), ("2¾", "2.75")])
def test_a_fraction_that_a_telephone_has_drawn_is_a_number(typed: str, meant: str) -> None:
    assert read(typed, Number(unit=text("hours"), decimals=2)) == Decimal(meant)


@pytest.mark.parametrize("typed", ["10-12", "10 \u2013 12", "10 to 12", "10 i 12"])
def test_of_two_numbers_one_is_asked_for(typed: str) -> None:
    assert read(typed, Number()) == "Enter one number only, such as 3"


def test_a_unit_of_digits_takes_nothing_away_from_a_number() -> None:
    assert read("100", Number(unit=text("00"))) == Decimal(100)


def test_limits_are_named() -> None:
    between = Number(at_least=Decimal(0), at_most=Decimal(60))
    item = asked(between)
    assert between.read(item, {"": ["60"]}) == ({"it": Decimal(60)}, ())
    values = {"least": Decimal(0), "most": Decimal(60)}
    sentence = "Enter a number from {least} to {most}"
    assert between.read(item, {"": ["61"]}) == ({}, (Fault(sentence, values, about="too_great"),))
    assert between.read(item, {"": ["-1"]}) == ({}, (Fault(sentence, values, about="too_small"),))
    assert read("-1", Number(at_least=Decimal(0))) == "Enter a number that is {least} or more"
    assert read("61", Number(at_most=Decimal(60))) == "Enter a number that is {most} or less"


def test_numbers_beyond_all_use_are_refused() -> None:
    assert read("9" * 15, Number()) == Decimal("9" * 15)
    assert read("9" * 16, Number()) == "Enter a number with no more than {digits} digits"
    assert read("9" * 1_000_001, Number()) == "Enter a number with no more than {digits} digits"
    assert (
        read("1." + "9" * 1_000_001, Number(decimals=2)) == "Enter a number with no more than {places} decimal places"
    )


def test_faults_of_the_text_itself_come_first() -> None:
    kind = Number()
    assert kind.read(asked(kind), {"": ["1", "2"]})[1] == (Fault("Give one answer only"),)
    assert len(kind.read(asked(kind), {"": ["1\x002"]})[1]) == 1


def test_nothing_typed_is_no_answer() -> None:
    assert read(" ", Number()) is None


def test_an_answer_is_shown_as_the_language_writes_it() -> None:
    months = Number(unit=text("months", "mis"))
    assert months.show(asked(months), Decimal(1500), EN) == "1,500 months"
    assert months.show(asked(months), Decimal(1500), CY) == "1,500 mis"
    assert Number().show(asked(months), Decimal("2.5"), EN) == "2.5"


def test_currency_signs_stand_in_front_and_per_cent_signs_close_behind() -> None:
    pounds, share = Number(unit=text("£")), Number(unit=text("%"))
    assert pounds.show(asked(pounds), Decimal(20), EN) == "£20"
    assert share.show(asked(share), Decimal(20), EN) == "20%"


def test_the_kind_is_made_from_its_keys() -> None:
    kind = build(keys(at_least="-0.5", at_most=60, decimals=1, unit={"en": "months", "cy": "mis"}), (), EN)
    assert kind == Number(at_least=Decimal("-0.5"), at_most=Decimal(60), decimals=1, unit=text("months", "mis"))
    assert kind.type == NumberType(Decimal("-0.5"), Decimal(60))
    assert build(keys(unit="months"), (), CY).unit == text("months").__class__({CY: "months"})


def test_keys_that_make_no_sense_are_left_out() -> None:
    assert build(keys(at_least="few", decimals="two", unit=[]), (), EN) == Number()


@pytest.mark.parametrize("stored", ["61", "-1", "1.5", "1e1", "07", "-0", "1.0", " 1", "", "NaN", 1, 1.0, None])
def test_what_could_not_have_been_stored_is_not_loaded(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        Number(at_least=Decimal(0), at_most=Decimal(60)).load(stored)
