from __future__ import annotations

import re

import pytest

from tests.compiler.structures import CLOSED, ID, KINDS, TEXT, Schema, check, of, only, told


@pytest.mark.parametrize("written", ["some words", "5", "yes", "2024-01-01", "null", "~", "''", '"5"', "|\n  a\n  b"])
def test_any_scalar_is_a_text_where_a_text_is_wanted(written: str) -> None:
    assert told(of({"type": "string"}), f"it: {written}\n") == []


@pytest.mark.parametrize("written", ["0", "5", "-5", "+5", "2.50", "-0.1"])
def test_what_looks_like_a_number_is_one_where_a_number_is_wanted(written: str) -> None:
    assert told(of({"type": "number"}), f"it: {written}\n") == []


@pytest.mark.parametrize(
    "written", ["'5'", "five", "1e3", "0x1F", "1_000", "1,5", ".5", "5.", "012", ".inf", ".nan", "9" * 50]
)
def test_other_notations_of_numbers_are_none(written: str) -> None:
    assert told(of({"type": "number"}), f"it: {written}\n") == [("value.type", 1, 5)]


def test_a_whole_number_has_no_point() -> None:
    assert told(of({"type": "integer"}), "it: 5\n") == []
    assert told(of({"type": "integer"}), "it: 5.0\n") == [("value.type", 1, 5)]


def test_a_number_in_quotation_marks_is_told_to_lose_them() -> None:
    problem = only(of({"type": "number"}), 'it: "5"\n')
    assert problem.message == '"it" is the text "5", but must be a number.'
    assert problem.hint == "Write it without quotation marks."


@pytest.mark.parametrize("written", ["yes", "no", "true", "false", '"yes"'])
def test_constants_are_compared_as_text(written: str) -> None:
    assert told(of({"enum": ["yes", "no", True, False]}), f"it: {written}\n") == []


def test_numbers_among_constants_are_compared_as_text() -> None:
    assert told(of({"const": 1}), "it: 1\n") == []
    assert told(of({"enum": [1, 2]}), "it: 3\n") == [("value.not-allowed", 1, 5)]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("on", 'Did you mean "yes"?'),
        ("OFF", 'Did you mean "no"?'),
        ("No", 'Did you mean "no"?'),
        ("True", 'Did you mean "yes"?'),
        ("maybe", 'It can be "yes" or "no".'),
    ],
)
def test_what_is_not_allowed_is_told_with_what_is(written: str, hint: str) -> None:
    problem = only(of({"enum": ["yes", "no", True, False]}), f"it: {written}\n")
    assert (problem.code, problem.message, problem.hint) == ("value.not-allowed", f'"it" cannot be "{written}".', hint)


@pytest.mark.parametrize(
    ("schema", "written", "message"),
    [
        ({"type": "string"}, "[a]", '"it" is a list, but must be a text.'),
        ({"type": "array"}, "a", '"it" is the text "a", but must be a list.'),
        ({"type": "array"}, "{a: b}", '"it" is a group of keys (a), but must be a list.'),
        ({"type": "integer"}, "a", '"it" is the text "a", but must be a whole number.'),
        ({"type": ["string", "array"]}, "{a: b}", '"it" is a group of keys (a), but must be a text or a list.'),
        ({**CLOSED, "required": ["a", "b"]}, "c", '"it" is the text "c", but must be keys with values (a, b).'),
        ({"enum": ["a", "b"]}, "[a]", '"it" is a list, but must be "a" or "b".'),
        (TEXT, "[a]", '"it" is a list, but must be a text.'),
    ],
)
def test_a_wrong_type_is_told_with_what_is_expected_and_what_is_written(
    schema: Schema, written: str, message: str
) -> None:
    problem = only(of(schema), f"it: {written}\n")
    assert (problem.code, problem.message) == ("value.type", message)


def test_a_wrong_list_or_mapping_is_told_at_its_key() -> None:
    assert told(of({"type": "string"}), "it:\n  - a\n  - b\n") == [("value.type", 1, 1)]


@pytest.mark.parametrize(
    "schema", [TEXT, ID, {"type": "number"}, {"type": "array"}, {"type": "object"}, {"enum": ["a"]}]
)
def test_nothing_after_a_colon_has_no_value_whatever_is_wanted(schema: Schema) -> None:
    problem = only(of(schema), "it:\n")
    assert (problem.code, problem.message, problem.span.column) == ("value.empty", '"it" has no value.', 1)


