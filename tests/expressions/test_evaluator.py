from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import product

import pytest

from engine.expressions.evaluating import evaluator
from engine.expressions.reading.parser import parse
from engine.wording import Month

TRUTH = (True, False, None)


def value_of(text: str, **names: object) -> object | None:
    """What a text evaluates to, whether or not its types go together."""
    tree, findings = parse(text)
    assert findings == []
    assert tree is not None
    return evaluator(tree)(names)


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (True, None, None, True),
        (False, True, False, True),
        (False, False, False, False),
        (False, None, False, None),
        (None, True, None, True),
        (None, False, False, None),
        (None, None, None, None),
    ],
)
def test_and_and_or_know_true_false_and_null(
    *, one: bool | None, other: bool | None, both: bool | None, either: bool | None
) -> None:
    assert value_of("a and b", a=one, b=other) is both
    assert value_of("a or b", a=one, b=other) is either


@pytest.mark.parametrize(("one", "opposite"), [(True, False), (False, True), (None, None)])
def test_not_knows_true_false_and_null(*, one: bool | None, opposite: bool | None) -> None:
    assert value_of("not(a)", a=one) is opposite


def test_a_long_chain_is_what_its_pairs_are() -> None:
    for a, b, c in product(TRUTH, repeat=3):
        assert value_of("a and b and c", a=a, b=b, c=c) is value_of("(a and b) and c", a=a, b=b, c=c)
        assert value_of("a or b or c", a=a, b=b, c=c) is value_of("a or (b or c)", a=a, b=b, c=c)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("false and 123", False),
        ("123 and true", None),
        ("true or 123", True),
        ("false or 123", None),
        ("0 or 0", None),
        ("not(0)", None),
        ('not("true")', None),
    ],
)
def test_what_is_neither_true_nor_false_counts_as_null(text: str, value: object) -> None:
    assert value_of(text) is value


@pytest.mark.parametrize("sign", ["=", "!=", "<", "<=", ">", ">="])
@pytest.mark.parametrize("text", ["age {} 18", "18 {} age", "age {} months", "months {} age", "nothing {} age"])
def test_every_comparison_with_something_unanswered_is_null(sign: str, text: str) -> None:
    assert value_of(text.format(sign), months=Decimal(3)) is None


@pytest.mark.parametrize(
    ("text", "unanswered", "answered"),
    [
        ("age = null", True, False),
        ("null = age", True, False),
        ("age != null", False, True),
        ("null != age", False, True),
    ],
)
def test_comparing_with_null_asks_whether_there_is_an_answer(*, text: str, unanswered: bool, answered: bool) -> None:
    assert value_of(text) is unanswered
    assert value_of(text, age=Decimal(3)) is answered


@pytest.mark.parametrize(
    ("text", "value"),
    [("null = null", True), ("null != null", False), ("true = null", False), ("1 != null", True), ("null < 1", None)],
)
def test_null_written_out_is_as_in_feel(text: str, value: object) -> None:
    assert value_of(text) is value


def test_the_unanswered_are_left_out_unless_they_are_named() -> None:
    assert value_of('route != "degree"') is None
    assert value_of('not(route = "degree")') is None
    assert value_of('route = null or route != "degree"') is True


@pytest.mark.parametrize(
    ("sign", "less", "same", "more"),
    [
        ("=", False, True, False),
        ("!=", True, False, True),
        ("<", True, False, False),
        ("<=", True, True, False),
        (">", False, False, True),
        (">=", False, True, True),
    ],
)
@pytest.mark.parametrize(
    ("constant", "values"),
    [
        ("18", (Decimal("17.9"), Decimal("18.0"), Decimal("18.1"))),
        ('"b"', ("a", "b", "c")),
        ('date("2026-02-01")', (date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 2))),
    ],
)
def test_every_sign_compares_numbers_texts_and_dates_either_way_round(  # noqa: PLR0913  # one argument for each column
    *, sign: str, less: bool, same: bool, more: bool, constant: str, values: tuple[object, ...]
) -> None:
    middle = values[1]
    for value, expected in zip(values, (less, same, more), strict=True):
        assert value_of(f"x {sign} {constant}", x=value) is expected
        assert value_of(f"x {sign} y", x=value, y=middle) is expected
        assert value_of(f"{constant} {sign} x", x=value) is value_of(f"y {sign} x", x=value, y=middle)


@pytest.mark.parametrize(
    "text",
    ['1 = "1"', "true = 1", "false != 0", '"a" < 1', "true < false", 'date("2026-01-31") = "2026-01-31"', "a < a"],
)
def test_values_of_different_types_or_without_order_compare_to_null(text: str) -> None:
    assert value_of(text, a=("sport",)) is None


