from __future__ import annotations

import pytest

from engine.expressions import Boolean
from engine.items.consent import Consent, build
from engine.questionnaire import Fault
from tests.items.asking import CY, EN, asked, keys, text

AGREE = Consent(text("I agree", "Rwy'n cytuno"))


def test_a_ticked_box_is_agreement() -> None:
    assert AGREE.read(asked(AGREE), {"": ["yes"]}) == ({"it": True}, ())


def test_an_empty_box_is_no_answer_where_ticking_is_required() -> None:
    assert AGREE.read(asked(AGREE), {}) == ({}, ())
    assert AGREE.required_fault.sentence == "Select the box to show that you agree"


def test_an_empty_box_is_no_agreement_where_ticking_is_optional() -> None:
    assert AGREE.read(asked(AGREE, required=False), {}) == ({"it": False}, ())


def test_anything_else_is_asked_for_again() -> None:
    assert AGREE.read(asked(AGREE), {"": ["on"]}) == ({}, (AGREE.required_fault,))
    assert AGREE.read(asked(AGREE), {"": ["yes", "yes"]}) == ({}, (Fault("Give one answer only"),))


def test_agreement_is_shown_in_the_words_that_were_agreed_to() -> None:
    assert AGREE.show(asked(AGREE), value=True, language=CY) == "Rwy'n cytuno"
    assert AGREE.show(asked(AGREE), value=False, language=EN) == "No"


def test_the_kind_is_made_from_its_keys() -> None:
    assert build(keys(label={"en": "I agree", "cy": "Rwy'n cytuno"}), (), EN) == AGREE
    assert build(keys(), (), EN) == Consent(text(""))
    assert AGREE.type == Boolean()


@pytest.mark.parametrize("stored", ["true", "yes", 1, 0, None])
def test_what_could_not_have_been_stored_is_not_loaded(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        AGREE.load(stored)
