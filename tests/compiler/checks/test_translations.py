from __future__ import annotations

import pytest

from engine.questionnaire import Language, Text
from tests.making import HEAD, found, problems, questionnaire

TWO = """\
format: 1
id: sample
version: 1.0.0
title: {en: Sample, cy: Enghraifft}
languages: [en, cy]
translations: {cy: {status: draft, note: Not by a native speaker}}
purpose: {en: To see., cy: I weld.}
who_sees_it: {en: Nobody., cy: Neb.}
body: The Institute of Examples
sources: [{name: A book, note: In English}]
"""


def asking(item: str, title: str = "{en: One, cy: Un}") -> str:
    return f"pages:\n  - id: one\n    title: {title}\n    items:\n      - {item}\n"


WHO = "{id: who, kind: text, ask: {en: 'Who?', cy: 'Pwy?'}}"


def test_every_wording_in_every_language_is_fine_and_names_need_no_translation() -> None:
    assert found(asking(WHO), head=TWO) == []


def test_the_name_of_the_body_may_differ_by_language_and_is_then_there_in_each() -> None:
    body = "body: The Institute of Examples"
    both = TWO.replace(body, "body: {en: The Institute, cy: Y Sefydliad}")
    named = Text({Language("en"): "The Institute", Language("cy"): "Y Sefydliad"})
    assert questionnaire(asking(WHO), head=both).body == named
    [problem] = problems(asking(WHO), head=TWO.replace(body, "body: {en: The Institute}"))
    assert problem.message == '"body" has no wording in "cy".'


def test_what_is_written_once_is_told_where_it_is_translated() -> None:
    [problem] = problems(asking(WHO), head=TWO.replace("note: In English", "note: {en: In English, cy: Yn Saesneg}"))
    assert problem.hint == '"note" is written once, without en and cy.'


def test_one_language_may_be_named_or_not() -> None:
    assert found(asking("{id: who, kind: text, ask: {en: 'Who?'}}", title="One")) == []


@pytest.mark.parametrize(
    ("title", "hint"), [("{en: One}", "Add cy: … to it."), ("One", "Write title: {en: …, cy: …}.")]
)
def test_a_wording_that_is_missing_is_told_at_its_key(title: str, hint: str) -> None:
    text = asking(WHO, title=title)
    [problem] = problems(text, head=TWO)
    assert found(text, head=TWO) == [("text.missing-translation", 3, 5)]
    assert problem.message == '"title" has no wording in "cy".'
    assert problem.hint == hint


def test_a_text_over_several_lines_is_translated_on_lines_of_their_own() -> None:
    [problem] = problems("closing: >-\n  Thank\n  you.\n" + asking(WHO), head=TWO)
    assert problem.hint == (
        'Write "closing:" alone, below it "en: >-" and "cy: >-" on lines of their own, and each text below its own.'
    )


def test_the_authors_own_language_may_be_the_one_that_is_missing() -> None:
    [problem] = problems(asking(WHO, title="{cy: Un}"), head=TWO)
    assert problem.message == '"title" has no wording in "en".'


def test_every_wording_counts_however_deep() -> None:
    item = (
        "{id: who, kind: single_choice, ask: {en: A, cy: A}, hint: B, why: {cy: C}, "
        "options: [{code: a, label: D}, {code: b, label: {en: E, cy: E}, specify: {en: F}}]}"
    )
    told = [(code, line) for code, line, _ in found(asking(item), head=TWO)]
    assert told == [("text.missing-translation", 5)] * 4


def test_an_option_set_called_like_a_wording_is_none() -> None:
    sets = "option_sets: {title: [{code: a, label: {en: A, cy: A}}]}\n"
    item = "{id: who, kind: single_choice, ask: {en: A, cy: A}, options: title}"
    assert found(sets + asking(item), head=TWO) == []


def test_a_rule_about_an_item_called_like_a_wording_is_none() -> None:
    item = "{id: label, kind: single_choice, ask: {en: A, cy: A}, options: [{code: a, label: {en: A, cy: A}}]}"
    scale = (
        "scales:\n"
        "  - {id: s, label: {en: S, cy: S}, items: [label], scorer: decision_table, missing: all_required,\n"
        "     outcomes: [{code: x, label: {en: X, cy: X}}], rules: [{when: {label: a}, outcome: x}]}\n"
    )
    assert found(asking(item) + scale, head=TWO) == []


def test_the_reason_for_no_score_is_a_wording() -> None:
    item = "{id: a, kind: single_choice, ask: {en: A, cy: A}, options: [{code: b, label: {en: A, cy: A}}]}"
    scale = (
        "scales:\n"
        "  - {id: s, label: {en: S, cy: S}, items: [a], scorer: decision_table, missing: all_required,\n"
        "     outcomes: [{code: x, label: {en: X, cy: X}}], rules: [{when: {}, unscored: Sorry}]}\n"
    )
    assert ("text.missing-translation", 8, 71) in found(asking(item) + scale, head=TWO)


def test_a_language_that_the_questionnaire_is_not_in_is_told_at_its_tag() -> None:
    text = asking("{id: who, kind: text, ask: {en: 'Who?', cy: 'Pwy?'}}")
    [problem] = problems(text.replace("{en: One, cy: Un}", "One"))
    column = text.splitlines()[4].index("cy:") + 1
    assert (problem.code, problem.span.column) == ("text.unlisted-language", column)


def test_an_empty_wording_is_told_once() -> None:
    codes = [code for code, _, _ in found(asking(WHO, title="{en: One, cy: ''}"), head=TWO)]
    assert codes == ["value.empty"]


def test_where_no_languages_are_told_nothing_can_be_missed() -> None:
    codes = [code for code, _, _ in found(asking(WHO), head=HEAD.replace("languages: [en]\n", ""))]
    assert codes == ["key.missing"]


def test_no_words_at_all_are_told_once() -> None:
    assert [code for code, _, _ in found(asking(WHO, title="' '"), head=TWO)] == ["value.empty"]
