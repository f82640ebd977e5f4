from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from engine.cases import read_cases
from engine.compiler import compile_file
from engine.document import Source
from engine.exchange import MOST_TOLD, Order, Wanted, score_file
from engine.journey import Journey
from engine.questionnaire import Language
from engine.scoring import score
from tests.exchange.score_file import asked, of_objects, of_table, scored, told
from tests.making import questionnaire

TOO_FEW = "There are not enough answers for this score. Answers needed: 1. Answered: 0."


def test_a_table_becomes_a_table_of_scores() -> None:
    outcome, written = scored("id,calls,letters\n7,4,5\n8,9,\n9,,\n", keep=("id",))

    # (4 + 5) / 2 = 4.5; 9 / 1 = 9, from 5 up "many".
    heading, *rows = written.splitlines()
    assert heading.startswith("id,contact,contact.band,contact.n_answered,contact.reason,contact.prorated,rudeness,")
    assert [row.split(",")[:6] for row in rows] == [
        ["7", "4.50", "few", "2", "", "no"],
        ["8", "9.00", "many", "1", "", "no"],
        ["9", "", "", "0", TOO_FEW, "no"],
    ]
    assert (outcome.scored, outcome.faulty, outcome.good) == (3, 0, True)


def test_without_anything_to_keep_the_line_says_whose_scores_they_are() -> None:
    assert [row["line"] for row in of_table("calls\n4\n\n5\n")] == ["2", "4"]


def test_json_has_the_same_names_with_values_of_its_own_types() -> None:
    (row,) = of_objects('{"id": 7, "calls": 4, "letters": 5.5}', from_table=False, keep=("id",))

    assert (row["id"], row["contact"], row["contact.band"]) == ("7", 4.75, "few")
    assert (row["contact.n_answered"], row["contact.reason"], row["contact.prorated"]) == (2, None, False)
    assert (row["doing"], row["doing.reason"]) == (None, TOO_FEW)
    assert not any(name.endswith(".explanation") for name in row)


def test_an_explanation_is_told_as_data_and_in_sentences() -> None:
    (row,) = of_objects("calls\n4\n", explain=True)

    first, *_, last = row["contact.explanation"]
    assert first["says"] == "“How many calls a day?”: 4. This counts 4."
    assert first["item"] == "calls"
    assert first["values"]["worth"] == {"number": "4"}
    assert last["says"] == "A score from 0 and below 5 is in the band “Few”."


def test_json_also_says_of_how_many_items_out_of_what_and_by_which_scorer() -> None:
    row, unscored = of_objects("calls,letters\n4,\n-,-\n", from_table=True, empty=frozenset({"-"}))

    assert (row["contact.n_answered"], row["contact.n_items"]) == (1, 2)
    assert (row["contact.possible"], row["contact.scorer"], row["contact.scorer_version"]) == ([0, 9], "mean", 1)
    assert (unscored["contact"], unscored["contact.n_items"], unscored["contact.scorer"]) == (None, 2, "mean")


def test_reasons_are_told_in_the_language_that_is_wished() -> None:
    bilingual = compile_file(Path(__file__).parents[1] / "examples" / "good" / "two_languages.yaml").questionnaire
    assert bilingual is not None
    out = io.BytesIO()
    order = Order(language=Language("cy"), wanted=Wanted(keep=("id",)))
    score_file(bilingual, io.BytesIO(b"id,help\n1,\n"), out, order, lambda: None)

    assert "Wedi'u hateb: 0." in out.getvalue().decode()


def test_answers_to_what_does_not_apply_are_ignored_and_counted() -> None:
    outcome, written = scored("calls,rude\n0,4\n1,4\n")

    rows = [row.split(",") for row in written.splitlines()[1:]]
    assert rows[0][6:10] == ["", "", "0", '"None of these questions applied to you']
    assert rows[1][6:9] == ["4.00", "", "1"]
    assert outcome.ignored == 1


@pytest.mark.parametrize(
    ("headings", "cells", "doing"),
    [
        ("skills", "low;high", "4.00"),
        ("skills", '" high ; low "', "4.00"),
        ("skills,plan.current", "low,high", "2.00"),
        ("plan.current,plan.target", "high,low", "3.00"),
        ("plan.current,plan.target", "high,", "3.00"),
        ("plan.current,plan.target", ",low", ""),
    ],
)
def test_codes_are_what_their_options_are_worth(headings: str, cells: str, doing: str) -> None:
    assert of_table(f"{headings}\n{cells}\n")[0]["doing"] == doing


