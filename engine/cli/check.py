"""`formwright check`: all problems of questionnaires, for a person or for a program."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from engine.catalogue import Promises, read_lock
from engine.catalogue.maps import MAP, read_beside
from engine.cli.formats import format_option
from engine.cli.listing import FORMATS, Checked
from engine.cli.listing.beside import cases_checked, map_checked
from engine.cli.meant import meant
from engine.cli.near import near
from engine.compiler import Cache, Compiled
from engine.config import read_settings


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@format_option(FORMATS)
def check(files: tuple[Path, ...], written: str) -> None:
    """Print all problems of FILES, or of every questionnaire.

    For a file, the id of a questionnaire will do, or a folder: every version in it is checked.

    Exit code 0: none of them is an error. 1: there are errors. 2: the command was not understood, or names nothing.
    """
    settings = read_settings()
    folder = near(settings.questionnaires)
    promises = Promises(folder, read_lock(folder), Cache(settings.compiled).compile_file)
    checked = [each for path in meant([_questionnaire(file) for file in files]) for each in _checked(path, promises)]
    checked += _lock_checked(promises, [each.path for each in checked] if files else None)
    click.echo(FORMATS[written](checked), nl=False)
    sys.exit(1 if any(each.errors for each in checked) else 0)


def _questionnaire(file: Path) -> Path:
    """The questionnaire beside which a map stands."""
    return file.with_name(file.name.removesuffix(MAP) + ".yaml") if file.name.endswith(MAP) else file


def _checked(path: Path, promises: Promises) -> Iterator[Checked]:
    """A file with its own problems and how it breaks what publishing promised; then the map and the cases beside it."""
    compiled = promises.compiled(path)
    broken = tuple(promises.problems(path, compiled))
    yield Checked(path, replace(compiled, problems=(*compiled.problems, *broken)) if broken else compiled)
    if compiled.questionnaire is None:
        return
    mapped = read_beside(path, compiled.questionnaire, promises.compiled)
    if mapped is not None:
        yield map_checked(mapped)
    cases = cases_checked(path, compiled.questionnaire)
    if cases is not None:
        yield cases


def _lock_checked(promises: Promises, named: Sequence[Path] | None) -> Iterator[Checked]:
    """The lock file, where it cannot be read; and where everything is checked, if it names what is gone."""
    lock, problems = promises.lock, promises.lock.problems
    if named is None:
        problems = (*problems, *promises.missing())
    elif not any(map(promises.holds, named)):
        problems = ()
    if problems:
        compiled = Compiled(questionnaire=None, problems=problems, source=lock.source, finished=True)
        yield Checked(lock.path, compiled, beside=True)
