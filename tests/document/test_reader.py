"""Reading YAML: every test runs with libyaml and with the parser in Python."""

from __future__ import annotations

import time

import pytest

from engine.document import Mapping, Node, Scalar, Sequence, Source, Span, events
from engine.document.reader import Limits, read

C_PARSER = events.CParser


@pytest.fixture(autouse=True, params=["libyaml", "Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    assert C_PARSER is not None, "the C extension of ruamel.yaml is missing"
    if request.param == "Python":
        monkeypatch.setattr(events, "CParser", None)


def tree(text: str) -> Mapping:
    root, problems = read(Source("demo.yaml", text))
    assert problems == []
    assert root is not None
    return root


def told(text: str, limits: Limits | None = None) -> list[tuple[str, int, int]]:
    _, problems = read(Source("demo.yaml", text), limits or Limits())
    return [(problem.code, problem.span.line, problem.span.column) for problem in problems]


def scalar(node: Node | None) -> Scalar:
    assert isinstance(node, Scalar)
    return node


def place(node: Node) -> tuple[int, int]:
    return node.span.line, node.span.column


def test_values_stay_the_text_that_was_written() -> None:
    assert tree("a: No\nb: 1.10\nc: 2024-01-01\nd: 012\ne: ~\n") == {
        "a": "No",
        "b": "1.10",
        "c": "2024-01-01",
        "d": "012",
        "e": "~",
    }


def test_lists_and_mappings_in_either_style() -> None:
    assert tree("a: {b: [c, d], e: {f: g}}\nh:\n  - i\n  - j: k\n    l: m\n") == {
        "a": {"b": ["c", "d"], "e": {"f": "g"}},
        "h": ["i", {"j": "k", "l": "m"}],
    }


def test_keys_and_values_know_their_place() -> None:
    root = tree("title: Skills\npages:\n  - {id: one}\n")
    pages = root.find("pages")
    assert isinstance(pages, Sequence)
    page = pages[0]
    assert isinstance(page, Mapping)
    assert root.key("title").span == Span(1, 1, 1, 6)
    assert scalar(root.find("title")).span == Span(1, 8, 1, 14)
    assert place(page) == (3, 5)
    assert place(page.key("id")) == (3, 6)
    assert place(scalar(page.find("id"))) == (3, 10)


def test_columns_count_characters_not_bytes() -> None:
    root = tree('"😀é": {ŵ: "😀😀", b: c}\n')
    inner = root.find("😀é")
    assert isinstance(inner, Mapping)
    assert root.key("😀é").span == Span(1, 1, 1, 5)
    assert scalar(inner.find("ŵ")).span == Span(1, 11, 1, 15)
    assert place(inner.key("b")) == (1, 17)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    root = tree(end.join(["a: b", "c:", "  - d", '  - "e', '    f"', "g: h", ""]))
    assert root == {"a": "b", "c": ["d", "e f"], "g": "h"}
    assert root.key("g").span == Span(6, 1, 6, 2)


def test_quoted_and_block_texts_are_told_from_plain_ones() -> None:
    root = tree("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >-\n  x\n")
    assert [scalar(value).quoted for value in root.values()] == [False, True, True, True, True]


def test_nothing_after_a_colon_is_an_empty_unquoted_text_at_its_key() -> None:
    root = tree('title:\nother: ""\n')
    title, other = scalar(root.find("title")), scalar(root.find("other"))
    assert (title, title.quoted, title.span) == ("", False, Span(1, 1, 1, 6))
    assert (other, other.quoted, place(other)) == ("", True, (2, 8))


def test_questions_addresses_and_times_need_no_quotes_between_braces() -> None:
    root = tree("ask: {en: How many?, cy: Faint? Really?}\nat: {url: https://x.org/?a=b:c, time: 12:30}\n")
    assert root == {
        "ask": {"en": "How many?", "cy": "Faint? Really?"},
        "at": {"url": "https://x.org/?a=b:c", "time": "12:30"},
    }


def test_characters_that_stand_in_while_libyaml_reads_may_be_in_the_text() -> None:
    assert tree("ask: {en: \ue000\ue001 How many?, b: c:d}\n") == {"ask": {"en": "\ue000\ue001 How many?", "b": "c:d"}}


def test_a_parser_whose_end_goes_by_unrecognised_is_not_read_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """So it is where ruamel.yaml has been imported twice: its events are of other classes then."""

    class Ended:
        def __init__(self, _: str) -> None: ...

        def get_event(self) -> None: ...

    monkeypatch.setattr(events, "CParser", Ended)
    with pytest.raises(RuntimeError, match="loaded twice"):
        read(Source("demo.yaml", "a: b\n"))


def test_a_byte_order_mark_is_passed_over() -> None:
    assert place(tree("\ufeffa: b\n").key("a")) == (1, 1)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("a: We are #1 here\n", "1:11"),
        ("b: c\na:\n  - Group #3", "3:11"),
        ("a: {b: c #d\n}\n", "1:10"),
        ("a: How many?  #2\n", "1:15"),
        ("a: one\n  two #3\n", "2:7"),
    ],
)
def test_words_that_are_lost_as_a_note_are_a_warning(text: str, note: str) -> None:
    root, [warning] = read(Source("demo.yaml", text))
    assert root is not None
    assert (warning.code, warning.severity) == ("yaml.note-in-text", "warning")
    assert f"{warning.span.line}:{warning.span.column}" == note


