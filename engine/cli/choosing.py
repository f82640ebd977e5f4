"""What is to be printed, as it is asked for at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from engine.cli.centre import VERSION
from engine.cli.opened import at_desk
from engine.config import read_settings
from engine.jobs.choosing import Chosen, choose
from engine.jobs.reasons import reason_of
from engine.reports import wardrobe_of
from engine.store import Collected
from engine.store.print_run import Choice, Options, Order, PrintKind
from engine.themes import Theme
from engine.wording import wording

Command = TypeVar("Command", bound=Callable[..., object])

ENGLISH = wording("en")
MOST_SHOWN = 20
DAY = click.DateTime(["%Y-%m-%d"])
ORDERS = [order.value for order in Order]
PAPERS = ("A4", "Letter")


def choosing(command: Command) -> Command:
    """The options for what is printed, and how."""
    options = [
        VERSION,
        click.option("--reports", is_flag=True, help="Print feedback reports instead of certificates."),
        click.option("--from", "since", type=DAY, help="Only what was sent on this day or later, such as 2026-09-01."),
        click.option("--to", "until", type=DAY, help="Only what was sent on this day or earlier."),
        click.option("--group", help="Only this group, as it is written on its slips."),
        click.option(
            "--list",
            "listed",
            type=click.File(encoding="utf-8-sig"),
            help="Only those in this file: a reference, a certificate's number or a name on each line.",
        ),
        click.option("--samples", is_flag=True, help="The samples instead."),
        click.option(
            "--order", type=click.Choice(ORDERS), help="How they are sorted.  [default: name; list with --list]"
        ),
        click.option("--separate", is_flag=True, help="A file for each, in a zip, instead of one PDF."),
        click.option("--paper", type=click.Choice(PAPERS), help="The paper; the theme's where none is given."),
        click.option("--duplex", is_flag=True, help="For both sides of the paper: each begins on a front."),
        click.option("--working", is_flag=True, help="With reports: how each score was worked out."),
        click.option("--large", is_flag=True, help="With reports: in large print."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@contextmanager
def chosen_of(
    questionnaire: str, version: str | None, asked: dict[str, Any]
) -> Iterator[tuple[Collected, Chosen, Theme]]:
    """What was collected, what is chosen of it, and what it is printed in."""
    settings = read_settings()
    with at_desk(questionnaire, version) as desk:
        if desk.questionnaire.certificate is None and not asked["reports"]:
            raise click.ClickException(f"{desk} has no certificate. Its reports are printed with --reports.")
        wardrobe = wardrobe_of(settings)
        theme = wardrobe.worn(desk.questionnaire)
        found = choose(desk, _choice(asked), theme, paper=options(asked).paper, wardrobe=wardrobe)
        if not found.entries and not found.refused:
            hint = "" if asked["samples"] or not desk.count(sample=True) else " The samples are printed with --samples."
            raise click.ClickException(f"Nobody is chosen: nobody who completed {desk} is meant by this.{hint}")
        yield desk, found, theme


def _choice(asked: dict[str, Any]) -> Choice:
    lines = tuple(asked["listed"].read().splitlines()) if asked["listed"] else ()
    days = (None if asked[end] is None else asked[end].date() for end in ("since", "until"))
    since, until = days
    return Choice(
        kind=PrintKind.REPORTS if asked["reports"] else PrintKind.CERTIFICATES,
        since=since,
        until=until,
        group=asked["group"],
        lines=lines,
        samples=asked["samples"],
        order=Order(asked["order"] or (Order.LIST if lines else Order.NAME)),
    )


def options(asked: dict[str, Any]) -> Options:
    """How it is printed."""
    return Options(
        apart=asked["separate"],
        paper=asked["paper"],
        duplex=asked["duplex"],
        working=asked["working"],
        large=asked["large"],
    )


def tell_refused(chosen: Chosen) -> None:
    """What is not printed and why, and what of a list names nobody, or several."""
    for entry in chosen.refused[:MOST_SHOWN]:
        click.echo(f"Not printed: {entry.name or entry.reference}. {reason_of(entry, ENGLISH)}", err=True)
    if len(chosen.refused) > MOST_SHOWN:
        click.echo(f"… and {len(chosen.refused) - MOST_SHOWN} more; the manifest lists all of them.", err=True)
    for line in chosen.unknown:
        click.echo(f'Line {line.number} of the list names nobody: "{line.text}"', err=True)
    for line in chosen.ambiguous:
        click.echo(f'Line {line.number} of the list names {line.found}, and all are meant: "{line.text}"', err=True)
