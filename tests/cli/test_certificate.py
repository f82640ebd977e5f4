"""A centre looks after its certificates from a terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from engine.codes import symbols_of
from engine.jobs.issuing import Award, issued
from engine.questionnaire import PageId
from engine.store import Kind, Registered, Store, load_sitting, open_store
from engine.themes import open_wardrobe
from tests.cli.conftest import Terminal
from tests.jobs.awarding import ADDRESS, NEVER_GIVEN, TEXT, WELSH, questionnaire
from tests.reports.reading import printed_words

CLEARED = ("--reason", "An enquiry", "--by", "Ann")
THEME = Path(__file__).parents[2] / "themes" / "default"


def store_of(terminal: Terminal) -> Store:
    return open_store(f"sqlite:///{terminal.database}")


@pytest.fixture
def number(terminal: Terminal) -> str:
    """Somebody's certificate, by its number as it is written."""
    store, asked = store_of(terminal), questionnaire()
    sitting, token = store.start(asked, TEXT, WELSH)
    store.save_page(sitting.id, asked, PageId("one"), {"full_name": "Siân Evans"}, WELSH)
    scores = store.submit(sitting, asked)
    stored = store.find(token)
    assert stored is not None
    award = Award(sitting=load_sitting(stored, asked), questionnaire=asked, scores=scores)
    found = issued(store.register, [award], theme=open_wardrobe(THEME).default, address=ADDRESS, by="learner")
    store.close()
    written: Registered = found[sitting.id]
    return "-".join(written.number[start : start + 4] for start in range(0, 13, 4))


def happened(terminal: Terminal, number: str) -> list[tuple[Kind, str, str | None]]:
    store = store_of(terminal)
    events = store.register.events(symbols_of(number))
    store.close()
    return [(each.kind, each.by, each.reason) for each in events]


def test_a_certificate_is_shown_with_how_it_stands_and_what_happened(terminal: Terminal, number: str) -> None:
    terminal.type("certificate", "suspend", number, *CLEARED)
    shown = terminal.type("certificate", "show", number.lower().replace("-", " "))
    assert shown.exit_code == 0
    first, *rest = shown.stdout.splitlines()
    assert first == f"{number}  suspended"
    assert "Awarded to:    Siân Evans" in rest
    assert "What it says:  wedi cwblhau'r hunanasesiad hwn." in rest
    assert f"Checked at:    {ADDRESS}/certificate/{symbols_of(number)}" in rest
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC  issued      learner", rest[-2])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC  suspended   Ann  An enquiry", rest[-1])


def test_the_same_for_programs(terminal: Terminal, number: str) -> None:
    shown = json.loads(terminal.type("certificate", "show", number, "--format", "json").stdout)
    assert (shown["number"], shown["state"], shown["hidden"], shown["replaced_by"]) == (number, "valid", False, None)
    assert shown["said"]["cy"]["name"] == "Siân Evans"
    assert not [key for key in shown["said"]["cy"] if "around" in key]
    assert [event["kind"] for event in shown["events"]] == ["issued"]


@pytest.mark.parametrize(
    ("command", "kind"), [("withdraw", Kind.WITHDRAWN), ("suspend", Kind.SUSPENDED), ("hide", Kind.HIDDEN)]
)
def test_what_happens_is_logged_with_who_and_why(terminal: Terminal, number: str, command: str, kind: Kind) -> None:
    typed = terminal.type("certificate", command, number, *CLEARED)
    assert (typed.exit_code, typed.stdout) == (0, f"{number} is {kind}.\n")
    assert happened(terminal, number)[-1] == (kind, "Ann", "An enquiry")


def test_a_suspension_and_hiding_are_taken_back(terminal: Terminal, number: str) -> None:
    for command in ("suspend", "reinstate", "hide", "unhide"):
        assert terminal.type("certificate", command, number, *CLEARED).exit_code == 0
    assert [kind for kind, _, _ in happened(terminal, number)][1:] == [
        Kind.SUSPENDED,
        Kind.REINSTATED,
        Kind.HIDDEN,
        Kind.SHOWN,
    ]


@pytest.mark.parametrize("command", ["withdraw", "suspend", "reinstate", "replace", "reprint"])
def test_what_needs_a_reason_is_not_done_without_one(terminal: Terminal, number: str, command: str) -> None:
    typed = terminal.type("certificate", command, number)
    assert typed.exit_code == 2
    assert "Missing option '--reason'" in typed.stderr
    assert len(happened(terminal, number)) == 1


