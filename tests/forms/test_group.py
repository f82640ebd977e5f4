"""A repeated group on a page: entries, buttons, and where a mistake is."""

from __future__ import annotations

from collections.abc import Mapping

from werkzeug.datastructures import MultiDict

from engine.forms import answer_rows, control_id, page_form, page_view, read_page
from engine.forms.page_view import FilledPage
from engine.questionnaire import Item
from tests.forms.making import CY, EN, JOBS, item, page, questionnaire
from tests.forms.page_tree import assert_sound, by_id, one, tree, words

GROUP = item("jobs", JOBS, hint="Begin with the last")


def sent(typed: Mapping[str, str], about: Item = GROUP) -> FilledPage:
    """The page again after sending it: with its mistakes, unless a button was pressed."""
    whole = page(about, intro="Hello")
    asked = questionnaire(whole, content_hash=repr(about))
    reading = read_page(page_form(asked, whole), MultiDict(typed), (about,))
    return page_view(asked, whole, EN).fill((about,), reading.typed, {} if reading.pressed else reading.faults)


def legends(shown: FilledPage) -> list[str]:
    root = tree(shown.body)
    assert_sound(root)
    return [words(one(entry, "legend")) for entry in root.iter("fieldset") if "fw-entry" in entry.get("class", "")]


def focused(shown: FilledPage) -> list[str]:
    return [element.attrib["id"] for element in tree(shown.body).iter() if "autofocus" in element.attrib]


def test_each_entry_is_named_by_its_number_and_how_many_there_are() -> None:
    assert legends(sent({"jobs-entries": "2"})) == ["Job <1> 1 of 2", "Job <1> 2 of 2"]
    assert legends(sent({})) == ["Job <1> 1 of 1"]


def test_a_new_entry_has_the_focus_and_begins_the_title_and_the_others_keep_what_was_typed() -> None:
    shown = sent({"jobs-entries": "1", "jobs-1-title": 'Cook "<b>"', "jobs-1-sector": "public", "jobs-change": "add"})
    root = tree(shown.body)
    assert shown.errors == ()
    assert shown.title.startswith("Job <1> 2 of 2 \N{EN DASH} ")
    assert focused(shown) == ["jobs-2"]
    assert by_id(root, "jobs-1-title").get("value") == 'Cook "<b>"'
    assert "checked" in by_id(root, "jobs-1-sector").attrib
    assert by_id(root, "jobs-2-title").get("value") == ""


def test_an_entry_that_is_removed_takes_its_answers_along() -> None:
    typed = {"jobs-entries": "3", "jobs-1-title": "One", "jobs-2-title": "Two", "jobs-3-title": "Three"}
    shown = sent({**typed, "jobs-change": "remove-2"})
    root = tree(shown.body)
    assert focused(shown) == ["jobs-2"]
    assert [by_id(root, f"jobs-{number}-title").get("value") for number in (1, 2)] == ["One", "Three"]


def buttons(shown: FilledPage) -> list[tuple[str, str]]:
    found = [each for each in tree(shown.body).iter("button") if each.get("name")]
    return [(words(button), button.attrib["value"]) for button in found]


def test_there_is_a_button_for_whatever_can_be_added_or_removed() -> None:
    assert buttons(sent({"jobs-entries": "1"})) == [("Add another", "add")]
    assert buttons(sent({"jobs-entries": "2"})) == [
        ("Remove Job <1> 1", "remove-1"), ("Remove Job <1> 2", "remove-2"), ("Add another", "add"),
    ]  # fmt: skip
    assert [value for _, value in buttons(sent({"jobs-entries": "3"}))] == ["remove-1", "remove-2", "remove-3"]


def test_the_button_that_enter_presses_says_nothing_and_changes_nothing() -> None:
    first = next(tree(sent({"jobs-entries": "2"}).opening).iter("button"))
    assert (first.get("name"), first.get("form")) == (None, "page-form")
    assert (first.get("aria-hidden"), first.get("tabindex")) == ("true", "-1")


def test_a_mistake_leads_to_its_box_and_says_in_which_entry_it_is() -> None:
    shown = sent({"jobs-entries": "2", "jobs-1-title": "One", "jobs-2-title": "x" * 31, "jobs-2-since-month": "13"})
    assert [(error.href, error.about) for error in shown.errors] == [
        ("#jobs-2-title", "Job <1> 2: What about title?"),
        ("#jobs-2-since-month", "Job <1> 2: What about since?"),
        ("#jobs-2-since-year", "Job <1> 2: What about since?"),
    ]
    assert "jobs-2-title-error" in by_id(tree(shown.body), "jobs-2-title").attrib["aria-describedby"]
    assert focused(shown) == []


def test_answers_are_looked_over_entry_by_entry_each_with_a_way_back() -> None:
    answers = {"jobs": ({"title": "One <b>"}, {"title": "Two", "sector": "other", "sector.other": "A trade"})}
    rows = answer_rows((GROUP,), answers, EN, lambda each: f"#{control_id(each)}")
    assert {row.stem for row in rows} == {"What about jobs?"}
    assert [(row.question, row.answer, row.change_url) for row in rows] == [
        ("Job &lt;1&gt; 1: What about title?", "One &lt;b&gt;", "#jobs-1-title"),
        ("Job &lt;1&gt; 1: What about sector?", None, "#jobs-1-sector"),
        ("Job &lt;1&gt; 1: What about since?", None, "#jobs-1-since-month"),
        ("Job &lt;1&gt; 2: What about title?", "Two", "#jobs-2-title"),
        ("Job &lt;1&gt; 2: What about sector?", "Other: A trade", "#jobs-2-sector"),
        ("Job &lt;1&gt; 2: What about since?", None, "#jobs-2-since-month"),
    ]
    [none] = answer_rows((GROUP,), {}, CY)
    assert none.answer is None
