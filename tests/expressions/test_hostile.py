"""Whatever is written, it is refused or evaluated at once. Counted in calls: a machine's clock is nobody's measure."""

import pytest

from benchmarks.expressions import try_once
from benchmarks.hostile import KINDS, hostile
from tests.counting import calls_of

MOST_CALLS = 8_000
"""About a millisecond. The slowest of the ten thousand that `make benchmarks` measures take less."""


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    try_once('"grammar, tables and lexer are made" = "once"')


def test_counting_notices_work() -> None:
    assert calls_of(lambda: [abs(number) for number in range(500)]) > 500


def test_nothing_hostile_takes_long() -> None:
    texts = list(hostile(40 * len(KINDS), seed=20_261_122))
    assert {text: calls for text in texts if (calls := calls_of(lambda: try_once(text))) > MOST_CALLS} == {}  # noqa: B023


@pytest.mark.parametrize(
    "text",
    [
        "2 ** 10 ** 10 ** 10 > 3",
        "9 ** 999999 > 3",
        "10 ** -999999 > 3",
        "1e6144 * 1e6144 > 3",
        f"{'9' * 1900} > 3",
        "round half up(1e6000, 6176) = 3",
        "decimal(0.1, 99999999999) = 3",
        "0 ** 0 > 3",
        "(0 - 1) ** 0.5 > 3",
    ],
)
def test_numbers_never_grow_out_of_bounds(text: str) -> None:
    assert calls_of(lambda: try_once(text)) < MOST_CALLS


@pytest.mark.parametrize("text", ["1e999999 > 3", "some x in [1, 2] satisfies some y in [1, 2, 3] satisfies x > y"])
def test_what_is_large_but_not_too_large_is_told_apart(text: str) -> None:
    assert try_once(text) is text.startswith("1e")
