from __future__ import annotations

import gc
import logging
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from engine.questionnaire import ItemId, Questionnaire, ScaleId, Text, Value
from engine.scoring import Given, Part, Result, Scorer, Step, plan, score
from engine.scoring.scorers.sum import Sum
from tests.scoring.drafting import ENGLISH, agreeing, drafted, one_page, reason, rule, scored, told

BANDS = """
bands:
  - {id: developing, label: Developing, at_least: 1}
  - {id: secure, label: Secure, at_least: 2}
  - {id: strong, label: Strong, at_least: 2.6}
"""
TWO_SCALES = (
    one_page(agreeing("a", "b"), "items: [a, b]\nscorer: odd\nmissing: all_required")
    + "  - {id: other, label: Other, items: [a, b], scorer: sum, missing: all_required}\n"
)


def test_each_kind_of_non_answer_is_told_and_none_of_them_counts() -> None:
    names = ["a", "b", "c", "d", "e", "f"]
    scale = f"items: [{', '.join(names)}]\nscorer: mean\nmissing: {{answered_at_least: 1, otherwise: no_score}}"
    questionnaire = drafted(one_page(agreeing(*names, options="agree_or_not"), scale))

    result = scored(questionnaire, {"a": "partly", "b": "pnts", "c": "dk", "d": "na", "e": "other"})

    assert (result.value, result.n_answered) == (Decimal(2), 1)
    assert result.n_items == 5  # d does not apply to this respondent
    assert told(result)[:6] == [
        "“Is a so?”: Partly. This counts 2.",
        "“Is b so?”: Prefer not to say. This is a wish not to say, and counts as no answer.",
        "“Is c so?”: I do not know. This means not knowing, and counts as no answer.",
        "“Is d so?”: Does not apply to me. This means the question does not apply. It is left out.",
        "“Is e so?”: Something else. This answer has no score, and counts as no answer.",
        "“Is f so?” was not answered.",
    ]


def test_an_item_that_does_not_apply_is_neither_missing_nor_counted_whatever_was_answered() -> None:
    scale = "items: [a, b, c]\nscorer: sum\nmissing: all_required"
    questionnaire = drafted(one_page(agreeing("a", "b", "c"), scale))

    result = scored(questionnaire, {"a": "yes", "b": "yes", "c": "yes"}, hidden=frozenset({"c"}))

    assert (result.value, result.n_items, result.possible) == (Decimal(6), 2, (Decimal(2), Decimal(6)))
    assert "“Is c so?” was not asked, because it does not apply. It is left out." in told(result)


@pytest.mark.parametrize("missing", ["all_required", "{answered_at_least: 1, otherwise: no_score}"])
def test_where_nothing_applies_there_is_no_score(missing: str) -> None:
    scale = f"items: [a, b]\nscorer: mean\nmissing: {missing}"
    questionnaire = drafted(one_page(agreeing("a", "b", options="agree_or_not"), scale))

    result = scored(questionnaire, {"a": "na", "b": "yes"}, hidden=frozenset({"b"}))

    assert reason(result) == "None of these questions applied to you, so there is no score."
    assert (result.n_items, result.possible) == (0, None)


def test_the_band_is_that_of_the_rounded_value_because_that_is_what_is_read() -> None:
    # 13 / 5 = 2.6 is in the band from 2.6. So is (7 * 3 + 5 * 2) / 12 = 31 / 12 = 2.583... where one decimal is shown.
    five = [f"i{number}" for number in range(5)]
    keys = f"items: [{', '.join(five)}]\nscorer: mean\nmissing: all_required\n{BANDS}"
    questionnaire = drafted(one_page(agreeing(*five), keys))
    exact = scored(questionnaire, dict(zip(five, ["yes", "yes", "yes", "partly", "partly"], strict=True)))
    assert (str(exact.value), exact.band) == ("2.60", "strong")

    twelve = [f"i{number}" for number in range(12)]
    keys = f"items: [{', '.join(twelve)}]\nscorer: mean\nmissing: all_required\n{BANDS}decimals: 1"
    answers: dict[str, Value] = dict(zip(twelve, ["yes"] * 7 + ["partly"] * 5, strict=True))
    shown = scored(drafted(one_page(agreeing(*twelve), keys)), answers)
    assert (str(shown.value), shown.band) == ("2.6", "strong")

    finer = scored(drafted(one_page(agreeing(*twelve), keys.replace("decimals: 1", "decimals: 2"))), answers)
    assert (str(finer.value), finer.band) == ("2.58", "secure")
    assert told(finer)[-1] == "A score from 2 and below 2.6 is in the band “Secure”."


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (("no", "no"), "A score of 2 is in the band “Developing”."),
        (("no", "partly"), "A score from 3 to 5 is in the band “Secure”."),
        (("yes", "yes"), "A score from 6 is in the band “Strong”."),
    ],
)
def test_whole_scores_are_told_to_the_last_one_in_a_band(chosen: tuple[str, str], said: str) -> None:
    edges = BANDS.replace("2.6", "6").replace("2}", "3}").replace("1}", "2}")
    keys = f"items: [a, b]\nscorer: sum\nmissing: all_required\ndecimals: 0\n{edges}"
    questionnaire = drafted(one_page(agreeing("a", "b"), keys))

    assert told(scored(questionnaire, dict(zip("ab", chosen, strict=True))))[-1] == said


