"""Themes that are refused for every reason there is: each line of the examples says by which problems."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from engine.document import Problem
from engine.reports.certificates.seeing import problems_seen
from engine.themes import Shelf
from engine.themes.theme import Theme
from tests.themes.making import ROOT, changed_face, picture

EXAMPLES = ROOT / "tests" / "examples" / "themes"
MARK = re.compile(r"(refused|warned): ([a-z., -]+?)(?: -->| \*/|$)")
MANY = "".join(f"<p>{line}</p>\n" for line in range(200)) + "<p>200</p><!-- refused: theme.certificate-large -->\n"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/theme.yaml"))


@pytest.fixture(name="shelf", scope="module")
def a_shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder = tmp_path_factory.mktemp("hostile") / "themes"
    shutil.copytree(EXAMPLES, folder)
    hostile = folder / "hostile"
    (hostile / "fonts").mkdir()
    made = {
        "restricted.woff2": changed_face("woff2", "restricted"),
        "elsewhere.ttf": changed_face("ttf", "Elsewhere Sans"),
        "without-welsh.woff2": changed_face("woff2", "without Welsh"),
        "large.woff2": changed_face("woff2", "large"),
        "large.ttf": changed_face("ttf", "large"),
        "broken.ttf": b"no typeface",
        "OFL.txt": b"As it came.",
        "empty.txt": b"",
    }
    for name, content in made.items():
        (hostile / "fonts" / name).write_bytes(content)
    (hostile / "many.html").write_text(MANY, encoding="utf-8")
    (hostile / "moving.png").write_bytes(picture(frames=3))
    (hostile / "huge.png").write_bytes(picture(size=(5000, 2)))
    (hostile / "broken.png").write_bytes(b"\x89PNG")
    told = dict[str, tuple[Problem, ...]]()

    def proof(folder: Path, worn: Theme) -> tuple[Problem, ...]:
        """Each is printed once, however often it is read."""
        return told.setdefault(worn.id, told.get(worn.id) or problems_seen(folder, worn))

    return Shelf(folder, ["skills"], proof)


def marked(text: str) -> list[tuple[int, str, str]]:
    """What the lines of a file say is wrong with them: line, code, how bad."""
    return sorted(
        (number, code, "error" if found[1] == "refused" else "warning")
        for number, line in enumerate(text.splitlines(), 1)
        if (found := MARK.search(line))
        for code in found[2].split(", ")
    )


@pytest.mark.parametrize("name", NAMES)
def test_each_line_is_refused_for_its_reasons_and_no_other(shelf: Shelf, name: str) -> None:
    read = shelf.read(name)
    assert read.theme is None
    for told in read.files:
        found = sorted((each.span.line, each.code, str(each.severity)) for each in told.problems)
        assert found == marked(told.source.text), "\n".join(map(str, told.problems))


def test_every_reason_to_refuse_a_theme_stands_in_the_examples(shelf: Shelf) -> None:
    texts = (path.read_text("utf-8") for path in (ROOT / "engine" / "themes").rglob("*.py"))
    reasons = {code for text in texts for code in re.findall(r'"(theme\.[a-z-]+)"', text)} - {"theme.yaml"}
    reasons.add("theme.certificate-hidden")  # which is told once they are printed
    refused = {problem.code for name in NAMES for problem in shelf.read(name).problems}
    assert reasons - refused == set()
    assert {"key.unknown", "key.missing"} <= refused, "a token nobody knows, a logo without alternative text"


def test_each_problem_says_what_to_do(shelf: Shelf) -> None:
    for name in NAMES:
        for problem in shelf.read(name).problems:
            assert problem.message.endswith((".", "?")), problem.message
            assert problem.hint.endswith((".", "?", "…")) or problem.hint.endswith(")."), problem.hint


def test_nothing_of_it_reaches_a_page(shelf: Shelf) -> None:
    themes: list[Theme | None] = [shelf.read(name).theme for name in NAMES]
    assert not any(themes)
