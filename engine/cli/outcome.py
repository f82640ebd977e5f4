"""What is said of a file that was scored."""

from __future__ import annotations

from pathlib import Path

import click

from engine.cli.counting import counted
from engine.cli.near import near
from engine.exchange import MOST_TOLD, Outcome
from engine.questionnaire import Questionnaire
from engine.scoring import incomparable_scales

NAMED = 12
LONGEST_LINE = 500


def insist_on_good(outcome: Outcome, data: Path, output: Path) -> None:
    """Tell what is wrong in a file. Raises ClickException where nothing comes of that."""
    for misread in outcome.misreads:
        place = f"{near(data)}:{misread.line}:{misread.column}"
        click.echo(f"{place}: {_printable(misread.message)} {_printable(misread.hint)}", err=True)
    if len(outcome.misreads) == MOST_TOLD:
        click.echo(f"These are the first {MOST_TOLD} faults.", err=True)
    if not outcome.good:
        raise click.ClickException(f"Nothing is written to {near(output)}.")


def say_scored(asked: Questionnaire, outcome: Outcome, output: Path) -> None:
    """What was written, and what was not taken."""
    click.echo(f"Wrote the scores of {counted(outcome.scored, 'row')} to {near(output)}.", err=True)
    alone = ", ".join(scale.id for scale in asked.scales if scale.id in incomparable_scales(asked))
    if alone:
        click.echo(f"Not to be compared between people: {alone}.", err=True)
    if outcome.faulty:
        click.echo(f"Left out because of faults: {counted(outcome.faulty, 'row')}.", err=True)
    if outcome.ignored:
        click.echo(f"Ignored, because their items did not apply: {counted(outcome.ignored, 'answer')}.", err=True)
    if outcome.unasked:
        more = ", …" if len(outcome.unasked) > NAMED else ""
        listed = ", ".join(outcome.unasked[:NAMED])
        click.echo(f"Unanswered throughout, because there is no column: {listed}{more}.", err=True)


def say_who_is_missing(outcome: Outcome, earlier: Path) -> None:
    """How many people are in one of two files only."""
    if outcome.first_time:
        click.echo(f"Without a last time in {near(earlier)}: {counted(outcome.first_time, 'row')}.", err=True)
    if outcome.not_again:
        people = "1 person" if outcome.not_again == 1 else f"{outcome.not_again} people"
        click.echo(f"In {near(earlier)}, but not scored now: {people}.", err=True)


def _printable(text: str) -> str:
    """Words out of a file as a terminal can show them, in one line and not without end."""
    shown = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
    return shown if len(shown) <= LONGEST_LINE else f"{shown[:LONGEST_LINE]}…"
