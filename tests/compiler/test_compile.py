"""The pipeline: all problems in one run, each at its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from engine.compiler import compile_file, compile_source
from engine.document import Source
from engine.questionnaire import AnsweredAtLeast, ItemId, Means, ScaleId
from tests.making import HEAD, found, problems, questionnaire

BROKEN = """
pages:
  - id: one
    title: One
    items:
      - id: route
        kind: single_choice
        aks: Which?
        options: [{code: a, label: A}, {code: b, label: B}]
  - id: two
    title: Two
    shown_when: route = "c"
    items: [{id: route, kind: text, ask: Again?}]
scales:
  - {id: s, label: S, items: [rout], scorer: mean, missing: all_required}
"""


def test_all_problems_of_a_file_come_in_one_run_each_at_its_place() -> None:
    codes = [(code, line) for code, line, _ in found(BROKEN)]
    assert ("key.unknown", 8) in codes
    assert ("condition.unknown-option", 12) in codes
    assert ("id.duplicate", 13) in codes
    assert ("scale.unknown-item", 15) in codes
    assert len(codes) == len(set(codes))


def test_problems_stand_in_the_order_of_the_file() -> None:
    places = [problem.span for problem in problems(BROKEN)]
    assert places == sorted(places)


def test_a_problem_is_at_the_very_column() -> None:
    assert ("condition.unknown-option", 12, 25) in found(BROKEN)
    assert ("scale.unknown-item", 15, 31) in found(BROKEN)


def test_a_warning_does_not_keep_a_questionnaire_from_serving() -> None:
    text = HEAD + "option_sets: {spare: [{code: a, label: A}]}\n"
    text += "pages: [{id: p, title: P, items: [{id: i, kind: text, ask: 'What?'}]}]\n"
    compiled = compile_source(Source("sample.yaml", text))
    assert compiled.questionnaire is not None
    assert [problem.code for problem in compiled.problems] == ["option.unused-set"]


def test_words_are_never_read_as_anything_else() -> None:
    asked = questionnaire("""
        pages:
          - id: p
            title: 2020
            items:
              - id: i
                kind: single_choice
                ask: No
                options: [{code: 1, label: No, score: 0}, {code: 2, label: Yes, score: 1}, {code: 3, label: 1.10}]
    """)
    item = asked.items[ItemId("i")]
    english = asked.languages[0]
    assert item.ask.say(english) == "No"
    assert [option.label.say(english) for option in item.options] == ["No", "Yes", "1.10"]
    assert [option.code for option in item.options] == ["1", "2", "3"]


def test_a_grid_becomes_an_item_for_each_row() -> None:
    asked = questionnaire("""
        option_sets:
          often: [{code: never, label: Never, score: 1}, {code: rather_not, label: Skip, means: prefer_not_to_say}]
        pages:
          - id: p
            title: P
            items:
              - kind: grid
                ask: How often?
                options: often
                required: no
                rows: [{id: a, ask: A}, {id: b, ask: B, hint: Bee}]
    """)
    a, b = asked.items.values()
    assert (a.id, b.id) == ("a", "b")
    assert a.kind.name == "single_choice"
    assert not a.required
    assert a.grid is b.grid
    assert b.hint is not None
    assert a.options[0].score == Decimal(1)
    assert a.options[1].means is Means.PREFER_NOT_TO_SAY


def test_a_scale_is_built_with_its_policy_and_its_bands() -> None:
    asked = questionnaire("""
        pages:
          - id: p
            title: P
            items:
              - {id: a, kind: number, ask: A?, at_least: 0, at_most: 4}
              - {id: b, kind: number, ask: B?, at_least: 0, at_most: 4}
        scales:
          - id: s
            label: S
            items: [a, b]
            reverse: [b]
            scorer: mean
            decimals: 1
            missing: {answered_at_least: 1, otherwise: no_score}
            bands: [{id: low, label: Low, at_least: 0}, {id: high, label: High, at_least: 2.5}]
    """)
    scale = asked.scales_by_id[ScaleId("s")]
    assert scale.missing == AnsweredAtLeast(1)
    assert scale.reverse == {"b"}
    assert scale.places == 1
    assert [(band.id, band.at_least) for band in scale.bands] == [("low", Decimal(0)), ("high", Decimal("2.5"))]


def test_the_content_hash_is_that_of_the_text(tmp_path: Path) -> None:
    text = HEAD + "pages: [{id: p, title: P, items: [{id: i, kind: text, ask: 'What?'}]}]\n"
    file = tmp_path / "q.yaml"
    file.write_text(text, encoding="utf-8")
    compiled = compile_file(file)
    questionnaire, source = compiled.questionnaire, compiled.source
    assert questionnaire is not None
    assert source is not None
    assert questionnaire.content_hash == source.content_hash == Source("elsewhere", text).content_hash


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    compiled = compile_file(tmp_path / "none.yaml")
    assert compiled.questionnaire is None
    assert [problem.code for problem in compiled.problems] == ["file.unreadable"]


SCALE = """
    pages:
      - id: p
        title: P
        items:
          - {id: a, kind: number, ask: "A?", at_least: 0, at_most: 4}
    scales:
      - id: s
        label: S
        items: [a]
        scorer: mean
        missing: all_required
        bands: [{id: low, label: Low, at_least: 0}, {id: high, label: High, at_least: 2}]
"""


def test_a_band_with_an_end_is_told_where_it_ends() -> None:
    [problem] = problems(SCALE.replace("at_least: 0}, ", "at_least: 0, at_most: 2}, "))
    assert (problem.code, problem.hint) == ("key.unknown", "Delete it: each band ends where the next one begins.")


def test_what_to_say_of_missing_answers_is_told_both_ways() -> None:
    [problem] = problems(SCALE.replace("missing: all_required", ""))
    assert problem.code == "key.missing"
    assert "all_required" in problem.hint
    assert "{answered_at_least: 3, otherwise: no_score}" in problem.hint


def test_yes_and_no_may_have_a_capital() -> None:
    asked = questionnaire(SCALE.replace('"A?",', '"A?", required: No,'))
    assert not asked.items[ItemId("a")].required
