"""A zip is sent while it is made, and whoever opens it finds every file as it was."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from engine.jobs.archive import zipped

UNZIP = shutil.which("unzip") or ""
MOMENT = datetime(2026, 11, 22, 20, 15, 42, tzinfo=UTC)


def pages(number: int) -> Iterator[tuple[str, bytes]]:
    for place in range(number):
        yield f"{place // 400 + 1:03d}_Grŵp/00{place:05d}_LLŴYD_نور.pdf", b"%PDF-1.7\n" + bytes([place % 251]) * place


def test_a_thousand_files_come_back_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    with file.open("wb") as out:
        out.writelines(zipped(pages(1000), MOMENT))
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        assert {info.filename: archive.read(info) for info in archive.infolist()} == dict(pages(1000))
        assert {info.date_time for info in archive.infolist()} == {(2026, 11, 22, 20, 15, 42)}
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {info.external_attr >> 16 & 0o777 for info in archive.infolist()} == {0o644}


@pytest.mark.skipif(not UNZIP, reason="there is no unzip here")
def test_another_program_finds_no_fault_with_it(tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    file.write_bytes(b"".join(zipped(pages(1000), MOMENT)))
    tested = subprocess.run([UNZIP, "-tqq", file], capture_output=True, check=False)  # noqa: S603  # a file of our own
    assert (tested.returncode, tested.stdout, tested.stderr) == (0, b"", b"")


def test_sizes_stand_before_the_content_for_programs_that_read_as_it_comes() -> None:
    first = next(zipped(pages(2), MOMENT))
    assert first[6:8] == (0x0800).to_bytes(2, "little")
    assert int.from_bytes(first[18:22], "little") == len(b"%PDF-1.7\n")


def test_the_same_files_give_the_same_bytes() -> None:
    assert list(zipped(pages(3), MOMENT)) == list(zipped(pages(3), MOMENT.astimezone()))


def test_nothing_is_read_before_what_came_is_sent() -> None:
    read: list[str] = []

    def files() -> Iterator[tuple[str, bytes]]:
        for name in ("a.pdf", "b.pdf", "c.pdf"):
            read.append(name)
            yield name, bytes(1000)

    sent = zipped(files(), MOMENT)
    sizes = []
    for number in range(1, 4):
        sizes.append(len(next(sent)))
        assert len(read) == number
    assert max(sizes) < 1100


def test_an_empty_zip_is_one_and_times_before_all_zips_are_their_first() -> None:
    assert zipfile.ZipFile(BytesIO(b"".join(zipped([], MOMENT)))).namelist() == []
    early = b"".join(zipped([("a", b"")], datetime(1970, 1, 1, tzinfo=UTC)))
    assert zipfile.ZipFile(BytesIO(early)).infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
