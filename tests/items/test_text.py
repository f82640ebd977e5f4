from __future__ import annotations

import pytest

from engine.expressions import TextType
from engine.items.text import ShortText, build
from engine.questionnaire import Fault
from tests.items.asking import EN, asked, keys


def test_a_line_is_kept_as_it_was_typed() -> None:
    kind = ShortText()
    assert kind.read(asked(kind), {"": [" O'Brien <b> & Siôn "]}) == ({"it": "O'Brien <b> & Siôn"}, ())


def test_nothing_but_space_is_no_answer() -> None:
    kind = ShortText()
    assert kind.read(asked(kind), {"": ["\u200b \u00a0"]}) == ({}, ())
    assert kind.required_fault.sentence == "Enter an answer"


def test_a_line_that_is_too_long_is_sent_back_with_its_count() -> None:
    kind = ShortText(max_length=3)
    assert kind.read(asked(kind), {"": ["abc "]}) == ({"it": "abc"}, ())
    sentence = "Shorten your answer to {most} characters or fewer. It has {count}"
    fault = Fault(sentence, {"most": 3, "count": 4}, about="too_long")
    assert kind.read(asked(kind), {"": ["abcd"]}) == ({}, (fault,))


def test_two_lines_for_one_question_are_refused() -> None:
    kind = ShortText()
    assert kind.read(asked(kind), {"": ["a", "b"]}) == ({}, (Fault("Give one answer only"),))


def test_the_kind_is_made_from_its_keys() -> None:
    assert build(keys(), (), EN) == ShortText(max_length=200, autocomplete=None)
    assert build(keys(max_length=80, autocomplete="email"), (), EN) == ShortText(80, "email")
    assert ShortText().type == TextType()


@pytest.mark.parametrize("stored", ["", 1, None, ["a"]])
def test_what_could_not_have_been_stored_is_not_loaded(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        ShortText().load(stored)
