"""What an operator does: bring the database up to date, serve, show samples."""

from __future__ import annotations

import dataclasses
import logging

import click
from waitress.server import create_server

from engine.cli.opened import opened_store
from engine.cli.sampling import add_samples
from engine.compiler import Catalogue
from engine.config import read_settings
from engine.store import StoreOutdated, StoreUnavailable, open_store
from engine.web import create_app

THREADS = 8


@click.command()
def migrate() -> None:
    """Create the database, or bring its tables up to date; what is stored is kept."""
    store = open_store(read_settings().database_url)
    try:
        store.upgrade()
    except (StoreOutdated, StoreUnavailable) as trouble:
        raise click.ClickException(str(trouble)) from trouble
    finally:
        store.close()
    click.echo("The database is up to date.")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
def serve(host: str, port: int) -> None:
    """Serve the questionnaires here, and take up every change of a file as soon as it is saved.

    A file with problems keeps its last good version on show, and its problems are listed on its page.
    """
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    settings = dataclasses.replace(read_settings(), watch=True)
    try:
        app = create_app(settings)
    except (StoreOutdated, StoreUnavailable) as trouble:
        message = f"{trouble}\nRun `formwright migrate` first; it keeps everything that is stored."
        raise click.ClickException(message) from trouble
    try:
        server = create_server(app, host=host, port=port, threads=THREADS)
    except OSError as taken:
        message = f"Port {port} cannot be used: {taken.strerror}. Choose another: formwright serve --port {port + 1}"
        raise click.ClickException(message) from taken
    click.echo(f"Questionnaires:  http://{host}:{port}/")
    click.echo(f"For the centre:  http://{host}:{port}/centre/   password: {settings.centre_password}")
    click.echo("Stop with Ctrl+C.")
    server.run()


@click.group()
def samples() -> None:
    """Sample sittings, so that a new installation has something to show."""


@samples.command()
@click.option("--number", default=6, show_default=True, help="How many for each questionnaire.")
@click.option("--if-new", is_flag=True, help="Only where no sitting has been completed yet.")
def add(number: int, *, if_new: bool) -> None:
    """Add completed sittings, each marked as a sample."""
    settings = read_settings()
    catalogue = Catalogue(settings.questionnaires)
    with opened_store(settings) as store:
        if if_new and any(store.count_completed(questionnaire.id) for questionnaire in catalogue.newest()):
            return
        added = add_samples(store, catalogue, number)
    click.echo(f"Added {added} sample sittings. Remove them with `formwright samples remove`.")


@samples.command()
def remove() -> None:
    """Remove every sample; nothing else is touched."""
    with opened_store(read_settings()) as store:
        click.echo(f"Removed {store.delete_samples()} sample sittings.")
