"""What an author does: begin a questionnaire, have it checked."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from engine.compiler import Catalogue, compile_file
from engine.compiler.schema import published
from engine.config import read_settings
from engine.document import Problem, Severity

STARTER = Path(__file__).parent / "starter.yaml"
PUBLISHED = Path(__file__).parent.parent / "schema" / "questionnaire-1.json"
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
FIRST_VERSION = "0.1.0"


@click.command()
@click.argument("name")
@click.option("--title", help="The title learners see; made from NAME where none is given.")
def new(name: str, title: str | None) -> None:
    """Write a commented starter questionnaire called NAME, such as team-skills."""
    if not NAME.fullmatch(name):
        message = f'"{name}" cannot be a name: use small letters, digits and hyphens, such as team-skills.'
        raise click.BadParameter(message, param_hint="NAME")
    file = read_settings().questionnaires / name / f"{FIRST_VERSION}.yaml"
    if file.exists():
        raise click.ClickException(f"{_near(file)} is there already; nothing was changed.")
    file.parent.mkdir(parents=True, exist_ok=True)
    text = STARTER.read_text(encoding="utf-8")
    for place, words in (("STARTER-NAME", name), ("STARTER-TITLE", title or name.replace("-", " ").capitalize())):
        text = text.replace(place, words)
    file.write_text(text, encoding="utf-8")
    click.echo(f"Wrote {_near(file)}. Next:")
    click.echo(f"  formwright check {_near(file)}")
    click.echo("  formwright serve        and look at it in a browser while you write")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Print all problems of FILES, or of every questionnaire.

    Exit code 0: none of them is an error. 1: there are errors.
    """
    paths = files or tuple(shelved.path for shelved in Catalogue(read_settings().questionnaires).shelved)
    errors = warnings = 0
    for path in paths:
        _, source, problems = compile_file(path)
        for problem in problems:
            _print(problem, source.lines if source else [])
        broken = [problem for problem in problems if problem.severity is Severity.ERROR]
        errors += len(broken)
        warnings += len(problems) - len(broken)
    click.echo(_summary(len(paths), errors, warnings))
    sys.exit(1 if errors else 0)


@click.command()
@click.option("--write", is_flag=True, help="Write it to where editors look for it, instead of printing it.")
def schema(*, write: bool) -> None:
    """Print the JSON Schema of the questionnaire language, with the scorers that are installed here."""
    text = published()
    if write:
        PUBLISHED.write_text(text, encoding="utf-8")
        click.echo(f"Wrote {_near(PUBLISHED)}.")
    else:
        click.echo(text, nl=False)


def _print(problem: Problem, lines: list[str]) -> None:
    """The place and what is wrong, the line itself with a caret, and what to do."""
    place = click.style(f"{problem.file}:{problem.span.line}:{problem.span.column}", bold=True)
    colour = "red" if problem.severity is Severity.ERROR else "yellow"
    click.echo(f"{place}: {click.style(str(problem.severity), fg=colour)} {problem.code}: {problem.message}")
    if 1 <= problem.span.line <= len(lines):
        line = lines[problem.span.line - 1]
        same_line = problem.span.end_line == problem.span.line
        width = max(1, (problem.span.end_column if same_line else len(line) + 1) - problem.span.column)
        indent = "".join("\t" if character == "\t" else " " for character in line[: problem.span.column - 1])
        click.echo(f"    {line}")
        click.echo(f"    {indent}{click.style('^' * min(width, max(1, len(line))), fg=colour)}")
    click.echo(f"    {problem.hint}\n")


def _summary(files: int, errors: int, warnings: int) -> str:
    counted = ", ".join(_count(number, name) for number, name in ((errors, "error"), (warnings, "warning")) if number)
    return f"{_count(files, 'questionnaire')} checked: {counted or 'no problems'}."


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _near(file: Path) -> Path:
    """A path as short as it can be written from here."""
    return file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file

