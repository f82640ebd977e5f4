"""The two versions and the map of the examples."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from engine.catalogue.maps import VersionMap, read_map
from engine.compiler import compile_file
from engine.document import Problem, Source
from engine.questionnaire import Questionnaire

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "maps"
GOOD = (EXAMPLES / "good.map.yaml").read_text("utf-8")


@cache
def version(name: str) -> Questionnaire:
    compiled = compile_file(EXAMPLES / f"{name}.yaml")
    assert compiled.questionnaire is not None, compiled.problems
    return compiled.questionnaire


def found_in(text: str) -> tuple[VersionMap | None, list[Problem]]:
    return read_map(Source("2.0.0.map.yaml", text), version("old"), version("new"))


def good(*changes: tuple[str, str]) -> VersionMap:
    """The good map, with each first text replaced by the second."""
    text = GOOD
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    found, problems = found_in(text)
    assert found is not None, "\n".join(map(str, problems))
    return found
