"""What a centre does: see who has finished, take the results along, print the certificates."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from engine.cli.opened import Desk, at_desk
from engine.reports import Certificate, certificate_of, reference_of, write_certificates_pdf
from engine.reports.spreadsheet import write_csv
from engine.store import Completed
from engine.themes import load_theme

VERSION = click.option("--version", help="The version meant; the newest where none is given.")


@click.command()
@click.argument("questionnaire")
@VERSION
def sittings(questionnaire: str, version: str | None) -> None:
    """List the completed sittings of QUESTIONNAIRE."""
    with at_desk(questionnaire, version) as desk:
        named_by = desk.questionnaire.certificate.name if desk.questionnaire.certificate else None
        if not desk.questionnaire.confidential:
            for completed in desk.completed():
                sitting = completed.sitting
                name = completed.answers.get(named_by, "") if named_by else ""
                mark = "  (sample)" if sitting.sample else ""
                click.echo(
                    f"{reference_of(sitting)}  {sitting.submitted_at:%Y-%m-%d}  {sitting.language}  {name}{mark}"
                )
        number = desk.store.count_completed(desk.questionnaire.id, desk.questionnaire.version)
        click.echo(f"{number} completed: {desk.questionnaire.id} {desk.questionnaire.version}", err=True)
        if desk.questionnaire.confidential:
            click.echo("It is confidential: only the number is shown.", err=True)


@click.command()
@click.argument("questionnaire")
@VERSION
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; the screen otherwise.")
def export(questionnaire: str, version: str | None, output: Path | None) -> None:
    """Write the completed sittings of QUESTIONNAIRE as CSV: answers, scores and bands."""
    with at_desk(questionnaire, version) as desk:
        completed = desk.completed()
        if output is None:
            write_csv(sys.stdout, desk.questionnaire, completed)
            return
        with output.open("w", encoding="utf-8-sig", newline="") as file:
            number = write_csv(file, desk.questionnaire, completed)
        click.echo(f"Wrote {number} sittings to {output}.", err=True)


@click.command()
@click.argument("questionnaire")
@VERSION
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("certificates.pdf"), show_default=True)
def certificates(questionnaire: str, version: str | None, output: Path) -> None:
    """Print all certificates of QUESTIONNAIRE into one PDF, each in its learner's language."""
    with at_desk(questionnaire, version) as desk:
        if desk.questionnaire.certificate is None:
            message = f"{desk.questionnaire.id} {desk.questionnaire.version} has no certificate."
            raise click.ClickException(message)
        awarded = list(_awarded(desk, desk.completed()))
    if not awarded:
        message = f"Nobody has earned a certificate of {questionnaire} yet."
        raise click.ClickException(message)
    done = 0
    with click.progressbar(length=len(awarded), label="Printing", file=sys.stderr) as bar:

        def advance(number: int) -> None:
            nonlocal done
            bar.update(number - done)
            done = number

        pdf = write_certificates_pdf(awarded, load_theme(desk.settings.theme), progress=advance)
    output.write_bytes(pdf)
    click.echo(f"Wrote {len(awarded)} certificates to {output}.", err=True)


def _awarded(desk: Desk, completed: Iterator[Completed]) -> Iterator[Certificate]:
    for each in completed:
        found = certificate_of(desk.questionnaire, each.sitting, each.scores, each.sitting.language)
        if found is not None:
            yield found
