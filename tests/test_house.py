"""The rules of the house: sizes, names, shapes, and what must not stand in any file."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "engine"
MODULES = sorted(ENGINE.rglob("*.py"))
ROOMS = sorted(file.parent for file in ENGINE.glob("*/__init__.py"))

LONGEST_MODULE = 300
LONGEST_FUNCTION = 60
LONGEST_README = 20
DEEPEST_CLASS = 2

NAMES_OF_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc", "handler", "handlers"}

# Data classes that change, and why they may.
NOT_FROZEN = {
    "_Search": "counts the steps of one search",
    "PageBuilder": "gathers the problems it meets while it builds",
}

# Written so that they do not find themselves.
LEFT_OVER = re.compile(r"\b(?:TO[D]O|FIXM[E])\b")
MACHINE = re.compile(r"(?<![\w./})-])/(?:root|home|tmp|mnt|Users|work(?:space)?)/")
FILE_ADDRESS = re.compile(r"file:/{3}")
REGISTRY = re.compile(
    r"pythonhosted\.|pypi\.org|registry\.npmjs|(?<!no-emit-)(?:index-ur[l]|find-link[s]|trusted-hos[t])"
)


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def nodes(kind: type[ast.AST] | tuple[type[ast.AST], ...]) -> Iterator[tuple[str, ast.AST]]:
    """Everything of a kind in the engine, with where it stands."""
    for path in MODULES:
        yield from ((place(path), node) for node in ast.walk(parsed(path)) if isinstance(node, kind))


@cache
def files() -> tuple[Path, ...]:
    """The files that are in the repository or about to be."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("only a checkout knows which files belong to it")
    command = [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603  # our own words
    return tuple(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())


@cache
def texts() -> dict[str, str]:
    """Those of them that are text."""
    found = {}
    for path in files():
        content = path.read_bytes()
        if b"\0" not in content:
            found[place(path)] = content.decode("utf-8")
    return found


def lines_with(pattern: re.Pattern[str], *, outside: str | None = None) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in texts().items()
        if outside is None or not name.startswith(outside)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


# --- sizes --------------------------------------------------------------------------------------------------------


def test_modules_are_short() -> None:
    written = [*MODULES, *(path for name in ("tests", "benchmarks") for path in (ROOT / name).rglob("*.py"))]
    lengths = {place(path): len(path.read_text("utf-8").splitlines()) for path in written}
    assert len(lengths) > 100
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_functions_are_short() -> None:
    lengths = {
        f"{name}:{function.lineno} {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for name, function in nodes((ast.FunctionDef, ast.AsyncFunctionDef))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert len(lengths) > 500
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


# --- shapes -------------------------------------------------------------------------------------------------------


@cache
def names_of(module: str) -> dict[str, ast.ClassDef | str]:
    """What the top of a module of ours names: its classes, and where it has what it imports from us."""
    path = ROOT.joinpath(*module.split("."))
    source = path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"
    found: dict[str, ast.ClassDef | str] = {}
    for node in ast.walk(parsed(source)) if source.exists() else ():
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("engine"):
            found |= {alias.asname or alias.name: f"{node.module}:{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ClassDef):
            found[node.name] = node
    return found


def depth(module: str, name: str) -> int:
    """How many classes of ours stand above one another, this one included; 0 for what is not ours."""
    found = names_of(module).get(name)
    if isinstance(found, str):
        return depth(*found.split(":"))
    if found is None:
        return 0
    return 1 + max((depth(module, base) for base in map(bare_name, found.bases) if base != name), default=0)


def bare_name(base: ast.expr) -> str:
    """The name of a base class, without what stands in brackets or before a dot."""
    return re.split(r"[\[(]", ast.unparse(base))[0].rsplit(".", 1)[-1]


def test_no_class_of_ours_stands_higher_than_on_one_other() -> None:
    depths = {
        f"{module}:{name}": depth(module, name)
        for path in MODULES
        for module in [place(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")]
        for name, found in names_of(module).items()
        if isinstance(found, ast.ClassDef)
    }
    assert max(depths.values()) == DEEPEST_CLASS, "the search finds no class of ours that derives from another"
    assert {name: found for name, found in depths.items() if found > DEEPEST_CLASS} == {}


def test_data_classes_are_frozen() -> None:
    changing = {
        node.name: name
        for name, node in nodes(ast.ClassDef)
        if isinstance(node, ast.ClassDef)
        for decorator in map(ast.unparse, node.decorator_list)
        if decorator.startswith("dataclass") and "frozen=True" not in decorator
    }
    assert changing.keys() == NOT_FROZEN.keys(), changing


# --- names --------------------------------------------------------------------------------------------------------


def test_no_file_and_no_folder_is_named_after_nothing() -> None:
    parts = {part for path in files() for part in path.relative_to(ROOT).parts}
    assert {part for part in parts if NAMES_OF_NOTHING & set(re.split(r"[._-]", part.lower()))} == set()


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_room_says_in_a_few_lines_what_it_is_for(room: Path) -> None:
    readme = room / "README.md"
    assert readme.is_file()
    assert 1 <= len(readme.read_text("utf-8").splitlines()) <= LONGEST_README


# --- words --------------------------------------------------------------------------------------------------------


def test_decisions_have_one_form_and_stand_in_their_list() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8")
    for path in decisions:
        number, text = path.name[:4], path.read_text("utf-8")
        title = text.splitlines()[0].removeprefix(f"# {number} ")
        assert f"- [{number}]({path.name}) {title}" in listed
        assert re.findall(r"^\*\*(Context|Decision|Consequences)\.\*\*", text, re.MULTILINE) == [
            "Context", "Decision", "Consequences",
        ], path.name  # fmt: skip
    assert [path.name[:4] for path in decisions] == [f"{number:04}" for number in range(1, len(decisions) + 1)]


def test_nothing_is_left_to_be_done_later() -> None:
    assert lines_with(LEFT_OVER) == []


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    assert lines_with(MACHINE) == []
    assert lines_with(FILE_ADDRESS, outside="tests/") == []


def test_no_file_knows_where_packages_come_from() -> None:
    assert lines_with(REGISTRY) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (LEFT_OVER, "# FIX" + "ME: later"),
        (MACHINE, 'open("/ho' + 'me/ann/notes")'),
        (MACHINE, "see /tm" + "p/notes"),
        (FILE_ADDRESS, "formwright @ file:" + "///srv/formwright"),
        (REGISTRY, "--index" + "-url https://example.org/simple"),
    ],
)
def test_what_must_not_stand_there_would_be_found(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)
    assert not pattern.search("# Nothing else to do: see /srv/notes, and --no-emit-index-url in the Makefile.")


# --- the way in ---------------------------------------------------------------------------------------------------


def test_what_the_machine_runs_is_what_the_readme_tells_a_newcomer() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "make test" in script.read_text("utf-8").splitlines()[-1]
    assert "make test" in (ROOT / "README.md").read_text("utf-8")
