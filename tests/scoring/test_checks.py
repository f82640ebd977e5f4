from __future__ import annotations

from decimal import Decimal
from typing import Never

import pytest

from engine.questionnaire import ScaleId
from engine.scoring import Given, Result, Scorer, checks, plan, plans, score, scorers, stated_by
from tests.scoring.drafting import agreeing, codes, complained, drafted, line, one_page

ITEMS = agreeing("a", "b", "c")
SUM = "items: [a, b, c]\nscorer: sum\nmissing: all_required\n"
MEAN = "items: [a, b, c]\nscorer: mean\nmissing: all_required\n"


def bands(*starts: str) -> str:
    return "bands:\n" + "".join(f"  - {{id: b{at}, label: B, at_least: {start}}}\n" for at, start in enumerate(starts))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (SUM + bands("3", "6"), []),  # three items worth 1 to 3: from 3 to 9
        (SUM + bands("0", "6"), []),
        (SUM + bands("3", "9"), []),
        (SUM + bands("3.01"), ["band.gap"]),
        (SUM + bands("3", "9.01"), ["band.never-reached"]),
        (SUM + bands("1", "2", "6"), ["band.never-reached"]),  # the first ends where the second begins, below 3
        (SUM + bands("1", "3"), ["band.never-reached"]),
        (MEAN + bands("1", "2", "2.6"), []),
        (MEAN + bands("2", "2.6"), ["band.gap"]),
        (MEAN + bands("1", "3.5"), ["band.never-reached"]),
        (SUM + bands("3", "6", "6"), ["band.overlap"]),
        (SUM + bands("6", "3"), ["band.overlap"]),
    ],
)
def test_bands_rise_and_cover_the_possible_range(keys: str, expected: list[str]) -> None:
    assert codes(one_page(ITEMS, keys)) == expected


def test_a_gap_is_told_with_the_least_possible_score() -> None:
    body = one_page(ITEMS, SUM + bands("4", "6"))

    [complaint] = complained(body)

    assert complaint.message == "The lowest band starts at 4, but a score can be as low as 3."
    assert complaint.hint == "Let it start at 3, or add a band below it."
    assert complaint.span.line == line("at_least: 4", body)


ASKED_OF_SOME = '  - id: two\n    title: Two\n    shown_when: a = "yes"\n    items:\n'


def test_a_sum_with_bands_cannot_have_an_item_that_can_be_left_out() -> None:
    body = one_page(agreeing("a", "b") + "\n" + agreeing("c", options="agree_or_not"), SUM + bands("3", "6"))

    shrinking = next(complaint for complaint in complained(body) if complaint.code.startswith("band."))

    assert shrinking.code == "band.shrinking-sum"  # three times the best answer but one that does not apply is 6
    assert shrinking.message.startswith('The bands of "s" do not fit where "c" does not apply:')
    assert shrinking.hint == "Use scorer: mean (its range stays the same), or options without not_applicable."
    assert shrinking.span.column == len("    items: [a, b, c")


@pytest.mark.parametrize("items", ["a", "a\n- b"])
def test_without_bands_or_with_one_item_a_sum_may_shrink(items: str) -> None:
    body = one_page(
        agreeing("a", "b", options="agree_or_not"),
        f"items:\n- {items}\nscorer: sum\nmissing: all_required\n" + (bands("1", "2") if items == "a" else ""),
    )

    assert set(codes(body)) == {"scale.unscored-option"}


def test_a_sum_with_bands_cannot_have_an_item_that_only_some_are_asked() -> None:
    body = one_page(agreeing("a"), "items: [a, b]\nscorer: sum\nmissing: all_required\n" + bands("2"))

    [shrinking] = complained(body.replace("scales:", f"{ASKED_OF_SOME}      - {agreeing('b')}\nscales:"))

    assert shrinking.code == "band.shrinking-sum"
    assert shrinking.hint.endswith("or ask all of these items of the same people.")


def test_items_that_apply_together_are_no_shrinking_sum() -> None:
    body = one_page(agreeing("a"), "items: [b, c]\nscorer: sum\nmissing: all_required\n" + bands("2", "6"))
    asked = "".join(f"      - {item}\n" for item in agreeing("b", "c").splitlines())

    assert codes(body.replace("scales:", f"{ASKED_OF_SOME}{asked}scales:")) == []


def test_the_range_of_a_mean_stays_the_same_where_an_item_can_be_left_out() -> None:
    body = one_page(agreeing("a", "b") + "\n" + agreeing("c", options="agree_or_not"), MEAN + bands("1", "2"))

    assert set(codes(body)) == {"scale.unscored-option"}


def test_a_score_without_bounds_cannot_be_shown_to_be_covered() -> None:
    keys = "items: [n]\nscorer: sum\nmissing: all_required\n" + bands("0")

    [complaint] = complained(one_page("{id: n, kind: number, ask: How many?, at_least: 0}", keys))

    assert complaint.code == "band.gap"
    assert complaint.message.startswith('"s" has no lowest or no highest score')


@pytest.mark.parametrize(
    "item",
    [
        "{id: c, kind: text, ask: Who?}",
        "{id: c, kind: date, ask: When?}",
        "{id: c, kind: single_choice, ask: Which?, options: [{code: x, label: X}, {code: y, label: Y}]}",
    ],
)
def test_an_item_that_is_worth_nothing_is_a_problem(item: str) -> None:
    [complaint] = complained(one_page(agreeing("a", "b") + "\n" + item, SUM + bands("3")))

    assert complaint.code == "scale.unscored-item"
    assert complaint.message == 'No answer to "c" is worth anything, so "s" cannot count it.'
    assert complaint.span.column == len("    items: [a, b, c")


