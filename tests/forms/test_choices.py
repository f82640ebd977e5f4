"""What is chosen from: radios, boxes to tick, rows of a grid, and an order made choice by choice."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from werkzeug.datastructures import MultiDict

from engine.forms import page_form, page_view, read_page
from engine.questionnaire import Means
from tests.forms.making import EN, grid, multiple, option, page, questionnaire, single
from tests.forms.page_tree import assert_sound, by_id, legend_of, one, tree, visible, words
from tests.forms.showing import ITEMS, body, shown


def test_what_is_chosen_is_ticked() -> None:
    root = body(single("route"), multiple("media"), sent={"route": "no", "media": ["films"]})
    assert [field.get("value") for field in root.iter("input") if "checked" in field.attrib] == ["no", "films"]


def test_or_stands_before_the_answers_that_mean_none() -> None:
    means = (option("pnts", means=Means.PREFER_NOT_TO_SAY), option("na", means=Means.NOT_APPLICABLE))
    options = one(body(single("route", option("yes"), option("no"), *means)), ".//div[@class='govuk-radios']")
    assert [words(child) for child in options] == ["Yes", "No", "or", "Pnts", "Na"]


def test_or_stands_before_the_answer_that_goes_alone() -> None:
    offered = (option("books"), option("films"), option("none", "None of these", exclusive=True))
    options = one(body(multiple("media", *offered)), ".//div[@class='govuk-checkboxes']")
    assert [words(child) for child in options] == ["Books", "Films", "or", "None of these"]


@pytest.mark.parametrize("kind", ["single_choice", "rating", "current_and_target"])
def test_a_radio_that_need_not_be_chosen_can_be_let_go(kind: str) -> None:
    asked = replace(ITEMS[kind], required=False)
    radios = [each for each in body(asked).iter("input") if each.get("type") == "radio"]
    ways_out = {each.get("name", ""): each for each in radios if not each.get("value")}
    assert ways_out.keys() == {each.get("name") for each in radios}
    assert not any("checked" in each.attrib for each in radios)
    about = page(asked)
    posted = MultiDict(dict.fromkeys(ways_out, ""))
    reading = read_page(page_form(questionnaire(about, content_hash="way out"), about), posted, about.items)
    assert (reading.answers, reading.faults) == ({}, {})


def test_a_radio_that_says_so_itself_needs_no_other_way_out() -> None:
    asked = single("route", option("yes"), option("pnts", means=Means.PREFER_NOT_TO_SAY), required=False)
    assert [each.get("value") for each in body(asked).iter("input")] == ["yes", "pnts"]


def test_nothing_is_set_off_where_every_answer_means_none() -> None:
    assert not body(single("route", option("pnts", means=Means.DONT_KNOW))).findall(
        ".//p[@class='govuk-radios__divider']"
    )


def test_an_options_hint_has_an_id_of_its_own() -> None:
    asked = single("route", option("yes", hint="Or nearly"), option("no"))
    first = by_id(body(asked), "route")
    assert first.get("aria-describedby") == "route-1-hint"


def test_a_grid_is_a_heading_and_a_fieldset_for_each_row() -> None:
    root = body(*grid("How often?", "plan", "share", hint="Lately"))
    [rows] = root
    assert [child.tag for child in rows] == ["h2", "p", "div", "div"]
    assert [child[0].tag for child in rows[2:]] == ["fieldset", "fieldset"]
    assert [words(legend) for legend in root.iter("legend")] == ["I plan things", "I share things"]
    assert [words(label) for label in rows[2].iter("label")][:2] == ["Never", "Rarely"]
    assert all(legend_of(root, field) is not None for field in root.iter("input"))


def test_a_grids_question_is_said_once_with_the_group_its_rows_stand_in() -> None:
    root = body(*grid("How often?", "plan", "share", hint="Lately"), single("sure"))
    rows = one(root, ".//div[@role='group']")
    assert words(by_id(rows, rows.attrib["aria-labelledby"])) == "How often?"
    assert words(by_id(rows, rows.attrib["aria-describedby"])) == "Lately"
    assert [len(list(each.iter("fieldset"))) for each in root] == [2, 1]
    assert words(root).count("How often?") == 1


def test_two_grids_with_the_same_question_and_different_hints_are_two_groups() -> None:
    root = body(*grid("How often?", "plan", hint="At work"), *grid("How often?", "share", hint="At home"))
    assert [words(by_id(root, rows.attrib["aria-describedby"])) for rows in root] == ["At work", "At home"]
    assert [[words(legend) for legend in rows.iter("legend")] for rows in root] == [
        ["I plan things"],
        ["I share things"],
    ]


def test_a_question_with_two_answers_is_said_once_with_their_group() -> None:
    root = body(ITEMS["current_and_target"])
    both = one(root, ".//div[@role='group']")
    assert words(by_id(both, both.attrib["aria-labelledby"])) == "What about plans?"
    assert [words(legend) for legend in both.iter("legend")] == ["Where you are now", "Where you want to be"]


def test_a_grids_question_stands_before_the_first_row_that_applies() -> None:
    rows = grid("How often?", "plan", "share", "mend")
    about = page(*rows, single("sure"), *grid("How well?", "cook"))
    view = page_view(questionnaire(about, content_hash="rows"), about, EN)
    asked = (about.items[1], about.items[2], about.items[3], about.items[4])
    found = tree(view.fill(asked, {}).body)
    assert [[child.tag for child in each] for each in found] == [["h2", "div", "div"], ["fieldset"], ["h2", "div"]]
    assert_sound(found)


def test_few_plain_answers_of_a_row_stand_side_by_side() -> None:
    row = grid("How often?", "plan")[0]
    many = single("plan", *(option(f"o{number}") for number in range(8)), grid=row.grid)
    hinted = single("plan", option("yes", hint="Really"), option("no"), grid=row.grid)
    beside = ".//div[@class='govuk-radios fw-side-by-side']"
    assert [len(body(each).findall(beside)) for each in (row, many, hinted, single("plan"))] == [1, 0, 0, 0]


def radios(root: Element) -> list[str]:
    return [words(label) for label in root.iter("label")]


def test_the_next_of_an_order_is_chosen_out_of_what_is_left() -> None:
    root = body(ITEMS["ranking"], sent={"order-order": "rest"})
    legend = one(root, ".//fieldset[@role='radiogroup']/legend")
    assert words(legend) == "Choose your second"
    assert words(by_id(root, one(root, "./div").attrib["aria-labelledby"])) == "What about order?"
    assert [words(entry) for entry in root.iter("li")] == ["Rest"]
    assert radios(root) == ["Pay", "Error"]
    assert [visible(each) for each in root.iter("button")] == ["Take back Rest", "Choose this one"]


def test_an_order_that_is_complete_can_be_taken_back() -> None:
    root = body(ITEMS["ranking"], sent={"order-order": ["rest", "pay"]})
    assert [words(entry) for entry in root.iter("li")] == ["Rest", "Pay", "Error"]
    assert radios(root) == []
    back, again = root.iter("button")
    assert (back.get("id"), words(back)) == ("order", "Take back Error (What about order?)")
    assert visible(again) == "Start again"


def test_a_step_of_an_order_has_the_focus_and_begins_the_title() -> None:
    filled = shown(ITEMS["ranking"], sent={"order": "pay", "order-change": "choose"})
    root = tree(filled.body)
    assert filled.title.startswith("Choose your second ")
    [focused] = [element for element in root.iter() if "autofocus" in element.attrib]
    assert (focused.tag, focused.get("tabindex"), focused.get("id")) == ("fieldset", "-1", "order-step")
    assert not [element for element in tree(shown(ITEMS["ranking"]).body).iter() if "autofocus" in element.attrib]
