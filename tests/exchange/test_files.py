"""Files as they come: from spreadsheets, from other systems, cut off, and not what they are called."""

from __future__ import annotations

import io
import os
import tracemalloc
from pathlib import Path

import pytest

from engine.exchange import Order, score_file
from tests.exchange.score_file import ENGLISH, asked, of_objects, of_table, scored, told

TABLE = "id,calls,letters\r\n7,4,5\r\n8,9,\r\n"
VALUES = [("7", "4.50"), ("8", "9.00")]


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
        TABLE.encode("utf-32"),
        TABLE.replace("\r\n", "\n").encode(),
        TABLE.replace("\r\n", "\r").encode(),
        TABLE.replace(",", ";").encode(),
        TABLE.replace(",", "\t").encode(),
        b"sep=;\r\n" + TABLE.replace(",", ";").encode(),
        b"sep=|\r\n" + TABLE.replace(",", "|").encode(),
        TABLE.replace("7,4,5", '"7","4","5"').encode(),
        TABLE.removesuffix("\r\n").encode(),
        TABLE.replace("\r\n8", "\r\n\r\n8").encode(),
        TABLE.replace("\r\n", ",, \r\n").encode(),
        (TABLE + ",,\r\n, ,\r\n").encode(),
    ],
    ids=[
        "plain",
        "with a mark",
        "UTF-16",
        "UTF-16 the other way round",
        "UTF-32",
        "newlines",
        "returns",
        "semicolons",
        "tabs",
        "said semicolons",
        "said bars",
        "quotation marks",
        "no last line end",
        "an empty line",
        "empty columns at the end",
        "rows of empty cells",
    ],
)
def test_a_table_is_read_however_it_was_saved(content: bytes) -> None:
    assert [(row["id"], row["contact"]) for row in of_table(content, keep=("id",))] == VALUES


def test_headings_nobody_knows_are_told_one_by_one_whatever_is_between_them() -> None:
    faults = told("ANSWER;REMARK\n1;2\n")

    assert [fault[:2] for fault in faults] == [(1, 1), (1, 8)]


def test_cells_behind_the_last_heading_are_told() -> None:
    [fault] = told("calls,\n3,4\n")

    assert fault[:2] == (2, 1)


def test_names_in_every_script_are_carried_along() -> None:
    assert of_table("id,calls\nSiân Ŵ 名,3\n".encode("utf-16"), keep=("id",))[0]["id"] == "Siân Ŵ 名"


def test_a_cell_of_several_lines_counts_them() -> None:
    data = 'id,calls\n"one\ntwo, ""three""",3\n"a;\nb",many\n4,many\n'

    assert [place[:2] for place in told(data, keep=("id",))] == [(5, 4), (6, 3)]


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b"", (1, 1), "This file is empty."),
        (b"\n\n", (1, 1), "This file has no headings."),
        (b"sep=;\n", (1, 1), "This file has no headings."),
        (b"PK\x03\x04rest", (1, 1), "This is a workbook or another packed file, not text."),
        (TABLE.encode("utf-16-le"), (1, 1), "This is UTF-16 without a mark that says so, or no text at all."),
        (b"id,calls\n1,3\nJos\xe9,3\n", (3, 4), "This character is not in UTF-8."),
        (b"id,calls\n1,3\n2\x002,3\n" + b" " * 5000, (1, 1), "This is UTF-16 without a mark"),
        (b"id,calls\n" + b"1,3\n" * 2000 + b"2\x002,3\n", (2002, 2), "There is an unprintable character here (NUL)."),
        (TABLE.encode("utf-16")[:-1], (3, 1), "This file cannot be decoded from here on."),
        (b"id,calls\n1,3,\n", (2, 1), "Cells in this row: 3. Headings: 2."),
        (b"id,calls\n1\n", (2, 1), "Cells in this row: 1. Headings: 2."),
        (b'id,calls\n1,"3\n2,4\n', (2, 1), "This row cannot be split into cells: unexpected end of data."),
        (b'id,calls\n1,3\n"2"x,4\n', (3, 1), "This row cannot be split into cells: ',' expected after '\"'."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(content: bytes, place: tuple[int, int], words: str) -> None:
    ((line, column, said), *_) = told(content, keep=("id",))

    assert ((line, column), said[: len(words)]) == (place, words)
    assert scored(content, keep=("id",))[0].good is False


def test_a_file_that_breaks_off_is_of_no_use_even_where_faulty_rows_are_left_out() -> None:
    assert scored(b'calls\n3\n"4', skip_faulty=True)[0].good is False


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("{", 2, "This is no JSON: Expecting property name enclosed in double quotes."),
        ("[1, 2]", 1, "This line is no JSON object."),
        ('{"calls": 1, "calls": 2}', 1, 'The name "calls" is here twice.'),
        ('{"calls": 1, "leters": 2}', 14, 'There is no item "leters". Did you mean "letters"?'),
        ('{"letters": 2, "calls": 12}', 16, 'This answer to "calls" would not be accepted.'),
        ('{"calls": [1]}', 2, 'This is no answer to "calls".'),
        ('{"calls": {"a": 1}}', 2, 'This is no answer to "calls".'),
        ('{"calls": true}', 2, '"true" is no answer to "calls".'),
        ('{"calls": NaN}', 2, '"NaN" is no answer to "calls".'),
        ('{"route": true}', 2, '"route" has no option "true".'),
        ('{"plan": {"current": "high"}, "plan.current": "low"}', 2, '"plan" is answered twice'),
        ('{"plan": "high"}', 2, '"high" is no answer to "plan". Write its parts: {current: …, target: …}.'),
        ("[" * 100_000, 1, "Its lists and objects lie too deep inside one another."),
        ('{"skills": ["hgih"]}', 2, '"skills" has no option "hgih".'),
    ],
)
def test_what_is_wrong_with_an_object_is_told_with_its_place(line: str, column: int, words: str) -> None:
    ((_, came, said), *_) = told(f'{{"calls": 1}}\n{line}\n', from_table=False)

    assert (came, said[: len(words)]) == (column, words)


def test_objects_need_not_have_the_same_names() -> None:
    rows = of_objects('{"calls": 1}\n\n{"letters": 2}\n{}\n', from_table=False)

    assert [(row["line"], row["contact"]) for row in rows] == [(1, 1), (3, 2), (4, None)]


def most_memory(rows: int) -> int:
    """The most that scoring so many rows holds at once, beyond the file itself."""
    data = io.BytesIO(b"calls,letters\n" + b"4,5\n" * rows)
    questionnaire = asked()
    with Path(os.devnull).open("wb") as out:
        tracemalloc.start()
        outcome = score_file(questionnaire, data, out, Order(language=ENGLISH), lambda: None)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert outcome.scored == rows
    return most


def test_a_longer_file_takes_no_more_memory() -> None:
    most_memory(10)  # what is worked out once

    assert most_memory(3000) < 3 * most_memory(300)  # ten times, if rows were kept; garbage comes and goes
