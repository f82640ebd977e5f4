"""Every kind of item, empty, answered and wrong, in both languages: what its HTML must be whatever it looks like."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from engine.forms.item_view import item_view
from engine.forms.showing import typed_showing
from engine.forms.skeleton import skeleton
from engine.forms.templating import environment, item_html
from engine.forms.unfolding import UNFOLD
from engine.items import KINDS
from engine.items.date import Date
from engine.items.number import Number
from engine.questionnaire import Language
from engine.wording import wording
from tests.forms.making import CY, EN, every_kind, item, option, single, text
from tests.forms.page_tree import assert_sound, by_id, one, tree, visible, words
from tests.forms.showing import ITEMS, Sent, body, shown

RIGHT: dict[str, Sent] = {
    "information": {},
    "calculated": {},
    "single_choice": {"route": "other", "route-other": "A <trade>"},
    "multiple_choice": {"media": ["books", "films"]},
    "look_up": {"job-search": '"chef" <b>', "job-found": '"chef" <b>', "job": "chef"},
    "number": {"months": "18"},
    "text": {"called": 'Siân "Ŵyn" & <b>'},
    "long_text": {"story": "\nOne\n</textarea>Two"},
    "date": {"born-day": "31", "born-month": "12", "born-year": "2004"},
    "email": {"address": 'siân"@example.com'},
    "telephone": {"phone": "+44 (0)1632 960 001"},
    "month": {"joined-month": "Mawrth", "joined-year": "2020"},
    "year": {"qualified": "1998"},
    "file": {"proof": "a" * 64, "proof-name": 'My "<b>" scan.pdf', "proof-size": "1234567"},
    "consent": {"agreed": "yes"},
    "repeated_group": {
        "jobs-entries": "2",
        "jobs-1-title": "Cook <b>",
        "jobs-2-title": "Chef",
        "jobs-2-sector": "other",
        "jobs-2-sector-other": "A <trade>",
        "jobs-2-since-month": "3",
        "jobs-2-since-year": "2020",
    },
    "rating": {"liked": "5"},
    "ranking": {"order-order": ["rest", "pay"]},
    "allocation": {"week-1": "40", "week-2": "60", "week-3": ""},
    "current_and_target": {"plans-current": "pay", "plans-target": "rest"},
}
WRONG: dict[str, Sent] = {
    "single_choice": {"route": "degree", "route-other": "words"},
    "multiple_choice": {"media": "plays"},
    "look_up": {"job-search": "nurse", "job-found": "nurse"},
    "number": {"months": "lots"},
    "text": {"called": "x" * 31},
    "long_text": {"story": "x" * 501},
    "date": {"born-day": "31", "born-month": "13"},
    "email": {"address": "<ann>"},
    "telephone": {"phone": "none"},
    "month": {"joined-month": "13", "joined-year": "2020"},
    "year": {"qualified": "98"},
    "file": {},
    "consent": {},
    "repeated_group": {"jobs-entries": "2", "jobs-2-title": "x" * 31},
    "rating": {"liked": "6"},
    "ranking": {"order-order": "pay"},
    "allocation": {"week-1": "40", "week-2": "40", "week-3": ""},
    "current_and_target": {"plans-current": "pay"},
}
STATES: list[tuple[str, Sent]] = [(kind, {}) for kind in RIGHT] + list(RIGHT.items()) + list(WRONG.items())


def test_every_kind_has_a_macro_and_a_state_here() -> None:
    assert set(KINDS) == set(ITEMS) == set(RIGHT) == set(WRONG) | {"information", "calculated"}
    for kind in KINDS:
        assert hasattr(environment().get_template(f"forms/{kind}.html").module, kind)


@pytest.mark.parametrize("language", [EN, CY])
@pytest.mark.parametrize(("kind", "sent"), STATES)
def test_every_state_is_sound(kind: str, sent: Sent, language: Language) -> None:
    page_shown = shown(ITEMS[kind], sent=sent, language=language)
    root = tree(page_shown.body)
    assert_sound(root)
    inline = [visible(element) for element in root.iter("p") if element.get("class") == "govuk-error-message"]
    before = wording(language).say("Error:")
    assert [f"{before} {error.words}" for error in page_shown.errors] == inline
    for error in page_shown.errors:
        assert by_id(root, error.href.removeprefix("#")).tag in {"input", "textarea"}


@pytest.mark.parametrize(("kind", "sent"), [(kind, sent) for kind, sent in WRONG.items() if kind != "single_choice"])
def test_a_wrong_answer_is_marked_and_tied_to_its_words(kind: str, sent: Sent) -> None:
    root = body(ITEMS[kind], sent=sent)
    error = next(element for element in root.iter("p") if element.get("class") == "govuk-error-message")
    tied = [element for element in root.iter() if error.attrib["id"] in element.get("aria-describedby", "").split()]
    boxes = {"long_text": "textarea"}
    groups = {"multiple_choice", "look_up", "date", "month", "consent", "rating", "ranking", "allocation"}
    groups |= {"current_and_target"}
    assert [element.tag for element in tied] == ["fieldset" if kind in groups else boxes.get(kind, "input")]
    assert any(element.get("aria-invalid") == "true" for element in root.iter())
    assert words(error).startswith("Error: ")


@pytest.mark.parametrize(
    ("kind", "sent"),
    [(kind, sent) for kind, right in RIGHT.items() if kind not in {*UNFOLD, "repeated_group"} for sent in (right, {})],
)
def test_filling_the_holes_gives_what_the_macro_gives(kind: str, sent: Sent) -> None:
    asked = ITEMS[kind]
    view = item_view(asked, EN, heading=False)
    raw: dict[str, list[str]] = {
        name.removeprefix(asked.id).removeprefix("-"): [value] if isinstance(value, str) else value
        for name, value in sent.items()
    }
    assert skeleton(view).fill(raw) == item_html(view, typed_showing(view, raw))


def test_what_was_typed_is_shown_as_text_and_nothing_else() -> None:
    typed = {**RIGHT["text"], **RIGHT["long_text"], **RIGHT["single_choice"]}
    root = body(ITEMS["text"], ITEMS["long_text"], ITEMS["single_choice"], sent=typed)
    assert by_id(root, "called").get("value") == 'Siân "Ŵyn" & <b>'
    assert by_id(root, "route-other").get("value") == "A <trade>"
    assert by_id(root, "story").text == "\n\nOne\n</textarea>Two"  # a browser drops the first line end


def test_an_authors_words_are_shown_as_text_and_nothing_else() -> None:
    nasty = "<script>alert(1)</script> {{{{ 7*7 }}}} \" '"
    asked = single("route", option("yes", nasty, hint=nasty, specify=nasty), ask=nasty)
    root = body(asked, item("months", Number(unit=text(nasty)), ask=text(nasty), hint=nasty, why=nasty))
    shown = "<script>alert(1)</script> {{ 7*7 }} \" '"
    assert words(one(root, ".//legend")) == shown
    assert words(by_id(root, "months-after")) == shown


def test_a_date_marks_only_the_part_that_is_wrong() -> None:
    page_shown = shown(ITEMS["date"], sent={"born-day": "31", "born-month": "13", "born-year": "2004"})
    root = tree(page_shown.body)
    wrong = [field.get("id") for field in root.iter("input") if "aria-invalid" in field.attrib]
    assert wrong == ["born-month"]
    assert [error.href for error in page_shown.errors] == ["#born-month"]


def test_a_date_left_empty_is_wrong_in_all_its_parts_and_leads_to_the_first() -> None:
    page_shown = shown(ITEMS["date"], sent={})
    root = tree(page_shown.body)
    assert len([field for field in root.iter("input") if "aria-invalid" in field.attrib]) == 3
    assert [error.href for error in page_shown.errors] == ["#born-day"]


def test_a_mistake_in_the_words_of_ones_own_stands_at_their_box() -> None:
    root = body(ITEMS["single_choice"], sent=WRONG["single_choice"])
    assert by_id(root, "route-other").get("aria-describedby") == "route-error"
    assert by_id(root, "route-other").get("aria-invalid") == "true"
    assert "aria-invalid" not in one(root, ".//fieldset").attrib


def test_two_mistakes_in_one_item_are_two_texts() -> None:
    root = body(ITEMS["date"], sent={"born-day": "31", "born-month": "13"})
    assert one(root, ".//fieldset").get("aria-describedby") == "born-error born-error-2"


def test_hint_reason_unit_and_limit_are_tied_to_the_box() -> None:
    months = item("months", Number(unit=text("months")), hint="Whole months", why="To compare")
    root = body(months, ITEMS["long_text"])
    assert by_id(root, "months").get("aria-describedby") == "months-hint months-why months-after"
    assert words(by_id(root, "months-why")) == "Why we ask: To compare"
    assert words(by_id(root, "story-limit")) == "You can enter up to 500 characters"
    assert by_id(root, "story").get("aria-describedby") == "story-why story-limit"


def test_a_currency_sign_stands_in_front() -> None:
    wrapper = one(body(item("fee", Number(unit=text("£", "£"), decimals=2))), ".//div[@class='govuk-input__wrapper']")
    assert [child.tag for child in wrapper] == ["span", "input"]
    assert wrapper[1].get("inputmode") == "decimal"


def test_numbers_are_text_boxes_with_a_number_pad() -> None:
    box = by_id(body(ITEMS["number"]), "months")
    assert (box.get("type"), box.get("inputmode")) == ("text", "numeric")


def test_what_is_optional_says_so_and_nothing_has_an_asterisk() -> None:
    root = body(single("route", required=False), single("sure"), *every_kind()[5:6])
    assert [words(legend) for legend in root.iter("legend")] == ["What about route? (optional)", "What about sure?"]
    assert words(by_id(root, "story-why")) == "Why we ask: To learn what helps"
    assert "*" not in words(root)


def test_a_missing_translation_is_marked_with_the_language_it_is_in() -> None:
    asked = item("months", Number(), ask=text("Only <English>", ""))
    spans = body(asked, language=CY).findall(".//label/span")
    assert [(span.get("lang"), span.get("dir"), span.text) for span in spans] == [("en", "ltr", "Only <English>")]
    assert not body(asked, language=EN).findall(".//label/span")


def test_the_purpose_of_a_box_is_told_to_the_browser() -> None:
    assert by_id(body(ITEMS["text"]), "called").get("autocomplete") == "name"
    assert by_id(body(ITEMS["email"]), "address").get("autocomplete") == "email"
    assert "autocomplete" not in by_id(body(ITEMS["telephone"]), "phone").attrib


def test_the_parts_of_ones_own_birthday_are_told_to_the_browser() -> None:
    root = body(item("born", Date(autocomplete="bday"), ask=text("When were you born?")))
    assert [by_id(root, f"born-{part}").get("autocomplete") for part in ("day", "month", "year")] == [
        "bday-day",
        "bday-month",
        "bday-year",
    ]
    assert not any(field.get("autocomplete") for field in body(ITEMS["date"]).iter("input"))


def test_an_address_is_neither_spelled_nor_written_with_a_capital() -> None:
    box = by_id(body(ITEMS["email"]), "address")
    assert (box.get("type"), box.get("inputmode")) == ("text", "email")
    assert (box.get("spellcheck"), box.get("autocapitalize")) == ("false", "none")


def test_an_authors_words_stand_for_ours_with_the_values_they_name() -> None:
    own = {"too_great": text("No more than {most} <b>months</b>"), "required": text("Tell us")}
    asked = replace(item("months", Number(at_most=Decimal(60))), messages=own)
    for sent, said in (({"months": "61"}, "No more than 60 <b>months</b>"), ({}, "Tell us")):
        [error] = shown(asked, sent=sent).errors
        assert error.words == said
        told = one(tree(shown(asked, sent=sent).body), ".//p[@class='govuk-error-message']")
        assert visible(told) == f"Error: {said}"
    [error] = shown(asked, sent={"months": "x"}).errors
    assert error.words == "Enter the number in figures, such as 3"
