"""Files as they get when something happens to them: never a crash, and every problem explained at its place."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz import examples
from tests.fuzz.edits import Edit, edited, revalued
from tests.fuzz.holding import compiled, serve
from tests.fuzz.targets import TARGETS

FAR = 1_000_000

places = st.integers(0, FAR)
edits = st.lists(st.builds(Edit, places, places, places, places), min_size=1, max_size=4)


@given(st.sampled_from(examples.good()), edits, st.integers())
def test_a_questionnaire_to_which_something_happened_serves_or_is_refused(
    text: str, changes: list[Edit], chance: int
) -> None:
    found = compiled(edited(text, changes))
    if found.questionnaire is not None:
        serve(found.questionnaire, random.Random(chance))  # noqa: S311  # the same for the same example


@given(st.sampled_from(examples.good()), places, st.sampled_from(examples.scraps()), st.integers())
def test_so_does_one_with_another_value_at_one_of_its_places(text: str, place: int, value: str, chance: int) -> None:
    found = compiled(revalued(text, place, value))
    if found.questionnaire is not None:
        serve(found.questionnaire, random.Random(chance))  # noqa: S311  # the same for the same example


@pytest.mark.parametrize("name", TARGETS)
@given(data=st.data())
def test_whatever_reads_what_authors_write_stands_what_happens_to_it(name: str, data: st.DataObject) -> None:
    target = TARGETS[name]
    text = data.draw(st.sampled_from(target.seeds()))
    target.check(edited(text, data.draw(edits)).encode("utf-8", "replace"))


@pytest.mark.parametrize("name", TARGETS)
@given(noise=st.binary(max_size=200))
def test_and_any_bytes_at_all(name: str, noise: bytes) -> None:
    TARGETS[name].check(noise)


@pytest.mark.parametrize("name", TARGETS)
def test_what_the_targets_begin_with_holds(name: str) -> None:
    for text in TARGETS[name].seeds():
        TARGETS[name].check(text.encode())
