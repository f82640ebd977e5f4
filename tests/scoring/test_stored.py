from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from engine.questionnaire import BandId, ItemId, Language, ScaleId, Text
from engine.scoring import Part, Score, Scores, Step, dump_scores, load_scores

NUMBER = Score(
    scale=ScaleId("teamwork"),
    value=Decimal("2.60"),
    band=BandId("strong"),
    n_answered=2,
    n_items=3,
    prorated=True,
    possible=(Decimal("1.00"), Decimal("3.00")),
    scorer="mean",
    scorer_version=1,
    explanation=(
        Step(
            "“{item}”: {answer}. This counts {worth}.",
            {
                "item": Text({Language("en"): "I listen", Language("cy"): "Rydw i'n gwrando"}),
                "answer": "2",
                "worth": Decimal(2),
                "count": 2,
            },
            ItemId("tw1"),
        ),
    ),
)
OUTCOME = Score(scale=ScaleId("seb"), value="5", n_answered=1, n_items=1, scorer="decision_table", scorer_version=1)
NONE = Score(
    scale=ScaleId("gaps"), value=None, n_answered=0, n_items=1, scorer="sum", scorer_version=1, reason=Step("Why?")
)
SCORES: Scores = {score.scale: score for score in (NUMBER, OUTCOME, NONE)}


def test_scores_come_back_from_json_exactly_as_they_were() -> None:
    stored = json.dumps(dump_scores(SCORES))

    loaded = load_scores(json.loads(stored))

    assert loaded == SCORES
    assert str(loaded[ScaleId("teamwork")].value) == "2.60"  # equal is not enough: 2.6 == 2.60
    assert loaded[ScaleId("seb")].value == "5"  # an outcome's code stays a text
    values = loaded[ScaleId("teamwork")].explanation[0].values
    assert {name: type(value) for name, value in values.items()} == {
        "item": Text,
        "answer": str,
        "worth": Decimal,
        "count": int,
    }


def test_a_loaded_explanation_can_be_said_in_every_language() -> None:
    step = load_scores(dump_scores(SCORES))[ScaleId("teamwork")].explanation[0]

    assert step.say(Language("en")) == "“I listen”: 2. This counts 2."
    assert "Rydw i'n gwrando" in step.say(Language("cy"))


def test_a_score_stored_before_there_were_parts_still_loads() -> None:
    stored = dump_scores(SCORES)
    for kept in stored.values():
        del kept["parts"]

    assert load_scores(json.loads(json.dumps(stored))) == SCORES


def test_lines_beside_a_score_come_back_too() -> None:
    part = Part(
        id="tw1", label=Text({Language("en"): "I listen"}), value=Decimal("-1.50"), note=Step("Gap {n}.", {"n": 2})
    )
    scores = {NUMBER.scale: replace(NUMBER, parts=(part, replace(part, id="tw2", value=None, note=None)))}

    loaded = load_scores(json.loads(json.dumps(dump_scores(scores))))

    assert loaded == scores
    assert str(loaded[NUMBER.scale].parts[0].value) == "-1.50"


@pytest.mark.parametrize("value", [2.6, {"words": {"en": "words"}}, {"number": 2.6}, ["2"]])
def test_what_was_never_stored_is_refused(value: object) -> None:
    stored = dump_scores(SCORES)
    stored["seb"]["value"] = value

    with pytest.raises(ValueError, match="not "):
        load_scores(stored)