@pytest.mark.parametrize(
    "text", ["# note", "## note", "b # a note", "'b' #note", '"b #1"', "b#1", "\n  #b: c\n  d", "|\n  b #1"]
)
def test_other_notes_and_signs_are_none(text: str) -> None:
    assert told(f"a: {text}\n") == []


def test_an_entry_that_lost_its_hyphen_is_told_once_and_read_as_one() -> None:
    document, problems = read(Source("a.yaml", "a:\n  - id: b\n    c: 1\n    id: d\n    c: 2\n"))
    assert document == {"a": [{"id": "b", "c": "1"}, {"id": "d", "c": "2"}]}
    assert [(problem.code, problem.span.line, problem.span.column) for problem in problems] == [
        ("yaml.duplicate-key", 4, 5)
    ]
    assert problems[0].hint.startswith('If the next entry of the list begins here, write "- " before it')


def test_every_duplicate_key_is_told_with_the_first_place() -> None:
    root, problems = read(Source("demo.yaml", "a: 1\nb: {c: 1, c: 2}\na: [x]\n"))
    assert root == {"a": "1", "b": {"c": "1"}}
    assert [(problem.code, problem.span.line, problem.span.column) for problem in problems] == [
        ("yaml.duplicate-key", 2, 11),
        ("yaml.duplicate-key", 3, 1),
    ]
    assert "line 1" in problems[1].message


def test_the_first_place_is_left_out_where_it_is_the_same_line() -> None:
    _, [problem] = read(Source("demo.yaml", "a: {b: 1, b: 2}\n"))
    assert problem.message == '"b" is here twice.'


@pytest.mark.parametrize(("value", "sign"), [("&x b", "&"), ("*x", "*"), ("!x b", "!"), ("! b", "!"), ("* b", "*")])
def test_signs_of_yaml_are_told_as_the_beginning_of_a_text(value: str, sign: str) -> None:
    _, [problem] = read(Source("demo.yaml", f"a: {value}\n"))
    assert problem.message == f'A text cannot begin with "{sign}" unless it is in quotation marks.'


def test_a_reference_to_a_set_of_options_is_told_as_its_name() -> None:
    _, problems = read(Source("demo.yaml", "a: [{options: *often}]\nb: *often\n"))
    assert problems[0].hint == "Write the name alone: options: often"
    assert problems[1].hint.startswith("Put the whole text in quotation marks.")


def test_anchors_aliases_and_merge_keys_are_refused_in_one_run() -> None:
    root, _ = read(Source("demo.yaml", "a: &x {b: c}\nd:\n  <<: *x\ne: *x\n"))
    assert root is None
    assert told("a: &x {b: c}\nd:\n  <<: *x\ne: *x\n") == [
        ("yaml.anchor", 1, 4),
        ("yaml.merge-key", 3, 3),
        ("yaml.alias", 3, 7),
        ("yaml.alias", 4, 4),
    ]