def test_a_scorer_that_is_not_installed_leaves_its_own_scale_without_a_score(caplog: pytest.LogCaptureFixture) -> None:
    scores = score_both(drafted(TWO_SCALES))

    assert scores == {"s": None, "other": Decimal(5)}
    assert 'There is no scorer "odd", which the scale "s" needs.' in caplog.text


class Odd(Scorer):
    """A scorer as it should not be."""

    name = "odd"
    version = 7
    schema = {"properties": {}, "required": []}  # noqa: RUF012  # as a plug-in would write it
    gives: object = None

    def score(self, given: Given) -> Result:
        del given
        if isinstance(self.gives, BaseException):
            raise self.gives
        return self.gives  # type: ignore[return-value]  # nonsense on purpose


LINE = Part(id="a", label=Text({ENGLISH: "First"}), value=Decimal(1))
ODD_TOO: dict[str, type[Scorer]] = {"odd": Odd, "sum": Sum}


@pytest.mark.parametrize(
    "nonsense",
    [
        Result(Decimal(2), steps=(Step("The largest of {many}.", {"few": 1}),)),
        Result(None, Step("A stray { bracket.")),
        ZeroDivisionError("by zero"),
        RecursionError("too deep"),
        SystemExit(3),
        None,
        Decimal(2),
        Result(None),
        Result(Decimal("NaN")),
        Result(2.5),  # type: ignore[arg-type]
        Result("an outcome nobody declared"),
        Result(Decimal(2), steps=("words",)),  # type: ignore[arg-type]
        Result(Decimal(2), steps=(Step("{x}", {"x": 2.5}),)),  # type: ignore[dict-item]
        Result(None, "a reason that is not a step"),  # type: ignore[arg-type]
        Result(Decimal("Infinity")),
        Result(Decimal("1E+2000")),
        Result(Fraction(10**4000, 3)),
        Result(Decimal(2), steps=(Step("{x}", {"x": Decimal("1E+2000")}),)),
        Result(Decimal(2), steps=(Step("{x}", {"x": "\0"}),)),
        Result(Decimal(2), steps=(Step("Half a pair: \ud800."),)),
        Result(Decimal(2), counted=(True, -4)),
        Result(Decimal(2), counted=(5, 4)),
        Result(value=True),  # type: ignore[arg-type]
        Result(Decimal(2), steps=(Step("{x}", {"x": Decimal("NaN")}),)),
        Result(Decimal(2), steps=(Step("{x}", {"x": Text({})}),)),
        Result(Decimal(2), steps=(Step("{x:%Y}", {"x": "2026"}),)),
        Result(Decimal(2), steps=(Step("{x.__class__}", {"x": "2026"}),)),
        Result(Decimal(2), parts=("a line",)),  # type: ignore[arg-type]
        Result(Decimal(2), parts=[LINE]),  # type: ignore[arg-type]
        Result(Decimal(2), parts=(replace(LINE, id=1),)),  # type: ignore[arg-type]
        Result(Decimal(2), parts=(replace(LINE, label="plain"),)),  # type: ignore[arg-type]
        Result(Decimal(2), parts=(replace(LINE, label=Text({})),)),
        Result(Decimal(2), parts=(replace(LINE, value=Decimal("NaN")),)),
        Result(Decimal(2), parts=(replace(LINE, value=Decimal("1E+2000")),)),
        Result(Decimal(2), parts=(replace(LINE, value=2.5),)),  # type: ignore[arg-type]
        Result(Decimal(2), parts=(replace(LINE, note="plain"),)),  # type: ignore[arg-type]
    ],
    ids=repr,
)
def test_a_scorer_that_fails_or_returns_nonsense_harms_nothing_else(
    nonsense: object, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Odd, "gives", nonsense)
    monkeypatch.setattr(plan, "scorers", lambda: ODD_TOO)
    questionnaire = drafted(TWO_SCALES)

    result = scored(questionnaire, {"a": "yes", "b": "partly"})

    assert reason(result) == "This score could not be worked out because of a fault in the service."
    assert (result.scorer, result.scorer_version, result.n_answered) == ("odd", 7, 2)
    assert [(record.levelno, record.exc_info is not None) for record in caplog.records] == [(logging.ERROR, True)]
    assert score_both(questionnaire)["other"] == Decimal(5)


