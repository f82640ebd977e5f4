"""The language reference says what the engine does: all of it, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.cli.reference import WRITTEN, language_reference
from engine.compiler import questionnaire_schema
from engine.expressions.functions import FUNCTIONS
from engine.items import KINDS
from engine.scoring import scorers
from tests.cli.conftest import Terminal
from tests.test_examples import keys_of

LINK = re.compile(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)")


def test_the_committed_page_is_what_the_engine_says() -> None:
    assert WRITTEN.read_text(encoding="utf-8") == language_reference(), "run: formwright reference --write"


@pytest.mark.parametrize("name", [*KINDS, *scorers()])
def test_every_kind_and_scorer_has_its_section_with_a_sentence_and_an_example(name: str) -> None:
    about = language_reference().split(f"\n### {name}\n\n")[1].split("\n")[0]
    assert re.match(r"[A-Z].*\. \[An example\]", about)


def test_every_key_and_function_is_there() -> None:
    page = language_reference()
    first_cells = {row.split("|")[1].strip().strip("*") for row in page.splitlines() if row.startswith("| ")}
    assert set(keys_of(questionnaire_schema())) - set(KINDS) - set(scorers()) - {"grid"} - first_cells == set()
    assert set(FUNCTIONS) - first_cells == set()


def test_every_key_says_what_it_is_for() -> None:
    silent = [row for row in language_reference().splitlines() if row.startswith("| ") and row.endswith("|  |")]
    assert silent == []


def anchor(heading: str) -> str:
    """The address of a heading, as GitHub makes it."""
    return "#" + re.sub(r"[^a-z0-9 _-]", "", heading.lstrip("# ").lower()).replace(" ", "-")


def test_every_link_leads_somewhere() -> None:
    page = language_reference()
    headings = {
        f"#{re.sub(r'[^a-z0-9 _-]', '', line.lstrip('# ').lower()).replace(' ', '-')}"
        for line in page.splitlines()
        if line.startswith("#")
    }
    for file, heading in LINK.findall(page):
        assert not file or (WRITTEN.parent / file).exists(), file
        assert not heading or heading in headings, heading


def test_it_is_printed_and_written(bare: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    written = Path(bare.folder / "language.md")
    monkeypatch.setattr("engine.cli.reference.WRITTEN", written)
    assert bare.type("reference").stdout == language_reference()
    assert bare.type("reference", "--write").output == "Wrote language.md.\n"
    assert written.read_text(encoding="utf-8") == language_reference()
