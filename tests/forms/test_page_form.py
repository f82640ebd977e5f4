from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from engine.forms import Reading, page_form, read_page, typed_from
from engine.questionnaire import Answers, Item, ItemId
from tests.forms.making import every_kind, multiple, option, page, questionnaire, single

ROUTE = ItemId("route")
EVERYTHING: list[tuple[str, str]] = [
    ("route", "other"),
    ("route-other", "A trade"),
    ("media", "books"),
    ("media", "films"),
    ("job-search", "nurses"),
    ("job-found", "nurses"),
    ("job", "nurse"),
    ("proof", "a" * 64),
    ("proof-name", "My scan.pdf"),
    ("proof-size", "1234567"),
    ("months", "18"),
    ("called", "Siân Ŵyn"),
    ("story", "Line one\r\nLine two"),
    ("born-day", "29"),
    ("born-month", "2"),
    ("born-year", "2004"),
    ("address", "siân@Example.com"),
    ("phone", "01632 960 001"),
    ("joined-month", "March"),
    ("joined-year", "2020"),
    ("qualified", "1998"),
    ("agreed", "yes"),
    ("jobs-entries", "2"),
    ("jobs-2-title", "Chef"),
    ("jobs-2-sector-other", "A trade"),
    ("liked", "4"),
    ("order-order", "rest"),
    ("order", "pay"),
    ("week-1", "40"),
    ("week-3", "60"),
    ("plans-current", "pay"),
    ("plans-target", "rest"),
]
READ: Answers = {
    "route": "other",
    "route.other": "A trade",
    "media": ("books", "films"),
    "job": "nurse",
    "proof": {"name": "My scan.pdf", "size": Decimal(1234567), "hash": "a" * 64},
    "months": Decimal(18),
    "called": "Siân Ŵyn",
    "story": "Line one\nLine two",
    "born": date(2004, 2, 29),
    "address": "siân@example.com",
    "phone": "01632 960 001",
    "joined": date(2020, 3, 1),
    "qualified": Decimal(1998),
    "agreed": True,
    "jobs": ({"title": "Chef", "sector": "other", "sector.other": "A trade"},),
    "liked": Decimal(4),
    "order": ("rest", "pay", "error"),
    "week": {"pay": Decimal(40), "rest": Decimal(0), "error": Decimal(60)},
    "plans": {"current": "pay", "target": "rest"},
}


def read(items: tuple[Item, ...], *sent: tuple[str, str], asked: tuple[Item, ...] | None = None) -> Reading:
    about = page(*items)
    form_class = page_form(questionnaire(about, content_hash=repr(items)), about)
    return read_page(form_class, MultiDict(sent), items if asked is None else asked)


def test_every_kind_is_read_from_its_own_fields() -> None:
    reading = read(every_kind(), *EVERYTHING)
    assert reading.answers == READ
    assert not reading.faults


def test_saved_answers_go_back_into_the_boxes_they_came_from() -> None:
    items = every_kind()
    again = [
        (f"{item}-{part}" if part else item, value)
        for item, parts in typed_from(items, READ).items()
        for part, values in parts.items()
        for value in values
    ]
    assert read(items, *again).answers == READ


def test_what_is_required_must_be_there() -> None:
    reading = read(every_kind())
    assert set(reading.faults) == READ.keys() - {"route.other", "story"}
    assert reading.faults[ROUTE][0].sentence == "Select an answer"


def test_what_is_optional_need_not_be() -> None:
    assert read((single("route", required=False),)) == Reading(answers={}, faults={}, typed={ROUTE: {}})


def test_the_answers_that_could_be_read_are_kept_beside_the_faults() -> None:
    reading = read((single("route"), single("sure")), ("route", "yes"))
    assert reading.answers == {"route": "yes"}
    assert list(reading.faults) == ["sure"]


def test_what_was_typed_is_kept_as_it_was() -> None:
    assert read(every_kind(), ("months", " lots ")).typed[ItemId("months")] == {"": (" lots ",)}


def test_items_that_do_not_apply_are_neither_read_nor_required() -> None:
    items = (single("route"), single("sure"))
    reading = read(items, ("route", "yes"), ("sure", "no"), asked=items[:1])
    assert reading.answers == {"route": "yes"}
    assert not reading.faults


def test_fields_of_nobody_are_ignored() -> None:
    sent = (("route", "yes"), ("admin", "yes"), ("route-day", "1"), ("_questionnaire", "x"), ("", "x"))
    assert read((single("route"),), *sent).answers == {"route": "yes"}


def test_two_answers_where_one_is_asked_are_a_fault() -> None:
    reading = read((single("route"),), ("route", "yes"), ("route", "no"))
    assert reading.answers == {}
    assert list(reading.faults) == ["route"]


def test_more_than_there_is_room_for_is_a_fault() -> None:
    assert list(read(every_kind(), *EVERYTHING, ("called", "x" * 100_000)).faults) == ["called"]
    assert list(read(every_kind()[4:5], ("called", "x" * 100_000)).faults) == ["called"]


@pytest.mark.parametrize("name", ["data", "errors", "validate", "process", "meta", "populate_obj", "fields", "asked"])
def test_an_item_may_be_called_what_forms_call_their_own(name: str) -> None:
    assert read((single(name),), (name, "yes")).answers == {name: "yes"}


def test_the_form_class_is_made_once_for_each_text() -> None:
    about = page(single("route"))
    first, second = questionnaire(about, content_hash="one text"), questionnaire(about, content_hash="another text")
    assert page_form(first, about) is page_form(questionnaire(about, content_hash="one text"), about)
    assert page_form(first, about) is not page_form(second, about)


def test_fields_speak_wtforms() -> None:
    about = page(single("route"), multiple("media"))
    form = page_form(questionnaire(about, content_hash="wtforms"), about)(MultiDict({"route": "yes"}), about.items)
    assert not form.validate()
    assert form.errors == {"media": ["Select at least one answer"]}
    assert form.data["route"] == {"route": "yes"}


def test_a_widget_is_never_called() -> None:
    about = page(single("route"))
    form = page_form(questionnaire(about, content_hash="widget"), about)(None, about.items)
    with pytest.raises(TypeError, match="macro"):
        form["route"]()


NAMES = st.sampled_from([name for name, _ in EVERYTHING]) | st.text(max_size=12)


@given(st.lists(st.tuples(NAMES, st.text(max_size=40)), max_size=20))
def test_nothing_anybody_can_send_is_more_than_a_fault(sent: list[tuple[str, str]]) -> None:
    reading = read(every_kind(), *sent)
    assert {"route", "media", "months", "called", "born", "agreed"} <= set(reading.answers) | set(reading.faults)


def test_words_of_ones_own_select_their_option() -> None:
    route = single("route", option("degree"), option("other", specify="Tell us"))
    assert read((route,), ("route-other", "A trade")).answers == {"route": "other", "route.other": "A trade"}
