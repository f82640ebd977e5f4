"""The least and the greatest value of every score."""

from __future__ import annotations

from decimal import Decimal

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
        f"  - {{id: {name}, label: S, items: [{items}], scorer: {scorer}, missing: all_required}}\n"
        for name, items, scorer in (("s", "a, b", "sum"), ("m", "a, b, c", "mean"), ("n", "a, free", "sum"))
    )
    found = score_ranges(questionnaire(f"{PAGES}scales:\n{scales}"))
    assert found == {
        ScaleId("s"): (Decimal(0), Decimal(20)),
        ScaleId("m"): (Decimal(0), Decimal(10)),  # the ten of c counts only beside the others
        ScaleId("n"): None,
    }
