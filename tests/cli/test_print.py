"""Print runs at a terminal."""

from __future__ import annotations

import csv
import operator
import re
from io import StringIO
from pathlib import Path

import pikepdf
import pytest
from huey import SqliteHuey

from engine.cli import printing
from engine.codes import written_number
from engine.config import read_settings
from engine.jobs.pressing import open_workshop
from engine.jobs.running import LEASE, work_once
from engine.store import Store, open_store
from engine.store.print_run import Run
from tests.cli.conftest import Terminal
from tests.cli.test_centre import WEAK, answer
from tests.reports.reading import printed_words

NOT_EARNED = "Not printed: Tomos. No certificate was earned.\n"


@pytest.fixture
def people(terminal: Terminal) -> Terminal:
    answer(terminal, "Siân Rees")
    answer(terminal, "Ama Mensah")
    answer(terminal, "Tomos", WEAK)
    return terminal


def the_run(store: Store) -> Run:
    return store.runs.history()[0]


def printed(terminal: Terminal) -> str:
    """What is waiting is printed, here; the name of the latest run."""
    url = f"sqlite:///{terminal.database}"
    store = open_store(url)
    workshop = open_workshop(read_settings({"DATABASE_URL": url, "FORMWRIGHT_VAR": str(terminal.folder)}), store)
    while work_once(workshop, LEASE):
        pass
    name = the_run(store).id
    store.close()
    return name


def started(terminal: Terminal, *options: str) -> str:
    assert terminal.type("print", "start", "team", "--no-wait", *options).exit_code == 0
    return printed(terminal)


def test_a_run_is_printed_into_a_folder_though_nobody_else_works(people: Terminal) -> None:
    typed = people.type("print", "start", "team", "-o", "out", "--duplex")
    assert typed.exit_code == 0, typed.output
    assert NOT_EARNED in typed.stderr
    assert re.search(r"Print run [0-9A-Z]{12}: 2 certificates\.\n", typed.stderr)
    [pdf] = Path("out").glob("team-certificates-*.pdf")
    with pikepdf.open(pdf) as opened:
        assert len(opened.pages) == 4  # each begins on a front
    rows = list(csv.DictReader(StringIO(Path("out/manifest.csv").read_text("utf-8-sig"))))
    assert [row["name"] for row in rows] == ["Ama Mensah", "Siân Rees", "Tomos"]
    assert "Print run" in printed_words(Path("out/cover-sheet.pdf").read_bytes())
    assert not list(Path("out").glob("*.part"))


def test_a_preview_says_who_what_and_why_not_and_is_no_success_if_some_are_not_printed(people: Terminal) -> None:
    typed = people.type("print", "preview", "team", "-o", "look.pdf")
    assert typed.exit_code == 1
    assert typed.stdout.startswith("2 certificates of team 1.0.0 would be printed.\n")
    assert "  Ama Mensah  (" in typed.stdout
    assert NOT_EARNED in typed.stderr
    with pikepdf.open("look.pdf") as opened:
        assert len(opened.pages) == 2


def test_a_preview_of_what_can_all_be_printed_is_a_success_and_gives_nobody_a_number(terminal: Terminal) -> None:
    answer(terminal, "Ama Mensah")
    assert terminal.type("print", "preview", "team").exit_code == 0
    assert "Nothing was printed yet." in terminal.type("print", "history").stderr


def test_a_list_in_a_file_gives_the_order_and_lines_that_name_nobody_are_told(people: Terminal) -> None:
    Path("list.txt").write_text("Siân Rees\nNobody at all\nama mensah\n", encoding="utf-8")
    run = started(people, "--list", "list.txt", "--separate")
    typed = people.type("print", "preview", "team", "--list", "list.txt")
    assert 'Line 2 of the list names nobody: "Nobody at all"' in typed.stderr
    assert people.type("print", "take", run, "-o", "out").exit_code == 0
    rows = list(csv.DictReader(StringIO(Path("out/manifest.csv").read_text("utf-8-sig"))))
    assert [row["name"] for row in rows] == ["Siân Rees", "Ama Mensah"]
    assert len(list(Path("out").glob("*.zip"))) == 1