def test_an_option_without_score_and_meaning_asks_for_a_second_look() -> None:
    body = one_page(agreeing("a", "b", "c", options="agree_or_not"), SUM)

    [complaint] = set(complained(body))  # once, though three items share the option

    assert (complaint.code, complaint.severity) == ("scale.unscored-option", "warning")
    assert complaint.message.startswith('Choosing "other" counts as no answer')
    assert complaint.span.line == line("code: other", body)


@pytest.mark.parametrize(
    ("reverse", "message", "hint"),
    [
        ("other", '"other" is reversed, but is not an item of "s".', "Its items are: c, n."),
        ("n", '"n" cannot be reversed: it has no lowest or no highest answer.', "Give it at_least and at_most."),
    ],
)
def test_only_an_item_of_the_scale_with_a_declared_range_is_reversed(reverse: str, message: str, hint: str) -> None:
    items = agreeing("c") + "\n{id: n, kind: number, ask: How many?, at_least: 0}"
    keys = f"items: [c, n]\nscorer: mean\nmissing: all_required\nreverse: [{reverse}]"

    [complaint] = complained(one_page(items, keys))

    assert (complaint.code, complaint.message, complaint.hint) == ("scale.reverse", message, hint)


def test_more_answers_than_items_cannot_be_asked_for() -> None:
    body = one_page(ITEMS, SUM.replace("all_required", "{answered_at_least: 4, otherwise: no_score}"))
    body = body.replace("scorer: sum", "scorer: prorated_sum")

    [complaint] = complained(body)

    assert (complaint.code, complaint.message) == ("scale.missing", '"s" needs 4 answers, but has 3 items.')
    assert complaint.span.line == line("missing:", body)


def test_a_scorer_that_fails_while_it_checks_is_a_problem_and_not_an_accident(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Scorer):
        """Cannot even check."""

        name = "sum"
        version = 1
        schema = {"properties": {}, "required": []}  # noqa: RUF012  # as a plug-in would write it

        def check(self) -> None:  # type: ignore[override]
            raise LookupError(self.scale.id)

        def score(self, given: Given) -> Result:
            raise NotImplementedError

    monkeypatch.setattr(checks, "scorers", lambda: {"sum": Broken})

    [complaint] = complained(one_page(ITEMS, SUM))

    assert complaint.code == "scale.scorer-failed"
    assert "LookupError: s" in complaint.message
    assert 'The scorer "sum" failed' in caplog.text


class Sound(Scorer):
    """A scorer of somebody else's."""

    name = "sum"
    version = 1
    schema = {"properties": {}, "required": []}  # noqa: RUF012  # as a plug-in would write it

    def score(self, given: Given) -> Result:
        return Result(given.total)


def boom(*_: object) -> Never:
    raise LookupError


def nobody(*_: object) -> list[str]:
    return ["nobody"]


@pytest.mark.parametrize(
    "members",
    [
        {"__init__": lambda *_: None},
        {"__init__": boom},
        {"check": nobody},
        {"possible": boom},
        {"possible": lambda *_: (1.0, 5.0)},
        {"possible": lambda *_: (Decimal(5), Decimal(1))},
        {"named": boom},
        {"named": nobody},
        {"read": boom},
        {"stated": boom},
        {"stated": nobody},
        {"adds_up": property(boom)},
        {"within_person": property(boom)},
        {"keys": property(nobody, boom)},
    ],
    ids=",".join,
)
def test_whatever_a_scorer_fails_in_its_author_is_told_and_nothing_else_suffers(
    members: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = type("Broken", (Sound,), members)
    known = {**scorers(), "sum": broken}
    monkeypatch.setattr(checks, "scorers", lambda: known)
    monkeypatch.setattr(plan, "scorers", lambda: known)
    body = one_page(ITEMS, SUM) + (
        "  - {id: other, label: Other, items: [a, b], scorer: mean, missing: all_required}\n"
        "  - {id: of, label: Of, scales: [s, other], scorer: composite, combine: mean, missing: all_required}\n"
    )

    assert "scale.scorer-failed" in codes(body)
    questionnaire = drafted(body)
    scores = score(questionnaire, {"a": "yes", "b": "no", "c": "no"}, frozenset(questionnaire.items))
    assert scores[ScaleId("other")].value == 2
    assert [stated_by(each) for each in plans(questionnaire)] == [(), (), ()]


@pytest.mark.parametrize(("scorer", "hint"), [("sum", "from: mean"), ("mean", None)])
def test_bands_of_a_table_from_a_sum_cannot_have_an_item_that_can_be_left_out(scorer: str, hint: str | None) -> None:
    rows = "".join(f"  - {{raw: {raw}, score: {raw}}}\n" for raw in (range(1, 10) if scorer == "sum" else range(1, 4)))
    keys = f"items: [a, b, c]\nscorer: conversion_table\nfrom: {scorer}\nraw_decimals: 0\nmissing: all_required\n"
    keys += f"table:\n{rows}"
    body = one_page(agreeing("a", "b") + "\n" + agreeing("c", options="agree_or_not"), keys + bands("1", "2"))

    shrinking = [complaint for complaint in complained(body) if complaint.code == "band.shrinking-sum"]

    assert [complaint.hint.partition(" (")[0] for complaint in shrinking] == ([f"Use {hint}"] if hint else [])


def test_a_band_that_lies_between_two_scores_is_never_reached() -> None:
    keys = "items: [a, b]\nscorer: mean\nmissing: all_required\n" + bands("1", "1.6", "1.9")

    [complaint] = complained(one_page(agreeing("a", "b"), keys))

    assert complaint.code == "band.never-reached"
    assert complaint.message == 'No score falls into the band "b1": after 1.5 comes 2.'