@pytest.mark.parametrize(
    ("bounds", "members"),
    [("[2..4]", "234"), ("(2..4]", "34"), ("[2..4)", "23"), ("(2..4)", "3"), ("[2..2]", "2"), ("[4..2]", "")],
)
def test_a_range_holds_its_ends_where_its_brackets_are_square(bounds: str, members: str) -> None:
    held = [number for number in "12345" if value_of(f"x in {bounds}", x=Decimal(number)) is True]
    assert "".join(held) == members
    assert value_of(f"x in {bounds}") is None


@pytest.mark.parametrize("text", ["5 in [1..null]", "5 in (null..10]", "null in [1..10]", '5 in ["a".."z"]'])
def test_a_range_that_cannot_be_compared_with_is_null(text: str) -> None:
    assert value_of(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 in [2, 3, 1]", True),
        ("1 in (2, 3, 4)", False),
        ('"b" in (["f".."h"], ["a".."c"])', True),
        ('"i" in (["f".."h"], ["a".."c"])', False),
        ("true in [false, 2, 3]", False),
        ('date("2026-01-31") in (date("2026-01-30"), date("2026-01-31"))', True),
        ("1 in []", False),
    ],
)
def test_a_list_holds_what_one_of_its_entries_holds(*, text: str, value: bool) -> None:
    assert value_of(text) is value


def test_whether_the_unanswered_is_in_a_list_is_null_unless_null_is_listed() -> None:
    assert value_of('route in ("a", "b")') is None
    assert value_of('route in ("a", null)') is True
    assert value_of('route in ("a", null)', route="b") is False
    assert value_of("route in (other, third)", route="a", other="a") is True
    assert value_of("route in (other, third)", route="a", other="b") is None


def test_a_code_is_looked_for_among_several_choices() -> None:
    assert value_of('"sport" in interests', interests=("sport", "music")) is True
    assert value_of('"art" in interests', interests=("sport", "music")) is False
    assert value_of('"art" in interests', interests=()) is False
    assert value_of('"art" in interests') is None
    assert value_of("route in interests", interests=("sport",)) is None
    assert value_of('"art" in interests', interests="art and craft") is False


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('date("2026-01-31")', date(2026, 1, 31)),
        ('date("2026-02-30")', None),
        ('date("2026-2-3")', None),
        ('date("2026-W05-1")', None),
        ("date(3)", None),
        ("date()", None),
        ("fate(3)", None),
        ('date("2026-02-30") = null', True),
        ('date("2026-02-30") = date("2026-02-30")', None),
        ('day = date("2026-02-30")', None),
        ('day in (date("2026-02-30"), 3)', None),
    ],
)
def test_a_function_that_makes_nothing_of_what_it_is_given_gives_null(text: str, value: object) -> None:
    assert value_of(text, day=None) == value


def test_a_date_can_be_made_from_an_answer() -> None:
    assert value_of('date(said) > date("2026-01-01")', said="2026-01-31") is True
    assert value_of('date(said) > date("2026-01-01")', said="tomorrow") is None


@pytest.mark.parametrize(
    "wrong",
    [
        "18",
        18.5,
        True,
        b"18",
        ("18",),
        object(),
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("Infinity"),
        date(2026, 1, 31),
        datetime(2026, 1, 31, tzinfo=UTC),
    ],
)
@pytest.mark.parametrize("text", ["x = 18", "x >= 18", "18 != x", "x = y", "x < y", "x in [1..30]", "x and y"])
def test_a_value_of_the_wrong_type_is_null(text: str, wrong: object) -> None:
    if wrong is True and text == "x and y":
        return
    assert value_of(text, x=wrong, y=Decimal(18)) is None


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (18, "x = 18"),
        (["a"], '"a" in x'),
        (type("Code", (str,), {})("a"), 'x = "a"'),
        (Month(2026, 1, 1), 'x < date("2026-01-31")'),
        (Month(2026, 1, 1), 'x = date("2026-01-01")'),
        (Month(2026, 1, 1), 'x in [date("2026-01-01")..date("2026-01-31")]'),
    ],
)
def test_values_near_enough_are_taken_for_what_they_stand_for(given: object, text: str) -> None:
    assert value_of(text, x=given) is True


def test_a_range_by_itself_is_no_value() -> None:
    assert value_of("[1..2]") is None


def test_the_names_are_not_touched() -> None:
    names: Mapping[str, object] = {"school": "state", "age": Decimal(18), "other": 3}
    before = dict(names)
    assert value_of('school = "state" and age >= 18', **names) is True
    assert names == before


@pytest.mark.parametrize("text", ["a in b", "[a] = [true]", "a in [true]", "b = [1]"])
def test_one_is_not_true_within_lists_either(text: str) -> None:
    assert value_of(text, a=Decimal(1), b=(True,)) is False
    assert value_of(text.replace("true", "1"), a=Decimal(1), b=(Decimal(1),)) is True
