"""The report on a group, for a terminal."""

from __future__ import annotations

from pathlib import Path

import click

from engine.cli.counting import counted
from engine.cli.opened import at_desk, explained
from engine.config import read_settings
from engine.questionnaire import Language
from engine.reports import group_report_of, tally_of, wardrobe_of, write_group_report_pdf


@click.command(name="group-report")
@click.argument("questionnaire")
@click.option("--version", help="The version meant; the newest where none is given.")
@click.option("--group", help="The group, as it is written on its slips; everybody where none is given.")
@click.option("--language", help="The language of the report; the questionnaire's first where none is given.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="group-report.pdf",
    show_default=True,
    help="The file to write.",
)
@explained()
def group_report(
    questionnaire: str, version: str | None, *, group: str | None, language: str | None, output: Path
) -> None:
    """Print a report on a group that answered QUESTIONNAIRE: how many are in which band, and nobody's name."""
    settings = read_settings()
    with at_desk(questionnaire, version) as desk:
        asked = desk.questionnaire
        spoken = Language(language or asked.languages[0])
        if spoken not in asked.languages:
            raise click.ClickException(f"{desk} is not in {spoken}. It is in: {', '.join(asked.languages)}.")
        tally = tally_of(asked, desk.scored())
        report = group_report_of(tally, spoken, group=group, least=settings.smallest_group)
    if report is None:
        raise click.ClickException(f"Nobody has completed {desk} yet.")
    if group is not None and group not in tally.people:
        known = ", ".join(sorted(name for name in tally.people if name is not None)) or "none"
        raise click.ClickException(f'Nobody of a group "{group}" has completed {desk}. The groups are: {known}.')
    if report.people is None:
        raise click.ClickException(f"Fewer than {report.least} have completed {desk}: nothing is told of so few.")
    output.write_bytes(write_group_report_pdf(report, wardrobe_of(settings).worn(asked)))
    click.echo(f"Wrote a report on {counted(report.people, 'sitting')} to {output}.", err=True)
