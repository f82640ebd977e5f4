from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from engine.questionnaire import AllRequired, AnsweredAtLeast, Missing
from engine.scoring.key import Key
from engine.scoring.plan import materials
from engine.scoring.reach import Tally, raw_scores
from tests.scoring.drafting import agreeing, drafted, one_page

ITEMS = (
    agreeing("a")
    + "\n"
    + agreeing("b", options="[{code: x, label: X, score: -2}, {code: y, label: Y, score: 5}]")
    + "\n{id: c, kind: multiple_choice, ask: Which?, at_most: 2, options: [{code: p, label: P, score: 1}, "
    "{code: q, label: Q, score: 10}, "
    "{code: r, label: R, score: 100}, {code: none, label: N, score: 7, exclusive: yes}]}"
)
WORTHS = [[1, 2, 3], [-2, 5], [1, 10, 100, 11, 101, 110, 7]]


def keys(reverse: str = "") -> tuple[Key, ...]:
    questionnaire = drafted(
        one_page(ITEMS, f"items: [a, b, c]\nreverse: [{reverse}]\nscorer: sum\nmissing: all_required")
    )
    [found] = [material.keys for material in materials(questionnaire)]
    return found


def prorated(tally: Tally) -> Fraction:
    return Fraction(tally.total) * tally.items / tally.answered


@pytest.mark.parametrize("missing", [AllRequired(), AnsweredAtLeast(2), AnsweredAtLeast(1)])
def test_every_sum_is_found_and_no_other(missing: Missing) -> None:
    # The same by trying every set of answers, None being a missing one.
    least = missing.needed(3)
    expected = set()
    for answers in product(*([*worths, None] for worths in WORTHS)):
        given = [answer for answer in answers if answer is not None]
        if len(given) >= least:
            expected.add(Fraction(3 * sum(given), len(given)))

    assert raw_scores(keys(), missing, prorated) == frozenset(expected)


def test_a_reversed_item_reaches_what_its_turned_answers_reach() -> None:
    # c reversed: the least is 1 and the greatest 110, so 111 - x.
    expected = {Fraction(a + b + 111 - c) for a, b, c in product(*WORTHS)}

    assert raw_scores(keys("c"), AllRequired(), prorated) == frozenset(expected)


@pytest.mark.parametrize(
    "item",
    [
        "{id: c, kind: number, ask: How many?, at_least: 0, at_most: 1, decimals: 6}",
        "{id: c, kind: number, ask: How many?, at_least: 0}",
        "{id: c, kind: multiple_choice, ask: Which?, options: ["
        + ", ".join(f"{{code: c{place}, label: C, score: {2**place}}}" for place in range(16))
        + "]}",
    ],
    ids=["a million numbers", "no end of numbers", "65,536 sets"],
)
def test_what_cannot_be_listed_is_not_listed(item: str) -> None:
    body = one_page(f"{agreeing('a')}\n{item}", "items: [a, c]\nscorer: sum\nmissing: all_required")
    [found] = [material.keys for material in materials(drafted(body))]

    assert raw_scores(found, AllRequired(), prorated) is None


def test_too_many_items_with_too_many_worths_are_not_listed() -> None:
    items = "\n".join(
        f"{{id: n{place}, kind: number, ask: How many?, at_least: 0, at_most: 9999}}" for place in range(3)
    )
    [found] = [
        material.keys
        for material in materials(drafted(one_page(items, "items: [n0, n1, n2]\nscorer: sum\nmissing: all_required")))
    ]

    assert raw_scores(found, AllRequired(), prorated) is None


def test_an_item_answered_not_applicable_is_left_out_of_the_sum() -> None:
    body = one_page(agreeing("a", "b", options="agree_or_not"), "items: [a, b]\nscorer: sum\nmissing: all_required")
    [found] = [material.keys for material in materials(drafted(body))]

    # One of them alone, 1 to 3, or both, 2 to 6.
    assert raw_scores(found, AllRequired(), prorated) == frozenset(map(Fraction, range(1, 7)))
