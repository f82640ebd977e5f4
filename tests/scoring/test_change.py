"""Change since last time: differences, the reliable change index, and what cannot be compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, localcontext

import pytest

from engine.questionnaire import Answers, Language, ScaleId
from engine.scoring import Earlier, Score, dump_scores, load_scores, score, score_ranges
from tests.making import found
from tests.scoring.drafting import ENGLISH, agreeing, codes, drafted, one_page, reason, told

DAS = """
pages:
  - id: one
    title: One
    items: [{id: das, kind: number, ask: Adjustment?, at_least: 0, at_most: 151, decimals: 1, required: no}]
scales:
  - {id: adjustment, label: Adjustment, items: [das], scorer: sum, missing: all_required}
  - id: s
    label: Change
    scales: [adjustment]
    scorer: change
    sd: 7.5
    reliability: 0.80
    source: Jacobson and Truax, 1991
    missing: all_required
"""
"""The example of Jacobson and Truax (1991): from 82.5 to 97.5, SD 7.5, r .80, index 3.16."""

MARCH = date(2026, 3, 1)


def changed(body: str, now: str, then: str, *, explain: bool = True, day: date | None = MARCH) -> Score:
    """The score `s` of somebody whose number was something else last time."""
    questionnaire = drafted(body)
    applicable = frozenset(questionnaire.items)
    item = next(iter(questionnaire.items))
    before = score(questionnaire, {item: Decimal(then)}, applicable)
    answers: Answers = {item: Decimal(now)}
    earlier = Earlier(version="1.0.0", scores=before, day=day)
    return score(questionnaire, answers, applicable, explain=explain, earlier=earlier)[ScaleId("s")]


def parts(result: Score) -> Mapping[str, object]:
    return {part.id: part.value if part.note is None else part.note.say(ENGLISH) for part in result.parts}


def test_the_value_is_the_difference_and_the_index_is_told() -> None:
    result = changed(DAS, "97.5", "82.5")

    assert result.value == 15
    assert result.possible == (Decimal(-151), Decimal(151))
    assert [(part.id, part.label.say(ENGLISH), part.value) for part in result.parts] == [
        ("earlier", "Last time", Decimal("82.50")),
        ("now", "This time", Decimal("97.50")),
        ("rci", "Reliable change index", Decimal("3.16")),
        ("reliable", "Reliable change", None),
    ]
    assert parts(result)["earlier"] == "On 1 March 2026, version 1.0.0."
    assert parts(result)["reliable"] == "Yes. The index is more than 1.96 above or below 0."


def test_every_step_is_told() -> None:
    assert told(changed(DAS, "97.5", "82.5")) == [
        "“Adjustment” scored 97.5.",
        "Last time, on 1 March 2026 (version 1.0.0), “Adjustment” scored 82.5.",
        "The difference is 97.5 - 82.5 = 15.",
        (
            "The reliable change index compares the difference with what chance alone often brings about: 15 ÷ "
            "4.743416 = 3.162278. Here 4.743416 is 7.5 × √2 × √(1 - 0.8). The standard deviation 7.5 says how far "  # noqa: RUF001  # the sign of multiplication
            "apart people's scores are, and the reliability 0.8 how little of that is chance. "
            "Both are from: Jacobson and Truax, 1991."
        ),
        "That is more than 1.96 above or below 0, so the change counts as reliable.",
        "The score is 15.",
        "The lowest possible score is -151 and the highest is 151.",
    ]


def test_the_root_of_two_that_was_missing_in_1984_is_there() -> None:
    result = changed(DAS, "92.5", "84.5")  # 8 ÷ (7.5 * √0.2) would be 2.39, and reliable

    assert parts(result)["rci"] == Decimal("1.69")
    assert (
        parts(result)["reliable"]
        == "No. The index is not more than 1.96 above or below 0, so the change may be chance."
    )


def test_a_change_for_the_worse_is_as_reliable_as_one_for_the_better() -> None:
    result = changed(DAS, "82.5", "97.5")

    assert result.value == -15
    assert parts(result)["rci"] == Decimal("-3.16")
    assert str(parts(result)["reliable"]).startswith("Yes")


def test_the_index_itself_can_be_the_value() -> None:
    result = changed(DAS + "    gives: rci\n", "97.5", "82.5")

    assert result.value == Decimal("3.16")
    assert result.possible == (Decimal("-31.83"), Decimal("31.83"))
    assert parts(result)["difference"] == 15


@pytest.mark.parametrize(("criterion", "verdict"), [("2", "No."), ("1.99", "Yes.")])
def test_the_index_has_to_exceed_the_criterion_that_is_declared(criterion: str, verdict: str) -> None:
    body = DAS.replace("sd: 7.5", f"sd: 5\n    criterion: {criterion}").replace("0.80", "0.5")  # an error of 5 exactly

    assert str(parts(changed(body, "60", "50"))["reliable"]).startswith(verdict)


def test_the_root_does_not_hang_on_the_precision_of_whoever_asks() -> None:
    with localcontext(prec=9):
        assert changed(DAS + "    gives: rci\n    decimals: 6\n", "97.5", "82.5").value == Decimal("3.162278")


def test_the_first_time_there_is_nothing_to_compare_with_and_never_zero() -> None:
    questionnaire = drafted(DAS)

    result = score(questionnaire, {"das": Decimal(90)}, frozenset(questionnaire.items))[ScaleId("s")]

    assert reason(result) == "This is the first time, so there is nothing to compare with yet."
    assert result.parts == ()


def test_without_a_score_last_time_there_is_no_change() -> None:
    questionnaire = drafted(DAS)
    applicable = frozenset(questionnaire.items)
    earlier = Earlier(version="1.0.0", scores=score(questionnaire, {}, applicable))

    result = score(questionnaire, {"das": Decimal(90)}, applicable, earlier=earlier)[ScaleId("s")]

    assert reason(result) == "Last time there was no score here, so there is nothing to compare with."


def test_without_a_score_now_there_is_no_change() -> None:
    questionnaire = drafted(DAS)
    applicable = frozenset(questionnaire.items)
    earlier = Earlier(version="1.0.0", scores=score(questionnaire, {"das": Decimal(90)}, applicable))

    result = score(questionnaire, {}, applicable, earlier=earlier)[ScaleId("s")]

    assert reason(result).startswith("This score is made of other scores, and some are missing.")


CANNOT_BE_COMPARED: Mapping[str, Mapping[str, object]] = {
    "absent": {},
    "another scorer version": {"scorer_version": 7},
    "outside the range": {"value": {"number": "152"}},
}


@pytest.mark.parametrize("what", CANNOT_BE_COMPARED)
def test_what_cannot_be_carried_is_not_compared(what: str) -> None:
    questionnaire = drafted(DAS)
    applicable = frozenset(questionnaire.items)
    before = score(questionnaire, {"das": Decimal(90)}, applicable)
    stored = dump_scores(before)
    stored["adjustment"].update(CANNOT_BE_COMPARED[what])
    if what == "absent":
        del stored["adjustment"]
    earlier = Earlier(version="0.9.0", scores=load_scores(stored))

    result = score(questionnaire, {"das": Decimal(90)}, applicable, earlier=earlier)[ScaleId("s")]

    assert reason(result) == (
        "Your last score cannot be compared with this one: the questions, or how they are scored, have changed "
        "since (version 0.9.0)."
    )


def test_a_day_nobody_knows_is_not_told() -> None:
    result = changed(DAS, "97.5", "82.5", day=None)

    assert parts(result)["earlier"] == "Version 1.0.0."
    assert told(result)[1] == "Last time (version 1.0.0), “Adjustment” scored 82.5."


def test_without_an_explanation_value_and_parts_are_the_same() -> None:
    explained, plain = (changed(DAS, "97.5", "82.5", explain=explain) for explain in (True, False))

    assert (plain.value, plain.parts, plain.explanation) == (explained.value, explained.parts, ())


def test_everything_is_kept_and_told_in_each_language() -> None:
    body = DAS.replace("label: Change", "label: {en: Change, cy: Newid}")

    kept = load_scores(dump_scores({ScaleId("s"): changed(body, "97.5", "82.5")}))[ScaleId("s")]

    assert kept == changed(body, "97.5", "82.5")
    assert "1 Mawrth 2026" in kept.parts[0].note.say(Language("cy")) if kept.parts[0].note else False


def test_the_range_is_known_when_the_questionnaire_is_checked() -> None:
    body = one_page(agreeing("a"), "items: [a]\nscorer: mean\nmissing: all_required") + (
        "  - {id: c, label: C, scales: [s], scorer: change, sd: 1, reliability: 0.5, source: X, bands: [\n"
        "     {id: less, label: Less, at_least: -2}, {id: more, label: More, at_least: 3}], missing: all_required}\n"
    )

    assert score_ranges(drafted(body))[ScaleId("c")] == (Decimal(-2), Decimal(2))
    assert codes(body) == ["band.never-reached"]


def test_a_change_is_that_of_one_scale_and_of_a_number() -> None:
    two = DAS.replace("scales: [adjustment]", "scales: [adjustment, other]") + (
        "  - {id: other, label: Other, items: [das], scorer: sum, missing: all_required}\n"
    )
    table = (
        one_page(
            agreeing("a"),
            "items: [a]\nscorer: decision_table\nmissing: all_required\noutcomes: [{code: x, label: X}]\n"
            "rules: [{when: {a: any}, outcome: x}]",
        )
        + "  - {id: c, label: C, scales: [s], scorer: change, sd: 1, reliability: 0.5, source: X,\n"
        "     missing: all_required}\n"
    )

    assert codes(two) == ["change.scales"]
    assert codes(table) == ["scale.not-a-number"]


@pytest.mark.parametrize("wrong", ["sd: 0", "reliability: 1", "reliability: 1.2", "criterion: 0"])
def test_what_could_not_be_divided_by_is_refused(wrong: str) -> None:
    key = wrong.partition(":")[0]
    body = "\n".join(line for line in DAS.splitlines() if not line.strip().startswith(f"{key}:"))

    [(code, line, _)] = found(f"{body}\n    {wrong}\n")

    assert (code, line) == ("value.range", body.count("\n") + 2)
