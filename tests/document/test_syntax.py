"""Syntax errors are told in an author's words, at the place where the author has to look."""

from __future__ import annotations

import pytest

from engine.document import Problem, Source, events
from engine.document.reader import read

C_PARSER = events.CParser
JARGON = ("token", "scalar", "mapping", "block", "flow", "stream", "node", "expected", "anchor")


@pytest.fixture(autouse=True, params=["libyaml", "Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "Python":
        monkeypatch.setattr(events, "CParser", None)


def problem(text: str) -> Problem:
    root, problems = read(Source("demo.yaml", text))
    assert root is None
    assert len(problems) == 1, problems
    return problems[0]


QUOTE = "A text with a colon in it must be in quotation marks."
UNCLOSED = "The quotation mark opened here is never closed."

CURLY = "Curly quotation marks do not hold a text together."
NO_BREAK = "This looks like a space, but is a no-break space, which YAML takes for a letter."
BULLET = "This is a bullet; an entry of a list begins with a hyphen."
MERGED = "Two versions of this file were merged here, and nobody has chosen between them."
FENCE = "This line came along from a chat or from Markdown."
BESIDE = "This entry is indented by 3 spaces, the others of its list by 2 spaces."
NO_HYPHEN = "This line has no hyphen, but stands among the entries of a list."
DASH = "This is a long dash; an entry of a list begins with a hyphen."


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a:\n\tb: c\n", 2, 1, "There is a tab here; YAML is indented with spaces only."),
        ("a:\n  \u2022 id: x\n    b: c\n", 2, 3, BULLET),
        ("<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> mine\n", 1, 1, MERGED),
        ("a: b\n=======\nb: c\n", 2, 1, MERGED),
        ("```yaml\na: b\n```\n", 1, 1, FENCE),
        ("a: b\n```\n", 2, 1, FENCE),
        ("a: Note: this\n", 1, 8, QUOTE),
        ("a: {en: Note: this, cy: x}\n", 1, 13, QUOTE),
        ("a: {en: x,\n  cy: Nodyn: x}\n", 2, 12, QUOTE),
        ("a: b\nc\nd: e\n", 2, 1, "This line has no colon after its key."),
        ("a: b\nc:d\ne: f\n", 2, 1, "A space is missing after the colon."),
        ("a:b\nc: d\n", 1, 1, "This line is not a key with a value."),
        ('a: "b\nc: d\n', 1, 4, UNCLOSED),
        ("a: 'b\nc: d\n", 1, 4, UNCLOSED),
        ('a: b\nc: "', 2, 4, UNCLOSED),
        ('a: "b\nc: "d"\n', 1, 4, "The quotation mark opened here is closed by the next one, in line 2."),
        ('a: "b" c\n', 1, 8, "The line goes on after its closing quotation mark."),
        ("a: 'It's'\n", 1, 8, "The line goes on after its closing quotation mark."),
        (
            'a: {b: c, d: e in ("x", "y")}\n',
            1,
            28,
            "Between { and }, a text ends at its first comma unless it is in quotation marks.",
        ),
        ("a: [b] c\n", 1, 8, "The line goes on after its closing bracket."),
        ("a: b\n  c: d\n", 2, 3, "This line is indented further than the one above, which already has a value."),
        ("a:\n    b: c\n  d: e\n", 3, 3, "This line is indented by 2 spaces, which fits none of the lines above."),
        ("  a: b\nc: d\n", 2, 1, "This line is not indented, which fits none of the lines above."),
        ("a: b\n- c\n", 2, 1, "A list entry stands here, where a key is expected."),
        ("a:\n  - b\n  c: d\n", 3, 3, "This line stands among the entries of a list, but is not one."),
        ("a:\n  - b: 1\n    c: 2\n   - b: 3\n", 4, 4, BESIDE),
        ("a:\n  - b:\n      - c: 1\n     - c: 2\n", 4, 6, BESIDE.replace("3", "5").replace("2", "6")),
        ("a:\n    - b: 1\nc:\n  d:\n    - b: 1\n   - b: 2\n", 6, 4, BESIDE.replace("2", "4")),
        ("a:\n  - {b: c}\n  -{b: d}\n", 3, 3, "A space is missing after the hyphen."),
        ("a:\n  - b: c\n  -b: d\n", 3, 3, "A space is missing after the hyphen."),
        ("a:\n  {b: c}\n  - {b: d}\n", 2, 3, NO_HYPHEN),
        ("a:\n  - {b: c}\n  {b: d}\n  - {b: e}\n", 3, 3, NO_HYPHEN),
        ("a: - b\n", 1, 4, 'A list cannot begin with "- " on the line of its key.'),
        ("a:\n  b: c\n    - d: e\n", 3, 5, "A list begins here, but nothing says of what."),
        ("a:\n  b: c\n    - {d: e}\n", 3, 5, "A list begins here, but nothing says of what."),
        ("a:\n  - b: c, d: e}\n", 2, 5, 'This line ends with "}", but the "{" before its first key is missing.'),
        ("a:\n  - {b: c #1}\n  - {b: d}\n", 2, 11, "What follows # is a note."),
        ("a: \u201cb: c\u201d\n", 1, 4, CURLY),
        ("a: {b: \u2018c: d\u2019}\n", 1, 8, CURLY),
        ("a:\n  b: c\n\xa0 d: e\n  f: g\n", 3, 1, NO_BREAK),
        ("a: b\nc:\xa0d\ne: f\n", 2, 3, NO_BREAK),
        ("a:\n  -\xa0{b: c, d: e}\n", 2, 4, NO_BREAK),
        ("a:\n  \u2013 {b: c, d: e}\n", 2, 3, DASH),
        ("a:\n  - b: c\n  \u2014 b: d\n", 3, 3, DASH),
        ("a: {b: c\nd: e\n", 1, 4, 'The "{" opened here is never closed.'),
        ("a: [b, c\nd: e\n", 1, 4, 'The "[" opened here is never closed.'),
        ("a: {b: [c", 1, 8, 'The "[" opened here is never closed.'),
        ("a: {b: c]}\n", 1, 9, '"]" cannot stand here: the "{" of line 1 is still open.'),
        ('a: {b: "c" d: e}\n', 1, 12, 'A comma or "}" is missing before this.'),
        ("a: [b,, c]\n", 1, 7, "There is nothing before this comma."),
        ("a: }\n", 1, 4, '"}" is unexpected here: a value is missing, or it closes nothing.'),
        ("a: @b\n", 1, 4, 'A text cannot begin with "@" unless it is in quotation marks.'),
        ("a: %b\n", 1, 4, 'A text cannot begin with "%" unless it is in quotation marks.'),
        ("a: `b`\n", 1, 4, 'A text cannot begin with "`" unless it is in quotation marks.'),
        ("a: |b\n", 1, 4, 'A text cannot begin with "|" unless it is in quotation marks.'),
        ("a: > 3\n", 1, 4, 'A text cannot begin with ">" unless it is in quotation marks.'),
        ("a: ? b\n", 1, 4, 'A text cannot begin with "? ".'),
        ('a: "C:\\dir"\n', 1, 7, '"\\d" means nothing inside double quotation marks.'),
        ("%YAML 1.1\n---\na: b\n", 1, 1, 'A line cannot begin with "%YAML".'),
    ],
)
def test_what_is_wrong_and_where(text: str, line: int, column: int, message: str) -> None:
    found = problem(text)
    assert (found.span.line, found.span.column, found.message) == (line, column, message)
    assert found.code == "yaml.syntax"
    assert found.hint.endswith((".", ")"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: **bold** text\n", "yaml.alias"),
        ("a: * item\n", "yaml.alias"),
        ("a: *b c\n", "yaml.alias"),
        ("a: & b\n", "yaml.anchor"),
        ("a: !} b\n", "yaml.tag"),
    ],
)
def test_a_text_that_begins_with_a_sign_of_yaml_is_told_once(text: str, code: str) -> None:
    found = problem(text)
    assert (found.code, found.span.line, found.span.column) == (code, 1, 4)
    assert "quotation marks" in found.hint


