"""What was answered, put into the questionnaire's own words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from engine.journey import Holes, Journey, teller, told
from engine.questionnaire import Answers, Item, Language, PageId, Placeholder, Text
from tests.making import questionnaire

EN, CY = Language("en"), Language("cy")
HEAD = """\
format: 1
id: sample
version: 1.0.0
title: {en: Sample, cy: Enghraifft}
languages: [en, cy]
translations: {cy: {status: draft}}
purpose: {en: To see., cy: I weld.}
who_sees_it: {en: Nobody., cy: Neb.}
"""
ASKED = questionnaire(
    """\
    pages:
      - id: one
        title: {en: One, cy: Un}
        items:
          - {id: called, kind: text, ask: {en: Name?, cy: Enw?}}
          - {id: hours, kind: number, ask: {en: Hours?, cy: Oriau?}, unit: {en: hours, cy: awr}, required: no}
          - {id: since, kind: date, ask: {en: Since?, cy: Ers?}, required: no}
          - id: route
            kind: single_choice
            ask: {en: Route?, cy: Llwybr?}
            options:
              - {code: degree, label: {en: a degree, cy: gradd}}
              - {code: other, label: {en: other, cy: arall}, specify: {en: What?, cy: Beth?}}
              - {code: pnts, label: {en: Prefer not to say, cy: Well gen i beidio}, means: prefer_not_to_say}
          - id: media
            kind: multiple_choice
            ask: {en: Media?, cy: Cyfryngau?}
            required: no
            options:
              - {code: books, label: {en: books, cy: llyfrau}}
              - {code: other, label: {en: other, cy: arall}, specify: {en: What?, cy: Beth?}}
      - id: two
        title: {en: "For {called}", cy: "I {called}"}
        items:
          - id: how
            kind: single_choice
            ask: {en: "How, {called}?", cy: "Sut, {called}?"}
            options: [{code: well, label: {en: "Well, {called}", cy: "Da, {called}"}}]
    """,
    HEAD,
)


def say(words: str, language: Language = EN, **answers: object) -> str:
    given: Answers = {name.replace("__", "."): value for name, value in answers.items()}  # type: ignore[misc]
    return Text({language: words}).say(language, teller(ASKED, given, language))


def test_every_kind_is_told_in_the_respondents_words() -> None:
    assert say("{hours} since {since}", hours=Decimal("1500.5"), since=date(2026, 3, 1)) == (
        "1,500.5 hours since 1 March 2026"
    )
    assert say("{hours} ers {since}", CY, hours=Decimal(16), since=date(2026, 3, 1)) == "16 awr ers 1 Mawrth 2026"
    assert say("{route}", CY, route="degree") == "gradd"


def test_no_answer_is_told_with_the_words_for_it() -> None:
    assert say("{route|your way}, {hours}") == "your way, …"


def test_preferring_not_to_say_is_no_answer_to_tell() -> None:
    assert say("{route|your way}", route="pnts") == "your way"


def test_words_of_ones_own_are_told_as_they_are() -> None:
    assert say("{route}", route="other", route__other="juggling") == "juggling"
    assert say("{media}", media=("books", "other"), media__other="records") == "books; other: records"


def test_an_answer_is_never_taken_for_a_placeholder() -> None:
    assert say("Hello {called}", called="{hours|x} {{ }") == "Hello {hours|x} {{ }"


def test_a_label_tells_what_was_answered_before_it() -> None:
    assert say("{how}", called="Ann {x}", how="well") == "Well, Ann {x}"


def test_a_whole_page_is_told_at_once_and_what_has_nothing_to_tell_stays_the_same() -> None:
    one, two = ASKED.pages
    tell = teller(ASKED, {"called": "Ann"}, EN)
    assert told(one, tell) is one
    page = told(two, tell)
    item: Item = page.items[0]
    assert (page.title.say(EN), item.ask.say(EN), item.options[0].label.say(CY)) == ("For Ann", "How, Ann?", "Da, Ann")
    assert item.span == two.items[0].span


def test_holes_are_filled_again_and_again() -> None:
    holes = Holes()
    words = Text({EN: "{called} and {called}, {hours|some}"}).say(EN, holes.mark)
    assert "{" not in words
    assert holes.fill(words, lambda placeholder: placeholder.name) == "called and called, hours"
    assert holes.fill(words, lambda placeholder: placeholder.otherwise or "Ann") == "Ann and Ann, some"


def test_what_does_not_apply_is_not_told() -> None:
    journey = Journey(ASKED, {PageId("nowhere"): {"called": "Ann"}})
    assert teller(ASKED, journey.answers, EN)(Placeholder("called")) == "…"