@pytest.mark.parametrize("value", ["!!str b", "!x [b]", "!x {b: c}", "!!python/object:os.system {}", "! b"])
def test_tags_are_refused_wherever_they_stand(value: str) -> None:
    assert told(f"a: {value}\n") == [("yaml.tag", 1, 4)]


def test_a_second_document_is_refused() -> None:
    assert told("a: b\n---\nc: d\n") == [("yaml.several-documents", 2, 1)]
    assert told("a: b\n...\nc: d\n") == [("yaml.several-documents", 3, 1)]
    assert tree("---\na: b\n...\n") == {"a": "b"}


@pytest.mark.parametrize("text", ["- a\n- b\n", "just a text\n", "[a]\n"])
def test_the_file_must_be_keys_with_values(text: str) -> None:
    assert told(text) == [("yaml.not-a-mapping", 1, 1)]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "\ufeff", "---", "---\n", "---\n...\n"])
def test_an_empty_file(text: str) -> None:
    assert told(text) == [("yaml.empty", 1, 1)]


def test_a_file_of_comments_is_not_called_quite_empty() -> None:
    _, [problem] = read(Source("demo.yaml", "# only a remark\n"))
    assert problem.message == "There is nothing but comments in this file."


@pytest.mark.parametrize("text", ["[a]: b\n", "{a: b}: c\n", "? [a]\n: b\n", ": a\n"])
def test_a_key_must_be_a_plain_text(text: str) -> None:
    assert [code for code, _, _ in told(text)] == ["yaml.key"]


@pytest.mark.parametrize(
    "character", ["\0", "\x07", "\x7f", "\x85", "\x90", "\u2028", "\u2029", "\ufeff", "\ud800", "\uffff"]
)
def test_characters_nobody_sees_are_refused_at_their_place(character: str) -> None:
    assert told(f"a: b\nc: d{character}e\n") == [("yaml.control-character", 2, 5)]


@pytest.mark.parametrize("escape", [r"\0", r"\x07", r"\L", r"\e"])
def test_nor_may_they_be_escaped_into_a_text(escape: str) -> None:
    assert told(f'a: b\nc: "d{escape}"\n') == [("yaml.control-character", 2, 4)]


def test_all_invisible_characters_are_told() -> None:
    assert told("a: \x01\nb: \x02\r\nc: \x03") == [("yaml.control-character", line, 4) for line in (1, 2, 3)]


def test_limits_are_kept() -> None:
    assert told("a: b\n" * 10, Limits(size=20)) == [("yaml.too-large", 1, 1)]
    assert told("a: [[b]]\n", Limits(depth=2)) == [("yaml.too-deep", 1, 5)]
    assert told("a: [b, c, d]\n", Limits(nodes=4)) == [("yaml.too-many-nodes", 1, 8)]
    assert told("a: bcdef\n", Limits(length=4)) == [("yaml.too-long", 1, 4)]
    assert len(told("a: b\n" * 10, Limits(problems=3))) == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "yaml.too-deep"),
        ("a: " + "[" * 100_000, "yaml.too-deep"),
        ("{a: " * 100_000, "yaml.too-deep"),
        ("- " * 100_000, "yaml.too-deep"),
        ("a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(50)), "yaml.anchor"),
        ("%TAG !a! b\n" * 10_000 + "---\na: b\n", "yaml.syntax"),
    ],
)
def test_texts_made_to_harm_are_refused_at_once(text: str, code: str) -> None:
    start = time.process_time()
    assert told(text)[0][0] == code
    assert time.process_time() - start < 2  # it takes milliseconds; a slow machine may take longer


@pytest.mark.parametrize("text", ["", "\n", "a: b", "a: b\n", "a: b\r\n\r\nc: d\r\n", "a: b\rc: d"])
def test_lines_to_quote_from_are_those_by_which_problems_count(text: str) -> None:
    assert Source("demo.yaml", text).lines == text.splitlines()


def test_signs_that_only_look_like_line_ends_end_no_line_to_quote_from() -> None:
    source = Source("demo.yaml", "\ufeffa: b\x85\u2028\x0b\nc: d\x07")
    assert source.lines == ["a: b\x85\u2028\x0b", "c: d\x07"]
    assert {problem.span.line for problem in read(source)[1]} == {1, 2}
