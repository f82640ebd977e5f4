from decimal import Decimal

import pytest

from engine.expressions.reading import parse
from engine.expressions.reading.limits import DEEPEST, LONGEST, MOST_PARTS
from engine.expressions.tree import (
    Among,
    Call,
    Comparison,
    Listed,
    Literal,
    Logic,
    Name,
    Node,
    Not,
    Place,
    Range,
    walk,
)

SOMEWHERE = Place(0, 0)


def tree_of(text: str) -> Node:
    tree, findings = parse(text)
    assert findings == []
    assert tree is not None
    return tree


def value(written: str | int) -> Literal:
    return Literal(Decimal(written) if isinstance(written, int) else written, SOMEWHERE)


def name(written: str) -> Name:
    return Name(written, SOMEWHERE)


def equal(left: Node, right: Node) -> Comparison:
    return Comparison("=", left, right, SOMEWHERE)


A, B, C = name("a"), name("b"), name("c")


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ('"state"', "state"),
        ('"it\'s"', "it's"),
        ('"a \\"b\\" \\\\ \\n \\u00e9"', 'a "b" \\ \n é'),
        ("18", Decimal(18)),
        ("2.50", Decimal("2.50")),
        (".5", Decimal("0.5")),
        ("-3", Decimal(-3)),
        ("- 3", Decimal(-3)),
        ("true", True),
        ("false", False),
        ("null", None),
    ],
)
def test_values_are_read_as_they_are_written(text: str, literal: object) -> None:
    tree = tree_of(text)
    assert isinstance(tree, Literal)
    assert tree.value == literal
    assert type(tree.value) is type(literal)


@pytest.mark.parametrize("text", ["teamwork.band", "is_here", "android", "nullable", "not_now", "in2", "tŷ", "date"])
def test_words_that_only_begin_like_keywords_are_names(text: str) -> None:
    assert tree_of(text) == name(text)


@pytest.mark.parametrize("sign", ["=", "!=", "<", "<=", ">", ">="])
def test_every_comparison_sign_is_read(sign: str) -> None:
    assert tree_of(f"a{sign}b") == Comparison(sign, A, B, SOMEWHERE)


def test_and_binds_closer_than_or_and_chains_are_flat() -> None:
    assert tree_of("a or b and c and a or b") == Logic("or", (A, Logic("and", (B, C, A)), B))


def test_brackets_bind_closest_and_leave_no_trace() -> None:
    assert tree_of("(a or (b)) and not(c = a)") == Logic("and", (Logic("or", (A, B)), Not(equal(C, A), SOMEWHERE)))


def test_a_list_may_hold_values_and_ranges() -> None:
    low_open = Range(value(1), value(2), with_low=False, with_high=True, place=SOMEWHERE)
    high_open = Range(value(-2), value(3), with_low=True, with_high=False, place=SOMEWHERE)
    listed = Listed((value("x"), low_open, high_open, B), SOMEWHERE)
    assert tree_of('a in ("x", (1..2], [-2..3), b)') == Among(A, listed)
    assert tree_of('a in ["x", (1..2], [-2..3), b]') == Among(A, listed)
    assert tree_of("a in []") == Among(A, Listed((), SOMEWHERE))


def test_a_round_bracket_leaves_the_end_of_a_range_out() -> None:
    tree = tree_of("a in (18..25]")
    assert tree == Among(A, Range(value(18), value(25), with_low=False, with_high=True, place=SOMEWHERE))


def test_a_code_is_looked_for_in_a_name() -> None:
    assert tree_of('"x" in interests') == Among(value("x"), name("interests"))


def test_functions_are_called_with_any_number_of_values() -> None:
    assert tree_of("f()") == Call("f", (), SOMEWHERE, SOMEWHERE)
    assert tree_of("f(a, b = c)") == Call("f", (A, equal(B, C)), SOMEWHERE, SOMEWHERE)


def test_lines_and_odd_spaces_do_not_matter() -> None:
    assert tree_of("a =\n  b\tand\u00a0c") == Logic("and", (equal(A, B), C))


def test_every_part_knows_its_place() -> None:
    text = 'not(a in [-1..2]) or date("x") != b'
    written = [text[node.place.start : node.place.end] for node in walk(tree_of(text))]
    assert written == [
        text,
        "not(a in [-1..2])",
        "a in [-1..2]",
        "a",
        "[-1..2]",
        "-1",
        "2",
        'date("x") != b',
        'date("x")',
        '"x"',
        "b",
    ]


def test_a_condition_of_the_longest_length_is_read_and_a_longer_one_is_not() -> None:
    longest = "consent".ljust(LONGEST)
    assert parse(longest)[1] == []
    (finding,) = parse(longest + " ")[1]
    assert finding.code == "condition.too-long"
    assert "2001 characters" in finding.message


def test_a_condition_with_too_many_parts_is_refused() -> None:
    enough = " or ".join(["a"] * (MOST_PARTS // 2))
    assert parse(enough)[1] == []
    (finding,) = parse(f"{enough} or a")[1]
    assert finding.code == "condition.too-long"


def test_brackets_may_nest_to_a_depth_and_no_deeper() -> None:
    assert tree_of("(" * DEEPEST + "a" + ")" * DEEPEST) == A
    tree, findings = parse("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1))
    assert tree is None
    assert [(finding.code, finding.place) for finding in findings] == [("condition.too-long", Place(30, 31))]


@pytest.mark.parametrize(
    "hostile", ["(" * 10_000, "not(" * 10_000, "a in [" * 300, "-" * 2_000, '"' * 1_999, "\\" * 2_000]
)
def test_hostile_text_is_refused(hostile: str) -> None:
    tree, findings = parse(hostile)
    assert tree is None
    assert findings


@pytest.mark.parametrize("nothing", ["", "  ", "\n\t"])
def test_an_empty_condition_is_a_problem(nothing: str) -> None:
    (finding,) = parse(nothing)[1]
    assert (finding.code, finding.message) == ("condition.syntax", "Nothing is written here.")
