"""`formwright test`: whether what must follow from answers does, and what no case has reached yet."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engine.cases import ENDING, try_cases
from engine.cli.listing.tried import Tried, machine, text
from engine.cli.meant import meant
from engine.compiler import Cache
from engine.config import read_settings

FORMATS = {"text": text, "json": machine}


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--coverage", type=click.IntRange(0, 100), default=0, help="Fail where less per cent is reached.")
@click.option("--format", "written", type=click.Choice(list(FORMATS)), default="text", show_default=True)
def test(files: tuple[Path, ...], coverage: int, written: str) -> None:
    """Try the cases of FILES, or of every questionnaire.

    The cases of a questionnaire stand beside it: 1.0.0.cases.yaml beside 1.0.0.yaml. Either file can be named, or the
    id of a questionnaire, or a folder.

    Exit code 0: every case passes. 1: one does not, or too little is reached. 2: the command was not understood.
    """
    kept = Cache(read_settings().compiled)
    tried = [_tried(path, kept) for path in meant([_questionnaire(file) for file in files])]
    click.echo(FORMATS[written](tried), nl=False)
    sys.exit(0 if all(each.passed(coverage) for each in tried) else 1)


def _questionnaire(file: Path) -> Path:
    """The questionnaire beside which cases stand."""
    return file.with_name(file.name.removesuffix(ENDING) + ".yaml") if file.name.endswith(ENDING) else file


def _tried(path: Path, kept: Cache) -> Tried:
    questionnaire = kept.compile_file(path).questionnaire
    return Tried(path, None if questionnaire is None else try_cases(path, questionnaire))
