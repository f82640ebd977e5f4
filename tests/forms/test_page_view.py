from __future__ import annotations

from dataclasses import replace

from engine.forms import page_view
from engine.forms.page_view import FilledPage
from engine.items.information import Information
from engine.items.number import Number
from engine.items.text import ShortText
from engine.questionnaire import Fault, ItemId, Language, Page
from tests.forms.making import CY, EN, JOBS, grid, item, look_up, option, page, questionnaire, single, text
from tests.forms.page_tree import by_id, one, tree, words


def filled(about: Page, language: Language = EN, **faults: tuple[Fault, ...]) -> FilledPage:
    view = page_view(questionnaire(about, content_hash=repr(about)), about, language)
    return view.fill(about.items, {}, {ItemId(name): found for name, found in faults.items()})


def test_the_question_of_a_page_with_one_item_is_its_heading() -> None:
    shown = filled(page(single("route"), title="Your route"))
    assert shown.heading is None
    assert shown.caption == "Your route"
    assert shown.title == "What about route? \N{EN DASH} Your route"
    assert words(one(tree(shown.body), ".//legend/h1")) == "What about route?"


def test_a_page_called_like_its_question_says_it_once() -> None:
    shown = filled(page(single("route", ask="Your route"), title="Your route"))
    assert shown.caption is None
    assert shown.title == "Your route"


def test_something_to_read_on_its_own_is_the_heading_too() -> None:
    about = page(item("note", Information(text("Read this.")), ask=text("Before you start")))
    assert words(one(tree(filled(about).body), ".//h1")) == "Before you start"


def test_a_page_with_several_items_is_headed_by_its_title() -> None:
    shown = filled(page(single("route"), single("sure")))
    assert shown.heading == "About you"
    assert not tree(shown.body).findall(".//h1")


def test_an_introduction_needs_the_title_as_its_heading() -> None:
    shown = filled(page(single("route"), intro="Some **words**."))
    assert shown.heading == "About you"
    assert shown.intro == "<p>Some <strong>words</strong>.</p>\n"


def test_a_row_of_a_grid_is_never_the_heading() -> None:
    assert filled(page(*grid("How often?", "plan"))).heading == "About you"


def test_errors_lead_to_their_item_and_name_its_question() -> None:
    fault = Fault("Select an answer")
    shown = filled(page(single("route"), single("sure")), sure=(fault,))
    assert [(error.href, error.words, error.about) for error in shown.errors] == [
        ("#sure", "Select an answer", "What about sure?")
    ]


def test_the_only_question_need_not_be_named() -> None:
    assert [error.about for error in filled(page(single("route")), route=(Fault("Select an answer"),)).errors] == [""]


def test_values_in_an_error_are_filled_in() -> None:
    fault = Fault("Enter a number that is {least} or more", {"least": 1000})
    assert filled(page(single("route")), route=(fault,)).errors[0].words == "Enter a number that is 1,000 or more"


def test_a_page_speaks_its_language() -> None:
    about = page(single("route"), single("sure"))
    shown = filled(about, CY)
    assert shown.title == "cy: About you"
    assert words(one(tree(shown.body), "./div[1]/fieldset/legend")) == "cy: What about route?"


def test_a_title_that_is_not_translated_is_marked() -> None:
    about = replace(page(single("route"), single("sure")), title=text("Only English", ""))
    assert filled(about, CY).heading == '<span lang="en" dir="ltr">Only English</span>'


def test_a_page_is_made_ready_once_for_each_text_and_language() -> None:
    about = page(single("route"))
    first, second = questionnaire(about, content_hash="view one"), questionnaire(about, content_hash="view two")
    assert page_view(first, about, EN) is page_view(questionnaire(about, content_hash="view one"), about, EN)
    assert page_view(first, about, EN) is not page_view(first, about, CY)
    assert page_view(first, about, EN) is not page_view(second, about, EN)