def test_an_empty_wording_is_asked_for_in_each_language_where_there_are_several() -> None:
    wording = {"type": ["object", "string"], "x-says": "some words"}
    schema = {"type": "object", "properties": {"title": wording}}
    assert only(schema, "languages: [en, cy]\ntitle:\n").hint == "Write the words in each language: {en: …, cy: …}."
    assert only(schema, "languages: [en]\ntitle:\n").hint == "Write some words."


def test_an_empty_text_in_quotation_marks_is_told_at_its_place() -> None:
    assert told(of(TEXT), 'it: ""\n') == [("value.empty", 1, 5)]


def test_a_mapping_without_keys_is_empty_not_lacking_each_of_them() -> None:
    schema = of({**CLOSED, "required": ["a", "b"], "minProperties": 1})
    assert told(schema, "it: {}\n") == [("value.empty", 1, 1)]


def test_a_pattern_is_told_in_the_words_of_the_schema() -> None:
    problem = only(of(ID), "it: Team Work\n")
    assert problem.code == "value.pattern"
    assert problem.hint == 'It must be small letters, digits and _, beginning with a letter. For example "team_work".'


def test_a_pattern_does_not_overlook_a_line_end() -> None:
    assert told(of(ID), "it: |\n  abc\n") == [("value.pattern", 1, 5)]


@pytest.mark.parametrize(
    ("limit", "value", "wanted"),
    [
        ("minimum", 1, "at least 1"),
        ("maximum", -1, "at most -1"),
        ("exclusiveMinimum", 0.3, "more than 0.3"),
        ("exclusiveMaximum", 0.3, "less than 0.3"),
        ("multipleOf", 0.2, "a multiple of 0.2"),
    ],
)
def test_numbers_keep_their_limits_exactly(limit: str, value: float, wanted: str) -> None:
    problem = only(of({"type": "number", limit: value}), "it: 0.3\n")
    assert problem.code == "value.range"
    assert problem.message == f'"it" is 0.3, but must be {wanted}.'
    assert told(of({"type": "number", "multipleOf": 0.1}), "it: 0.3\n") == []


def test_lengths_of_texts_and_lists() -> None:
    assert told(of({"type": "string", "maxLength": 3}), "it: abcd\n") == [("value.length", 1, 5)]
    assert told(of({"type": "string", "minLength": 5}), "it: abcd\n") == [("value.length", 1, 5)]
    assert told(of({"type": "array", "minItems": 1}), "it: []\n") == [("list.empty", 1, 1)]
    assert told(of({"type": "array", "minItems": 2}), "it: [a]\n") == [("list.too-short", 1, 1)]
    assert told(of({"type": "array", "maxItems": 1}), "it: [a, b]\n") == [("list.too-long", 1, 1)]
    assert told(of({"type": "object", "maxProperties": 1}), "it: {a: b, c: d}\n") == [("list.too-long", 1, 1)]


def test_each_entry_that_is_there_twice_is_told_at_its_own_place() -> None:
    schema = of({"type": "array", "uniqueItems": True})
    assert told(schema, "it: [a, b, a, {c: d}, b, {c: d}]\n") == [
        ("list.duplicate", 1, 12),
        ("list.duplicate", 1, 23),
        ("list.duplicate", 1, 26),
    ]
    across_lines = check(schema, "it: [a,\n a, a]\n")
    assert [problem.message for problem in across_lines] == ['"a" is here twice; it stands first in line 1.'] * 2
    assert only(schema, "it: [a, a]\n").message == '"a" is here twice.'


@pytest.mark.parametrize("closing", ["additionalProperties", "unevaluatedProperties"])
def test_each_unknown_key_is_told_at_its_own_place(closing: str) -> None:
    schema = {"type": "object", "properties": {"text": TEXT, "label": TEXT}, closing: False}
    problems = check(schema, "txet: a\nlabel: b\ncolour: c\n")
    assert [(problem.code, problem.span.line, problem.hint) for problem in problems] == [
        ("key.unknown", 1, 'Did you mean "text"?'),
        ("key.unknown", 3, "There can be: text."),
    ]


def test_a_missing_key_is_told_at_the_first_key_beside_it_with_its_description() -> None:
    problem = only(KINDS, "items:\n  - id: a\n    kind: text\n")
    assert (problem.code, problem.span.line, problem.span.column) == ("key.missing", 2, 5)
    assert problem.message == 'The item "a" has no "ask".'
    assert problem.hint == 'Add "ask:". The question.'


