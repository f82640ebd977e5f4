"""docs/scorers.md does what it says: its package is built and installed, and its answers are scored with it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import indent

import pytest

ROOT = Path(__file__).parents[2]
BLOCKS = re.findall(
    r"^```(\w+)\n(.*?)^```$", (ROOT / "docs" / "scorers.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
)
PYTHON = [text for language, text in BLOCKS if language == "python"]
[TOML] = [text for language, text in BLOCKS if language == "toml"]
[YAML] = [text for language, text in BLOCKS if language == "yaml"]
ANSWERS, SCORES = (text for language, text in BLOCKS if language == "csv")
IMPORTED = "from engine.scoring import Given, Result, Scorer"
MORE_IMPORTED = "from engine.scoring import Given, Part, Result, Scorer, Takes"
OFFLINE = ("--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check", "--quiet")


class Desk:
    """A folder in which somebody has followed the tutorial, with this as the scorer."""

    def __init__(self, folder: Path, scorer: str) -> None:
        self.folder, self._installed = folder, folder / "installed"
        package = folder / "package"
        package.mkdir(parents=True)
        (package / "my_scorers.py").write_text(scorer, encoding="utf-8")
        (package / "pyproject.toml").write_text(TOML, encoding="utf-8")
        (folder / "calls.yaml").write_text(YAML, encoding="utf-8")
        (folder / "answers.csv").write_text(ANSWERS, encoding="utf-8")
        self._run("-m", "pip", "install", *OFFLINE, "--target", str(self._installed), str(package))

    def type(self, *words: str) -> str:
        return self._run("-W", "error", "-c", "from engine.cli import main; main()", *words)

    def _run(self, *words: str) -> str:
        done = subprocess.run(  # noqa: S603  # our own interpreter
            [sys.executable, *words],
            cwd=self.folder,
            env={
                **os.environ,
                "PYTHONPATH": f"{self._installed}{os.pathsep}{ROOT}",
                "PYTHONDONTWRITEBYTECODE": "1",
                "FORMWRIGHT_VAR": str(self.folder / "var"),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("tutorial"), PYTHON[0])


def test_it_takes_ten_lines() -> None:
    assert len([line for line in PYTHON[0].splitlines() if line.strip()]) <= 10


def test_it_is_listed_with_its_origin_and_scores(desk: Desk) -> None:
    listed = {each["name"]: each for each in json.loads(desk.type("scorers", "--format", "json"))["scorers"]}

    assert (listed["largest"]["from"], listed["largest"]["about"]) == ("my-scorers 0.1.0", "The largest answer.")
    assert "no problems" in desk.type("check", "calls.yaml")
    desk.type("score", "calls.yaml", "answers.csv", "-o", "scores.csv", "--keep", "id")
    assert (desk.folder / "scores.csv").read_text("utf-8-sig").splitlines() == SCORES.splitlines()


def test_editors_learn_it_from_the_schema(desk: Desk) -> None:
    scale = json.loads(desk.type("schema"))["$defs"]["scale"]

    assert "largest" in scale["properties"]["scorer"]["enum"]
    assert "largest" in [branch["if"]["properties"]["scorer"]["const"] for branch in scale["allOf"]]


def test_the_reference_has_it_without_an_example_that_is_not_there(desk: Desk) -> None:
    assert "### largest\n\nThe largest answer.\n" in desk.type("reference")


def test_what_more_it_can_say_is_said(tmp_path: Path) -> None:
    """The class with what the tutorial adds to it, in place of its first way to score."""
    plain = PYTHON[0][: PYTHON[0].index("    def score")].replace(IMPORTED, MORE_IMPORTED)
    desk = Desk(tmp_path, plain + indent("".join(PYTHON[1:]), "    "))

    assert " 0 to 50" in desk.type("scores", "calls.yaml")
    desk.type("score", "calls.yaml", "answers.csv", "-o", "scores.jsonl", "--keep", "id")
    first = json.loads((desk.folder / "scores.jsonl").read_text("utf-8").splitlines()[0])
    assert [(part["id"], part["value"]) for part in first["busiest.parts"]] == [("calls", "12.00"), ("letters", "3.00")]