@pytest.mark.parametrize("text", ['a: "x" = b\n', 'a: "x" in b\n', 'a: {b: "x" != b}\n'])
def test_a_condition_that_begins_with_a_text_is_told_both_ways_to_write_it(text: str) -> None:
    assert problem(text).hint == (
        'Put all of it in single quotation marks. For a condition, brackets will do: ("x" in a).'
    )


@pytest.mark.parametrize("text", ["a: {en: x:, cy: y}\n", "a: {b: c, required:}\n"])
def test_a_colon_at_the_end_of_a_text_between_braces(text: str) -> None:
    assert "colon" in problem(text).message


def test_what_is_found_before_the_error_is_told_as_well() -> None:
    _, problems = read(Source("demo.yaml", "a: b\na: c\nd: @\n"))
    assert [found.code for found in problems] == ["yaml.duplicate-key", "yaml.syntax"]


def test_the_end_of_a_file_is_a_place_in_it() -> None:
    for text in ("a: !: [", "a: [b", "a: {", "a: b\nc: '"):
        lines = text.splitlines()
        for found in read(Source("demo.yaml", text))[1]:
            assert found.span.line <= len(lines)
            assert found.span.column <= len(lines[found.span.line - 1]) + 1


def test_whatever_cannot_be_read_is_told_without_jargon() -> None:
    lines = ["a: }", 'a: "\\q"', "a: {b", "a\nb", "- a\nb: c", "a: [b: c", "a: !<", "a: 'b\n--- c", "a: {b: *}", "%FOO"]
    for text in lines:
        for found in read(Source("demo.yaml", text))[1]:
            assert not any(word in found.message.lower().split() for word in JARGON), found
