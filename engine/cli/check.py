"""`formwright check`: all problems of questionnaires, for a person or for a program."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engine.cli.listing import FORMATS, Checked
from engine.cli.meant import meant
from engine.compiler import Cache
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
    kept = Cache(read_settings().compiled)
    checked = [Checked(path, kept.compile_file(path)) for path in meant(files)]
    click.echo(FORMATS[written](checked), nl=False)
    sys.exit(1 if any(each.errors for each in checked) else 0)
