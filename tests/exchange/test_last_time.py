"""Two files of the same people: what has changed between them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from engine.exchange import Order, Outcome, Wanted, read_last_time, score_file
from engine.questionnaire import Questionnaire
from tests.exchange.score_file import ENGLISH
from tests.making import questionnaire

ITEMS = """
pages:
  - id: one
    title: One
    items:
      - {id: a, kind: number, ask: How many a?, at_least: 0, at_most: 9, required: no}
      - {id: b, kind: number, ask: How many b?, at_least: 0, at_most: 9, required: no}
scales:
  - {id: level, label: Level, items: [a, b], scorer: mean, missing: all_required}
  - id: progress
    label: Progress
    scales: [level]
    scorer: change
    sd: 0.8
    reliability: 0.75
    source: Pilot
    missing: all_required
"""
ORDER = Order(wanted=Wanted(keep=("id",), by="id"), language=ENGLISH)


def asked() -> Questionnaire:
    return questionnaire(ITEMS)


def then_and_now(then: str, now: str, order: Order = ORDER) -> tuple[Outcome, dict[str, tuple[str, str]]]:
    """What became of the file of now, and each person's change with the reason why there is none."""
    earlier, read = read_last_time(asked(), io.BytesIO(then.encode()), order, lambda: None)
    assert read.misreads == ()
    out = io.BytesIO()
    outcome = score_file(asked(), io.BytesIO(now.encode()), out, replace(order, earlier=earlier), lambda: None)
    rows = csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig")))
    return outcome, {row["id"]: (row["progress"], row["progress.reason"]) for row in rows}


def told_of_then(then: str, order: Order = ORDER) -> list[tuple[int, int, str]]:
    _, outcome = read_last_time(asked(), io.BytesIO(then.encode()), order, lambda: None)
    assert not outcome.good
    return [(each.line, each.column, each.message) for each in outcome.misreads]


def test_a_change_is_the_score_of_now_minus_that_of_then() -> None:
    # (4 + 6) / 2 - (1 + 2) / 2 = 3.5; (0 + 1) / 2 - (4 + 4) / 2 = -3.5, whatever the order of rows and columns.
    outcome, changes = then_and_now("id,a,b\nX,1,2\nY,4,4\n", "b,a,id\n1,0,Y\n6,4, X \n")

    assert changes == {" X ": ("3.50", ""), "Y": ("-3.50", "")}
    assert (outcome.first_time, outcome.not_again) == (0, 0)


def test_whoever_is_in_one_file_only_has_no_last_time() -> None:
    outcome, changes = then_and_now("id,a,b\nX,1,2\nZ,1,1\nW,1,1\n", "id,a,b\nX,1,3\nY,4,4\n")

    first_time = "This is the first time, so there is nothing to compare with yet."
    assert changes == {"X": ("0.50", ""), "Y": ("", first_time)}
    assert (outcome.first_time, outcome.not_again) == (1, 2)


def test_without_a_score_then_there_is_no_change() -> None:
    _, changes = then_and_now("id,a,b\nX,1,\n", "id,a,b\nX,1,3\n")

    assert changes == {"X": ("", "Last time there was no score here, so there is nothing to compare with.")}


def test_what_is_carried_along_now_need_not_be_in_the_file_of_then() -> None:
    carrying = replace(ORDER, wanted=Wanted(keep=("id", "town", "a"), by="id"))

    assert then_and_now("id,a,b\nX,1,2\n", "id,a,b,town\nX,1,3,Ely\n", carrying)[1] == {"X": ("0.50", "")}
    assert then_and_now("id,a,b,town\nX,1,2,Ely\n", "id,a,b,town\nX,1,3,Ely\n", carrying)[1] == {"X": ("0.50", "")}


def test_somebody_who_is_there_twice_spoils_everything() -> None:
    twice = "id,a,b\nX,1,2\nY,1,2\nX,3,4\n"
    lenient = replace(ORDER, skip_faulty=True)

    said = [(4, 1, '"X" is in this file twice: in line 2, and here.')]
    assert told_of_then(twice) == said
    outcome, _ = then_and_now("id,a,b\n", twice, lenient)
    assert [(each.line, each.column, each.message) for each in outcome.misreads] == said
    assert not outcome.good


def test_a_fault_in_the_file_of_then_is_told_also_where_others_are_left_out() -> None:
    lenient = replace(ORDER, skip_faulty=True)

    ((line, column, message),) = told_of_then("id,a,b\nX,1,2\nY,many,2\n", lenient)
    assert (line, column, message[:6]) == (3, 3, '"many"')


def test_a_row_without_a_name_is_told() -> None:
    naming = replace(ORDER, wanted=Wanted(keep=("id",), by="id", empty=frozenset({"NA"})))

    message = 'This row does not say who it is: there is no name or number in "id".'
    assert told_of_then("a,id,b\n1,,2\n1,NA,2\n", naming) == [(2, 3, message), (3, 3, message)]


def test_the_column_that_says_who_it_is_must_be_there() -> None:
    ((line, _, message),) = told_of_then("a,b\n1,2\n")
    assert (line, message) == (1, 'There is no column "id" that says who it is.')


def test_what_spoils_everything_is_told_however_many_rows_are_left_out() -> None:
    now = "id,a\nX,1\n" + "".join(f"p{number},many\n" for number in range(150)) + "X,2\n"

    outcome, _ = then_and_now("id,a\n", now, replace(ORDER, skip_faulty=True))
    assert not outcome.good
    assert outcome.misreads[-1].message == '"X" is in this file twice: in line 2, and here.'