def telling(about: Page, answer: str, **faults: tuple[Fault, ...]) -> FilledPage:
    view = page_view(questionnaire(about, content_hash=repr(about)), about, EN)
    found = {ItemId(name): fault for name, fault in faults.items()}
    return view.fill(about.items, {}, found, lambda placeholder: answer if placeholder.name == "job" else "…")


HOSTILE = "<b>&amp;</b> **bold** [link](https://example.org) {called} {{"


def test_what_was_answered_before_stands_in_every_text_of_a_page_as_it_was_typed() -> None:
    asked = single("sure", option("yes", "Sure of {job}", hint="Of {job}"), option("no"), ask="How is {job}?")
    hours = item("hours", Number(), ask=text("Hours as {job}"), hint="In {job}", why="About {job}")
    shown = telling(page(asked, hours, title="As {job}", intro="You are **{job}**."), HOSTILE)
    root = tree(shown.body)
    assert shown.title == f"As {HOSTILE}"
    assert shown.heading is not None
    assert words(tree(shown.heading)) == f"As {HOSTILE}"
    assert shown.heading.startswith("As <bdi>&lt;b&gt;")  # what is typed from right to left turns nothing around it
    assert shown.intro is not None
    assert words(tree(shown.intro)) == f"You are {HOSTILE}."
    assert [element.tag for element in tree(shown.intro).iter()].count("strong") == 1
    assert words(one(root, ".//legend")) == f"How is {HOSTILE}?"
    assert words(one(root, ".//label[@for='sure']")) == f"Sure of {HOSTILE}"
    assert words(one(root, ".//*[@id='sure-1-hint']")) == f"Of {HOSTILE}"
    assert words(one(root, ".//label[@for='hours']")) == f"Hours as {HOSTILE}"
    assert words(one(root, ".//*[@id='hours-why']")) == f"Why we ask: About {HOSTILE}"


def test_it_stands_in_the_summary_of_mistakes_too() -> None:
    about = page(single("sure", ask="How is {job}?"), single("other", ask="And {job}?"))
    shown = telling(about, HOSTILE, sure=(Fault("Select an answer"),))
    assert [error.about for error in shown.errors] == [f"How is {HOSTILE}?"]
    assert f"How is {HOSTILE}?" in words(tree(shown.body))


def test_a_page_is_told_anew_for_each_respondent() -> None:
    about = page(single("sure", ask="How is {job}?"))
    assert telling(about, "one").title == "How is one? \N{EN DASH} About you"
    assert telling(about, "two").title == "How is two? \N{EN DASH} About you"


def test_enter_goes_on_whatever_other_buttons_there_are() -> None:
    for items in ([single("route")], [single("route"), item("jobs", JOBS)]):
        first = tree(filled(page(*items)).opening).find(".//button")
        assert first is not None
        assert (first.get("name"), first.get("aria-hidden"), first.get("tabindex")) == (None, "true", "-1")


def test_enter_searches_where_there_is_something_to_search_for() -> None:
    about = page(item("name", ShortText(30)), look_up("job", option("chef"), option("cook")))
    first = tree(filled(about).opening).find(".//button")
    assert first is not None
    assert (first.get("name"), first.get("value"), first.get("tabindex")) == ("job-find", "enter", "-1")
    entered = page_view(questionnaire(about, content_hash=repr(about)), about, EN).fill(
        about.items, {ItemId("job"): {"find": ["enter"], "search": [""]}}, {ItemId("name"): (Fault("Enter an answer"),)}
    )
    assert "autofocus" not in entered.body  # the summary of what is wrong has it
    assert entered.title == "About you"


def test_what_is_always_on_offer_beside_a_search_has_the_question_for_its_name() -> None:
    body = tree(filled(page(look_up("job", option("chef"), option("other", specify="Which?")))).body)
    group = one(body, ".//*[@role='radiogroup']")
    assert words(by_id(body, group.attrib["aria-labelledby"])) == "What about job?"
