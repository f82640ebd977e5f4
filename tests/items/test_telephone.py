from __future__ import annotations

import pytest

from engine.expressions import TextType
from engine.items.telephone import Telephone, build
from tests.items.asking import EN, asked, keys

KIND = Telephone()


def fault(typed: str) -> tuple[str, str]:
    """What is wrong, by its name and in words."""
    answers, faults = KIND.read(asked(KIND), {"": [typed]})
    assert not answers
    return faults[0].about, faults[0].sentence


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("01632 960 001", "01632 960 001"),
        ("+44 20 7946 0000", "+44 20 7946 0000"),
        ("+44 (0)20 7946 0000", "+44 (0)20 7946 0000"),
        ("(020) 7946-0000", "(020) 7946-0000"),
        ("(+44) 1632 960001", "(+44) 1632 960001"),
        ("  01632\u00a0960  001 ", "01632 960 001"),
        ("01632.960.001", "01632 960 001"),
        ("01632\u2013960\u2013001", "01632-960-001"),
        ("01632 960001 x12", "01632 960001 ext 12"),
        ("01632 960001, Ext. 12", "01632 960001 ext 12"),
        ("01632 960001 est. 12", "01632 960001 ext 12"),
        ("0049 711 123456", "0049 711 123456"),
        ("9600012", "9600012"),
        ("tel:+441632960001", "+441632960001"),
        ("Ffôn: 01632 960001", "01632 960001"),
        ("\u202a+44 7700 900000\u202c", "+44 7700 900000"),
    ],
)
def test_a_number_is_kept_as_it_was_typed_but_tidied(typed: str, kept: str) -> None:
    assert KIND.read(asked(KIND), {"": [typed]}) == ({"it": kept}, ())
    assert KIND.read(asked(KIND), KIND.raw(kept)) == ({"it": kept}, ())
    assert KIND.load(KIND.dump(kept)) == kept


@pytest.mark.parametrize("typed", ["none", "01632 960 OO1", "+", "44+1632960001", "01632 960001 ext"])
def test_what_is_no_number_is_sent_back_with_an_example(typed: str) -> None:
    assert fault(typed) == ("no_number", "Enter the telephone number in figures, such as 01632 960 001")


def test_a_number_without_its_area_code_is_asked_for_again() -> None:
    assert fault("960 001") == ("too_short", "Enter all digits of the telephone number, with the area code")
    assert fault("960 001 ext 123456")[0] == "too_short"


def test_two_numbers_in_one_box_are_too_many_digits() -> None:
    assert fault("01632 960 001 01632 960 002")[0] == "too_long"


def test_nothing_typed_is_no_answer() -> None:
    assert KIND.read(asked(KIND), {"": [" "]}) == ({}, ())
    assert KIND.required_fault.sentence == "Enter a telephone number"


def test_the_kind_is_made_from_its_keys() -> None:
    assert build(keys(), (), EN) == Telephone(own=True)
    assert build(keys(own="no"), (), EN) == Telephone(own=False)
    assert KIND.type == TextType()


@pytest.mark.parametrize("stored", ["", "12", "01632  960001", 1632960001, None])
def test_what_could_not_have_been_stored_is_not_loaded(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        KIND.load(stored)
