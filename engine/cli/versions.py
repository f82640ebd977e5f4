"""What an author does with versions: see what has changed, and publish."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from engine.cases import try_cases
from engine.catalogue import LOCK, Promises, Side, difference, may_be_questionnaire, read_lock, refusals
from engine.catalogue import publish as publish_version
from engine.catalogue.maps import read_beside, said_same
from engine.cli.differing import FORMATS
from engine.cli.formats import format_option
from engine.cli.listing import FORMATS as LISTINGS
from engine.cli.listing import Checked
from engine.cli.listing.beside import map_checked
from engine.cli.listing.tried import Tried
from engine.cli.listing.tried import text as cases_text
from engine.cli.near import near
from engine.clock import today
from engine.compiler import Cache, Compiled
from engine.compiler.draft import did_you_mean
from engine.config import read_settings
from engine.document import Problem

WHICH = "Give two files, or the id of a questionnaire and two of its versions."


@click.command()
@click.argument("versions", nargs=-1, required=True, metavar="OLD NEW")
@format_option(FORMATS)
def diff(versions: tuple[str, ...], written: str) -> None:
    """Print what has changed from OLD to NEW, and what that means for answers and scores.

    OLD and NEW are files. Or give the id of a questionnaire and two versions: formwright diff team-skills 1.0.0 1.1.0.

    Each change is wording, comparable (old and new answers and scores can still be compared) or breaking.

    Exit code 0: the number of NEW fits. 1: it is too low for what has changed, or a file has errors. 2: not understood.
    """
    settings = read_settings()
    folder, kept = settings.questionnaires, Cache(settings.compiled)
    match versions:
        case (name, old, new):
            files = [version_file(folder, name, version) for version in (old, new)]
        case (old, new):
            files = [_existing(Path(given)) for given in (old, new)]
        case _:
            raise click.UsageError(WHICH)
    before, after = (_side(file, kept.compile_file(file)) for file in files)
    same = said_same(files[1], before.questionnaire.version, after.questionnaire, kept.compile_file)
    found = difference(before, after, same)
    click.echo(FORMATS[written](found), nl=False)
    sys.exit(1 if found.hidden else 0)


@click.command()
@click.argument("questionnaire")
@click.argument("version", required=False)
def publish(questionnaire: str, version: str | None) -> None:
    """Publish a VERSION of QUESTIONNAIRE, or a file: from then on it is kept as it is.

    It must have no errors, nor a map beside it; its cases must pass, and its number must not hide what has changed
    since the version published before.

    Exit code 0: it is published. 1: it cannot be, and nothing was changed. 2: the command was not understood.
    """
    settings = read_settings()
    folder, kept = near(settings.questionnaires), Cache(settings.compiled)
    path = near(_named(folder, questionnaire) if version is None else version_file(folder, questionnaire, version))
    promises = Promises(folder, read_lock(folder), kept.compile_file)
    compiled = kept.compile_file(path)
    problems = refusals(promises, path, compiled)
    mapped = None if compiled.questionnaire is None else read_beside(path, compiled.questionnaire, kept.compile_file)
    if problems or (mapped is not None and mapped.found is None):
        _refuse([Checked(path, compiled), *([map_checked(mapped)] if mapped else [])], problems, promises)
    tried = Tried(path, None if compiled.questionnaire is None else try_cases(path, compiled.questionnaire))
    if not tried.passed(0):
        click.echo(cases_text([tried]), nl=False)
        _end()
    there = promises.published(path)
    if there is not None:
        click.echo(f"{there.id} {there.version} was published on {there.day}. Nothing was changed.")
        return
    if not promises.holds(path):
        raise click.ClickException(f"Only what stands in {near(folder)} can be published, as <id>/<version>.yaml.")
    try:
        published = publish_version(promises, compiled, today())
    except OSError as error:
        raise click.FileError(str(near(folder / LOCK)), error.strerror) from error
    click.echo(f"Published {published.id} {published.version}. Leave {near(path)} as it is from now on.")
    click.echo(f"Put it under version control together with {near(folder / LOCK)}.")


def _refuse(checked: list[Checked], problems: list[Problem], promises: Promises) -> NoReturn:
    """Show what keeps a version from being published, each problem with its line, and end."""
    first, *beside = checked
    of_lock = tuple(problem for problem in problems if problem.file == str(promises.lock.path))
    of_file = tuple(problem for problem in problems if problem not in of_lock)
    lock = Compiled(questionnaire=None, problems=of_lock, source=promises.lock.source, finished=True)
    file = Checked(first.path, replace(first.compiled, problems=of_file))
    click.echo(LISTINGS["text"]([file, *beside, Checked(promises.lock.path, lock, beside=True)]), nl=False)
    _end()


def _end() -> NoReturn:
    click.echo("Nothing was published.")
    sys.exit(1)


def _side(file: Path, compiled: Compiled) -> Side:
    if compiled.questionnaire is None:
        raise click.ClickException(f"{near(file)} has problems. See them with: formwright check {near(file)}")
    return Side(file=str(near(file)), questionnaire=compiled.questionnaire)


def _existing(file: Path) -> Path:
    if file.is_file():
        return file
    raise click.UsageError(f"There is no file {file}. {WHICH}")


def _named(folder: Path, name: str) -> Path:
    """A file. Raises UsageError where it is none, or the id of a questionnaire."""
    file = Path(name)
    if file.is_file():
        return file
    if (folder / name).is_dir():
        raise click.UsageError(f'Say which version of "{name}". There are: {_versions(folder / name)}.')
    raise click.UsageError(f"There is no file {file}. Give a file, or the id of a questionnaire and a version.")


def _versions(folder: Path) -> str:
    return ", ".join(sorted(each.stem for each in folder.glob("*.yaml") if may_be_questionnaire(each))) or "none"


def version_file(folder: Path, name: str, version: str) -> Path:
    """The file of a version. Raises UsageError where there is none, with what may have been meant."""
    file = folder / name / f"{version}.yaml"
    if file.is_file():
        return file
    known = [each.name for each in folder.glob("*") if each.is_dir()]
    if name not in known:
        listed = f"There are: {', '.join(sorted(known)) or 'none'}."
        raise click.UsageError(f'There is no questionnaire "{name}". {did_you_mean(name, known, listed)}')
    raise click.UsageError(f'"{name}" has no version {version}. There are: {_versions(folder / name)}.')
