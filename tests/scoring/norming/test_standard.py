from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.scoring.norming.standard import NORMAL_PLACES, STANDARD, Conversion, normal_percentile

NORMAL = NormalDist()
Z = st.fractions(min_value=-9, max_value=9, max_denominator=1000)

# Johnson's cubic for percentiles of the IPIP-NEO, as in his scoring program and in the packages five-factor-e (PyPI)
# and kholia/IPIP-NEO-PI: int(c0 - c1 T + c2 T^2 - c3 T^3), 1 below T = 32 and 99 above T = 73.
CUBIC = tuple(map(Fraction, ("210.335958661391", "-16.7379362643389", "0.405936512733332", "-0.00270624341822222")))
JOHNSON = Conversion("t", coefficients=CUBIC, least=Decimal(32), most=Decimal(73))


def test_the_mean_is_a_t_score_of_50_and_each_standard_deviation_is_10() -> None:
    assert [STANDARD["t"](Fraction(z)) for z in (-2, 0, 1)] == [30, 50, 60]
    assert STANDARD["t"](Fraction(1, 3)) == Fraction(160, 3)  # exactly: 53 and a third


@pytest.mark.parametrize(
    ("z", "sten"),
    [
        ("-9", 1),
        ("-2.001", 1),
        ("-2", 2),
        ("-0.501", 4),
        ("-0.5", 5),  # sten 5 is from -0.5 to below 0
        ("-0.001", 5),
        ("0", 6),
        ("0.499", 6),
        ("0.5", 7),
        ("1.999", 9),
        ("2", 10),
        ("9", 10),
    ],
)
def test_a_sten_begins_with_its_lower_bound(z: str, sten: int) -> None:
    assert STANDARD["sten"](Fraction(z)) == sten


@pytest.mark.parametrize(
    ("z", "stanine"),
    [("-9", 1), ("-1.751", 1), ("-1.75", 2), ("-0.251", 4), ("-0.25", 5), ("0.249", 5), ("0.25", 6), ("1.75", 9)],
)
def test_a_stanine_begins_with_its_lower_bound(z: str, stanine: int) -> None:
    assert STANDARD["stanine"](Fraction(z)) == stanine


def test_stanines_have_the_published_shares_of_a_normal_distribution() -> None:
    # 4, 7, 12, 17, 20, 17, 12, 7 and 4 per cent, as every textbook has it.
    shares = [0.0] * 10
    steps = 20_000
    for step in range(steps):
        z = Fraction(NORMAL.inv_cdf((step + 0.5) / steps))
        shares[int(STANDARD["stanine"](z))] += 100 / steps

    assert [round(share) for share in shares[1:]] == [4, 7, 12, 17, 20, 17, 12, 7, 4]


def test_stens_have_a_mean_of_five_and_a_half_and_a_standard_deviation_of_two() -> None:
    stens = [float(STANDARD["sten"](Fraction(NORMAL.inv_cdf((step + 0.5) / 20_000)))) for step in range(20_000)]
    mean = sum(stens) / len(stens)

    assert round(mean, 2) == 5.5
    assert round((sum((sten - mean) ** 2 for sten in stens) / len(stens)) ** 0.5, 1) == 2.0


@pytest.mark.parametrize(
    ("z", "percentile"),
    # From the table of the normal distribution: 0.5, 0.8413447461, 0.9750021049, 0.0013498980.
    [("0", "50.0000000000"), ("1", "84.1344746069"), ("1.96", "97.5002104852"), ("-3", "0.1349898032")],
)
def test_percentiles_of_the_normal_distribution_have_a_fixed_number_of_places(z: str, percentile: str) -> None:
    found = normal_percentile(Fraction(z))

    assert str(found) == percentile
    assert found.as_tuple().exponent == -NORMAL_PLACES


@given(Z, Z)
def test_whoever_scores_higher_never_stands_lower(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))

    assert normal_percentile(low) <= normal_percentile(high)
    assert all(standard(low) <= standard(high) for standard in STANDARD.values())


@given(Z)
def test_percentiles_above_and_below_make_a_hundred(z: Fraction) -> None:
    assert abs(normal_percentile(z) + normal_percentile(-z) - 100) <= Decimal(1).scaleb(1 - NORMAL_PLACES)


@pytest.mark.parametrize(("t", "percentile"), [(32, 1), (40, 17), (50, 49), (60, 82), (70, 99), (73, 98)])
def test_johnsons_cubic_gives_his_percentiles(t: int, percentile: int) -> None:
    assert int(JOHNSON.turned(Decimal(t))) == percentile  # he cuts the decimals off; at 50 it is 49.9999999999985


def test_johnsons_cubic_is_not_made_for_t_below_32_and_above_73() -> None:
    assert (JOHNSON.below(Fraction("31.99")), JOHNSON.below(Fraction(32))) == (True, False)
    assert (JOHNSON.above(Fraction("73.01")), JOHNSON.above(Fraction(73))) == (True, False)
    assert int(JOHNSON.turned(Fraction(20))) == 16  # where a copy of it that only cuts at 1 and 99 goes wrong
    assert int(JOHNSON.turned(Fraction(80))) == 83


def test_between_points_it_goes_straight_and_beyond_them_it_stays() -> None:
    points = ((Fraction(-1), Fraction(0)), (Fraction(0), Fraction(50)), (Fraction(3), Fraction(80)))
    line = Conversion("z", points=points)

    assert [line.turned(Fraction(z)) for z in (-5, -1, 0, 1, 3, 5)] == [0, 0, 50, 60, 80, 80]
    assert line.turned(Fraction(-1, 3)) == Fraction(100, 3)
