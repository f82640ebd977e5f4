from __future__ import annotations

import os
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest

from engine.reports import pdf as pdfs
from engine.reports.keeping import BETWEEN, Kept, keep_reports_in
from engine.reports.pdf import write_report_pdf
from engine.reports.report import Report, report_of
from tests.reports.making import CY, EN, questionnaire, scale, score, scored, sitting, theme

TEAM = scale("team", "Team-working", "Gweithio mewn tîm")


def never() -> bytes:
    raise AssertionError("this was made before")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    keep_reports_in(tmp_path / "reports")
    yield tmp_path / "reports"
    keep_reports_in(None)


def report(value: str = "3.4", language: str = "en") -> Report:
    return report_of(questionnaire(TEAM), sitting(), scored(score(TEAM, value)), EN if language == "en" else CY)


def test_what_was_made_once_is_given_again(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "reports")
    assert kept.get(b"words", lambda: b"a file") == b"a file"
    assert kept.get(b"words", never) == b"a file"
    assert Kept(tmp_path / "reports").get(b"words", never) == b"a file", "in another process, too"
    assert kept.get(b"other words", lambda: b"another file") == b"another file"


def test_the_same_report_is_printed_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = write_report_pdf(report(), theme())
    look = theme()
    again = write_report_pdf(report(), look)
    monkeypatch.setattr(pdfs, "printed", never)

    assert write_report_pdf(report(), look) == again == first
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize(
    "changed",
    [{"working": True}, {"paper": "Letter"}, {"large": True}],
)
def test_on_other_paper_it_is_another_file(folder: Path, changed: dict[str, str | bool]) -> None:
    write_report_pdf(report(), theme())
    write_report_pdf(report(), theme(), **changed)  # type: ignore[arg-type]  # by name
    assert len(list(folder.iterdir())) == (1 if changed == {"working": True} else 2), "there is no working to print"


def test_with_other_scores_or_in_another_language_it_is_another_file(folder: Path) -> None:
    write_report_pdf(report(), theme())
    write_report_pdf(report("4.5"), theme())
    write_report_pdf(report(language="cy"), theme())
    assert len(list(folder.iterdir())) == 3


def test_without_its_words_nobody_can_read_what_is_kept(folder: Path) -> None:
    write_report_pdf(report(), theme())
    [file] = folder.iterdir()
    content = file.read_bytes()

    assert b"PDF" not in content
    assert "Siân".encode() not in content
    assert file.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("spoilt", [b"", b"short", b"x" * 5000])
def test_a_file_that_was_spoilt_is_made_anew(tmp_path: Path, spoilt: bytes) -> None:
    kept = Kept(tmp_path / "reports")
    kept.get(b"words", lambda: b"a file")
    [file] = (tmp_path / "reports").iterdir()
    file.write_bytes(spoilt)
    assert kept.get(b"words", lambda: b"anew") == b"anew"
    assert kept.get(b"words", never) == b"anew"


def test_a_disk_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    kept = Kept(tmp_path / "file" / "reports")
    assert kept.get(b"words", lambda: b"a file") == b"a file"


def test_what_was_not_asked_for_the_longest_makes_room(tmp_path: Path) -> None:
    kept = Kept(tmp_path, most=10 * 1040)
    for number in range(BETWEEN):
        kept.get(str(number).encode(), lambda: b"x" * 1000)
    for age, file in enumerate(tmp_path.iterdir()):
        os.utime(file, ns=(age, age))
    kept.get(b"0", never)
    kept.get(b"new", lambda: b"x" * 1000)

    assert len(list(tmp_path.iterdir())) == 10
    assert kept.get(b"0", never) == b"x" * 1000, "it was asked for a moment ago"
    assert kept.get(b"new", never) == b"x" * 1000


def _ask(folder: Path) -> None:
    kept = Kept(folder, most=20 * 1040)
    for number in range(2 * BETWEEN):
        assert kept.get(str(number % 30).encode(), lambda: b"x" * 1000) == b"x" * 1000


def test_several_processes_may_use_it_at_once(tmp_path: Path) -> None:
    processes = [get_context("fork").Process(target=_ask, args=(tmp_path,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(30)
    assert [process.exitcode for process in processes] == [0, 0, 0]


def test_where_nothing_is_kept_nothing_is_written(tmp_path: Path) -> None:
    keep_reports_in(None)
    write_report_pdf(report(), theme())
    assert list(tmp_path.iterdir()) == []