def test_what_lacks_a_key_is_called_by_its_own_name() -> None:
    entry = {"type": "object", "required": ["label"]}
    listed = {"type": "array", "items": entry}
    sets = {"type": "object", "additionalProperties": listed}
    schema = {"type": "object", "properties": {"option_sets": sets, "pages": listed, "them": listed, "it": entry}}
    text = "option_sets: {a: [{code: b}]}\npages: [{id: c}, {x: y}]\nthem: [{name: d}]\nit: {name: e}\n"
    assert [problem.message.partition(" has no ")[0] for problem in check(schema, text)] == [
        'The option "b"',
        'The page "c"',
        'Entry 2 of "pages"',
        '"d"',
        '"it"',
    ]


def test_a_misspelt_key_is_not_missing_as_well() -> None:
    closed = {**CLOSED, "properties": {"text": TEXT}, "required": ["text"]}
    open_ended = {"type": "object", "properties": {"text": TEXT}, "required": ["text"]}
    for schema in (closed, open_ended):
        problem = only(schema, "txet: a\n")
        assert (problem.code, problem.hint) == ("key.unknown", 'Did you mean "text"?')


def test_a_space_missing_after_a_colon_between_braces() -> None:
    schema = of({**CLOSED, "properties": {"en": TEXT}})
    assert only(schema, "it: {en:Hello}\n").hint == 'Write a space after the colon: "en: Hello".'


def test_a_comma_in_a_text_between_braces() -> None:
    schema = of({**CLOSED, "properties": {"en": TEXT, "cy": TEXT}})
    problem = only(schema, "it: {en: Yes, please, cy: Ie}\n")
    assert problem.code == "key.unknown"
    assert problem.hint == "Between { and }, put a text with a comma in it in quotation marks."


def test_curly_quotation_marks_round_a_comma_between_braces() -> None:
    problem = only(KINDS, "items: [{id: a, kind: text, ask: \u201cWell, who?\u201d}]\n")
    assert problem.hint == 'Curly quotation marks do not hold a text together. Write straight ones: "…".'


def test_names_that_are_free_to_choose() -> None:
    schema = of({"type": "object", "propertyNames": ID, "additionalProperties": TEXT})
    assert told(schema, "it: {a_b: c}\n") == []
    problem = only(schema, "it: {A B: c}\n")
    assert (problem.code, problem.span.column, problem.message) == ("value.pattern", 6, '"A B" cannot be a name here.')
    languages = of({"type": "object", "propertyNames": {"enum": ["en", "cy"]}})
    assert only(languages, "it: {En: c}\n").hint == 'Did you mean "en"?'
    by_pattern = of({**CLOSED, "patternProperties": {"^[a-z]{2}$": TEXT}})
    assert told(by_pattern, "it: {en: a, english: b, cy:}\n".replace(", cy:", ', cy: ""')) == [
        ("key.unknown", 1, 13),
        ("value.empty", 1, 29),
    ]


def test_references_are_followed_also_in_circles() -> None:
    entry = {**CLOSED, "properties": {"id": ID, "within": {"type": "array", "items": {"$ref": "#/$defs/entry"}}}}
    schema = {**CLOSED, "properties": {"it": {"$ref": "#/$defs/entry"}}, "$defs": {"entry": entry}}
    text = "it: {id: a, within: [{id: b, within: [{id: C}]}, {di: d}]}\n"
    assert told(schema, text) == [("key.unknown", 1, 51), ("value.pattern", 1, 44)]


def test_what_is_forbidden_altogether() -> None:
    assert told({"type": "object", "properties": {"a": False}}, "a: x\n") == [("key.unknown", 1, 1)]


@pytest.mark.parametrize(
    "schema",
    [
        {"not": {"type": "string"}},
        {"contains": {"const": "x"}},
        {"dependentRequired": {"a": ["b"]}},
    ],
)
def test_no_violation_is_told_in_the_words_of_a_library(schema: Schema) -> None:
    for written in ("some text", "[a]", "{a: b}"):
        for problem in check(of(schema), f"it: {written}\n"):
            assert problem.code == "value.not-allowed"
            assert not re.search(r"schema|valid|property|dependency|contain", problem.message + problem.hint)


def test_all_faults_are_found_in_one_run() -> None:
    items = "".join(f"  - {{id: A{number}, kind: txet, ask: }}\n" for number in range(50))
    assert len(check(KINDS, "items:\n" + items)) == 150


def test_a_schema_is_told_from_another_at_the_same_place_in_memory() -> None:
    for name in "abcdefghijkl":
        assert told({**CLOSED, "properties": {name: TEXT}}, f"{name}: x\n") == []
