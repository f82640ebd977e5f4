from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Self

import click
import pytest

from engine.cli import score as command
from engine.scoring.scorers.mean import Mean
from tests.cli.conftest import Terminal
from tests.exchange.score_file import ITEMS
from tests.making import HEAD

DATA = "id,calls,letters,skills,plan.current,order,shares.work,born,agreed,rude,route,jobs.1.hours\n"


@pytest.fixture
def desk(bare: Terminal) -> Terminal:
    """A folder with one questionnaire and a file of answers to it."""
    bare.write(HEAD + ITEMS, "sample")
    (bare.folder / "answers.csv").write_text(DATA + "7,4,5" + "," * 9 + "\n8,0,," + "," * 6 + "3,,\n")
    return bare


def test_scores_are_written_and_what_was_not_taken_is_said(desk: Terminal) -> None:
    done = desk.type("score", "sample", "answers.csv", "-o", "scores.csv", "--keep", "id")

    assert done.exit_code == 0
    assert done.output == (
        "Wrote the scores of 2 rows to scores.csv.\nIgnored, because their items did not apply: 1 answer.\n"
    )
    assert (desk.folder / "scores.csv").read_text("utf-8-sig").splitlines()[1].startswith("7,4.50,few,2,,no,")
    assert (desk.folder / "scores.csv").stat().st_mode & 0o777 == 0o600


def test_scores_that_say_nothing_beside_those_of_others_are_named(desk: Terminal) -> None:
    alone = "rudeness, label: Rudeness, do_not: [norm]"
    desk.write((HEAD + ITEMS).replace("rudeness, label: Rudeness", alone), "sample")

    done = desk.type("score", "sample", "answers.csv", "-o", "scores.csv", "--keep", "id")
    assert "\nNot to be compared between people: rudeness.\n" in done.output


def test_nothing_is_written_where_anything_is_wrong(desk: Terminal) -> None:
    (desk.folder / "answers.csv").write_text('id,calls\n1,3\n2,"ma\x1b[31m\nny"\n3,99\n')
    (desk.folder / "scores.csv").write_text("what was there\n")

    done = desk.type("score", "sample", "answers.csv", "-o", "scores.csv", "--keep", "id")

    too_many = "Respondents would read: Enter a number from 0 to 9."
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        'answers.csv:3:3: "ma\ufffd[31m\ufffdny" is no answer to "calls". Write a number, such as 12 or 2.5.',
        f'answers.csv:5:3: This answer to "calls" would not be accepted. {too_many}',
        "Error: Nothing is written to scores.csv.",
    ]
    assert (desk.folder / "scores.csv").read_text() == "what was there\n"
    assert sorted(path.name for path in desk.folder.glob("*")) == ["answers.csv", "questionnaires", "scores.csv", "var"]


def test_faulty_rows_are_left_out_where_that_is_wished(desk: Terminal) -> None:
    (desk.folder / "answers.csv").write_text("id,calls\n1,3\n2,many\n")

    done = desk.type("score", "sample", "answers.csv", "-o", "scores.jsonl", "--keep", "id", "--skip-faulty")

    assert done.exit_code == 0
    assert "Wrote the scores of 1 row to scores.jsonl.\nLeft out because of faults: 1 row.\n" in done.output
    assert "Unanswered throughout, because there is no column: route, letters, skills, plan" in done.output
    assert (desk.folder / "scores.jsonl").read_text().startswith('{"id": "1", "contact": 3.00, ')


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("answers.csv", "-o", "scores.csv", "--explain"),
            "--explain needs room for sentences: write to a .jsonl file.",
        ),
        (("answers.csv", "-o", "scores.xlsx"), "scores.xlsx is neither .csv nor .jsonl."),
        (("answers.csv", "-o", "answers.csv"), "The scores would take the place of the answers."),
        (("answers.csv", "-o", "scores.csv", "--lang", "cy"), 'It is not in "cy", but in: en.'),
        (("answers.csv", "-o", "scores.csv", "--keep", "contact"), '"contact" cannot be kept'),
        (("nowhere.csv", "-o", "scores.csv"), "'nowhere.csv' does not exist."),
        (("answers.csv",), "Missing option '-o' / '--output'."),
    ],
)
def test_what_is_not_understood_is_said(desk: Terminal, words: tuple[str, ...], said: str) -> None:
    done = desk.type("score", "sample", *words)

    assert done.exit_code == 2
    assert said in done.output


