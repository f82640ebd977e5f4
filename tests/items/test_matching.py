from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.items.matching import Index, index, words

JOBS = [
    ["Registered nurse", "Nyrs gofrestredig"],
    ["Nurse", "Nyrs"],
    ["Nursery worker", "Gweithiwr meithrinfa"],
    ["Electrical engineer", "Peiriannydd trydanol"],
    ["Electrician", "Trydanwr", "sparky"],
    ["Software engineer", "Peiriannydd meddalwedd"],
    ["Café owner", "Perchennog caffi"],
    ["Doctor", "Meddyg", "GP, family doctor"],
    ["Head of IT", "Pennaeth TG"],
]


def found(typed: str, jobs: list[list[str]] | None = None) -> list[str]:
    listed = jobs or JOBS
    return [listed[place][0] for place in index(listed).best(typed)]


def test_the_best_match_comes_first() -> None:
    assert found("nurse") == ["Nurse", "Registered nurse", "Nursery worker"]


def test_words_are_found_in_any_order_and_in_any_capitals() -> None:
    assert found("engineer software") == found("SOFTWARE Engineer") == ["Software engineer"]


def test_the_beginning_of_a_word_is_enough() -> None:
    assert found("elec") == ["Electrician", "Electrical engineer"]
    assert found("el en") == ["Electrical engineer"]


def test_accents_and_apostrophes_do_not_matter() -> None:
    assert found("cafe") == found("CAFÉ") == ["Café owner"]


@pytest.mark.parametrize("typed", ["electricain", "eletrician", "electriciann", "ellectrician", "elektrician"])
def test_small_slips_are_forgiven(typed: str) -> None:
    assert found(typed)[0] == "Electrician"


def test_short_words_are_taken_as_they_are() -> None:
    assert found("it") == ["Head of IT"]
    assert found("zz") == []


def test_other_words_and_other_languages_lead_there_too() -> None:
    assert found("sparky") == ["Electrician"]
    assert found("gp") == ["Doctor"]
    assert found("meddyg") == ["Doctor"]
    assert found("nyrs feddyg") == ["Nurse", "Registered nurse", "Doctor"]


def test_where_some_have_all_the_words_no_other_is_named() -> None:
    assert found("software engineer") == ["Software engineer"]


def test_where_none_has_all_the_words_those_with_most_are_named() -> None:
    assert found("senior software engineer") == ["Software engineer"]
    assert found("chief strategy nurse officer") == []


def test_what_is_nothing_like_it_is_not_named() -> None:
    assert found("astronaut") == []
    assert found("") == found("!?") == found(" - ") == []


def test_equally_good_ones_stand_as_they_are_listed() -> None:
    jobs = [["Chef B"], ["Chef A"], ["Chef C"]]
    assert found("chef", jobs) == ["Chef B", "Chef A", "Chef C"]


@given(st.text(max_size=200))
def test_whatever_is_typed_gives_entries_each_once(typed: str) -> None:
    places = index(JOBS).best(typed)
    assert len(set(places)) == len(places)
    assert set(places) <= set(range(len(JOBS)))


@given(st.sampled_from(JOBS))
def test_an_entry_is_found_first_by_its_own_words(job: list[str]) -> None:
    assert found(job[0])[0] == job[0]
    assert found(" ".join(reversed(words(job[0]))))[0] == job[0]


@pytest.fixture(scope="module")
def long_list() -> Index:
    chance = random.Random(1)  # noqa: S311  # a list, not a secret
    letters = "abcdefghijklmnoprstuvwy"
    vocabulary = ["".join(chance.choices(letters, k=chance.randint(4, 12))) for _ in range(4000)]
    return index([" ".join(chance.sample(vocabulary, 3))] for _ in range(2000))


def test_the_longest_list_is_searched_while_somebody_waits(long_list: Index) -> None:
    started = time.process_time()
    long_list.best("abcdefgh ijklmnop qrstuvw xyzabcd efghijkl mnopqrst uvwyza bcdefghi and more")
    assert time.process_time() - started < 0.5
