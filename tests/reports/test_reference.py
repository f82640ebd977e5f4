import re

from engine.journey import SittingId
from engine.reports.reference import reference_of
from tests.reports.making import sitting


def test_a_reference_is_three_groups_without_letters_that_are_misread() -> None:
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}", reference_of(sitting()))


def test_a_sitting_keeps_its_reference() -> None:
    assert reference_of(sitting(name="Before")) == reference_of(sitting(name="After"))


def test_sittings_have_references_of_their_own() -> None:
    assert len({reference_of(sitting(id=SittingId(str(number)))) for number in range(1000)}) == 1000
