"""The skills scan before an apprenticeship: its hours and its money, worked out again without the engine."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from ruamel.yaml import YAML

from engine.config import ROOT

FOLDER = ROOT / "questionnaires" / "apprenticeship-skills-scan"
SHARE = {"new": 0, "learned": 1, "with_help": 2, "mostly": 3, "always": 4}


def plain(name: str) -> Any:  # noqa: ANN401  # whatever the file holds
    return YAML(typ="safe", pure=True).load((FOLDER / name).read_text("utf-8"))


SCALES = {scale["id"]: scale for scale in plain("1.0.0.yaml")["scales"]}
CASES = plain("1.0.0.cases.yaml")
HOURS: dict[str, int] = SCALES["hours_saved"]["hours"]


def test_the_hours_are_the_same_wherever_they_stand() -> None:
    assert SCALES["hours_left"]["hours"] == HOURS
    assert list(HOURS) == SCALES["hours_saved"]["items"] == SCALES["hours_left"]["items"]
    named = [scale["value"] for scale in SCALES.values() if "509" in str(scale.get("value"))]
    assert (sum(HOURS.values()), len(named)) == (509, 5)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_price_follows_from_the_hours(case: dict[str, dict[str, object]]) -> None:
    """The funding rules, as `sources` has them: hours, their percentage, half of it from the maximum of the band."""
    answers, expected = case["answers"], case["expect"]["scores"]
    assert isinstance(expected, dict)
    taken = [Decimal(hours) * SHARE[str(answers[item])] / 4 for item, hours in HOURS.items()]
    saved = sum(taken, Decimal(0))
    maximum, months = Decimal(str(answers["band_maximum"])), Decimal(str(answers["normal_months"]))
    worked = {
        "hours_saved": (saved, "0.01"),
        "percentage": (saved / 509 * 100, "0.01"),
        "least_percentage": (saved / 509 * 50, "0.001"),
        "price_reduction": (maximum * saved / 509 / 2, "0.01"),
        "highest_price": (maximum - maximum * saved / 509 / 2, "0.01"),
        "hours_left": (509 - saved, "0.01"),
        "months_left": (months * (509 - saved) / 509, "0.1"),
    }
    told = {name: Decimal(str(expected[name]["value"])) for name in worked if name in expected}
    assert told == {name: worked[name][0].quantize(Decimal(worked[name][1]), ROUND_HALF_UP) for name in told}


def test_the_example_of_the_department_for_education_is_among_the_cases() -> None:
    [example] = [case["expect"]["scores"] for case in CASES if case["expect"]["scores"]["hours_saved"]["value"] == 14]
    figures = {name: str(example[name]["value"]) for name in ("percentage", "least_percentage", "price_reduction")}
    assert figures == {"percentage": "2.75", "least_percentage": "1.375", "price_reduction": "137.52"}
