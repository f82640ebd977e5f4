"""`formwright test`: whether what must follow from answers does, and what no case has reached yet."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from engine.cases import ENDING, Trial, cases_file, read_cases, try_cases
from engine.cases.suggesting import appended, suggested_text
from engine.cases.suggesting import suggest as suggest_cases
from engine.cli.author import PUBLISHED
from engine.cli.counting import counted
from engine.cli.formats import format_option
from engine.cli.listing.tried import Tried, machine, text
from engine.cli.meant import meant
from engine.cli.near import near
from engine.compiler import Cache
from engine.config import read_settings
from engine.document import Source

FORMATS = {"text": text, "json": machine}


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--coverage", type=click.IntRange(0, 100), default=0, help="Fail where less per cent is reached.")
@format_option(FORMATS)
@click.option("--suggest", is_flag=True, help="Print cases for what is not reached, to be confirmed.")
@click.option("--write", is_flag=True, help="With --suggest: add them to the files of cases instead.")
def test(files: tuple[Path, ...], coverage: int, written: str, *, suggest: bool, write: bool) -> None:
    """Try the cases of FILES, or of every questionnaire.

    The cases of a questionnaire stand beside it: 1.0.0.cases.yaml beside 1.0.0.yaml. Either file can be named, or the
    id of a questionnaire, or a folder. What no case has reached is listed with its line.

    --suggest writes cases for it, and for the values around each number and date that a condition compares with. What
    they expect is what comes out now: check it by hand.

    Exit code 0: every case passes. 1: one does not, or too little is reached. 2: the command was not understood.
    """
    if write and not suggest:
        raise click.UsageError("--write goes with --suggest.")
    kept = Cache(read_settings().compiled)
    tried = [_tried(path, kept) for path in meant([_questionnaire(file) for file in files])]
    if suggest:
        done = [_suggest(each, write=write) for each in tried]
        sys.exit(0 if all(done) else 1)
    click.echo(FORMATS[written](tried), nl=False)
    sys.exit(0 if all(each.passed(coverage) for each in tried) else 1)


def _questionnaire(file: Path) -> Path:
    """The questionnaire beside which cases stand."""
    return file.with_name(file.name.removesuffix(ENDING) + ".yaml") if file.name.endswith(ENDING) else file


def _tried(path: Path, kept: Cache) -> Tried:
    questionnaire = kept.compile_file(path).questionnaire
    return Tried(path, None if questionnaire is None else try_cases(path, questionnaire))


def _suggest(tried: Tried, *, write: bool) -> bool:
    """Print cases for what is missed, or add them to the file; say what could not be reached. False where it cannot."""
    trial, file = tried.trial, cases_file(tried.path)
    if trial is None or trial.problems:
        click.echo(text([tried]), nl=False, err=True)
        return False
    found = suggest_cases(trial)
    more = suggested_text(found.cases, [run.case.name for run in trial.runs])
    if more and write:
        _append(file, trial, more)
    elif more:
        click.echo(more, nl=False)
    verb = "added to" if write and more else "suggested for"
    click.echo(f"{counted(len(found.cases), 'case')} {verb} {near(file)}.", err=True)
    for goal in trial.impossible:
        click.echo(f"    Nobody can reach this: {goal}.", err=True)
    for target in found.not_found:
        click.echo(f"    No way was found to this, which proves nothing: {target}.", err=True)
    return True


def _append(file: Path, trial: Trial, more: str) -> None:
    """Add cases to a file, if it still is one afterwards."""
    before = trial.source.text if trial.source else None
    after = appended(before, more, os.path.relpath(PUBLISHED["cases"][0], file.parent))
    cases, problems = read_cases(Source(str(file), after), trial.questionnaire)
    if problems and not cases:
        raise click.ClickException(f"{near(file)} cannot be added to: its cases are not written one below the other.")
    try:
        file.write_text(after, encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(near(file)), error.strerror) from error
