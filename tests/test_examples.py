"""A questionnaire for each feature, a broken file for each problem, and docs/problems.md: the three agree."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from engine.cases import read_cases
from engine.catalogue.maps import MAP
from engine.compiler import compile_file, questionnaire_schema
from engine.compiler.advice import RULES
from engine.compiler.structure import check_structure
from engine.document import Problem, Source
from engine.document.reader import Limits, read
from engine.scoring.scorers.sum import Sum
from tests.catalogue.maps.carrying import found_in
from tests.catalogue.shelf import Shelf
from tests.making import HEAD, asked_in_cases, without_advice

ROOT = Path(__file__).parent.parent
GOOD = sorted((ROOT / "tests" / "examples" / "good").glob("*.yaml"))
BROKEN = sorted((ROOT / "tests" / "examples" / "broken").glob("*.yaml"))
BROKEN_CASES = sorted((ROOT / "tests" / "examples" / "cases").glob("*.*.yaml"))
BROKEN_MAPS = sorted((ROOT / "tests" / "examples" / "maps").glob("*.*.map.yaml"))
BROKEN_THEMES = [
    *sorted((ROOT / "tests" / "examples" / "themes").glob("*/*.*")),
    ROOT / "tests" / "themes" / "test_hostile.py",  # makes what cannot be a small file, as does the next
    ROOT / "tests" / "reports" / "certificates" / "test_seeing.py",
]
PROBLEMS = ROOT / "docs" / "problems.md"

ONE_PAGE = "pages: [{id: one, title: One, items: [{id: calls, kind: number, ask: How many calls?}]}]\n"
ONE_SCALE = "scales: [{id: calling, label: Calling, items: [calls], scorer: sum, missing: all_required}]\n"

# What the source calls by names that look like codes and are none.
NO_CODES = {"theme.yaml", "grammar.lark", "formwright.scorers", "published.lock"}
ROOMS = ("document", "expressions", "compiler", "scoring", "cases", "catalogue", "themes", "reports")
CODE = re.compile(r"Q[0-9]{2}|[a-z]+\.[a-z]+(-[a-z]+)*")


class EditorTypes(SafeConstructor):
    """YAML 1.2 as editors read it: days of the calendar are text."""


EditorTypes.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def as_editors_read(path: Path) -> Any:  # noqa: ANN401  # whatever the file holds
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    yaml.Constructor = EditorTypes
    return yaml.load(path.read_text("utf-8"))


def name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_a_good_questionnaire_compiles_without_any_problem(path: Path) -> None:
    compiled = compile_file(path)
    assert [str(problem) for problem in compiled.problems] == []
    assert compiled.questionnaire is not None


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_an_editor_finds_a_good_questionnaire_good(path: Path) -> None:
    errors = Draft202012Validator(questionnaire_schema()).iter_errors(as_editors_read(path))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_the_good_questionnaires_use_every_key_kind_and_scorer_of_the_language() -> None:
    used = set(words_of([as_editors_read(path) for path in GOOD]))
    rules = {rule.id for rule in RULES}  # each can be waived; that each does what it says, its own tests show
    assert set(keys_of(questionnaire_schema())) - used - rules == set()


def words_of(document: Any) -> Iterator[str]:  # noqa: ANN401  # whatever YAML is
    if isinstance(document, dict):
        yield from (str(key) for key in document)
        document = list(document.values())
    if isinstance(document, list):
        for entry in document:
            yield from words_of(entry)
    elif isinstance(document, str):
        yield document


def keys_of(schema: Any) -> Iterator[str]:  # noqa: ANN401  # whatever JSON is
    """The keys a schema knows, and the words that choose between its branches."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from (const for branch in schema.get("allOf", []) for const in constants(branch.get("if", {})))
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from keys_of(part)


def constants(condition: dict[str, Any]) -> Iterator[str]:
    yield from (tested["const"] for tested in condition.get("properties", {}).values() if "const" in tested)


@pytest.mark.parametrize("path", BROKEN, ids=name)
def test_a_broken_file_has_just_its_one_problem_at_its_place(path: Path) -> None:
    compiled = compile_file(path)
    assert compiled.source is not None
    line, column = map(int, compiled.source.lines[0].removeprefix("#").split(":"))
    told = without_advice(compiled.problems, besides=path.stem)
    assert [(problem.code, problem.span.line, problem.span.column) for problem in told] == [(path.stem, line, column)]


@pytest.mark.parametrize("path", BROKEN_CASES, ids=name)
def test_a_broken_file_of_cases_has_just_its_one_problem_at_its_place(path: Path) -> None:
    source = Source(path.name, path.read_text("utf-8"))
    _, problems = read_cases(source, asked_in_cases())
    line, column = map(int, source.lines[0].removeprefix("#").split(":"))
    found = [(problem.code, problem.span.line, problem.span.column) for problem in problems]
    assert found == [(path.stem, line, column)], "\n".join(map(str, problems))


@pytest.mark.parametrize("path", BROKEN_MAPS, ids=name)
def test_a_broken_map_has_just_its_one_problem_at_its_place(path: Path) -> None:
    text = path.read_text("utf-8")
    _, problems = found_in(text)
    line, column = map(int, text.splitlines()[0].removeprefix("#").split(":"))
    found = [(problem.code, problem.span.line, problem.span.column) for problem in problems]
    assert found == [(path.name.removesuffix(MAP), line, column)], "\n".join(map(str, problems))