def test_a_value_outside_the_range_a_scorer_calls_possible_is_nonsense(monkeypatch: pytest.MonkeyPatch) -> None:
    class Wide(Odd):
        """Says one thing and does another."""

        gives = Result(Decimal(11))

        def possible(self, keys: object) -> tuple[Decimal, Decimal]:
            del keys
            return Decimal(1), Decimal(10)

    monkeypatch.setattr(plan, "scorers", lambda: {"odd": Wide, "sum": Sum})

    assert score_both(drafted(TWO_SCALES)) == {"s": None, "other": Decimal(5)}


def test_a_scorer_from_outside_may_give_no_score_and_say_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Odd, "gives", Result(None, Step("Not today.")))
    monkeypatch.setattr(plan, "scorers", lambda: ODD_TOO)

    assert reason(scored(drafted(TWO_SCALES), {"a": "yes", "b": "partly"})) == "Not today."


def test_without_explanation_the_scores_are_the_same() -> None:
    questionnaire = drafted(
        one_page(agreeing("a", "b"), f"items: [a, b]\nscorer: mean\nmissing: all_required\n{BANDS}")
    )
    applicable = frozenset(questionnaire.items)
    answers: dict[str, Value] = {"a": "yes", "b": "partly"}

    [plain] = score(questionnaire, answers, applicable, explain=False).values()
    [explained] = score(questionnaire, answers, applicable).values()

    assert plain.explanation == ()
    assert explained.explanation
    assert (plain.value, plain.band, plain.possible) == (explained.value, explained.band, explained.possible)


def test_what_is_prepared_for_a_questionnaire_goes_when_it_goes() -> None:
    questionnaire = drafted(one_page(agreeing("a"), "items: [a]\nscorer: sum\nmissing: all_required"))
    before = len(plan._PLANS)  # noqa: SLF001  # a leak shows nowhere else

    scored(questionnaire, {"a": "yes"})
    assert plan.plans(questionnaire) is plan.plans(questionnaire)
    assert len(plan._PLANS) == before + 1  # noqa: SLF001  # nothing else shows what is remembered

    del questionnaire
    gc.collect()
    assert len(plan._PLANS) <= before  # noqa: SLF001  # as above


def score_both(questionnaire: Questionnaire) -> dict[str, Decimal | str | None]:
    answers: dict[str, Value] = {"a": "yes", "b": "partly"}
    scores = score(questionnaire, answers, frozenset({ItemId("a"), ItemId("b")}))
    return {name: scores[ScaleId(name)].value for name in ("s", "other")}


def test_a_scorer_whose_range_is_nonsense_leaves_its_own_scale_without_a_score(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Unmade(Odd):
        """Calls a text the least possible value."""

        def possible(self, keys: object) -> tuple[Decimal, Decimal]:
            del keys
            return "one", "ten"  # type: ignore[return-value]  # nonsense on purpose

    monkeypatch.setattr(plan, "scorers", lambda: {"odd": Unmade, "sum": Sum})

    assert score_both(drafted(TWO_SCALES)) == {"s": None, "other": Decimal(5)}
    assert 'The scorer "odd" failed on the range of the scale "s".' in caplog.text


def test_a_score_below_every_band_says_so() -> None:
    keys = "items: [a]\nscorer: sum\nmissing: all_required\nbands: [{id: high, label: High, at_least: 3}]"

    result = scored(drafted(one_page(agreeing("a"), keys)), {"a": "partly"})

    assert (result.value, result.band) == (Decimal(2), None)
    assert told(result)[-1] == "The score is below every band."


def test_an_item_is_reversed_by_the_declared_range_though_nobody_can_choose_the_extremes() -> None:
    # On 1 to 5 of which 1, 2 and 3 are offered, 3 reversed is 1 + 5 - 3 = 3; from what is offered it would be 1.
    questionnaire = drafted(
        one_page(agreeing("a", "b", "c"), rule("sum", "all_required", "reverse: [c]\nrange: [1, 5]"))
    )

    result = scored(questionnaire, {"a": "no", "b": "no", "c": "yes"})

    assert (result.value, result.possible) == (Decimal(5), (Decimal(3), Decimal(15)))
    assert "“Is c so?”: Yes. This question is scored in reverse: 1 + 5 - 3, so it counts 3." in told(result)


@pytest.mark.parametrize(
    ("decimals", "expected"),
    [(0, "2"), (1, "2.5"), (2, "2.45"), (3, "2.450")],  # to no places it is 2; by way of 2.5 it would be 3
)
def test_it_is_rounded_half_up_once_and_at_the_end(decimals: int, expected: str) -> None:
    # 49 / 20 = 2.45 exactly, of 20 items: 9 * 3 + 11 * 2 = 49.
    names = [f"i{number}" for number in range(20)]
    answers = dict.fromkeys(names[:9], "yes") | dict.fromkeys(names[9:], "partly")
    keys = rule("mean", "all_required", f"decimals: {decimals}", ", ".join(names))

    assert str(scored(drafted(one_page(agreeing(*names), keys)), dict(answers)).value) == expected
