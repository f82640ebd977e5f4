"""The files of print runs, sent piece by piece as they lie in the store."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from flask import Blueprint, request
from werkzeug.wrappers import Response

from engine.jobs.archive import zipped
from engine.jobs.manifest import names_of, pdf_name
from engine.jobs.taking import COVER, MANIFEST, archive, cover_sheet, manifest, zip_name
from engine.store.print_run import Progress, Run, RunState
from engine.themes import Theme
from engine.web.centre import signed_in
from engine.web.downloads import CSV, PDF, download
from engine.web.runs import progress_of
from engine.web.site import site
from engine.web.visits import Missing
from engine.wording import mark

run_files = Blueprint("run_files", __name__, url_prefix="/centre/print-runs")

ZIP = "application/zip"
NOT_YET = mark("This file is not there yet, or no longer. The page of the print run says what there is.")


@run_files.get("/<run_id>/all.pdf")
@signed_in
def pdf(run_id: str) -> Response:
    """The one PDF of a run; where a line broke, a browser asks for what it lacks of the same bytes."""
    run, size = _made(progress_of(run_id)), site().store.sheets.size(run_id)
    if size is None or run.sha256 is None:
        raise Missing(NOT_YET)
    sent = _sent(site().store.sheets.contents(run_id), PDF, pdf_name(run))
    sent.content_length = size
    sent.set_etag(run.sha256)
    return sent.make_conditional(request, accept_ranges=True, complete_length=size)


@run_files.get("/<run_id>/all.zip")
@signed_in
def zip_of_all(run_id: str) -> Response:
    """Everything of a run that is printed apart."""
    run = _made(progress_of(run_id))
    if not run.options.apart or run.state is not RunState.DONE:
        raise Missing(NOT_YET)
    return _sent(archive(site().store, run, _theme(run)), ZIP, zip_name(run))


@run_files.get("/<run_id>/part-<int:number>")
@signed_in
def part(run_id: str, number: int) -> Response:
    """A part of a run that is made, while others may still be in the making."""
    progress = progress_of(run_id)
    run, store = _made(progress), site().store
    chunk = next((each for each in progress.chunks if each.done and each.place == number - 1), None)
    if chunk is None:
        raise Missing(NOT_YET)
    name = f"{pdf_name(run).removesuffix('.pdf')}-part-{number}"
    if not run.options.apart:
        return _sent(store.sheets.chunk_contents(run_id, chunk.place), PDF, f"{name}.pdf")
    names = names_of(run, store.runs.entries(run_id))
    files = ((names[entry.place], content) for entry, content in store.sheets.files(run_id, chunk.place))
    return _sent(zipped(files, run.made_at), ZIP, f"{name}.zip")


@run_files.get("/<run_id>/cover-sheet.pdf")
@signed_in
def cover(run_id: str) -> Response:
    """What lies on top of the pile."""
    run = _finished(run_id)
    return download(cover_sheet(site().store, run, _theme(run)), PDF, f"{run.id}-{COVER}")


@run_files.get("/<run_id>/manifest.csv")
@signed_in
def manifest_csv(run_id: str) -> Response:
    """Everybody on the list of a run with what became of them; it stays when the files are thrown away."""
    run = _finished(run_id)
    return download(manifest(site().store, run), CSV, f"{run.id}-{MANIFEST}")


def _made(progress: Progress) -> Run:
    """A run whose files are kept. Raises Missing where they were thrown away."""
    if progress.run.discarded_at is not None:
        raise Missing(NOT_YET)
    return progress.run


def _finished(run_id: str) -> Run:
    run = progress_of(run_id).run
    if run.state is not RunState.DONE:
        raise Missing(NOT_YET)
    return run


def _theme(run: Run) -> Theme:
    """The theme of a run, or the site's where that is no more."""
    return site().wardrobe.called(run.theme)


def _sent(pieces: Iterator[bytes], mimetype: str, name: str) -> Response:
    """A file that is sent while it is read. Raises Missing where there is nothing of it."""
    first = next(pieces, None)
    if first is None:
        raise Missing(NOT_YET)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(chain([first], pieces), mimetype=mimetype, headers=headers)
