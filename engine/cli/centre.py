"""What a centre does: see who has finished, take the results along, print certificates and reports."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from engine.cli.carrying import series
from engine.cli.counting import counted
from engine.cli.opened import at_desk, explained
from engine.codes import Codes
from engine.config import read_settings
from engine.questionnaire import Language, Questionnaire
from engine.reports import (
    Slip,
    reference_of,
    slips_of,
    wardrobe_of,
    write_slips_pdf,
)
from engine.reports.spreadsheet import write_csv
from engine.store import Confidential
from engine.themes import Theme

VERSION = click.option("--version", help="The version meant; the newest where none is given.")
FILE = click.Path(path_type=Path)


@click.command()
@click.argument("questionnaire")
@VERSION
@explained()
def sittings(questionnaire: str, version: str | None) -> None:
    """List the completed sittings of QUESTIONNAIRE."""
    with at_desk(questionnaire, version) as desk:
        certificate, confidential = desk.questionnaire.certificate, desk.questionnaire.confidential
        for completed in () if confidential else desk.sittings():
            sitting = completed.sitting
            name = completed.answers.get(certificate.name, "") if certificate else ""
            name = name or ("(sample)" if sitting.sample else "")
            click.echo(f"{reference_of(sitting)}  {sitting.day}  {sitting.language}  {name}")
        samples = desk.count(sample=True)
        also = f", and {counted(samples, 'sample')}" if samples else ""
        click.echo(f"{desk.count(sample=False)} completed{also}: {desk}", err=True)
        if confidential:
            click.echo("It is confidential: only the number is shown.", err=True)


@click.command()
@click.argument("questionnaire")
@VERSION
@click.option("--as", "in_terms_of", metavar="VERSION", help="All versions, carried by their maps to this one.")
@click.option("-o", "--output", type=FILE, help="The file to write; the screen otherwise.")
@explained()
def export(questionnaire: str, version: str | None, in_terms_of: str | None, output: Path | None) -> None:
    """Write the completed sittings of QUESTIONNAIRE as CSV. One line each: answers, scores, bands."""
    if version is not None and in_terms_of is not None:
        raise click.UsageError("Give either --version or --as.")
    with at_desk(questionnaire, in_terms_of or version) as desk:
        whole = None if in_terms_of is None else series(desk, read_settings())
        sittings = desk.sittings() if whole is None else whole.sittings()
        written = io.StringIO(newline="")
        number = write_csv(sys.stdout if output is None else written, desk.texts(), sittings)
        for line in () if whole is None else whole.told():
            click.echo(line, err=True)
    if output is None:
        return
    output.write_text(written.getvalue(), encoding="utf-8-sig", newline="")
    click.echo(f"Wrote {counted(number, 'sitting')} to {output}.", err=True)


@click.command()
@click.argument("questionnaire")
@VERSION
@click.option("--number", default=20, show_default=True, type=click.IntRange(min=1), help="How many.")
@click.option(
    "--language", help="The language of the slips, such as cy; the questionnaire's first where none is given."
)
@click.option(
    "--label", default="", help="A word for the group, printed on each slip; group-report and print runs know it."
)
@click.option("-o", "--output", type=FILE, default="slips.pdf", show_default=True, help="The file to write.")
@explained()
def slips(  # noqa: PLR0913  # click hands over every option by itself
    questionnaire: str, version: str | None, *, number: int, language: str | None, label: str, output: Path
) -> None:
    """Print slips of paper, each with a code that somebody begins and goes on with QUESTIONNAIRE."""
    settings = read_settings().lasting()
    with at_desk(questionnaire, version) as desk:
        asked = desk.questionnaire
        spoken = Language(language or asked.languages[0])
        if spoken not in asked.languages:
            raise click.ClickException(f"{desk} is not in {spoken}. It is in: {', '.join(asked.languages)}.")
        if asked.confidential:
            raise Confidential(asked.id)
        if desk.catalogue.find(asked.id, asked.version) is None:
            raise click.ClickException(f"{desk} is no longer offered, so nobody can begin it.")
        text, codes = desk.catalogue.text(asked.content_hash), Codes(settings.secret_keys)
        tokens = [desk.store.start(asked, text, spoken, group=label or None)[1] for _ in range(number)]
        handed = [
            Slip(code=codes.code_in(token) or "", link=f"{settings.address}/{spoken}/s/{token}/welcome")
            for token in tokens
        ]
        printed = slips_of(asked, spoken, handed, f"{settings.address}/return", label)
    output.write_bytes(write_slips_pdf(printed, _theme(asked)))
    click.echo(f"Wrote {counted(number, 'slip')} to {output}. Delete it when it is printed.", err=True)


def _theme(questionnaire: Questionnaire) -> Theme:
    """What a questionnaire is printed in. Raises ThemeError."""
    settings = read_settings()
    return wardrobe_of(settings).worn(questionnaire)
