"""Another version of a questionnaire, begun with what stands in the newest."""

from __future__ import annotations

import re
from pathlib import Path

import click

from engine.cases import cases_file
from engine.catalogue import may_be_questionnaire, read_version
from engine.cli.near import near

NUMBER = re.compile(r"^(version:\s*[\"']?)\d+\.\d+\.\d+", re.MULTILINE)


def another(folder: Path, version: str) -> tuple[Path, dict[Path, str]]:
    """The newest file, and the files of another version as copies: the questionnaire, and its cases if there are any.

    Raises what click prints where there is nothing to copy, or where the version is there already.
    """
    if read_version(version) is None:
        raise click.BadParameter(f'"{version}" is no version: write three numbers, as in 1.2.0.', param_hint="VERSION")
    file = folder / f"{version}.yaml"
    if file.exists():
        raise click.ClickException(f"{near(file)} is there already; nothing was changed.")
    newest = _newest(folder)
    if newest is None:
        raise click.BadParameter(
            f"There is no version in {near(folder)} to begin with. Begin with the first: formwright new {folder.name}",
            param_hint="VERSION",
        )
    text, numbered = NUMBER.subn(rf"\g<1>{version}", newest.read_text(encoding="utf-8"), count=1)
    if not numbered:
        raise click.ClickException(f"{near(newest)} has no line with its version; nothing was written.")
    files = {file: text}
    if cases_file(newest).is_file():
        files[cases_file(file)] = cases_file(newest).read_text(encoding="utf-8")
    return newest, files


def _newest(folder: Path) -> Path | None:
    numbers = {
        number: path
        for path in folder.glob("*.yaml")
        if may_be_questionnaire(path) and (number := read_version(path.stem))
    }
    return numbers[max(numbers)] if numbers else None
