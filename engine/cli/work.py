"""A worker: it makes what print runs are waiting for, beside the server or on a machine of its own."""

from __future__ import annotations

import logging

import click

from engine.cli.opened import explained, opened_store
from engine.config import read_settings
from engine.jobs.worker import processes_here, work_until_stopped


@click.command()
@click.option(
    "--processes", type=click.IntRange(min=1), help="How many print at once.  [default: one less than processors]"
)
@explained()
def work(processes: int | None) -> None:
    """Print what print runs are waiting for, until stopped.

    `formwright serve` starts one of these beside itself. Start more on other machines with the same DATABASE_URL,
    SECRET_KEY and FORMWRIGHT_QUEUE; a worker that is stopped gives back what it was at.
    """
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    settings, number = read_settings(), processes or processes_here()
    with opened_store(settings):
        click.echo(f"Printing with {number} process{'es' * (number > 1)}. Stop with Ctrl+C.")
    work_until_stopped(settings, number)
