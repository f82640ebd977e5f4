"""A print run at a terminal: somebody to do the work, a bar that shows how far it is, and the files to take along."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

import click

from engine.config import Settings
from engine.jobs.child import deaf_to
from engine.jobs.manifest import pdf_name, written
from engine.jobs.queue import Queue
from engine.jobs.reasons import reason_of
from engine.jobs.taking import COVER, MANIFEST, archive, cover_sheet, manifest, zip_name
from engine.jobs.worker import processes_here, work_until_stopped
from engine.reports import wardrobe_of
from engine.store import Store
from engine.store.print_run import Progress, Run, RunState
from engine.themes import Theme, Wardrobe
from engine.wording import wording

WARNING = "Take these out before you hand anything out, also of parts that are on paper already: they no longer hold."
LOOK_SECONDS = 0.2
PATIENCE_SECONDS = 10


@contextmanager
def waking(settings: Settings) -> Iterator[None]:
    """Tell workers afterwards that there is something to print. Raises SettingsError before anything is done."""
    with closing(Queue(settings)) as queue:
        yield
        queue.wake()


@contextmanager
def a_worker(settings: Settings) -> Iterator[BaseProcess]:
    """A worker of one's own for as long as this lasts, so that no other is needed."""
    worker = get_context("spawn").Process(target=work_until_stopped, args=(settings, processes_here()))
    with deaf_to(signal.SIGINT):  # Ctrl+C reaches every process of a terminal: this one tells that one
        worker.start()
    try:
        yield worker
    finally:
        worker.terminate()
        worker.join(PATIENCE_SECONDS)
        worker.kill()


def wait_for(store: Store, run_id: str, settings: Settings) -> Run:
    """Print until a run is done, and show how far it is. Ctrl+C leaves it as it is, to be gone on with."""
    try:
        with a_worker(settings) as worker:
            return _watched(store, run_id, worker)
    except KeyboardInterrupt as stopped:
        message = f"Stopped. What is printed is kept; go on with: formwright print resume {run_id}"
        raise click.ClickException(message) from stopped


def take_along(store: Store, run: Run, theme: Theme, folder: Path) -> None:
    """Write the files of a run that is done into a folder, and say what there is."""
    if run.discarded_at is not None:
        message = f"Its files were thrown away on {run.discarded_at:%Y-%m-%d}. Print it again: formwright print again"
        raise click.ClickException(f"{message} {run.id}")
    if run.state is not RunState.DONE:
        message = f"It is not done: {run.state}. Go on with: formwright print resume {run.id}"
        raise click.ClickException(message)
    folder.mkdir(parents=True, exist_ok=True)
    if run.options.apart:
        _write(folder / zip_name(run), archive(store, run, theme))
    else:
        _write(folder / pdf_name(run), store.sheets.contents(run.id))
    _write(folder / COVER, [cover_sheet(store, run, theme)])
    _write(folder / MANIFEST, [manifest(store, run)])
    lapsed = store.runs.no_longer(run.id)
    if lapsed:
        click.echo(WARNING, err=True)
    for entry in lapsed:
        click.echo(f"  {entry.name}, {written(entry)}. {reason_of(entry, wording('en'))}", err=True)


def _watched(store: Store, run_id: str, worker: BaseProcess) -> Run:
    progress, said = _progress(store, run_id), ""
    with click.progressbar(length=progress.entries + 1, label="Printing", file=sys.stderr, show_eta=True) as bar:
        while progress.run.state is RunState.PRINTING:
            bar.update(progress.ready + progress.faulty - bar.pos)
            if progress.run.problem and progress.run.problem != said:
                said = progress.run.problem
                click.echo(f"\n{said}", err=True)
            if not worker.is_alive():
                message = f"Nobody prints any more: see above why. Go on with: formwright print resume {run_id}"
                raise click.ClickException(message)
            time.sleep(LOOK_SECONDS)
            progress = _progress(store, run_id)
        bar.update(bar.length or 0)
    return progress.run


def _progress(store: Store, run_id: str) -> Progress:
    progress = store.runs.progress(run_id)
    if progress is None:
        message = f"there is no print run {run_id}"
        raise LookupError(message)
    return progress


def _write(file: Path, pieces: Iterable[bytes]) -> None:
    """Whole or not at all: what is half written has another name."""
    draft = file.with_name(f"{file.name}.part")
    with draft.open("wb") as written:
        for piece in pieces:
            written.write(piece)
    draft.replace(file)
    click.echo(f"Wrote {file}.", err=True)


def folder_for(run_id: str) -> Path:
    """Where the files of a run are written if nobody says."""
    return Path(f"print-{run_id}")


def wardrobe_here(settings: Settings) -> Wardrobe:
    """The themes of an installation. Raises ThemeError."""
    return wardrobe_of(settings)


def theme_for(settings: Settings, run: Run) -> Theme:
    """What a run was printed in, or the installation's own where that is gone. Raises ThemeError."""
    return wardrobe_here(settings).called(run.theme)
