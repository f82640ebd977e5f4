"""`formwright check`: all problems of questionnaires, for a person or for a program."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engine.catalogue import CASES, questionnaire_files
from engine.cli.listing import FORMATS, Checked
from engine.cli.near import near
from engine.compiler import Cache
from engine.compiler.draft import did_you_mean
from engine.config import read_settings


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "written",
    type=click.Choice(list(FORMATS)),
    metavar="FORMAT",
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations in GitHub Actions, sarif for code scanning.",
)
def check(files: tuple[Path, ...], written: str) -> None:
    """Print all problems of FILES, or of every questionnaire.

    For a file, the id of a questionnaire will do, or a folder: every version in it is checked.

    Exit code 0: none of them is an error. 1: there are errors. 2: the command was not understood, or names nothing.
    """
    settings = read_settings()
    folder, kept = settings.questionnaires, Cache(settings.compiled)
    paths = [path for given in files for path in _files_of(given, folder)] if files else _every_file(folder)
    checked = [Checked(path, kept.compile_file(path)) for path in dict.fromkeys(paths)]
    click.echo(FORMATS[written](checked), nl=False)
    sys.exit(1 if any(each.errors for each in checked) else 0)


def _files_of(given: Path, folder: Path) -> list[Path]:
    """A file itself; of a folder, or of what is called so among the questionnaires, everything in it."""
    if given.is_file():
        return [given]
    for place in (given, folder / given):
        for pattern in ("*.yaml", "*/*.yaml"):
            found = sorted(path for path in place.glob(pattern) if not path.name.endswith(CASES))
            if found:
                return found
    if given.is_dir():
        raise click.UsageError(f"There is no questionnaire in {near(given)}.")
    known = [path.name for path in folder.glob("*") if path.is_dir()]
    hint = did_you_mean(given.name, known, "Check its name, and in which folder you are.")
    raise click.UsageError(f'There is no file, folder or questionnaire "{given}". {hint}')


def _every_file(folder: Path) -> list[Path]:
    files = questionnaire_files(folder)
    if not files:
        raise click.UsageError(f"There is no questionnaire in {near(folder)}.")
    return files
