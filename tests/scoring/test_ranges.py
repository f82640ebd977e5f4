"""The least and the greatest value of every score."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.questionnaire import ScaleId
from engine.scoring import score_ranges
from tests.making import questionnaire

PAGES = """\
pages:
  - id: one
    title: One
    items:
      - {id: a, kind: number, ask: A?, at_least: 0, at_most: 10}
      - {id: b, kind: number, ask: B?, at_least: 0, at_most: 10}
      - {id: free, kind: number, ask: Free?}
  - {id: two, title: Two, shown_when: a > 5, items: [{id: c, kind: number, ask: C?, at_least: 5, at_most: 10}]}
"""


def test_a_score_goes_from_the_least_to_the_greatest_of_all_sittings() -> None:
    scales = "".join(
        f"  - {{id: {name}, label: S, items: [{items}], scorer: {scorer}, missing: all_required, ranges_differ: yes}}\n"
        for name, items, scorer in (("s", "a, b", "sum"), ("m", "a, b, c", "mean"), ("n", "a, free", "sum"))
    )
    found = score_ranges(questionnaire(f"{PAGES}scales:\n{scales}"))
    assert found == {
        ScaleId("s"): (Decimal(0), Decimal(20)),
        ScaleId("m"): (Decimal(0), Decimal(10)),  # the ten of c counts only beside the others
        ScaleId("n"): None,
    }


def apart(*limits: tuple[int, int]) -> str:
    """Pages of one number each, the first for all, the others each with a condition of its own."""
    pages = "pages:\n  - {id: p, title: P, items: [{id: q, kind: number, ask: Q?, at_least: 0, at_most: 99}]}\n"
    for place, (least, most) in enumerate(limits):
        shown = f"shown_when: q > {place}, " if place else ""
        item = f"{{id: x{place}, kind: number, ask: X?, at_least: {least}, at_most: {most}}}"
        pages += f"  - {{id: p{place}, title: P, {shown}items: [{item}]}}\n"
    return pages


@pytest.mark.parametrize("many", [(), tuple((3, 5) for _ in range(8))])
@pytest.mark.parametrize(
    ("scorer", "least", "greatest"), [("sum", Decimal(-5), None), ("mean", Decimal("-2.5"), Decimal("5.5"))]
)
def test_the_least_score_may_be_one_with_some_items_left_out(
    scorer: str, least: Decimal, greatest: Decimal | None, many: tuple[tuple[int, int], ...]
) -> None:
    pages = apart((0, 2), (-5, 0), (7, 9), *many)
    items = ", ".join(f"x{place}" for place in range(3 + len(many)))
    keys = f"items: [{items}], scorer: {scorer}, missing: all_required, ranges_differ: yes"
    scale = f"scales:\n  - {{id: s, label: S, {keys}}}\n"
    found = score_ranges(questionnaire(pages + scale))[ScaleId("s")]
    assert found is not None
    assert found[0] == least
    assert greatest is None or found[1] == greatest


def test_items_that_are_asked_together_are_left_out_together() -> None:
    pages = (
        "pages:\n  - {id: p, title: P, items: [{id: q, kind: number, ask: Q?, at_least: 0, at_most: 2}]}\n"
        "  - {id: r, title: R, shown_when: q > 1, items: [{id: a, kind: number, ask: A?, at_least: -5, at_most: 0}, "
        "{id: b, kind: number, ask: B?, at_least: 7, at_most: 9}]}\n"
    )
    scale = "scales:\n  - {id: s, label: S, items: [q, a, b], scorer: sum, ranges_differ: yes, missing: all_required}\n"
    assert score_ranges(questionnaire(pages + scale))[ScaleId("s")] == (Decimal(0), Decimal(11))