@pytest.mark.parametrize(
    "row",
    [
        '{"skills": ["low", "high"]}',
        '{"skills": "low;high"}',
        '{"skills": ["high", "low"], "plan": null}',
    ],
)
def test_several_codes_are_a_list_in_json(row: str) -> None:
    assert of_objects(row, from_table=False)[0]["doing"] == 4


def test_parts_are_an_object_in_json_or_names_of_their_own() -> None:
    rows = '{"plan": {"current": "high", "target": "low"}}\n{"plan.current": "high"}\n'

    assert [row["doing"] for row in of_objects(rows, from_table=False)] == [3, 3]


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        ("route,route.other", "other,By boat"),
        ("route.other", "By boat"),
        ("order", "high;low"),
        ("order.low,order.high", "2,1"),
        ("shares.work,shares.play", "60,40"),
        ("shares.work,shares.play", "100,"),
        ("born", "2001-12-31"),
        ("agreed", "yes"),
        ("jobs.1.hours,jobs.2.hours", "12,30"),
        ("calls", "3.0"),
    ],
)
def test_every_kind_of_answer_can_be_given(headings: str, cells: str) -> None:
    assert told(f"{headings}\n{cells}\n") == []


def test_entries_of_a_group_are_a_list_in_json() -> None:
    assert told('{"jobs": [{"hours": 12}, {"hours": 30}], "agreed": true}', from_table=False) == []


@pytest.mark.parametrize(
    ("headings", "cells", "place", "words"),
    [
        ("calls,route", "3,trainn", (2, 3), '"route" has no option "trainn". Did you mean "train"?'),
        ("calls,route", "3,By train", (2, 3), '"route" has no option "By train".'),
        ("calls", "null", (2, 1), '"null" is no answer to "calls". Write a number, such as 12 or 2.5.'),
        ("calls", "12", (2, 1), 'This answer to "calls" would not be accepted. Respondents would read:'),
        ("calls", "-1", (2, 1), 'This answer to "calls" would not be accepted.'),
        ("calls", "1.5", (2, 1), 'This answer to "calls" would not be accepted.'),
        ("calls", '"1,5"', (2, 1), '"1,5" is no answer to "calls".'),
        ("calls", "1e1", (2, 1), '"1e1" is no answer to "calls".'),
        ("calls", "NaN", (2, 1), '"NaN" is no answer to "calls".'),
        ("skills,calls", "low;hihg,1", (2, 1), '"skills" has no option "hihg". Did you mean "high"?'),
        ("plan.target,plan.current", "low,middle", (2, 5), '"plan" has no option "middle".'),
        ("order.low,order.high", "1,1", (2, 1), 'This answer to "order" would not be accepted.'),
        ("shares.work,shares.play", "60,30", (2, 1), 'This answer to "shares" would not be accepted.'),
        ("born", "31.12.2001", (2, 1), '"31.12.2001" is no answer to "born". Write year, month and day: 2026-01-31.'),
        ("agreed", "1", (2, 1), '"1" is no answer to "agreed". Write yes or no.'),
        ("jobs.1.hours", "100", (2, 1), 'This answer to "jobs" would not be accepted.'),
    ],
)
def test_nothing_is_guessed(headings: str, cells: str, place: tuple[int, int], words: str) -> None:
    ((line, column, said),) = told(f"{headings}\n{cells}\n")

    assert ((line, column), said[: len(words)]) == (place, words)


@pytest.mark.parametrize(
    ("headings", "column", "words"),
    [
        (
            "calls,leters",
            7,
            'There is no item "leters". Did you mean "letters"? Otherwise write --keep or --ignore with this name.',
        ),
        ("calls,id", 7, 'There is no item "id". Write the id of an item, or --keep or --ignore with this name.'),
        ("calls,calls", 7, 'There are two columns "calls".'),
        (",calls", 1, "This column has no heading."),
        ("plan", 1, 'The answer to "plan" has parts. Give each a column of its own: plan.current, plan.target.'),
        ("jobs", 1, 'The answer to "jobs" has parts. Give each a column of its own: jobs.1.hours, jobs.2.hours.'),
        ("double", 1, '"double" takes no answer.'),
    ],
)
def test_columns_that_cannot_be_taken_are_told_with_their_place(headings: str, column: int, words: str) -> None:
    (found,) = told(f"{headings}\n")

    assert (found[:2], found[2][: len(words)]) == ((1, column), words)


def test_faulty_columns_spoil_everything_and_the_rows_are_looked_at_all_the_same() -> None:
    data = "calls,id\n3,1\n99,2\n"

    assert [place[:2] for place in told(data)] == [(1, 7), (3, 1)]
    assert scored(data, skip_faulty=True)[0].good is False


def test_columns_can_be_passed_over() -> None:
    assert of_table("calls,id\n3,1\n", ignore=frozenset({"id"}))[0]["contact"] == "3.00"