def test_a_blank_is_no_reason(terminal: Terminal, number: str) -> None:
    for command in ("withdraw", "replace", "reprint"):
        typed = terminal.type("certificate", command, number, "--reason", "  ")
        assert typed.exit_code == 2
        assert "Give a reason." in typed.stderr
    assert len(happened(terminal, number)) == 1


def test_a_withdrawal_is_for_ever(terminal: Terminal, number: str) -> None:
    terminal.type("certificate", "withdraw", number, *CLEARED)
    for command in ("withdraw", "suspend", "reinstate", "replace", "reprint"):
        typed = terminal.type("certificate", command, number, *CLEARED)
        assert (typed.exit_code, typed.stderr) == (1, "Error: It was withdrawn, and that is for ever.\n")


def test_a_name_is_corrected_on_another_certificate(terminal: Terminal, number: str) -> None:
    typed = terminal.type("certificate", "replace", number, "--name", " Siân  Rees ", *CLEARED)
    assert typed.exit_code == 0
    new = typed.stdout.rstrip(".\n").rpartition(" ")[2]
    assert typed.stdout == f"{number} is corrected by {new}.\n"
    shown = terminal.type("certificate", "show", new).stdout
    assert "Awarded to:    Siân Rees\n" in shown
    assert f"In place of:   {number}\n" in shown
    assert f"issued      Ann  in place of {number}  An enquiry" in shown
    old = terminal.type("certificate", "show", number).stdout
    assert old.startswith(f"{number}  replaced\n")
    assert f"corrected   Ann  by {new}  An enquiry" in old
    again = terminal.type("certificate", "replace", number, *CLEARED)
    assert again.stderr == f"Error: It was corrected by {new}: that is the one to look at.\n"


def test_a_name_that_cannot_be_printed_corrects_nothing(terminal: Terminal, number: str) -> None:
    typed = terminal.type("certificate", "replace", number, "--name", "\N{LINEAR B SYLLABLE B008 A}", *CLEARED)
    assert typed.exit_code == 1
    assert "There is no typeface to print this with: " in typed.stderr
    assert len(happened(terminal, number)) == 1


def test_a_reprint_is_the_same_file_and_logged(terminal: Terminal, number: str) -> None:
    first, second, english = (terminal.folder / f"{name}.pdf" for name in ("first", "second", "english"))
    for file in (first, second):
        typed = terminal.type("certificate", "reprint", number, "-o", str(file), *CLEARED)
        assert (typed.exit_code, typed.stderr) == (0, f"Wrote {file}. It is logged.\n")
    assert first.read_bytes() == second.read_bytes()
    assert "Tystysgrif gwblhau" in printed_words(first.read_bytes())
    terminal.type("certificate", "reprint", number, "--language", "en", "-o", str(english), *CLEARED)
    assert "Certificate of completion" in printed_words(english.read_bytes())
    assert [kind for kind, _, _ in happened(terminal, number)] == [
        Kind.ISSUED,
        Kind.PRINTED,
        Kind.REPRINTED,
        Kind.REPRINTED,
    ]


def test_a_reprint_that_looks_otherwise_is_told(terminal: Terminal, number: str) -> None:
    store = store_of(terminal)
    store.register.printed({symbols_of(number): "0" * 64}, "cy A4", "learner")
    store.close()
    typed = terminal.type("certificate", "reprint", number, *CLEARED)
    assert typed.exit_code == 0
    assert "It looks otherwise than when it was printed before: its theme has changed since." in typed.stderr
    *_, first, second = terminal.type("certificate", "show", number).stdout.splitlines()
    assert "cy A4 000000000000" in first
    assert "looks otherwise" not in first
    assert "(looks otherwise)" in second


def test_it_is_printed_in_its_own_languages_only(terminal: Terminal, number: str) -> None:
    typed = terminal.type("certificate", "reprint", number, "--language", "de", *CLEARED)
    assert (typed.exit_code, typed.stderr) == (1, "Error: It was not issued in de. It is in: en, cy.\n")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Enter the number of the certificate."),
        ("HSD7-PHAV", "A number has 13 letters and digits."),
        (
            "HSD7-PHAV-4022-T",
            "There is a mistake in this number: one letter or digit is wrong, or two have changed places.",
        ),
        (NEVER_GIVEN, "No certificate was ever issued with this number."),
    ],
)
def test_a_number_that_leads_nowhere_is_told(terminal: Terminal, typed: str, says: str) -> None:
    said = terminal.type("certificate", "show", typed)
    assert (said.exit_code, said.stderr) == (1, f"Error: {says}\n")
