"""What an author does: begin a questionnaire, have it checked."""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from pathlib import Path

import click

from engine.catalogue import CASES, Catalogue
from engine.cli.counting import counted
from engine.compiler import compile_file, compile_source
from engine.compiler.schema import published
from engine.config import read_settings
from engine.document import Problem, Severity, Source

STARTER = Path(__file__).parent / "starter.yaml"
PUBLISHED = Path(__file__).parent.parent / "schema" / "questionnaire-1.json"
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
FIRST_VERSION = "0.1.0"
BEFORE_SCORES = ("yaml.", "key.", "value.", "list.", "condition.", "option.unknown-set")
"""Codes of problems that keep scores and bands from being checked."""


@click.command()
@click.argument("name")
@click.option("--title", help="The title learners see; made from NAME where none is given.")
def new(name: str, title: str | None) -> None:
    """Write a commented starter questionnaire called NAME. NAME is its id, such as team-skills."""
    if not NAME.fullmatch(name):
        raise click.BadParameter(_no_name(name), param_hint="NAME")
    folder = read_settings().questionnaires / name
    there = next(iter(sorted(folder.glob("*.yaml"))), None)
    if there is not None:
        raise click.ClickException(f"{_near(there)} is there already; nothing was changed.")
    file = folder / f"{FIRST_VERSION}.yaml"
    text = _starter(file, name, name.replace("-", " ").capitalize() if title is None else title)
    _write(file, text)
    click.echo(f"Wrote {_near(file)}. Next:")
    click.echo(f"  formwright check {_near(file)}")
    click.echo("  formwright serve        and look at it in a browser while you write")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Print all problems of FILES, or of every questionnaire.

    For a file, the id of a questionnaire will do, or a folder: every version in it is checked.

    Exit code 0: none of them is an error. 1: there are errors. 2: the command was not understood.
    """
    errors = warnings = 0
    unscored = False
    folder = read_settings().questionnaires
    paths = [path for given in files for path in _files_of(given, folder)] if files else _every_file(folder)
    for path in paths:
        _, source, problems = compile_file(path)
        for problem in problems:
            _print(problem, source.lines if source else [])
        broken = sum(problem.severity is Severity.ERROR for problem in problems)
        errors += broken
        warnings += len(problems) - broken
        unscored |= source is not None and _unscored(source, problems)
    found = [counted(number, name) for number, name in ((errors, "error"), (warnings, "warning")) if number]
    click.echo(f"{counted(len(paths), 'questionnaire')} checked: {', '.join(found) or 'no problems'}.")
    if unscored:
        click.echo("Scores and bands are checked once the rest is right.")
    sys.exit(1 if errors else 0)


@click.command()
@click.option("--write", is_flag=True, help="Write it to where editors look for it, instead of printing it.")
def schema(*, write: bool) -> None:
    """Print the JSON Schema of the questionnaire language. It knows the scorers that are installed here."""
    text = published()
    if write:
        _write(PUBLISHED, text)
        click.echo(f"Wrote {_near(PUBLISHED)}.")
    else:
        click.echo(text, nl=False)


def _no_name(name: str) -> str:
    meant = "-".join(re.findall(r"[a-z0-9]+", name.lower()))
    hint = f'Did you mean "{meant}"?' if NAME.fullmatch(meant) else "An example is team-skills."
    return f'"{name}" cannot be a name: use small letters, digits and hyphens. {hint}'


def _starter(file: Path, name: str, title: str) -> str:
    """The text of a new file. Raises BadParameter where a name or title cannot be one."""
    text = STARTER.read_text(encoding="utf-8").replace("STARTER-NAME", name)
    text = text.replace('"STARTER-TITLE"', json.dumps(title, ensure_ascii=False))
    text = text.replace("../../engine/schema/questionnaire-1.json", os.path.relpath(PUBLISHED, file.parent))
    _, problems = compile_source(Source(file.name, text))
    for problem in problems:
        raise click.BadParameter(f"{problem.message} {problem.hint}", param_hint="NAME or --title")
    return text


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(_near(file)), error.strerror) from error


def _files_of(given: Path, folder: Path) -> list[Path]:
    """A file itself; of a folder, or of what is called so among the questionnaires, every version."""
    for place in () if given.is_file() else (given, folder / given):
        found = sorted(path for path in place.glob("*.yaml") if not path.name.endswith(CASES))
        if found:
            return found
    return [given]


def _unscored(source: Source, problems: list[Problem]) -> bool:
    """Whether there are scales that could not be checked yet, since what they build on has problems."""
    broken = any(problem.code.startswith(BEFORE_SCORES) for problem in problems if problem.severity is Severity.ERROR)
    return broken and any(line.startswith("scales:") for line in source.lines)


def _every_file(folder: Path) -> tuple[Path, ...]:
    files = tuple(shelved.path for shelved in Catalogue(folder).shelved)
    if not files:
        raise click.ClickException(f"There is no questionnaire in {_near(folder)}.")
    return files


def _print(problem: Problem, lines: list[str]) -> None:
    """The place and what is wrong, the line itself with a caret, and what to do."""
    place = click.style(f"{problem.file}:{problem.span.line}:{problem.span.column}", bold=True)
    colour = "red" if problem.severity is Severity.ERROR else "yellow"
    click.echo(f"{place}: {click.style(str(problem.severity), fg=colour)} {problem.code}: {problem.message}")
    if 1 <= problem.span.line <= len(lines):
        line = lines[problem.span.line - 1]
        same_line = problem.span.end_line == problem.span.line
        before, after = problem.span.column - 1, problem.span.end_column - 1 if same_line else len(line)
        carets = click.style("^" * max(1, len(_blank(line[before:after]))), fg=colour)
        click.echo(f"    {line}")
        click.echo(f"    {_blank(line[:before])}{carets}")
    click.echo(f"    {problem.hint}\n")


def _blank(text: str) -> str:
    """Space that takes as many columns of a terminal as a text does."""
    return "".join(_space(character) for character in text)


def _space(character: str) -> str:
    if character == "\t":
        return character
    if unicodedata.combining(character):
        return ""
    return "  " if unicodedata.east_asian_width(character) in {"W", "F"} else " "


def _near(file: Path) -> Path:
    """A path as short as it can be written from here."""
    return file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file
