from __future__ import annotations

from decimal import Decimal

from tests.scoring.drafting import agreeing, codes, drafted, one_page, scored

OVERALL = """
items: [a, b, c]
scorer: max
missing: all_required
bands: [{id: low, label: Low, at_least: 1}, {id: high, label: High, at_least: 3}]
"""


def test_one_answer_is_enough_for_the_highest_band() -> None:
    questionnaire = drafted(one_page(agreeing("a", "b", "c"), OVERALL))

    assert scored(questionnaire, {"a": "no", "b": "yes", "c": "no"}).band == "high"
    assert scored(questionnaire, {"a": "no", "b": "partly", "c": "no"}).band == "low"


def test_an_item_that_does_not_apply_changes_nothing_about_its_bands() -> None:
    assert codes(one_page(agreeing("a", "b", "c", options="agree_or_not"), OVERALL)) == ["scale.unscored-option"] * 3


def test_what_stands_in_for_a_missing_answer_may_be_the_highest() -> None:
    missing = "{answered_at_least: 1, instead: item_mean, item_values: {a: 2, b: 2.5}, item_values_from: Pilot, "
    keys = f"items: [a, b]\nscorer: max\nmissing: {missing}otherwise: no_score}}"

    result = scored(drafted(one_page(agreeing("a", "b"), keys)), {"a": "partly"})

    assert (result.value, result.prorated) == (Decimal("2.50"), True)
    assert result.possible == (Decimal(1), Decimal(3))
