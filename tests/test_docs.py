"""What docs/ shows is real: every example is checked by the engine itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from textwrap import indent

import pytest
from click.testing import CliRunner

from engine.cases import read_cases
from engine.cli import main
from engine.compiler import compile_source
from engine.document import Problem, Source
from engine.expressions.functions import FUNCTIONS
from tests.making import asked_in_cases, without_advice

ROOT = Path(__file__).parent.parent
BROKEN = ROOT / "tests" / "examples" / "broken"
CASES = ROOT / "tests" / "examples" / "cases"

ENTRY = re.compile(r"^### (\S+)$(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARKED = re.compile(r"^(.*?)\s*# (wrong|right)$", re.MULTILINE)

PROBLEMS = dict(ENTRY.findall((ROOT / "docs" / "problems.md").read_text("utf-8")))


SHOWN = sorted(BROKEN.glob("*.yaml"))
SHOWN += [path for path in sorted(CASES.glob("*.*.yaml")) if "# wrong" in PROBLEMS[path.stem]]


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.stem)
def test_what_is_called_wrong_is_and_what_is_called_right_puts_it_right(path: Path) -> None:
    """The wrong lines stand in the broken example of the problem; with the right ones in their place it is good."""
    [(_, block)] = BLOCK.findall(PROBLEMS[path.stem])
    wrong = [line for line, mark in MARKED.findall(block) if mark == "wrong"]
    right = [line for line, mark in MARKED.findall(block) if mark == "right"]
    lines = path.read_text("utf-8").splitlines()
    first, *others = [place_of(line, lines) for line in wrong]
    lines[first] = put(wrong[0], right, lines[first])
    mended = [line for number, line in enumerate(lines) if number not in others]
    assert [str(problem) for problem in problems_of(Source(path.stem, "\n".join(mended)), path)] == []


def problems_of(source: Source, path: Path) -> Sequence[Problem]:
    """What is wrong with an example: a questionnaire, or cases of one."""
    if path.parent == CASES:
        return read_cases(source, asked_in_cases())[1]
    return without_advice(compile_source(source).problems, besides=path.stem)


def place_of(wrong: str, lines: list[str]) -> int:
    whole = [number for number, line in enumerate(lines) if line.strip() == wrong]
    [place] = whole or [number for number, line in enumerate(lines) if wrong in line]
    return place


def put(wrong: str, right: list[str], line: str) -> str:
    """A line with its wrong part replaced, by several lines where there are several."""
    indent = " " * line.index(wrong)
    return line.replace(wrong, f"\n{indent}".join(right))


GUIDE, _, VERSIONS = (ROOT / "docs" / "authors.md").read_text("utf-8").partition("## Versions\n")
SECTION = re.compile(r"^(\w+):.*\n(?:(?!\w).*\n)*", re.MULTILINE)
LISTS = ("pages", "scales", "feedback", "sources")


def build_up(blocks: list[str]) -> list[str]:
    """The guide's questionnaire after each block.

    A block that begins with `format:` begins anew. Any other is added to what stands above it: items on a page of their
    own at the end, entries of lists after those that are there.
    """
    sections: dict[str, str] = {}
    stages = []
    for number, block in enumerate(blocks):
        text = block
        if block.startswith("format:"):
            sections = {}
        elif block.startswith("- "):
            items = "".join(f"      {line}\n" for line in block.splitlines())
            text = f"pages:\n  - id: page_{number}\n    title: More\n    items:\n{items}"
        for section in SECTION.finditer(text):
            key, entry = section[1], section[0]
            more = key in LISTS and key in sections
            sections[key] = sections[key] + entry.partition("\n")[2] if more else entry
        stages.append("".join(sections.values()))
    return stages


WRITTEN = [block for language, block in BLOCK.findall(GUIDE) if language == "yaml"]
STAGES = build_up([block for block in WRITTEN if not block.startswith("- name:")])


@pytest.mark.parametrize("stage", range(len(STAGES)))
def test_every_block_of_the_authors_guide_compiles_with_what_stands_above_it(stage: int) -> None:
    assert [str(problem) for problem in compile_source(Source("guide.yaml", STAGES[stage])).problems] == []


CONDITIONS = GUIDE.partition("## Conditions\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("condition", re.findall(r"^\| `(.+?)` \|", CONDITIONS, re.MULTILINE))
def test_every_condition_in_the_table_of_the_authors_guide_is_one(condition: str) -> None:
    item = f"- {{id: last, kind: text, ask: Anything else?, shown_when: '{condition}'}}"
    [*_, stage] = build_up([STAGES[-2], item])
    assert [str(problem) for problem in compile_source(Source("guide.yaml", stage)).problems] == []


@pytest.mark.parametrize("function", sorted(FUNCTIONS))
def test_every_function_stands_in_the_authors_guide(function: str) -> None:
    assert re.search(rf"`[^`\n]*\b{function}\b[^`\n]*`", CONDITIONS)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which commands are given."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FORMWRIGHT_QUESTIONNAIRES", str(tmp_path / "questionnaires"))
    monkeypatch.setenv("FORMWRIGHT_VAR", str(tmp_path / "var"))
    return tmp_path


def test_commands_print_what_the_authors_guide_shows(workplace: Path) -> None:
    new, good, broken, passed, failed = [block for language, block in BLOCK.findall(GUIDE) if language == "console"]
    file = workplace / "questionnaires" / "team-skills" / "0.1.0.yaml"
    assert entered(new) == new
    assert entered(good) == good
    text = file.read_text("utf-8")
    file.write_text(text.replace('= "apprenticeship"', '= "aprenticeship"'), "utf-8")
    assert entered(broken) == broken
    file.write_text(text, "utf-8")
    assert entered(passed) == passed
    file.write_text(text.replace("at_least: 3.5}", "at_least: 3.75}"), "utf-8")
    assert entered(failed) == failed


def test_the_cases_of_the_authors_guide_pass(workplace: Path) -> None:
    entered("$ formwright new team-skills\n")
    first, second = [block for block in WRITTEN if block.startswith("- name:")]
    file = workplace / "questionnaires" / "team-skills" / "0.1.0.cases.yaml"
    assert first in file.read_text("utf-8")
    file.write_text(first + second, "utf-8")
    assert "2 cases, all passed." in entered("$ formwright test team-skills\n")


OTHER_DEGREES = """\
{code: bachelor, label: A bachelor's degree}
          - {code: master, label: A master's degree}
"""


def test_versions_are_published_compared_and_mapped_as_the_authors_guide_shows(workplace: Path) -> None:
    published, changed, refused, mapped = [
        block for language, block in BLOCK.findall(VERSIONS) if language == "console"
    ]
    [carried] = [block for language, block in BLOCK.findall(VERSIONS) if language == "yaml"]
    entered("$ formwright new team-skills\n")
    folder = workplace / "questionnaires" / "team-skills"
    for file in list(folder.iterdir()):
        file.rename(file.with_name(file.name.replace("0.1.0", "1.0.0")))
    first = (folder / "1.0.0.yaml").read_text("utf-8").replace("version: 0.1.0", "version: 1.0.0")
    later = first.replace("{code: degree, label: A degree}\n", OTHER_DEGREES).replace(
        "Your mentor", "You and your mentor"
    )
    (folder / "1.0.0.yaml").write_text(first, "utf-8")
    assert entered(published) == published
    (folder / "1.1.0.yaml").write_text(later.replace("version: 1.0.0", "version: 1.1.0"), "utf-8")
    assert entered(changed) == changed
    assert entered(refused) == refused
    (folder / "1.1.0.yaml").unlink()
    (folder / "2.0.0.yaml").write_text(later.replace("version: 1.0.0", "version: 2.0.0"), "utf-8")
    (folder / "2.0.0.map.yaml").write_text(carried, "utf-8")
    assert entered(mapped) == mapped
    assert "Published team-skills 2.0.0." in entered("$ formwright publish team-skills 2.0.0\n")
    assert entered("$ formwright check\n").endswith("2 questionnaires checked: no problems.\n")


def test_the_readme_shows_a_mistake_as_it_is_printed(workplace: Path) -> None:
    entered("$ formwright new team-skills\n")
    file = workplace / "questionnaires" / "team-skills" / "0.1.0.yaml"
    file.write_text(file.read_text("utf-8").replace('= "apprenticeship"', '= "aprenticeship"'), "utf-8")
    _, *lines = entered("$ formwright check questionnaires/team-skills/0.1.0.yaml\n").splitlines()
    assert indent("\n".join(lines[:4]), "    ") in (ROOT / "README.md").read_text("utf-8")


def test_the_page_of_problems_shows_one_as_it_is_printed(workplace: Path) -> None:
    shown = BLOCK.findall((ROOT / "docs" / "problems.md").read_text("utf-8"))[0][1]
    (workplace / "team-skills.yaml").write_bytes((BROKEN / "value.not-allowed.yaml").read_bytes())
    assert entered("$ formwright check team-skills.yaml\n").partition("\n")[2].startswith(shown)


def entered(console: str) -> str:
    """A command after the prompt `$ formwright`, with what it prints now."""
    command = console.partition("\n")[0]
    printed = CliRunner().invoke(main, command.removeprefix("$ formwright ").split()).output
    return f"{command}\n{printed}"
