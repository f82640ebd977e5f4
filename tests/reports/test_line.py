from dataclasses import replace
from decimal import Decimal

import pytest

from engine.reports.line import BandPlace, BandWords, bands_told, figure, line_of, score_words
from engine.wording import wording
from tests.reports.making import CY, EN, bands, scale

WORDS = wording("en")


@pytest.mark.parametrize(
    ("value", "possible", "places", "said"),
    [
        ("3.40", ("1", "5"), 2, "3.4 out of 5"),
        ("4.00", ("1", "5"), 2, "4 out of 5"),
        ("0", ("0", "27"), 0, "0 out of 27"),
        ("-1.5", ("-2", "2"), 1, "-1.5 on a scale from -2 to 2"),
        ("30", ("12", "60"), 0, "30 on a scale from 12 to 60"),
    ],
)
def test_a_score_is_said_with_what_it_is_out_of(value: str, possible: tuple[str, str], places: int, said: str) -> None:
    ends = (Decimal(possible[0]), Decimal(possible[1]))
    assert score_words(Decimal(value), scale("a", "A", places=places), ends, WORDS) == said


def test_a_score_without_a_range_is_said_alone() -> None:
    assert score_words(Decimal("3.4"), scale("a", "A"), None, WORDS) == "3.4"


def test_figures_keep_the_places_their_author_asked_for_and_follow_the_language() -> None:
    money = scale("a", "A", places=2, places_said=True)
    assert figure(Decimal("1234.5"), money, WORDS) == "1,234.50"
    assert figure(Decimal("1234.5"), money, wording("cy")) == "1,234.50"
    assert figure(Decimal(1234), replace(money, places=0), WORDS) == "1,234"
    assert figure(Decimal("1234.50"), scale("a", "A"), WORDS) == "1,234.5"


def test_a_score_stands_where_it_belongs_between_least_and_most() -> None:
    line = line_of(Decimal("3.4"), scale("a", "A"), (Decimal(1), Decimal(5)), WORDS)

    assert line is not None
    assert line.position == pytest.approx(0.6)
    assert (line.least, line.most) == ("1", "5")
    assert line.title == "3.4 on a line from 1 to 5."


def test_a_range_on_both_sides_of_zero_shows_where_zero_is() -> None:
    ends = (Decimal(-1), Decimal(3))
    line = line_of(Decimal("-0.5"), scale("a", "A", bands=()), ends, WORDS)

    assert line is not None
    assert line.position == pytest.approx(0.125)
    assert line.zero == pytest.approx(0.25)
    upwards = line_of(Decimal(1), scale("a", "A"), (Decimal(0), Decimal(4)), WORDS)
    assert upwards is not None
    assert upwards.zero is None


def test_where_a_score_does_not_count_up_both_ends_are_said() -> None:
    ends = (Decimal(0), Decimal(4))
    assert (
        score_words(Decimal(1), scale("a", "A", places=0), ends, WORDS, counts_up=False) == "1 on a scale from 0 to 4"
    )


RANGE = (Decimal(1), Decimal(5))
FAR = (("a", "A", "A", "-5"), ("b", "B", "B", "0"), ("c", "C", "C", "2"), ("d", "D", "D", "9"))


def test_bands_are_placed_on_the_line() -> None:
    line = line_of(Decimal("3.4"), scale("a", "A"), RANGE, WORDS)

    assert line is not None
    assert line.bands == (
        BandPlace(0.0, 0.375, reached=False),
        BandPlace(0.375, 0.75, reached=True),
        BandPlace(0.75, 1.0, reached=False),
    )


def test_bands_are_said_with_their_edges() -> None:
    assert bands_told(Decimal("3.4"), scale("a", "A"), RANGE, CY, WORDS) == (
        BandWords("Yn datblygu", "1 to below 2.5", reached=False),
        BandWords("Cadarn", "2.5 to below 4", reached=True),
        BandWords("Cryf", "4 to 5", reached=False),
    )


def test_bands_out_of_reach_are_left_out_and_the_others_end_with_the_line() -> None:
    far, ends = scale("a", "A", bands=bands(FAR)), (Decimal(0), Decimal(4))
    line = line_of(Decimal(3), far, ends, WORDS)

    assert line is not None
    assert line.bands == (BandPlace(0.0, 0.5, reached=False), BandPlace(0.5, 1.0, reached=True))
    assert [(band.label, band.edges) for band in bands_told(Decimal(3), far, ends, EN, WORDS)] == [
        ("B", "0 to below 2"),
        ("C", "2 to 4"),
    ]


def test_a_band_of_one_score_is_said_by_that_score() -> None:
    assert [band.edges for band in bands_told(Decimal(4), scale("a", "A"), (Decimal(1), Decimal(4)), EN, WORDS)] == [
        "1 to below 2.5",
        "2.5 to below 4",
        "4",
    ]


def test_whole_numbers_are_told_to_the_last_one_in_a_band() -> None:
    whole = scale("a", "A", bands=bands(FAR), places=0)
    told = [band.edges for band in bands_told(Decimal(3), whole, (Decimal(-5), Decimal(12)), EN, WORDS)]

    assert told == ["-5 to -1", "0 to 1", "2 to 8", "9 to 12"]
    uneven = scale(
        "a", "A", bands=bands((("a", "A", "A", "0"), ("b", "B", "B", "0.5"), ("c", "C", "C", "2.5"))), places=0
    )
    assert [band.edges for band in bands_told(Decimal(3), uneven, None, EN, WORDS)] == ["0", "0.5 to 2", "from 2.5"]


def test_where_there_is_no_telling_how_far_scores_go_the_last_band_has_no_end() -> None:
    assert [(band.label, band.edges) for band in bands_told(Decimal(3), scale("a", "A"), None, EN, WORDS)] == [
        ("Developing", "1 to below 2.5"),
        ("Secure", "2.5 to below 4"),
        ("Strong", "from 4"),
    ]


@pytest.mark.parametrize("possible", [None, ("3", "3")])
def test_without_a_range_there_is_no_line(possible: tuple[str, str] | None) -> None:
    ends = (Decimal(possible[0]), Decimal(possible[1])) if possible else None
    assert line_of(Decimal(3), scale("a", "A"), ends, WORDS) is None
