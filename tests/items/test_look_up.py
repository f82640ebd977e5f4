from __future__ import annotations

import pytest

from engine.expressions import Choice
from engine.items.look_up import LookUp, build
from engine.questionnaire import Answers, Means
from tests.items.asking import CY, EN, asked, keys, option

OPTIONS = (
    option("nurse", "Registered nurse", welsh="Nyrs gofrestredig"),
    option("chef", "Chef", welsh="Cogydd"),
    option("other", "Not in the list", specify="What is it?"),
    option("none", "I do not work", means=Means.NOT_APPLICABLE),
)
KIND = build(keys(), OPTIONS, EN)


def read(*, required: bool = True, **sent: str) -> tuple[Answers, list[tuple[str, str]]]:
    """The answers, or the part and the name of each fault."""
    raw = {("" if part == "chosen" else part): [value] for part, value in sent.items()}
    answers, faults = KIND.read(asked(KIND, *OPTIONS, required=required), raw)
    return answers, [(fault.part, fault.about) for fault in faults]


def test_what_is_selected_of_the_matches_is_the_answer() -> None:
    assert read(search="nurse", found="nurse", chosen="nurse") == ({"it": "nurse"}, [])
    assert read(chosen="nurse") == ({"it": "nurse"}, [])  # as it is when the page is opened again


def test_what_is_always_on_offer_can_be_selected_without_a_search() -> None:
    assert read(chosen="none") == ({"it": "none"}, [])
    assert read(other="Bee keeper") == ({"it": "other", "it.other": "Bee keeper"}, [])


def test_nothing_typed_and_nothing_selected_is_no_answer() -> None:
    assert read() == ({}, [])
    assert KIND.required_fault.about == "required"


@pytest.mark.parametrize("required", [True, False])
def test_words_alone_are_no_answer_and_never_lost(required: bool) -> None:  # noqa: FBT001  # both, in turn
    assert read(search="nurse", required=required) == ({}, [("found", "not_selected")])
    assert read(search="nurse", found="nurse", required=required) == ({}, [("found", "not_selected")])
    assert read(search="zzz", found="zzz", required=required) == ({}, [("search", "no_match")])


def test_where_other_words_are_typed_their_matches_are_shown_first() -> None:
    assert read(search="chef", found="nurse", chosen="nurse") == ({}, [("found", "not_selected")])
    assert read(search="zzz", chosen="nurse") == ({}, [("search", "no_match")])


def test_none_of_these_asks_for_other_words() -> None:
    assert read(search="nurse", found="nurse", chosen="-") == ({}, [("search", "search_again")])
    assert read(search="chef", found="nurse", chosen="-") == ({}, [("found", "not_selected")])
    assert read(chosen="-") == ({}, [("search", "search_again")])


def test_the_button_searches_unless_there_is_an_answer_to_words_that_are_found_already() -> None:
    find = {"find": ["find"], "search": ["nurse"]}
    assert KIND.pressed(find)
    assert KIND.pressed({**find, "found": ["nurse"]})
    assert KIND.pressed({**find, "found": ["chef"], "": ["chef"]})
    assert not KIND.pressed({**find, "found": ["nurse"], "": ["nurse"]})
    assert not KIND.pressed({"search": ["nurse"]})


@pytest.mark.parametrize(
    ("typed", "found", "searches"),
    [("nurse", "", True), ("chef", "nurse", True), ("nurse", "nurse", False), ("", "", False), ("", "nurse", False)],
)
def test_enter_searches_for_new_words_and_goes_on_otherwise(typed: str, found: str, searches: bool) -> None:  # noqa: FBT001  # as listed
    sent = {"find": ["enter"], "search": [typed], "found": [found]}
    assert KIND.pressed(sent) is searches
    assert KIND.pressed({**sent, "": ["chef"]}) is searches


def test_what_is_not_in_the_list_is_refused() -> None:
    assert read(chosen="astronaut") == ({}, [("", "")])
    assert read(search="x" * 101)[1] == [("search", "too_long")]


def test_matches_are_found_in_every_language_and_by_other_words() -> None:
    assert KIND.matches("nyrs") == KIND.matches("nurse") == ("nurse",)
    assert KIND.matches("list work") == ()  # what is always on offer need not be found


def test_an_answer_is_shown_by_its_label() -> None:
    assert KIND.show(asked(KIND, *OPTIONS), "nurse", CY) == "Nyrs gofrestredig"
    assert KIND.type == Choice(("nurse", "chef", "other", "none"))


def test_the_kind_is_made_from_its_options() -> None:
    assert LookUp(("nurse", "chef", "other", "none"), "other", beside=("other", "none")) == KIND
    assert KIND.parts == ("search", "found", "find", "", "other")


@pytest.mark.parametrize("stored", ["astronaut", "", "-", 1, None, ["nurse"]])
def test_what_could_not_have_been_stored_is_not_loaded(stored: object) -> None:
    with pytest.raises(ValueError, match="no answer"):
        KIND.load(stored)
