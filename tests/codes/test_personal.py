"""Short codes: what is forgiven, what is noticed, and what nobody finds out."""

from __future__ import annotations

import hashlib
import re
import secrets
from itertools import combinations

import pytest

from engine.codes import BITS, LENGTH, SYMBOLS, Codes, is_code, symbols_of, written

CODES = Codes(["secret"])
TOKEN = next(iter(CODES.tokens("7K3M9QWD2RX0")))


def code_of(token: str, codes: Codes = CODES) -> str:
    code = codes.code_in(token)
    assert code is not None
    return code


def test_a_code_is_four_groups_of_three_without_letters_that_are_misread() -> None:
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{3}(-[0-9A-HJKMNP-TV-Z]{3}){3}", code_of(TOKEN))


def test_a_code_leads_to_its_link_and_the_link_to_its_code() -> None:
    for _ in range(200):
        token = CODES.new_token()
        symbols = symbols_of(code_of(token))
        assert is_code(symbols)
        assert list(CODES.tokens(symbols)) == [token]


def test_each_is_another() -> None:
    assert len({code_of(CODES.new_token()) for _ in range(2000)}) == 2000


@pytest.mark.parametrize(
    "typed",
    [
        "7k3m9qwd2rx0",
        " 7K3 M9Q  WD2 RX0\n",
        "7K3\N{EN DASH}M9Q\N{EM DASH}WD2\N{MINUS SIGN}RXO",
        "7k3.m9q.wd2.rxo",
        "\N{FULLWIDTH DIGIT SEVEN}K3\N{FULLWIDTH HYPHEN-MINUS}M9QWD2RX0",
        "7K3\N{ZERO WIDTH SPACE}M9QWD2RX0",
    ],
)
def test_case_spaces_and_dashes_do_not_matter(typed: str) -> None:
    assert symbols_of(typed) == "7K3M9QWD2RX0"


def test_letters_that_look_like_digits_are_taken_for_them() -> None:
    assert symbols_of("oO iI lL") == "001111"


def test_no_wrong_symbol_and_no_two_that_changed_places_go_unnoticed() -> None:
    symbols = symbols_of(code_of(TOKEN))
    for place in range(LENGTH):
        for other in set(SYMBOLS) - {symbols[place]}:
            assert not is_code(symbols[:place] + other + symbols[place + 1 :])
    for one, another in combinations(range(LENGTH), 2):
        swapped = [*symbols]
        swapped[one], swapped[another] = swapped[another], swapped[one]
        assert is_code("".join(swapped)) == (symbols[one] == symbols[another])


@pytest.mark.parametrize("symbols", ["", "7K3", "7K3M9QWD2RX07", "UUUUUUUUUUUU", "ẞẞẞẞẞẞẞẞẞẞẞẞ", "\ud800" * 12])
def test_what_is_no_code_is_told_apart(symbols: str) -> None:
    assert not is_code(symbols_of(symbols))


def test_a_code_is_written_in_groups() -> None:
    assert written("7K3M9QWD2RX0") == "7K3-M9Q-WD2-RX0"


def test_another_installation_makes_another_link_of_the_same_code() -> None:
    symbols = symbols_of(code_of(TOKEN))
    assert TOKEN not in Codes(["another secret"]).tokens(symbols)
    assert Codes(["another secret"]).code_in(TOKEN) is None


def test_codes_made_with_a_former_secret_go_on_working() -> None:
    renewed = Codes(["new", "secret"])
    assert TOKEN in renewed.tokens(symbols_of(code_of(TOKEN)))
    assert code_of(TOKEN, renewed) == code_of(TOKEN)
    assert list(CODES.tokens(symbols_of(code_of(renewed.new_token(), renewed)))) != [TOKEN]


@pytest.mark.parametrize("token", ["", "A" * 31, "A" * 32, "é" * 32, "-" * 32, "=" * 32, TOKEN[:-1], TOKEN + "A"])
def test_a_link_made_without_a_code_has_none(token: str) -> None:
    assert CODES.code_in(token) is None


def test_what_is_stored_of_a_link_cannot_be_made_of_its_code_alone() -> None:
    """The token is hashed whole, and most of it is not in the code."""
    stored = hashlib.sha256(TOKEN.encode()).hexdigest()
    symbols = symbols_of(code_of(TOKEN))
    guesses = [token for secret in ("", "guess", stored) for token in Codes([secret]).tokens(symbols)]
    assert stored not in {hashlib.sha256(guess.encode()).hexdigest() for guess in guesses}
    assert stored == hashlib.sha256(next(iter(CODES.tokens(symbols))).encode()).hexdigest()


def test_sixty_thousand_guesses_find_none_of_a_thousand_sittings_even_if_all_of_them_are_tried() -> None:
    sittings = {CODES.new_token() for _ in range(1000)}
    guesses = {f"{number:02}{secrets.randbits(BITS):017}"[:11] for number in range(60_000)}
    assert len(guesses) == 60_000
    assert not any(token in sittings for guess in guesses for token in CODES.tokens(guess + "0"))
