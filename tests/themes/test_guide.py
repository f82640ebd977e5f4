"""docs/themes.md, followed as designers follow it: block by block, in a folder of their own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from engine.cli import main
from engine.themes import Shelf
from engine.themes.certificates import LABELLED, SLOTS
from engine.themes.tokens import COLOURS, FONT_LISTS, SHAPES
from tests.themes.making import ROOT, SHIPPED

GUIDE = (ROOT / "docs" / "themes.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PART = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
IDS = sorted(path.name for path in (ROOT / "questionnaires").glob("*/"))


@pytest.fixture(name="folder")
def themes_as_they_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of themes of an installation in which nothing has been done; the rest the guide has to say."""
    shutil.copytree(SHIPPED, tmp_path / "themes")
    for name in IDS:
        (tmp_path / "questionnaires" / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FORMWRIGHT_THEME", str(tmp_path / "themes" / "default"))
    monkeypatch.setenv("FORMWRIGHT_QUESTIONNAIRES", str(tmp_path / "questionnaires"))
    return tmp_path / "themes"


def parts(text: str) -> dict[str, str]:
    """The parts of a theme by their keys; what stands before the first under nothing."""
    found = filter(None, PART.split(text))
    return {part.partition(":")[0] if re.match("[a-z_]+:", part) else "": part for part in found}


def followed(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Every block in its turn: what it is, what it shows and what comes."""
    text: dict[str, str] = {}
    for kind, block in BLOCK.findall(GUIDE):
        if kind == "yaml":
            new = parts(block)
            text = new if "name" in new else {**text, **new}
            name = "institute" if "Branch" not in block else "branch"
            (folder / name).mkdir(exist_ok=True)
            (folder / name / "theme.yaml").write_text("".join(text.values()), encoding="utf-8")
            codes = [problem.code for problem in Shelf(folder, IDS).read(name).problems]
            yield "yaml", block, ", ".join(codes)
        elif kind in {"html", "css"}:
            (folder / "institute" / f"certificate.{kind}").write_text(block, encoding="utf-8")
            yield kind, block, ""
        else:
            command = block.partition("\n")[0]
            yield "console", block, f"{command}\n{printed(command.removeprefix('$ '))}"


def printed(command: str) -> str:
    """What comes on the terminal."""
    program, *words = command.split()
    if program == "formwright":
        return CliRunner().invoke(main, words).output
    assert program == "cp"
    *files, place = (Path(word) for word in words if word != "-r")
    for file in files:
        if "-r" in words:
            shutil.copytree(file, place / file.name)
        else:
            shutil.copy(file, place)
    return ""


def test_every_block_of_the_guide_does_what_is_shown(folder: Path) -> None:
    steps = list(followed(folder))
    for kind, shown, came in steps:
        if kind == "console":
            assert came == shown
        else:
            assert came == ("theme.contrast" if "#9aa0ab" in shown else ""), shown
    assert [kind for kind, _, _ in steps].count("console") == 7
    assert len(steps) == len(re.findall("^```[a-z]", GUIDE, re.MULTILINE))


def test_the_whole_theme_is_what_the_guide_says(folder: Path) -> None:
    for _ in followed(folder):
        pass
    whole, branch = (Shelf(folder).read(name).theme for name in ("institute", "branch"))
    assert whole is not None
    assert branch is not None
    assert whole.palettes["dark"]["brand"] == "#2f1547"
    assert whole.printing.certificate.signatory is not None
    assert branch.logo == whole.logo
    assert branch.printing.certificate.signatory is None
    assert branch.tokens["muted"] == "#494e58"


def test_the_table_has_every_token_with_what_it_is_for() -> None:
    rows = re.findall(r"^\| `([a-z_-]+)` \| (.*?) \|", GUIDE, re.MULTILINE)
    assert dict(rows[len(SLOTS) :]) == {**COLOURS, **FONT_LISTS, **SHAPES}


def test_the_other_table_has_every_slot_of_a_certificate() -> None:
    rows = re.findall(r"^\| `([a-z_-]+)` \| (.*?) \|", GUIDE, re.MULTILINE)
    assert dict(rows[: len(SLOTS)]) == SLOTS
    labelled = ", ".join(f"`{slot}`" for slot in LABELLED[:-1])
    assert f"Before {labelled} and `{LABELLED[-1]}`" in GUIDE.replace("\n", " ")


def test_its_links_lead_somewhere() -> None:
    for path in re.findall(r"\]\(([a-z]+\.md)", GUIDE):
        assert (ROOT / "docs" / path).is_file()