def test_reports_are_printed_short_or_with_the_working(people: Terminal) -> None:
    people.type("print", "take", started(people, "--reports"), "-o", "short")
    people.type("print", "take", started(people, "--reports", "--working"), "-o", "long")
    [short], [long] = (list(Path(folder).glob("team-reports-*.pdf")) for folder in ("short", "long"))
    assert "This counts" not in printed_words(short.read_bytes())
    assert "This counts" in printed_words(long.read_bytes())


def test_a_run_is_shown_listed_cancelled_and_gone_on_with(people: Terminal) -> None:
    people.type("print", "start", "team", "--no-wait", "--by", "Ann")
    [listed] = people.type("print", "history").stdout.splitlines()
    run = listed.split()[2]
    assert "printing" in listed
    assert listed.endswith("team 1.0.0, certificates, by Ann")
    assert people.type("print", "take", run).stderr.startswith("Error: It is not done: printing.")
    assert people.type("print", "cancel", run).exit_code == 0
    assert people.type("print", "cancel", run).stderr == "Error: There is nothing to stop: it is cancelled.\n"
    assert people.type("print", "resume", run.lower(), "-o", "out").exit_code == 0
    shown = people.type("print", "show", run).stdout
    assert "2 certificates of 2 are ready." in shown
    assert "Not printed: Tomos. No certificate was earned." in shown


def test_one_of_a_run_is_printed_again_with_its_number_and_the_reason_is_logged(people: Terminal) -> None:
    run = started(people)
    people.type("print", "take", run, "-o", "first")
    typed = people.type("print", "again", run, "Siân Rees", "--reason", "=Jam", "--by", "Ann", "-o", "second")
    assert typed.exit_code == 0, typed.output
    [row] = csv.DictReader(StringIO(Path("second/manifest.csv").read_text("utf-8-sig")))
    before = csv.DictReader(StringIO(Path("first/manifest.csv").read_text("utf-8-sig")))
    assert row["number"] in [each["number"] for each in before]
    [_, logged] = csv.reader(StringIO(people.type("print", "log").stdout))
    assert logged[1:5] == ["Ann", "'=Jam", "1", row["number"]]


def test_who_was_not_printed_is_not_printed_again_nor_is_anybody_with_them(people: Terminal) -> None:
    run = started(people)
    answer(people, "Dai Eve")
    typed = people.type("print", "again", run, "Siân Rees", "Dai Eve", "--reason", "Jam", "--by", "Ann")
    assert typed.exit_code == 1
    assert 'names nobody: "Dai Eve"' in typed.stderr
    assert f"Nothing is printed: who is named must have been printed by {run}." in typed.stderr
    assert len(people.type("print", "history").stdout.splitlines()) == 1


def test_what_no_longer_holds_of_a_run_is_told_with_its_files(people: Terminal) -> None:
    run = started(people)
    people.type("print", "take", run, "-o", "first")
    ama, *_ = csv.DictReader(StringIO(Path("first/manifest.csv").read_text("utf-8-sig")))
    people.type("certificate", "withdraw", ama["number"], "--reason", "A mistake")
    typed = people.type("print", "take", run, "-o", "second")
    assert f"  Ama Mensah, {ama['number']}. The certificate was withdrawn.\n" in typed.stderr
    assert "Siân Rees" not in typed.stderr


def test_though_the_queue_cannot_be_reached_it_is_printed(people: Terminal) -> None:
    typed = people.type("print", "start", "team", FORMWRIGHT_QUEUE="redis://127.0.0.1:1/0")
    assert typed.exit_code == 0, typed.output


def test_where_nobody_can_print_the_bar_comes_to_an_end(people: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "work_until_stopped", operator.eq)  # it is over at once
    typed = people.type("print", "start", "team")
    assert typed.exit_code == 1
    assert "Nobody prints any more: see above why. Go on with: formwright print resume" in typed.stderr