def test_scores_are_given_on_one_version(desk: Terminal) -> None:
    desk.write((HEAD + ITEMS).replace("1.0.0", "1.1.0"), "sample", "1.1.0")

    done = desk.type("score", "sample", "answers.csv", "-o", "scores.csv")
    assert done.exit_code == 2
    assert "Name one of them: questionnaires/sample/1.0.0.yaml, questionnaires/sample/1.1.0.yaml." in done.output
    named = str(Path("questionnaires", "sample", "1.1.0.yaml"))
    assert desk.type("score", named, "answers.csv", "-o", "scores.csv", "--ignore", "id").exit_code == 0


def test_a_questionnaire_that_cannot_score_is_told(desk: Terminal) -> None:
    desk.write(HEAD, "broken")
    page = "pages: [{id: one, title: One, items: [{id: calls, kind: number, ask: How many calls a day?}]}]\n"
    desk.write(HEAD.replace("id: sample", "id: bare") + page, "bare")

    broken = desk.type("score", "broken", "answers.csv", "-o", "scores.csv")
    assert (broken.exit_code, "has errors. See them with: formwright check" in broken.output) == (1, True)
    unscored = desk.type("score", "bare", "answers.csv", "-o", "scores.csv")
    assert (unscored.exit_code, "has no scales, so there is nothing to score." in unscored.output) == (1, True)


def test_a_scorer_that_fails_on_every_row_is_logged_once(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Mean, "score", fail)
    (desk.folder / "answers.csv").write_text("calls,letters\n" + "3,4\n" * 9)

    done = desk.type("score", "sample", "answers.csv", "-o", "scores.csv")

    assert done.exit_code == 0
    assert caplog.messages.count('The scorer "mean" failed on the scale "contact".') == 1
    assert (desk.folder / "scores.csv").read_text("utf-8-sig").count("because of a fault in the service.") >= 9


def test_a_disk_that_cannot_be_written_is_a_sentence(desk: Terminal) -> None:
    done = desk.type("score", "sample", "answers.csv", "-o", "nowhere/scores.csv", "--keep", "id")

    assert (done.exit_code, "No such file or directory" in done.output) == (1, True)


def test_a_bar_moves_where_the_file_is_long_and_somebody_watches(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk.folder / "answers.csv").write_text("calls\n" + "3\n" * 1000)
    labels, moved = [], []

    class Bar:
        pos = 0

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None: ...

        def update(self, steps: int) -> None:
            moved.append(steps)

    def progressbar(*, length: int, label: str, file: object) -> Bar:
        labels.append((length, label, file is sys.stderr))
        return Bar()

    monkeypatch.setattr(click, "progressbar", progressbar)
    desk.type("score", "sample", "answers.csv", "-o", "scores.csv")
    assert labels == []
    monkeypatch.setattr(command, "LONG", 10)
    monkeypatch.setattr(command, "_somebody_watches", lambda: True)
    desk.type("score", "sample", "answers.csv", "-o", "scores.csv")
    assert labels == [(2006, "Scoring", True)]
    assert len(moved) == 1000 // command.LOOK_EVERY


LOOKS_BACK = """
pages:
  - id: one
    title: One
    items: [{id: calls, kind: number, ask: How many calls a day?, at_least: 0, at_most: 9}]
scales:
  - {id: level, label: Level, items: [calls], scorer: mean, missing: all_required}
  - {id: progress, label: Progress, scales: [level], scorer: change, sd: 0.8, reliability: 0.75, source: Pilot,
     missing: all_required}
"""


