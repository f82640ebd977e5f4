"""The Nu HTML checker, over many pages at once: it is slow to start."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.pages.tools import tool

PATIENCE = 300


def faults_of_pages(pages: Iterable[tuple[str, str]], folder: Path) -> list[str]:
    """Every error and every warning in pages as they were sent, by their names; each HTML is read once."""
    names: dict[str, str] = {}
    for name, html in pages:
        names.setdefault(html, name)
    for html, name in names.items():
        (folder / f"{name}.html").write_text(html, "utf-8")
    found = markup_faults(sorted(folder.glob("*.html")))
    return [f"{name}: {fault}" for name, faults in found.items() for fault in faults]


def markup_faults(pages: Iterable[Path]) -> Mapping[str, list[str]]:
    """Every error and every warning, by the name of the file it is in."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("the Nu HTML checker needs Java: run `make test`, or install default-jdk-headless")
    checker = ["-jar", str(tool("vnu-jar/build/dist/vnu.jar")), "--format", "json", "--stdout", "--exit-zero-always"]
    ran = subprocess.run(  # noqa: S603  # the files are ours
        [str(java), "-Xss2m", *checker, *map(str, pages)], capture_output=True, check=True, timeout=PATIENCE
    )
    faults: dict[str, list[str]] = {}
    for message in json.loads(ran.stdout)["messages"]:
        told = f"{message['message']}: {message.get('extract', '').strip()}"
        faults.setdefault(Path(message["url"]).name, []).append(told)
    return faults
