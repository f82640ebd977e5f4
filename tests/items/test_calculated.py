"""A value that follows from other answers."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from engine.document import Scalar
from engine.expressions import Expression, Number, Scope, TextType, Type, compile_value
from engine.items.calculated import Calculated, build
from engine.questionnaire import Value
from tests.items.asking import CY, EN, HERE, asked, keys, text

NAMES: dict[str, Type] = {"hours": Number(Decimal(0), Decimal(60)), "word": TextType()}


def value(written: str) -> tuple[Expression | None, Type | None]:
    expression, of, problems = compile_value(Scalar(written, HERE), Scope(NAMES), "value.yaml")
    assert problems == []
    return expression, of


def following(written: str, decimals: int = 2) -> Calculated:
    return Calculated(said=text("{it|…}"), decimals=decimals).following(*value(written))


def test_it_follows_from_what_is_answered() -> None:
    assert following("hours > 30").calculate({"hours": Decimal(31)}) is True
    assert following("word").calculate({"word": "Hello"}) == "Hello"


def test_without_the_answers_there_is_no_value() -> None:
    assert following("hours").calculate({}) is None
    assert Calculated(said=text("…")).calculate({"hours": Decimal(1)}) is None


@pytest.mark.parametrize(
    ("number", "decimals", "rounded"),
    [
        ("2.345", 2, "2.35"),
        ("-2.345", 2, "-2.35"),
        ("2.5", 0, "3"),
        ("5.00", 2, "5"),
        ("1E+3", 2, "1000"),
        ("-0.001", 2, "0"),
    ],
)
def test_a_number_is_rounded_half_up_and_has_no_idle_zeros(number: str, decimals: int, rounded: str) -> None:
    found = following("hours", decimals).calculate({"hours": Decimal(number)})
    assert str(found) == rounded


def test_a_number_with_more_digits_than_there_is_room_for_is_none() -> None:
    assert following("hours").calculate({"hours": Decimal("1E+40")}) is None


def test_its_limits_are_rounded_as_it_is() -> None:
    kind = Calculated(said=text("…"), decimals=1).following(None, Number(Decimal("0.04"), Decimal("9.95")))
    assert kind.type == Number(Decimal(0), Decimal(10))


@pytest.mark.parametrize(
    ("found", "said", "welsh"),
    [
        (Decimal("1500.5"), "1,500.5 hours", "1,500.5 awr"),
        (True, "Yes", None),
        (False, "No", None),
        (dt.date(2026, 3, 1), "1 March 2026", "1 Mawrth 2026"),
        ("much", "much", "much"),
    ],
)
def test_it_is_shown_in_words(found: Value, said: str, welsh: str | None) -> None:
    kind = Calculated(said=text("…"), unit=text("hours", "awr"))
    assert kind.show(asked(kind), found, EN) == said
    if welsh:
        assert kind.show(asked(kind), found, CY) == welsh


def test_whatever_a_browser_sends_for_it_is_ignored() -> None:
    kind = following("hours")
    assert kind.parts == ()
    assert kind.read(asked(kind), {"": ["3"]}) == ({}, ())


def test_it_is_never_typed_and_never_stored() -> None:
    for use in (Calculated.raw, Calculated.dump, Calculated.load):
        with pytest.raises(ValueError, match="no answer"):
            use(following("hours"), Decimal(1))


def test_its_keys_are_unit_decimals_and_whether_it_is_shown() -> None:
    kind = build(keys(id="total", unit="hours", decimals=1, shown="no"), (), EN)
    assert (kind.unit, kind.decimals, kind.shown) == (text("hours"), 1, False)
    assert kind.said.say(EN) == "Not known yet"
    plain = build(keys(id="total"), (), EN)
    assert (plain.unit, plain.decimals, plain.shown) == (None, 2, True)
