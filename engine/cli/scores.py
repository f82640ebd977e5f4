"""`formwright scores`: what every score can be at least and at most."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from engine.cli.counting import counted
from engine.cli.formats import format_option
from engine.cli.meant import meant
from engine.cli.near import near
from engine.compiler import Cache
from engine.config import read_settings
from engine.expressions.types import plain
from engine.questionnaire import Questionnaire, Scale
from engine.scoring import Range, score_ranges


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@format_option()
def scores(files: tuple[Path, ...], written: str) -> None:
    """Print the least and the greatest that every score can be.

    Of FILES, or of every questionnaire.

    It is worked out from the options and limits of the items, not seen from answers.

    Exit code 0: printed. 1: a questionnaire has errors. 2: the command was not understood, or names nothing.
    """
    cache = Cache(read_settings().compiled)
    compiled = {path: cache.compile_file(path).questionnaire for path in meant(files)}
    good = [questionnaire for questionnaire in compiled.values() if questionnaire is not None]
    click.echo(_json(good) if written == "json" else _text(good), nl=False)
    broken = [path for path, questionnaire in compiled.items() if questionnaire is None]
    for path in broken:
        click.echo(f"{near(path)} has errors. See them with: formwright check {near(path)}", err=True)
    sys.exit(1 if broken else 0)


def _text(questionnaires: list[Questionnaire]) -> str:
    return "".join(f"{line}\n" for questionnaire in questionnaires for line in _lines(questionnaire))


def _lines(questionnaire: Questionnaire) -> Iterator[str]:
    named = f"{questionnaire.id} {questionnaire.version}"
    if not questionnaire.scales:
        yield f"{named}: nothing is scored."
        return
    yield f"{named}:"
    ranges = score_ranges(questionnaire)
    longest = max(len(scale.id) for scale in questionnaire.scales)
    for scale in questionnaire.scales:
        yield f"    {scale.id:<{longest}}  {_range(scale, ranges[scale.id]):<16}  {scale.scorer} of {_made_of(scale)}"


def _made_of(scale: Scale) -> str:
    parts = [counted(len(names), what) for names, what in ((scale.items, "item"), (scale.scales, "scale")) if names]
    return " and ".join(parts)


def _range(scale: Scale, found: Range | None) -> str:
    if scale.outcomes:
        return counted(len(scale.outcomes), "outcome")
    return "cannot be told" if found is None else f"{plain(found[0])} to {plain(found[1])}"


def _json(questionnaires: list[Questionnaire]) -> str:
    found = [
        {
            "id": questionnaire.id,
            "version": questionnaire.version,
            "scores": {scale: _pair(each) for scale, each in score_ranges(questionnaire).items()},
        }
        for questionnaire in questionnaires
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _pair(found: Range | None) -> dict[str, str] | None:
    return None if found is None else {"least": plain(found[0]), "greatest": plain(found[1])}
