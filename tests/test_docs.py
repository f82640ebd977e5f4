"""What docs/ shows is real: every example is checked by the engine itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import indent

import pytest
from click.testing import CliRunner

from engine.cases import read_cases
from engine.cli import main
from engine.compiler import compile_source
from engine.config import Settings
from engine.document import Problem, Source
from engine.expressions.functions import FUNCTIONS
from engine.scoring.scorers import BUILT_IN
from engine.web import create_app
from tests.guide import FENCE, Block, Desk, Step, added, blocks_of
from tests.making import asked_in_cases, without_advice

ROOT = Path(__file__).parent.parent
BROKEN = ROOT / "tests" / "examples" / "broken"
GOOD = ROOT / "tests" / "examples" / "good"
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


GUIDES = [ROOT / "docs" / name for name in ("authors.md", "topics.md", "scoring.md")]
BLOCKS = [block for guide in GUIDES for block in blocks_of(guide)]
FIRST_FILE = Path("questionnaires", "mentoring-readiness", "0.1.0.yaml")


def ask_once(settings: Settings, *_: object) -> None:
    """Stands in for the server: where it would begin to serve, the first page is asked for."""
    assert "Ready to mentor" in create_app(settings).test_client().get("/", follow_redirects=True).text


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Step]:
    """All guides, each followed from its first block to its last in a folder of its own; every step by its place."""
    steps: list[Step] = []
    for guide in GUIDES:
        folder = tmp_path_factory.mktemp(guide.stem)
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            patch.setenv("FORMWRIGHT_QUESTIONNAIRES", str(folder / "questionnaires"))
            patch.setenv("FORMWRIGHT_VAR", str(folder / "var"))
            patch.setenv("FORMWRIGHT_CENTRE_PASSWORD", "K3nTf0-xQ8aZ")
            patch.setattr("engine.cli.operator.serve_until_stopped", ask_once)
            patch.setattr("engine.cli.operator._free_address", lambda host, _: host)
            steps += Desk(folder, FIRST_FILE).follow(blocks_of(guide))
    return {str(step.block): step for step in steps}


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_every_block_of_the_guides_does_what_is_shown(followed: Mapping[str, Step], block: Block) -> None:
    step = followed[str(block)]
    assert step.came == step.shown


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_no_block_of_the_guides_is_written_so_that_it_is_passed_over(guide: Path) -> None:
    fences = re.findall(r"^[ >]*(?:```|~~~)|<pre|<code", guide.read_text("utf-8"), re.MULTILINE)
    assert len(fences) == 2 * len(blocks_of(guide))


def test_the_guide_ends_with_published_versions_and_its_whole_file_is_in_the_gallery(
    followed: Mapping[str, Step],
) -> None:
    published = [step for step in followed.values() if "Published mentoring-readiness 1.0.0." in step.came]
    _, _, shown = (GOOD / "mentoring_readiness.yaml").read_text("utf-8").partition("\n")
    assert [step.file for step in published] == [shown]
    assert [step for step in followed.values() if "Published mentoring-readiness 2.0.0." in step.came]


CONDITIONS = (ROOT / "docs" / "topics.md").read_text("utf-8").partition("## Conditions\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("condition", re.findall(r"^\| `(.+?)` \|", CONDITIONS, re.MULTILINE))
def test_every_condition_in_the_tables_of_the_topics_is_one(followed: Mapping[str, Step], condition: str) -> None:
    [asked] = [step for step in followed.values() if step.block.text.startswith("- id: club\n")]
    item = f"      - {{id: last, kind: text, ask: Anything else?, shown_when: '{condition}'}}"
    text = added(asked.file, f"pages:\n  - id: last_page\n    title: The end\n    items:\n{item}\n")
    assert [str(problem) for problem in compile_source(Source("guide.yaml", text)).problems] == []


@pytest.mark.parametrize("function", sorted(FUNCTIONS))
def test_every_function_stands_in_the_topics(function: str) -> None:
    assert re.search(rf"`[^`\n]*\b{function}\b[^`\n]*`", CONDITIONS)


LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_links_of_the_guides_lead_somewhere(guide: Path) -> None:
    for path, heading in LINK.findall(re.sub(r"`[^`\n]+`", "", guide.read_text("utf-8"))):
        page = (guide.parent / path).resolve() if path else guide
        assert page.is_file(), path
        assert not heading or heading in anchors(page.read_text("utf-8")), f"{path}#{heading}"


def anchors(text: str) -> set[str]:
    """What headings are called in links."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which commands are given."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FORMWRIGHT_QUESTIONNAIRES", str(tmp_path / "questionnaires"))
    monkeypatch.setenv("FORMWRIGHT_VAR", str(tmp_path / "var"))
    return tmp_path


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


CHOOSING = (ROOT / "docs" / "scoring.md").read_text("utf-8").partition("\n## What every scale says")[0]


@pytest.mark.parametrize("scorer", [scorer.name for scorer in BUILT_IN])
def test_every_scorer_is_among_those_to_choose_from(scorer: str) -> None:
    assert f"[`{scorer}`](language.md#{scorer})" in CHOOSING