def test_a_queue_that_is_none_is_told_before_anything_is_done(people: Terminal) -> None:
    typed = people.type("print", "start", "team", FORMWRIGHT_QUEUE="nonsense")
    assert typed.exit_code == 1
    assert "Error: FORMWRIGHT_QUEUE is sqlite:///<file>, redis://<host>" in typed.stderr
    assert people.type("print", "history").stdout == ""


def test_whoever_works_is_woken_when_a_run_is_started_or_gone_on_with(people: Terminal) -> None:
    waiting = SqliteHuey("formwright", filename=str(people.folder / "var" / "queue.sqlite"))
    people.type("print", "start", "team", "--no-wait")
    assert waiting.pending_count() == 1
    waiting.flush()
    name = people.type("print", "history").stdout.split()[2]
    assert people.type("print", "cancel", name).exit_code == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "work_until_stopped", operator.eq)  # nobody takes the message
        people.type("print", "resume", name)
    assert waiting.pending_count() == 1
    waiting.storage.close()


def test_no_number_is_given_before_it_is_said_where_certificates_lead(people: Terminal) -> None:
    typed = people.type("print", "start", "team", FORMWRIGHT_ADDRESS="")
    assert typed.exit_code == 1
    assert "Error: Set FORMWRIGHT_ADDRESS to the address people use" in typed.stderr
    store = open_store(f"sqlite:///{people.database}")
    assert store.runs.history() == []
    assert people.type("print", "start", "team", "--reports", "--no-wait", FORMWRIGHT_ADDRESS="").exit_code == 0
    store.close()


@pytest.mark.parametrize("named", [[], ["--version", "1.0.0"]])
def test_what_was_collected_is_printed_though_its_file_is_gone(people: Terminal, named: list[str]) -> None:
    (people.questionnaires / "team" / "1.0.0.yaml").unlink()
    typed = people.type("print", "preview", "team", *named)
    assert typed.stdout.startswith("2 certificates of team 1.0.0 would be printed.\n"), typed.output
    run = started(people, *named)
    assert people.type("print", "take", run, "-o", "out").exit_code == 0
    assert people.type("print", "again", run, "--reason", "A jam", "-o", "second").exit_code == 0
    rows = csv.DictReader(StringIO(Path("second/manifest.csv").read_text("utf-8-sig")))
    assert [row["name"] for row in rows] == ["Ama Mensah", "Siân Rees"]


def test_what_was_printed_before_is_not_started_without_a_reason(people: Terminal) -> None:
    started(people)
    typed = people.type("print", "start", "team", "--no-wait")
    assert typed.exit_code == 1
    assert "Error: 2 certificates of these have been printed before. Say why with --reason, or print others." in (
        typed.stderr
    )
    assert "2 certificates of these have been printed before." in people.type("print", "preview", "team").stdout
    assert people.type("print", "start", "team", "--no-wait", "--reason", "A jam").exit_code == 0


def test_printing_again_needs_a_reason(people: Terminal) -> None:
    typed = people.type("print", "again", started(people))
    assert typed.exit_code == 2
    assert "--reason" in typed.stderr


def test_the_digest_of_a_file_in_the_log_is_that_of_the_zip(people: Terminal) -> None:
    people.type("print", "take", started(people, "--separate"), "-o", "out")
    rows = list(csv.DictReader(StringIO(Path("out/manifest.csv").read_text("utf-8-sig"))))
    shown = people.type("certificate", "show", rows[0]["number"]).stdout
    assert rows[0]["sha256"][:12] in shown
    assert written_number(rows[0]["number"].replace("-", "")) == rows[0]["number"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["show", "NOSUCHRUN"], 'Error: There is no print run "NOSUCHRUN". See them with: formwright print history\n'),
        (["start", "team"], "Error: Nobody is chosen: nobody who completed team 1.0.0 is meant by this.\n"),
        (["start", "quiet"], "Error: quiet 1.0.0 has no certificate. Its reports are printed with --reports.\n"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(terminal: Terminal, words: list[str], says: str) -> None:
    typed = terminal.type("print", *words)
    assert (typed.exit_code, typed.stderr) == (1, says)
