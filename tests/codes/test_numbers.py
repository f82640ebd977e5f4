"""Numbers of certificates: what they look like, and that no mistake in one goes unnoticed."""

import re
from collections import Counter
from itertools import combinations

from engine.codes import SYMBOLS, is_number, new_number, symbols_of, written_number


def test_a_number_is_three_groups_of_four_and_a_symbol_that_checks_them() -> None:
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]", written_number(new_number()))


def test_it_is_known_again_however_it_is_typed() -> None:
    number = new_number()
    assert symbols_of(f" {written_number(number).lower()}\n") == number
    assert is_number(number)


def test_each_is_another_and_every_place_takes_every_symbol() -> None:
    drawn = [new_number() for _ in range(5000)]
    assert len(set(drawn)) == 5000
    for place in range(12):
        assert {number[place] for number in drawn} == set(SYMBOLS)


def test_no_symbol_is_drawn_more_often_than_chance_has_it() -> None:
    drawn = Counter("".join(new_number()[:12] for _ in range(8000)))
    expected = 12 * 8000 / len(SYMBOLS)
    assert sum((drawn[symbol] - expected) ** 2 / expected for symbol in SYMBOLS) < 110  # by chance once in 10¹⁰ times


def test_no_wrong_symbol_and_no_two_that_changed_places_go_unnoticed() -> None:
    number = new_number()
    for place, wrong in ((place, wrong) for place in range(13) for wrong in SYMBOLS):
        mistaken = number[:place] + wrong + number[place + 1 :]
        assert is_number(mistaken) == (mistaken == number)
    for first, second in combinations(range(13), 2):
        letters = list(number)
        letters[first], letters[second] = letters[second], letters[first]
        assert is_number("".join(letters)) == ("".join(letters) == number)


def test_a_number_with_a_symbol_too_few_or_too_many_is_none() -> None:
    number = new_number()
    assert not is_number(number[:-1])
    assert not is_number(f"0{number}")
    assert not is_number("")
