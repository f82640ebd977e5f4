"""The 50 markers of the Big Five that come with Formwright: the published order, key and sums."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engine.compiler import compile_file
from engine.config import ROOT
from engine.questionnaire import Answers, Declined, Questionnaire, ScaleId
from engine.scoring import score

FILE = ROOT / "questionnaires" / "ipip-50" / "1.0.0.yaml"
CODES = ("very_inaccurate", "moderately_inaccurate", "neither", "moderately_accurate", "very_accurate")
SCALES = ("extraversion", "agreeableness", "conscientiousness", "emotional_stability", "intellect")

# The key of https://ipip.ori.org/New_IPIP-50-item-scale.htm: after each statement its factor and direction, as in (1+).
PUBLISHED = """
1+ 2- 3+ 4- 5+ 1- 2+ 3- 4+ 5- 1+ 2- 3+ 4- 5+ 1- 2+ 3- 4+ 5- 1+ 2- 3+ 4- 5+
1- 2+ 3- 4- 5- 1+ 2- 3+ 4- 5+ 1- 2+ 3- 4- 5+ 1+ 2+ 3+ 4- 5+ 1- 2+ 3+ 4- 5+
"""
KEY = PUBLISHED.split()


@pytest.fixture(scope="module")
def markers() -> Questionnaire:
    compiled = compile_file(FILE)
    assert [str(problem) for problem in compiled.problems] == []
    assert compiled.questionnaire is not None
    return compiled.questionnaire


def sums(markers: Questionnaire, worths: list[int]) -> list[str]:
    """The five scores of somebody whose answers to the statements, from the first to the last, are these."""
    answers: Answers = dict(zip(markers.items, (CODES[worth - 1] for worth in worths), strict=True))
    scores = score(markers, answers, frozenset(markers.items), explain=False)
    return [str(scores[ScaleId(scale)].value) for scale in SCALES]


def test_the_statements_stand_in_the_published_order(markers: Questionnaire) -> None:
    assert list(markers.items) == [f"q{number}" for number in range(1, 51)]
    asked = [item.ask.say(markers.languages[0]) for item in markers.items.values()]
    assert [asked[number - 1] for number in (1, 10, 21, 28, 48, 50)] == [
        "Am the life of the party.",
        "Have difficulty understanding abstract ideas.",
        "Start conversations.",
        "Often forget to put things back in their proper place.",
        "Am exacting in my work.",
        "Am full of ideas.",
    ]


def test_the_key_is_the_published_one(markers: Questionnaire) -> None:
    for factor, scale in enumerate(SCALES, start=1):
        found = markers.scales_by_id[ScaleId(scale)]
        mine = [number for number, key in enumerate(KEY, start=1) if key[0] == str(factor)]
        assert found.items == tuple(f"q{number}" for number in mine)
        assert found.reverse == {f"q{number}" for number in mine if KEY[number - 1][1] == "-"}


def test_exactly_24_statements_are_reversed_and_start_conversations_is_none(markers: Questionnaire) -> None:
    # Copies of the key on the web list 20 or 18 of them, or reverse statement 21 as well.
    turned = {str(item) for scale in markers.scales for item in scale.reverse}
    assert len(turned) == 24
    assert "q21" not in turned


def test_each_scale_is_a_sum_of_ten_answers_of_1_to_5_without_cut_offs(markers: Questionnaire) -> None:
    for scale in markers.scales:
        assert (scale.scorer, len(scale.items), scale.range) == ("sum", 10, (Decimal(1), Decimal(5)))
        assert not scale.bands
        assert scale.do_not == {Declined.BAND}


def test_to_call_everything_very_accurate_is_no_high_score(markers: Questionnaire) -> None:
    # 5 for each that is not reversed, 1 for each that is: 5 * 5 + 5, 6 * 5 + 4, 6 * 5 + 4, 2 * 5 + 8, 7 * 5 + 3.
    assert sums(markers, [5] * 50) == ["30", "34", "34", "18", "38"]
    assert sums(markers, [1] * 50) == ["30", "26", "26", "42", "22"]
    assert sums(markers, [3] * 50) == ["30"] * 5


def test_answers_by_the_key_reach_both_ends(markers: Questionnaire) -> None:
    assert sums(markers, [5 if key.endswith("+") else 1 for key in KEY]) == ["50"] * 5
    assert sums(markers, [1 if key.endswith("+") else 5 for key in KEY]) == ["10"] * 5


def test_one_statement_left_out_leaves_its_scale_without_a_score(markers: Questionnaire) -> None:
    answers: Answers = {item: "neither" for item in markers.items if item != "q9"}
    scores = score(markers, answers, frozenset(markers.items), explain=False)
    assert [scale for scale, each in scores.items() if each.value is None] == ["emotional_stability"]
