"""A whole page, as the web shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from markupsafe import Markup, escape
from werkzeug.datastructures import MultiDict

from engine.forms import AnswerRow, Frame, LanguageLink, answer_rows, environment, page_form, page_view, read_page, said
from engine.questionnaire import Grid, Language
from tests.forms.making import CY, EN, HERE, every_kind, grid, page, questionnaire, single, text
from tests.forms.page_tree import assert_sound, by_id, one, tree, visible, words


def frame(language: Language = EN, **more: Any) -> Frame:  # noqa: ANN401  # as the frame's own
    return Frame(
        language=language,
        title="Skills",
        stylesheet="/theme/default/one.css",
        languages=(
            LanguageLink(code="en", name="English", url="/en/here"),
            LanguageLink(code="cy", name="Cymraeg", url="/cy/here"),
        ),
        links=(("Privacy", "/privacy"),),
        **more,
    )


def shown(language: Language = EN, *, sent: bool = False, round_it: Frame | None = None) -> Element:
    about = page(*every_kind())
    asked = questionnaire(about, content_hash="abc123")
    view = page_view(asked, about, language)
    reading = read_page(page_form(asked, about), MultiDict(), about.items)
    filled = view.fill(about.items, reading.typed, reading.faults if sent else {})
    html = (
        environment()
        .get_template("forms/page.html")
        .render(frame=round_it or frame(language), page=filled, action="/save", csrf="token", seen="seen")
    )
    root = tree(html)
    assert_sound(root)
    return root


@pytest.mark.parametrize("language", [EN, CY])
@pytest.mark.parametrize("sent", [False, True])
def test_a_page_has_one_of_everything_it_needs(language: Language, sent: bool) -> None:  # noqa: FBT001  # a parameter
    root = shown(language, sent=sent)
    assert one(root, "html").get("lang") == language
    assert one(root, "html").get("dir") == "ltr"
    assert len(list(root.iter("h1"))) == len(list(root.iter("main"))) == 1
    assert [link.get("href") for link in root.iter("link")] == ["/theme/default/one.css"]
    assert by_id(root, "main-content").tag == "main"


def test_the_first_thing_is_the_way_to_the_main_content() -> None:
    body = one(shown(), "html/body")
    assert (body[0].tag, body[0].get("href")) == ("a", "#main-content")


def test_the_title_tells_page_questionnaire_and_body() -> None:
    body = said(text("Crafts & <Trades>", ""), CY)
    title = one(shown(round_it=frame(body=body)), ".//title")
    assert words(title) == "About you \N{EN DASH} Skills \N{EN DASH} Crafts & <Trades>"


def test_the_title_of_a_page_with_mistakes_says_so_first() -> None:
    assert words(one(shown(sent=True), ".//title")).startswith("Error: About you")


def test_mistakes_come_first_and_have_the_focus() -> None:
    root = shown(sent=True)
    summary = one(root, ".//main")[0]
    assert summary.get("role") == "alert"
    assert summary.get("tabindex") == "-1"
    assert "autofocus" in summary.attrib
    assert words(by_id(root, summary.attrib["aria-labelledby"])) == "There is a problem"


def test_each_link_says_what_stands_at_its_field() -> None:
    root = shown(sent=True)
    links = list(by_id(root, "error-summary").iter("a"))
    inline = [visible(element) for element in root.iter("p") if element.get("class") == "govuk-error-message"]
    assert [f"Error: {words(link)}" for link in links] == inline
    assert len(links) == 17
    for link in links:
        assert by_id(root, link.attrib["href"].removeprefix("#")).tag in {"input", "textarea"}


def test_links_with_the_same_words_are_told_apart_by_their_question() -> None:
    root = shown(sent=True)
    named = [link.attrib["aria-labelledby"].split() for link in by_id(root, "error-summary").iter("a")]
    names = [" ".join(words(by_id(root, name)) for name in names) for names in named]
    assert names[0] == "Select an answer What about route?"
    assert len(set(names)) == len(names)


def test_a_page_without_mistakes_has_no_summary() -> None:
    assert not [element for element in shown().iter() if element.get("role") == "alert"]


def test_the_form_carries_its_token_and_its_questionnaire() -> None:
    form = one(shown(), ".//form")
    assert (form.get("method"), form.get("action"), "novalidate" in form.attrib) == ("post", "/save", True)
    hidden = {field.get("name"): field.get("value") for field in form.iter("input") if field.get("type") == "hidden"}
    own = {"_csrf": "token", "_questionnaire": "abc123", "_seen": "seen"}
    assert hidden == {**own, "job-found": "", "jobs-entries": "1"}
    assert [visible(button) for button in form.iter("button")] == [
        "Search",
        "Add another",
        "Choose this one",
        "Continue",
    ]


def ways_out(root: Element) -> dict[str, str]:
    """What leads out of a page and keeps what is typed."""
    return {each.attrib["value"]: words(each) for each in root.iter("button") if each.get("name") == "_go"}


def test_every_way_out_of_a_page_keeps_what_is_typed() -> None:
    root = shown(round_it=frame(home_url="/", reading_url="/en/reading"))
    assert ways_out(root) == {
        "in-cy": "Cymraeg",
        "back": "Back",
        "reading": "Make these pages easier to read",
    }
    assert {button.get("form") for button in root.iter("button") if button.get("name") == "_go"} == {"page-form"}
    assert one(root, ".//form").get("id") == "page-form"
    assert [link.get("href") for link in root.iter("a")] == ["#main-content", "/privacy"]


def test_enter_presses_none_of_them() -> None:
    first = next(shown().iter("button"))
    assert (words(first), first.get("form")) == ("", "page-form")
    assert (first.get("name"), first.get("value")) == ("job-find", "enter")


def test_the_other_languages_are_called_by_their_own_name() -> None:
    nav = one(shown(), ".//nav[@class='fw-languages']")
    assert [(button.get("lang"), words(button)) for button in nav.iter("button")] == [("cy", "Cymraeg")]
    assert words(one(nav, ".//*[@aria-current='true']")) == "English"


def test_a_logo_says_what_it_shows() -> None:
    root = shown(round_it=frame(logo_url="/theme/logo.png", logo_alt="The Institute", home_url="/"))
    assert one(root, ".//header//span/img").get("alt") == "The Institute"


def test_where_nothing_is_typed_the_ways_out_are_links() -> None:
    blocks = "{% block title %}Nothing{% endblock %}{% block main %}<h1>Nothing</h1>{% endblock %}"
    root = rendered(f'{{% extends "forms/layout.html" %}}{blocks}', frame=frame(home_url="/"))
    assert [link.get("href") for link in root.iter("a")] == ["#main-content", "/", "/cy/here", "/privacy"]
    assert ways_out(root) == {}


def test_a_language_from_right_to_left_turns_the_page_round() -> None:
    assert one(shown(round_it=frame(Language("ar"))), "html").get("dir") == "rtl"


SUMMARY_LIST = "{% from 'forms/pieces.html' import summary_list %}{{ summary_list(rows, 'Change', 'Not answered') }}"


def rendered(source: str, **values: object) -> Element:
    root = tree(environment().from_string(source).render(**values))
    assert_sound(root)
    return root


def test_answers_to_check_are_a_list_with_links_that_say_what_they_change() -> None:
    rows = [
        AnswerRow(
            id="name",
            stem=None,
            stem_hint=None,
            question=Markup("Your name"),
            answer=escape("Siân <b>"),
            change_url="/name",
        ),
        AnswerRow(id="plan", stem=Markup("How often?"), stem_hint=None, question=Markup("I plan"), answer=None),
    ]
    root = rendered(SUMMARY_LIST, rows=rows)
    assert [words(term) for term in root.iter("dt")] == ["Your name", "I plan"]
    assert [words(answer) for answer in root.iter("dd")] == ["Siân <b>", "Change: Your name", "Not answered"]
    assert one(root, ".//a").get("href") == "/name"


def test_the_question_rows_share_is_said_once_as_the_name_of_their_group() -> None:
    rows = answer_rows((single("sure"), *grid("How often?", "plan", "share")), {}, EN)
    root = rendered(SUMMARY_LIST, rows=rows)
    assert [words(term) for term in root.iter("dt")][1:] == ["I plan things", "I share things"]
    assert [each.tag for each in root] == ["dl", "div"]
    assert words(by_id(root, root[1].attrib["aria-labelledby"])) == "How often?"
    assert [visible(term) for term in root.iter("dt")][1:] == ["I plan things", "I share things"]
    assert [visible(stem) for stem in root.iter("p")] == ["How often?"]


def test_the_question_rows_share_is_named_in_the_language_it_is_said_in() -> None:
    [row] = grid("How often?", "plan")
    row = replace(row, grid=Grid(ask=text("How often?", ""), span=HERE))
    [group] = rendered(SUMMARY_LIST, rows=answer_rows((row,), {}, CY))
    assert [name.get("lang") for name in by_id(group, group.attrib["aria-labelledby"])] == ["en"]


def test_rows_of_two_grids_with_the_same_question_stay_apart() -> None:
    asked = (*grid("How often?", "plan", hint="At work"), *grid("How often?", "share", hint="At home"))
    root = rendered(SUMMARY_LIST, rows=answer_rows(asked, {}, EN))
    assert [words(term) for group in root for term in group.iter("dt")] == ["I plan things", "I share things"]
    assert [group.get("role") for group in root] == ["group", "group"]


def test_a_button_a_link_like_one_a_panel_and_a_notice() -> None:
    root = rendered(
        "{% from 'forms/pieces.html' import button, button_link, panel, notice %}"
        "{{ button('Send', 'go', 'on') }}{{ button_link('/x', 'Start <') }}"
        "{% call panel('Done') %}<p>Thank you</p>{% endcall %}"
        "{{ notice('Mind this', heading='Draft', level='warning') }}"
    )
    assert (one(root, "button").get("name"), one(root, "button").get("value")) == ("go", "on")
    assert words(one(root, "a")) == "Start <"
    assert words(one(root, "div[1]")) == "Done Thank you"
    assert one(root, "div[2]").get("class") == "govuk-inset-text fw-warning"


@pytest.mark.parametrize("wrong", ["", "Enter the password"])
def test_a_box_for_a_form_of_the_webs_own(wrong: str) -> None:
    root = rendered(
        "{% from 'forms/text_box.html' import text_box %}"
        "{{ text_box('password', 'Password', type='password', hint='From your letter', error=wrong,"
        " error_word='Error:', autocomplete='current-password') }}",
        wrong=wrong,
    )
    box = by_id(root, "password")
    assert box.get("aria-describedby") == ("password-hint password-error" if wrong else "password-hint")
    assert box.get("aria-invalid") == ("true" if wrong else None)