@pytest.fixture
def seasons(bare: Terminal) -> Terminal:
    """A folder with a questionnaire that looks back, and the answers of spring and autumn."""
    bare.write(HEAD + LOOKS_BACK, "sample")
    (bare.folder / "spring.csv").write_text("who,calls\nA,3\nB,5\nC,1\n")
    (bare.folder / "autumn.csv").write_text("who,calls\nA,7\nD,5\n")
    return bare


AUTUMN = ("score", "sample", "autumn.csv", "-o", "scores.csv")
SPRING = ("--earlier", "spring.csv", "--by", "who")


def test_scores_look_back_at_another_file(seasons: Terminal) -> None:
    done = seasons.type(*AUTUMN, *SPRING)

    assert done.output == (
        "Wrote the scores of 2 rows to scores.csv.\n"
        "Without a last time in spring.csv: 1 row.\n"
        "In spring.csv, but not scored now: 2 people.\n"
    )
    rows = list(csv.DictReader((seasons.folder / "scores.csv").read_text("utf-8-sig").splitlines()))
    assert [(row["who"], row["progress"]) for row in rows] == [("A", "4.00"), ("D", "")]


def test_faults_of_last_time_are_told_with_their_file(seasons: Terminal) -> None:
    (seasons.folder / "spring.csv").write_text("who,calls\nA,3\nB,many\nA,4\n")

    done = seasons.type(*AUTUMN, *SPRING, "--skip-faulty")
    assert done.exit_code == 1
    assert 'spring.csv:3:3: "many" is no answer to "calls".' in done.output
    assert 'spring.csv:4:1: "A" is in this file twice: in line 2, and here.' in done.output
    assert "Nothing is written to scores.csv." in done.output
    assert not (seasons.folder / "scores.csv").exists()


def test_scores_of_another_version_need_a_map(seasons: Terminal) -> None:
    seasons.write((HEAD + LOOKS_BACK).replace("1.0.0", "1.1.0"), "sample", "1.1.0")
    newer = str(Path("questionnaires", "sample", "1.1.0.yaml"))
    of_old = ("score", newer, *AUTUMN[2:], *SPRING, "--earlier-version", "1.0.0")

    done = seasons.type(*of_old)
    assert (done.exit_code, "No map leads from version 1.0.0 to" in done.output) == (1, True)
    (seasons.folder / "questionnaires" / "sample" / "1.1.0.map.yaml").write_text("format: 1\nfrom: 1.0.0\nto: 1.1.0\n")
    assert seasons.type(*of_old).exit_code == 0
    rows = list(csv.DictReader((seasons.folder / "scores.csv").read_text("utf-8-sig").splitlines()))
    assert [row["progress"] for row in rows] == ["4.00", ""]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--earlier", "spring.csv"), "--earlier and --by belong together"),
        (("--by", "who"), "--earlier and --by belong together"),
        (("--earlier-version", "1.0.0"), "--earlier and --by belong together"),
        (("--earlier", "autumn.csv", "--by", "who"), "The answers of now and of last time are the same file."),
        (("-o", "spring.csv", *SPRING), "The scores would take the place of the answers."),
        (("--earlier", "none.csv", "--by", "who"), "'none.csv' does not exist."),
    ],
)
def test_what_cannot_be_looked_back_at_is_said(seasons: Terminal, words: tuple[str, ...], said: str) -> None:
    done = seasons.type(*AUTUMN, *words)

    assert (done.exit_code, said in done.output) == (2, True)


def test_a_last_time_that_would_change_nothing_is_said(desk: Terminal) -> None:
    (desk.folder / "earlier.csv").write_text("id,calls\n7,3\n")

    done = desk.type("score", "sample", "answers.csv", "-o", "scores.csv", "--earlier", "earlier.csv", "--by", "id")
    assert (done.exit_code, "No scale of sample 1.0.0 looks back" in done.output) == (2, True)
