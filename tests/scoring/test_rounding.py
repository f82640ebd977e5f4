from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from engine.scoring.rounding import Exact, rounded, shown, total, weighed


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [
        # By hand; Python's own round() goes to the even neighbour: round(2.5) == 2, round(2.675, 2) == 2.67.
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("2.675", 2, "2.68"),
        ("2.674999", 2, "2.67"),
        ("2.6", 2, "2.60"),
        ("-2.5", 0, "-3"),
        ("-0.004", 2, "0.00"),
    ],
)
def test_a_half_goes_away_from_zero(number: str, places: int, expected: str) -> None:
    assert str(rounded(Decimal(number), places)) == expected
    assert str(rounded(Fraction(number), places)) == expected


def test_a_third_is_rounded_from_the_exact_number() -> None:
    # 8 / 3 = 2.666...; 1 / 8 = 0.125 is a half exactly.
    assert str(rounded(Fraction(8, 3), 2)) == "2.67"
    assert str(rounded(Fraction(1, 8), 2)) == "0.13"


def test_numbers_too_long_for_a_machine_word_are_rounded_like_others() -> None:
    # 28 digits are what Python's decimal numbers keep if nothing is said.
    long = "1234567890123456789012345678901234.565"
    assert str(rounded(Decimal(long), 2)) == "1234567890123456789012345678901234.57"
    assert str(rounded(Fraction(long), 2)) == "1234567890123456789012345678901234.57"
    assert str(shown(Fraction(long))) == long
    assert str(total([Decimal(long), Decimal("0.001")])) == "1234567890123456789012345678901234.566"


def test_what_is_weighed_is_added_up_exactly() -> None:
    weights = {"a": Decimal("0.1"), "b": Decimal("0.2"), "c": Decimal("1.00000000000000000000000000000001")}
    numbers: dict[str, Exact] = {"a": Decimal(3), "b": Fraction(1, 3), "c": Decimal(1)}

    assert weighed({"a": Decimal(3), "c": Decimal(1)}, weights) == Decimal("1.30000000000000000000000000000001")
    assert weighed(numbers, weights) == Fraction("1.30000000000000000000000000000001") + Fraction(1, 15)


def test_an_explanation_shows_a_third_with_six_places_and_a_whole_number_without() -> None:
    assert str(shown(Fraction(7, 3))) == "2.333333"
    assert str(shown(Fraction(1000, 1))) == "1000"
    assert str(shown(Fraction(5, 2))) == "2.5"
    assert str(shown(Decimal("2.50"))) == "2.50"
