"""What holds for every kind of item, shown on one item of each."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
import string
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.expressions import Choice, Number, TextType
from engine.items import KINDS
from engine.items.file import Upload
from engine.items.received import tidy
from engine.items.repeated_group import RepeatedGroup
from engine.questionnaire import Item, ItemId, Kind, Means, Value
from engine.wording import Month, wording
from tests.items.asking import CY, EN, asked, keys, option

OPTIONS = (
    option("a"),
    option("b", specify="Which?"),
    option("10"),
    option("none", exclusive=True),
    option("pnts", means=Means.PREFER_NOT_TO_SAY),
)
CODES = ["a", "b", "10", "none", "pnts"]
WRITTEN = keys(
    at_least=-1000,
    at_most="1000000.5",
    decimals=2,
    unit={"en": "kg"},
    label="I agree",
    body="Read",
    earliest="1000-01-01",
    **{"from": -2, "to": 7, "lowest": "Low", "highest": "High"},
    accepts=["pdf", "png"],
)
PLACE = re.compile(r"\{(\w+)\}")
MEANT: dict[type, type] = {Number: Decimal, Choice: str, TextType: str}
"""What a value of a type is in memory."""


AMOUNT = replace(asked(KINDS["number"].build(WRITTEN, (), EN), required=False), id=ItemId("amount"))


def an_item(name: str, *, required: bool = False) -> Item:
    kind: Kind = KINDS[name].build(WRITTEN, OPTIONS, EN)
    if isinstance(kind, RepeatedGroup):
        kind = replace(kind, at_least=0, at_most=3).asking((replace(an_item("text"), id=ItemId("called")), AMOUNT))
    return asked(kind, *OPTIONS, required=required)


PRINTABLE = (
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=150)
    .map(tidy)
    .filter(lambda text: 0 < len(text) <= 200)
)


def shares(cuts: list[int]) -> Value:
    """100 cut into five, with two decimal places."""
    places = [0, *sorted(cuts), 10_000]
    parts = [Decimal(end - start) / 100 for start, end in itertools.pairwise(places)]
    return dict(zip(CODES, parts, strict=True))


NAMES = st.from_regex(r"[\w.+'-]{1,60}", fullmatch=True).map(tidy).filter(str.isprintable)
DOMAINS = st.from_regex(r"[a-zŵ0-9-]{1,60}(\.[a-zŷ]{1,20}){1,3}", fullmatch=True).map(tidy)
ANSWERS: dict[str, st.SearchStrategy[Value]] = {
    "single_choice": st.sampled_from(["a", "b", "10", "none", "pnts"]),
    "multiple_choice": st.sampled_from([("a",), ("a", "b"), ("a", "b", "10"), ("b",), ("none",), ("pnts",)]),
    "look_up": st.sampled_from(["a", "b", "10", "none", "pnts"]),
    "number": st.decimals(-1000, Decimal("1000000.5"), places=2),
    "text": PRINTABLE,
    "long_text": PRINTABLE,
    "email": st.builds("{}@{}".format, NAMES, DOMAINS),
    "telephone": st.from_regex(r"\(?\+?[0-9]{3,5}\)? [0-9]{4,9}( ext [0-9]{1,6})?", fullmatch=True),
    "date": st.dates(dt.date(1000, 1, 1)),
    "month": st.dates(dt.date(1000, 1, 1)).map(Month.of),
    "year": st.integers(1000, 9999).map(Decimal),
    "file": st.builds(
        lambda name, size: Upload(f"{name}.pdf", "application/pdf", b"x" * size).value,
        st.from_regex(r"[\w]{1,60}", fullmatch=True).map(tidy),
        st.integers(1, 5000),
    ),
    "consent": st.booleans(),
    "rating": st.integers(-2, 7).map(Decimal),
    "ranking": st.permutations(CODES).map(tuple),
    "allocation": st.lists(st.integers(0, 10_000), min_size=4, max_size=4).map(shares),
    "current_and_target": st.dictionaries(st.sampled_from(["current", "target"]), st.sampled_from(CODES), min_size=1),
}
ANSWERS["repeated_group"] = st.lists(
    st.fixed_dictionaries({}, optional={"called": PRINTABLE, "amount": ANSWERS["number"]}).filter(bool),
    min_size=1,
    max_size=3,
).map(tuple)
RAW = st.dictionaries(
    st.sampled_from(
        (
            *("", "other", "day", "month", "year", "search", "found", "find", "name", "size", "remove", "elsewhere"),
            *("1", "2", "3", "current", "target", "entries", "change", "1-called", "3-amount", "9-amount"),
        )
    ),
    st.lists(
        st.text(st.characters(codec=None, exclude_categories=()))
        | st.text("0123456789.,-+ \u00a0\u2212kg")
        | st.sampled_from(["a", "b", "none", "yes", "3", "March", "2026", "\x00", "\ud800", "1,000"]),
        max_size=3,
    ),
)


def test_the_kinds_are_registered_under_their_names() -> None:
    assert list(KINDS) == [
        "single_choice", "multiple_choice", "look_up", "number", "text", "long_text", "email", "telephone", "date",
        "month", "year", "file", "consent", "calculated", "information", "rating", "ranking", "allocation",
        "current_and_target", "repeated_group",
    ]  # fmt: skip
    for name in KINDS:
        assert an_item(name).kind.name == name


@pytest.mark.parametrize("name", ANSWERS)
@given(data=st.data())
def test_what_a_form_shows_of_an_answer_is_read_as_the_same_answer(name: str, data: st.DataObject) -> None:
    item, value = an_item(name), data.draw(ANSWERS[name])
    assert item.kind.read(item, item.kind.raw(value)) == ({"it": value}, ())


@pytest.mark.parametrize("name", ANSWERS)
@given(data=st.data())
def test_an_answer_comes_back_from_where_it_is_stored(name: str, data: st.DataObject) -> None:
    item, value = an_item(name), data.draw(ANSWERS[name])
    answers, _ = item.kind.read(item, item.kind.raw(value))
    stored = json.loads(json.dumps(item.kind.dump(answers["it"])))
    assert item.kind.load(stored) == value


@pytest.mark.parametrize("name", ANSWERS)
@given(data=st.data())
def test_every_answer_can_be_shown_in_both_languages(name: str, data: st.DataObject) -> None:
    item, value = an_item(name), data.draw(ANSWERS[name])
    assert item.kind.show(item, value, EN)
    assert item.kind.show(item, value, CY)


@pytest.mark.parametrize("name", KINDS)
@given(raw=RAW, required=st.booleans())
def test_whatever_a_browser_sends_is_answers_or_faults_and_never_raises(
    name: str,
    raw: dict[str, list[str]],
    required: bool,  # noqa: FBT001  # drawn, not passed by anybody
) -> None:
    item = an_item(name, required=required)
    answers, faults = item.kind.read(item, raw)
    assert not (answers and faults)
    for key, value in answers.items():
        if key == "it":
            assert item.kind.load(item.kind.dump(value)) == value
        json.dumps(str(value)).encode()
    for fault in faults:
        assert fault.part in {"", *item.kind.parts}
        assert "{" not in wording("en").say(fault.sentence, **fault.values)
        if name == "repeated_group" and fault.part:  # then it is the fault of an item inside
            continue
        assert fault.about in {"", *KINDS[name].MESSAGES}
        assert set(PLACE.findall(KINDS[name].MESSAGES.get(fault.about, ""))) <= fault.values.keys()


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_of_the_wrong_type_is_a_bug(name: str) -> None:
    texts = {"single_choice", "look_up", "text", "long_text", "email", "telephone"}
    wrong: Value = Decimal(1) if name in texts else "x"
    with pytest.raises(TypeError):
        an_item(name).kind.dump(wrong)


@pytest.mark.parametrize("name", KINDS)
def test_an_author_can_word_what_is_said_about_a_missing_answer(name: str) -> None:
    asked_for = an_item(name).kind.required_fault
    assert KINDS[name].MESSAGES == {} or asked_for.about == "required" in KINDS[name].MESSAGES


@pytest.mark.parametrize("name", ANSWERS)
@given(data=st.data())
def test_what_is_inside_an_answer_is_of_the_types_that_are_told(name: str, data: st.DataObject) -> None:
    kind = an_item(name).kind
    inside = kind.inside(data.draw(ANSWERS[name]))
    assert inside.keys() <= set(kind.columns)
    assert all(isinstance(inside[part], MEANT[type(of)]) for part, of in kind.inner.items() if part in inside)


@pytest.mark.parametrize("name", KINDS)
def test_what_to_say_about_a_missing_answer_is_an_order(name: str) -> None:
    sentence = an_item(name).kind.required_fault.sentence
    assert sentence.split()[0] in {"Select", "Choose", "Enter", "Read"}
    assert sentence.replace("}", "")[-1] not in string.punctuation