def test_a_column_to_keep_has_to_be_there() -> None:
    ((line, _, words),) = told("ident,calls\n1,3\n", keep=("idend",), ignore=frozenset({"ident"}))
    assert (line, words) == (1, 'There is no column "idend" to keep. Did you mean "ident"?')
    ((line, _, words),) = told('{"id": 1}\n{"calls": 3}', from_table=False, keep=("id",))
    assert (line, words) == (2, 'There is no column "id" to keep. There are: calls.')


def test_an_item_can_be_kept_and_scored() -> None:
    (row,) = of_table("calls\n3\n", keep=("calls",))
    assert (row["calls"], row["contact"]) == ("3", "3.00")


def test_what_else_is_empty_can_be_said() -> None:
    assert of_table("calls,letters\nNA,3\n", empty=frozenset({"NA"}))[0]["contact"] == "3.00"


def test_a_faulty_row_spoils_everything_unless_it_is_to_be_left_out() -> None:
    data = "id,calls\n1,3\n2,many\n3,5\n"

    outcome, _ = scored(data, keep=("id",))
    assert (outcome.good, outcome.faulty) == (False, 1)
    outcome, written = scored(data, keep=("id",), skip_faulty=True)
    assert (outcome.good, outcome.scored, outcome.faulty) == (True, 2, 1)
    assert [row.split(",")[:2] for row in written.splitlines()[1:]] == [["1", "3.00"], ["3", "5.00"]]


def test_only_so_many_faults_are_told() -> None:
    data = "calls\n" + "many\n" * (MOST_TOLD + 50)

    assert len(told(data)) == MOST_TOLD
    outcome, _ = scored(data + "3\n", skip_faulty=True)
    assert (len(outcome.misreads), outcome.faulty, outcome.scored) == (MOST_TOLD, MOST_TOLD + 50, 1)


def test_items_without_a_column_are_told() -> None:
    outcome, _ = scored("calls,letters,skills,plan.current,order,shares.work,born,agreed,rude\n")

    assert outcome.unasked == ("route", "jobs")


@pytest.mark.parametrize("name", ["=1+1", "+cmd", "@SUM(A1)", "-cmd", "\t=1"])
def test_nothing_that_is_carried_along_runs_as_a_formula(name: str) -> None:
    _, written = scored(f'id,calls\n"{name}",3\n', keep=("id",))

    assert written.splitlines()[1].startswith(f"'{name}")


def test_a_number_that_is_carried_along_stays_one() -> None:
    assert of_table("id,calls\n-5,3\n", keep=("id",))[0]["id"] == "-5"


def test_a_row_is_scored_as_the_same_answers_on_the_pages_are() -> None:
    case = "- {name: Ama, answers: {calls: 4, letters: 2.5, skills: [low], plan: {current: high}, rude: 3}}"
    ((saved,), problems) = read_cases(Source("sample.cases.yaml", case), asked())
    assert problems == []
    journey = Journey(asked(), saved.saved)
    on_pages = score(asked(), journey.answers, journey.applicable)

    (row,) = of_table("calls,letters,skills,plan.current,rude\n4,2.5,low,high,3\n")
    assert {scale: row[scale] for scale in on_pages} == {scale: str(each.value) for scale, each in on_pages.items()}


STRENGTHS = """
pages:
  - id: one
    title: One
    items: [{id: a, kind: number, ask: How many a?, at_least: 0, at_most: 9}]
  - id: two
    title: Two
    items: [{id: b, kind: number, ask: How many b?, at_least: 0, at_most: 9}]
scales:
  - {id: first, label: First, items: [a], scorer: mean, missing: all_required}
  - {id: second, label: Second, items: [b], scorer: mean, missing: all_required}
  - {id: best, label: Best, scales: [first, second], scorer: strengths, missing: all_required}
"""


@pytest.mark.parametrize(("to_table", "parts"), [(True, "second: 8.00; first: 4.00"), (False, None)])
def test_lines_beside_a_score_are_written_with_it(parts: str | None, *, to_table: bool) -> None:
    out = io.BytesIO()
    order = Order(language=Language("en"), to_table=to_table)
    score_file(questionnaire(STRENGTHS), io.BytesIO(b"a,b\n4,8\n"), out, order, lambda: None)
    text = out.getvalue().decode("utf-8-sig")

    if to_table:
        assert next(csv.DictReader(io.StringIO(text)))["best.parts"] == parts
    else:
        told = [(part["id"], part["label"], part["value"]) for part in json.loads(text)["best.parts"]]
        assert told == [("second", "Second", "8.00"), ("first", "First", "4.00")]
