from __future__ import annotations

import pytest

from engine.compiler import compile_source
from engine.document import Source
from tests.making import HEAD

TEXT = HEAD + "pages: [{id: one, title: One, items: [{id: who, kind: text, ask: Who?}]}]\n"


def found(name: str) -> list[tuple[str, int, int]]:
    problems = compile_source(Source(name, TEXT)).problems
    return [(problem.code, problem.span.line, problem.span.column) for problem in problems]


@pytest.mark.parametrize(
    "name", ["questionnaires/sample/1.0.0.yaml", "1.0.0.yaml", "draft.yaml", "elsewhere/draft.yaml", "other/1.0.yaml"]
)
def test_a_file_where_its_id_and_version_say_and_one_outside_a_catalogue_are_fine(name: str) -> None:
    assert found(name) == []


def test_another_version_in_the_name_is_told_at_the_version() -> None:
    assert found("questionnaires/sample/1.0.1.yaml") == [("file.name", 3, 10)]


def test_another_folder_is_told_at_the_id() -> None:
    assert found("questionnaires/samples/1.0.0.yaml") == [("file.name", 2, 5)]


def test_both_can_be_wrong() -> None:
    assert found("questionnaires/samples/2.0.0.yaml") == [("file.name", 2, 5), ("file.name", 3, 10)]


@pytest.mark.parametrize(("key", "good", "bad"), [("version", "1.0.0", "1.0"), ("id", "sample", "My Sample")])
def test_what_cannot_be_a_name_is_told_as_that_alone(key: str, good: str, bad: str) -> None:
    text = TEXT.replace(f"{key}: {good}", f"{key}: {bad}")
    [problem] = compile_source(Source("questionnaires/sample/1.0.0.yaml", text)).problems
    assert problem.code == "value.pattern"


def test_the_hint_says_where_the_file_belongs() -> None:
    [problem] = compile_source(Source("questionnaires/sample/1.0.1.yaml", TEXT)).problems
    assert problem.message == 'The version is "1.0.0", but the file stands at sample/1.0.1.yaml.'
    assert problem.hint == "Write version: 1.0.1, or move the file to sample/1.0.0.yaml if there is none yet."
