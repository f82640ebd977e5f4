"""What a centre does: see who has finished, take the results along, print the certificates."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engine.cli.counting import counted
from engine.cli.opened import at_desk, explained
from engine.reports import certificate_of, reference_of, write_certificates_pdf
from engine.reports.spreadsheet import write_csv
from engine.themes import load_theme

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
        for completed in () if confidential else desk.completed():
            sitting = completed.sitting
            name = completed.answers.get(certificate.name, "") if certificate else ""
            mark = "  (sample)" if sitting.sample else ""
            click.echo(f"{reference_of(sitting)}  {sitting.submitted_at:%Y-%m-%d}  {sitting.language}  {name}{mark}")
        click.echo(f"{desk.count()} completed: {desk}", err=True)
        if confidential:
            click.echo("It is confidential: only the number is shown.", err=True)


@click.command()
@click.argument("questionnaire")
@VERSION
@click.option("-o", "--output", type=FILE, help="The file to write; the screen otherwise.")
@explained()
def export(questionnaire: str, version: str | None, output: Path | None) -> None:
    """Write the completed sittings of QUESTIONNAIRE as CSV. One line each: answers, scores, bands."""
    with at_desk(questionnaire, version) as desk:
        completed = desk.completed()
        if output is None:
            write_csv(sys.stdout, desk.questionnaire, completed)
            return
        with output.open("w", encoding="utf-8-sig", newline="") as file:
            number = write_csv(file, desk.questionnaire, completed)
    click.echo(f"Wrote {counted(number, 'sitting')} to {output}.", err=True)


@click.command()
@click.argument("questionnaire")
@VERSION
@click.option("-o", "--output", type=FILE, default="certificates.pdf", show_default=True, help="The file to write.")
@explained()
def certificates(questionnaire: str, version: str | None, output: Path) -> None:
    """Print all certificates of QUESTIONNAIRE into one PDF. Each is in its learner's language."""
    with at_desk(questionnaire, version) as desk:
        if desk.questionnaire.certificate is None:
            raise click.ClickException(f"{desk} has no certificate.")
        awarded = [
            certificate
            for each in desk.completed()
            if (certificate := certificate_of(desk.questionnaire, each.sitting, each.scores, each.sitting.language))
        ]
    if not awarded:
        raise click.ClickException(f"Nobody has earned a certificate of {desk} yet.")
    with (
        output.open("wb") as file,
        click.progressbar(length=len(awarded), label="Printing", file=sys.stderr) as bar,
    ):
        theme = load_theme(desk.settings.theme)
        file.write(write_certificates_pdf(awarded, theme, progress=lambda done: bar.update(done - bar.pos)))
    click.echo(f"Wrote {counted(len(awarded), 'certificate')} to {output}.", err=True)
