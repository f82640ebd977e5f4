"""What an operator does: bring the database up to date, serve, show samples."""

from __future__ import annotations

import dataclasses
import errno
import logging
import os
import socket
from contextlib import nullcontext

import click

from engine.catalogue import Catalogue
from engine.cli.counting import counted
from engine.cli.opened import explained, opened_store
from engine.cli.sampling import add_samples
from engine.cli.serving import serve_until_stopped, worker_beside
from engine.compiler import Cache
from engine.config import LOCAL, read_settings
from engine.store import StoreOutdated
from engine.web import create_app

WORKERS = 2
LAST_PORT = 65535


@click.command()
@explained()
def migrate() -> None:
    """Create the database, or bring its tables up to date. What is stored is kept."""
    with opened_store(read_settings(), checked=False) as store:
        try:
            store.upgrade()
        except StoreOutdated as newer:
            raise click.ClickException(
                "The database was made by a newer version of Formwright. Install that version; nothing was changed."
            ) from newer
    click.echo("The database is up to date.")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, LAST_PORT), help="The port.")
@click.option("--watch/--no-watch", default=True, show_default=True, help="Take up each change as it is saved.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes that answer.  [default: 1; 2 with --no-watch]")
@click.option("--worker/--no-worker", default=True, show_default=True, help="Print what print runs wait for, too.")
@explained()
def serve(host: str, port: int, workers: int | None, *, watch: bool, worker: bool) -> None:
    """Serve the questionnaires, and each change as it is saved.

    A file with problems keeps its last good version on show, and its problems are listed on its page.
    """
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    settings = dataclasses.replace(read_settings(), watch=watch)
    if not watch:
        settings.lasting()
    with opened_store(settings):
        create_app(settings)
    address = _free_address(host, port)
    click.echo(f"Questionnaires:  http://{host}:{port}/")
    click.echo(f"For the centre:  http://{host}:{port}/centre/   password: {settings.centre_password}")
    if settings.address is None:
        click.echo(f"On certificates: {LOCAL}   (to try out; set FORMWRIGHT_ADDRESS before others come)")
    click.echo("Stop with Ctrl+C.")
    with worker_beside(settings) if worker else nullcontext():
        serve_until_stopped(settings, address, port, workers or (1 if watch else WORKERS))


def _free_address(host: str, port: int) -> str:
    """The numbers of a host, where nobody listens yet: the server itself would share a port with another like it."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        socket.create_server((host, port), family=family).close()
    except socket.gaierror as unknown:
        raise click.ClickException(f"There is no host called {host}.") from unknown
    except OSError as refused:
        said = f"{host}:{port} cannot be used: {os.strerror(refused.errno or 0)}."
        if refused.errno in {errno.EADDRINUSE, errno.EACCES}:
            said += f" Choose another port, such as: formwright serve --port {port % LAST_PORT + 1}"
        raise click.ClickException(said) from refused
    return str(address[0])


@click.group()
def samples() -> None:
    """Sample sittings, to have something to show."""


@samples.command()
@click.option(
    "--number", default=6, show_default=True, type=click.IntRange(min=1), help="How many for each questionnaire."
)
@click.option("--if-new", is_flag=True, help="Only where no sitting has been completed yet.")
@explained()
def add(number: int, *, if_new: bool) -> None:
    """Add completed sittings, each marked as a sample."""
    settings = read_settings()
    catalogue = Catalogue(settings.questionnaires, Cache(settings.compiled).compile_file)
    with opened_store(settings) as store:
        if if_new and any(store.count_completed(questionnaire.id) for questionnaire in catalogue.newest()):
            return
        added = add_samples(store, catalogue, number)
    click.echo(f"Added {counted(added, 'sample sitting')}. Remove them with `formwright samples remove`.")


@samples.command()
@explained()
def remove() -> None:
    """Remove every sample; nothing else is touched."""
    with opened_store(read_settings()) as store:
        click.echo(f"Removed {counted(store.delete_samples(), 'sample sitting')}.")
