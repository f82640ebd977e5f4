"""What pip cannot install: on a machine that has none of it, a script says exactly what is missing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from engine.config import ROOT

SCRIPT = ROOT / "scripts" / "system-packages"
NOBODY = "#!/bin/sh\necho 1000\n"
REFUSES = "#!/bin/sh\nexit 1\n"


def bare_machine(folder: Path, **programs: str) -> dict[str, str]:
    """The environment of somebody who may install nothing, on a machine with a shell and these programs."""
    tools = folder / "bin"
    tools.mkdir()
    (tools / "sh").symlink_to("/bin/sh")
    for name, text in {"id": NOBODY, "sudo": REFUSES, "python": REFUSES, **programs}.items():
        (tools / name).write_text(text, encoding="utf-8")
        (tools / name).chmod(0o755)
    return {"PATH": str(tools), "PYTHON": str(tools / "python")}


def run(environment: dict[str, str], *what: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own script
        ["/bin/sh", str(SCRIPT), *what], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"),
        ("dnf", "sudo dnf install pango harfbuzz\n"),
    ],
)
def test_who_may_install_nothing_is_told_the_command(tmp_path: Path, manager: str, command: str) -> None:
    done = run(bare_machine(tmp_path, **{manager: REFUSES}), "print")
    assert done.returncode == 1
    assert done.stdout.startswith("Missing for PDFs: ")
    assert done.stdout.endswith(f"then run the same command again:\n    {command}")
    assert done.stderr == ""


def test_on_a_machine_of_another_kind_the_packages_are_named(tmp_path: Path) -> None:
    done = run(bare_machine(tmp_path), "print")
    assert done.returncode == 1
    assert "Missing for PDFs: pango\n" in done.stdout
    assert done.stdout.endswith("    pango harfbuzz\n")


def test_what_the_tests_use_is_named_with_what_it_is_for(tmp_path: Path) -> None:
    done = run(bare_machine(tmp_path, **{"apt-get": REFUSES}), "test")
    assert done.returncode == 1
    for told in (
        "Missing for the walks in a browser: chromium",
        "Missing for the checks of the pages: npm",
        "Missing for the checks of the pages and of PDFs: default-jdk-headless",
        "Missing for the tests that read PDFs: poppler-utils",
    ):
        assert told in done.stdout


def test_what_may_be_installed_is_installed(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    manager = f'#!/bin/sh\necho "$*" >> {asked}\n'
    root = {"id": "#!/bin/sh\necho 0\n", "env": '#!/bin/sh\nshift\nexec "$@"\n', "apt-get": manager}
    done = run(bare_machine(tmp_path, **root), "print")
    assert done.returncode == 1, "nothing has come of it, so it is told all the same"
    installed = "-qq install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    assert asked.read_text("utf-8").splitlines() == ["-qq update", installed]


def test_a_machine_with_everything_is_told_nothing(tmp_path: Path) -> None:
    done = run(bare_machine(tmp_path, python="#!/bin/sh\nexit 0\n"), "print")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