def control_character(folder: Path) -> list[Problem]:
    return written(folder, HEAD.replace("Sample", "Sam\aple") + ONE_PAGE)


def encoding(folder: Path) -> list[Problem]:
    return written(folder, (HEAD + ONE_PAGE).encode("utf-16"))


def too_large(folder: Path) -> list[Problem]:
    return written(folder, HEAD + ONE_PAGE + "# and so on\n" * 700_000)


def too_long(folder: Path) -> list[Problem]:
    return written(folder, HEAD + ONE_PAGE + "closing: " + "Thank you. " * 5_000 + "\n")


def too_many_nodes(_: Path) -> list[Problem]:
    """With a limit that is quickly reached."""
    return read(Source("sample.yaml", HEAD + ONE_PAGE + "sources: [one, two, three]\n"), Limits(nodes=34))[1]


def file_name(folder: Path) -> list[Problem]:
    (folder / "sample").mkdir()
    return written(folder / "sample", HEAD + ONE_PAGE, "1.0.1.yaml")


def unreadable(folder: Path) -> list[Problem]:
    return list(compile_file(folder / "nowhere.yaml").problems)


def list_too_long(folder: Path) -> list[Problem]:
    return written(folder, HEAD + ONE_PAGE + "sources: [" + "{name: A book}, " * 201 + "]\n")


def list_too_short(_: Path) -> list[Problem]:
    """No list of ours has to be longer than one, but a scorer from elsewhere may ask for two."""
    source = Source("sample.yaml", "weights: [1]\n")
    schema = {"type": "object", "properties": {"weights": {"type": "array", "minItems": 2}}}
    document = read(source)[0]
    assert document is not None
    return check_structure(document, schema, source)


def scorer_failed(folder: Path) -> list[Problem]:
    def fail(scorer: Sum) -> None:
        raise LookupError(scorer.scale.id)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sum, "check", fail)
        return written(folder, HEAD + ONE_PAGE + ONE_SCALE)


def written(folder: Path, content: str | bytes, file: str = "sample.yaml") -> list[Problem]:
    """The problems of a file with this content."""
    path = folder / file
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(compile_file(path).problems)


def promised(changed: Callable[[Shelf], object]) -> Callable[[Path], list[Problem]]:
    """The problems of a folder in which version 1.0.0 was published, after something was done in it."""

    def found(folder: Path) -> list[Problem]:
        shelf = Shelf(folder)
        shelf.publish(shelf.write("1.0.0"))
        changed(shelf)
        return shelf.problems()

    return found


# What cannot be a small text file: code, place, and what makes it.
MADE: dict[str, tuple[int, int, Callable[[Path], list[Problem]]]] = {
    "file.name": (3, 10, file_name),
    "file.unreadable": (1, 1, unreadable),
    "list.too-long": (9, 1, list_too_long),
    "list.too-short": (1, 1, list_too_short),
    "scale.scorer-failed": (9, 10, scorer_failed),
    "version.changed": (3, 10, promised(lambda shelf: shelf.write("1.0.0", ("Team", "Teams")))),
    "version.hides-breaking": (3, 10, promised(lambda shelf: shelf.write("1.0.1", ("score: 2", "score: 3")))),
    "version.hides-comparable": (3, 10, promised(lambda shelf: shelf.write("1.0.1", ("Strong", "Very strong")))),
    "version.lock": (6, 5, promised(lambda shelf: shelf.in_lock("date: ", "day: "))),
    "version.missing": (6, 5, promised(lambda shelf: shelf.file("1.0.0").unlink())),
    "version.read-otherwise": (3, 10, promised(lambda shelf: shelf.in_lock('meaning: "1:', 'meaning: "1:0'))),
    "yaml.control-character": (4, 11, control_character),
    "yaml.encoding": (1, 1, encoding),
    "yaml.too-large": (1, 1, too_large),
    "yaml.too-long": (9, 10, too_long),
    "yaml.too-many-nodes": (9, 11, too_many_nodes),
}


@pytest.mark.parametrize("code", MADE)
def test_what_cannot_be_a_small_file_has_just_its_one_problem_too(code: str, tmp_path: Path) -> None:
    line, column, make = MADE[code]
    problems = make(tmp_path)
    found = [(problem.code, problem.span.line, problem.span.column) for problem in problems]
    assert found == [(code, line, column)], "\n".join(map(str, problems))


def codes_of_the_source() -> set[str]:
    """Every text in the rooms that complain which looks like a code; the few that are none are named above."""
    texts = (
        node.value
        for room in ROOMS
        for path in (ROOT / "engine" / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text for text in texts if CODE.fullmatch(text) and not text.endswith(".css")} - NO_CODES


def test_every_problem_of_the_source_has_an_example_and_a_heading_and_no_other_has() -> None:
    examples = {path.stem for path in [*BROKEN, *BROKEN_CASES]} | set(MADE)
    examples |= {path.name.removesuffix(MAP) for path in BROKEN_MAPS}
    examples |= {
        code for path in BROKEN_THEMES for code in re.findall(r"theme\.(?!yaml)[a-z-]*[a-z]\b", path.read_text("utf-8"))
    }
    headings = re.findall(r"^### (\S+)$", PROBLEMS.read_text("utf-8"), re.MULTILINE)
    codes = codes_of_the_source()
    assert examples == codes
    assert set(headings) == codes
    assert len(headings) == len(codes)
