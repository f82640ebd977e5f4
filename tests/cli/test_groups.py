from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal
from tests.cli.test_centre import GOOD, WEAK, answer, quietly
from tests.reports.reading import failures, printed_words


def test_a_report_on_everybody_is_printed(terminal: Terminal) -> None:
    for number in range(24):
        answer(terminal, f"Ann {number}", GOOD if number % 2 else WEAK)
    file = terminal.folder / "report.pdf"

    typed = terminal.type("group-report", "team", "-o", str(file))

    assert typed.stderr == f"Wrote a report on 24 sittings to {file}.\n"
    words = printed_words(file.read_bytes())
    assert "24 people have completed this." in words
    assert "Ann" not in words
    assert failures(file.read_bytes()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["team"], "Fewer than 10 have completed team 1.0.0: nothing is told of so few."),
        (["team", "--group", "Room 4"], 'Nobody of a group "Room 4" has completed team 1.0.0. The groups are: none.'),
        (["team", "--language", "fr"], "team 1.0.0 is not in fr. It is in: en, cy."),
    ],
)
def test_what_cannot_be_told_is_said(terminal: Terminal, words: list[str], said: str) -> None:
    answer(terminal, "Ann")
    typed = terminal.type("group-report", *words)
    assert typed.exit_code == 1
    assert said in typed.stderr
    assert not (terminal.folder / "group-report.pdf").exists()


def test_where_nobody_has_finished_there_is_none(terminal: Terminal) -> None:
    assert "Nobody has completed team 1.0.0 yet." in terminal.type("group-report", "team").stderr


def test_of_confidential_answers_there_is_none(terminal: Terminal) -> None:
    quietly(terminal)
    typed = terminal.type("group-report", "quiet")
    assert typed.exit_code == 1
