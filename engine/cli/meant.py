"""Which questionnaires somebody means who names files, folders or ids, or nothing at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from engine.catalogue import may_be_questionnaire, questionnaire_files
from engine.cli.near import near
from engine.compiler.draft import did_you_mean
from engine.config import read_settings


def meant(given: Sequence[Path]) -> list[Path]:
    """The files, each once; every questionnaire where none is named. What names nothing is not understood."""
    folder = near(read_settings().questionnaires)
    paths = [path for each in given for path in _files_of(each, folder)] if given else _every_file(folder)
    return list(dict.fromkeys(paths))


def _files_of(given: Path, folder: Path) -> list[Path]:
    """A file itself; of a folder, or of what is called so among the questionnaires, everything in it."""
    if given.is_file():
        return [given]
    for place in (given, folder / given):
        for pattern in ("*.yaml", "*/*.yaml"):
            found = sorted(path for path in place.glob(pattern) if may_be_questionnaire(path))
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
