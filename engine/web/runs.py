"""Print runs as a centre sees them: all there were, how far one is, and what was printed again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from engine.clock import now
from engine.codes import written_number
from engine.jobs.reasons import reason_of
from engine.jobs.reprint_log import reprint_log
from engine.jobs.telling import KINDS, choice_told, counted, moment, options_told
from engine.store.print_run import Progress, Run, RunState
from engine.web.centre import show_to_centre, signed_in
from engine.web.downloads import CSV, download
from engine.web.paging import AT_ONCE, part_here
from engine.web.site import site
from engine.web.visits import Missing
from engine.wording import mark, wording

runs = Blueprint("runs", __name__, url_prefix="/centre/print-runs")

QUIET = timedelta(seconds=60)
"""After this long without a sign of life nobody is taken to be at work."""

NO_SUCH = mark("There is no print run at this address.")
STATES = {
    RunState.PRINTING: "Being printed",
    RunState.DONE: "Finished",
    RunState.CANCELLED: "Cancelled",
    RunState.FAILED: "Stopped",
}


@runs.get("/")
@signed_in
def history() -> str:
    """All print runs, the latest first."""
    part = part_here(site().store.runs.count())
    words = wording("en")
    return show_to_centre(
        "web/runs.html",
        rows=[
            (run, KINDS[run.choice.kind][1], STATES[run.state], moment(run.made_at))
            for run in site().store.runs.history(limit=AT_ONCE, offset=part.offset)
        ],
        part=part,
        number=words.number,
    )


@runs.get("/<run_id>")
@signed_in
def run(run_id: str) -> str:
    """How far a run is, what can be taken of it, and what cannot be printed."""
    progress = progress_of(run_id)
    found, words = progress.run, wording("en")
    lapsed = [] if found.discarded_at else site().store.runs.no_longer(run_id)
    left_out = site().store.runs.some_entries(run_id, AT_ONCE, left_out=True)
    return show_to_centre(
        "web/run.html",
        run=found,
        progress=progress,
        percent=100 * progress.ready // progress.entries if progress.entries else 100,
        state=STATES[found.state],
        idle=_idle(progress),
        counted=lambda number: counted(found.choice.kind, number, words),
        told=[*_started(found), *choice_told(found.choice, words), *options_told(found.options)],
        left_out=[(entry, reason_of(entry, words)) for entry in left_out],
        lapsed=[(entry, reason_of(entry, words)) for entry in lapsed],
        not_printed=progress.refused + progress.faulty,
        parts=[each for each in progress.chunks if each.done],
        size=site().store.sheets.size(run_id),
        moment=moment,
    )


@runs.get("/<run_id>/list")
@signed_in
def listed(run_id: str) -> str:
    """Everybody on the list of a run, a page at a time; or those who are not printed, and why."""
    progress, not_printed = progress_of(run_id), "not-printed" in request.args
    left = progress.refused + progress.faulty
    part = part_here(left if not_printed else progress.entries - progress.faulty)
    entries = site().store.runs.some_entries(run_id, AT_ONCE, part.offset, left_out=not_printed)
    return show_to_centre(
        "web/run_list.html",
        run=progress.run,
        entries=entries,
        refused=[(entry, reason_of(entry, wording("en"))) for entry in entries],
        not_printed=not_printed,
        part=part,
        written=written_number,
    )


@runs.get("/<run_id>/cancel")
@signed_in
def confirm_cancel(run_id: str) -> str | Response:
    """Ask whether a run is to be stopped, and say what becomes of it."""
    progress = progress_of(run_id)
    if progress.run.state is not RunState.PRINTING:
        return redirect(url_for(".run", run_id=run_id))
    return show_to_centre(
        "web/run_cancel.html",
        run=progress.run,
        progress=progress,
        counted=lambda number: counted(progress.run.choice.kind, number, wording("en")),
    )


@runs.post("/<run_id>/cancel")
@signed_in
def cancel(run_id: str) -> Response:
    """Stop a run. One that is over by now stays as it is."""
    progress_of(run_id)
    site().store.runs.cancel(run_id)
    return redirect(url_for(".run", run_id=run_id), code=303)


@runs.post("/<run_id>/resume")
@signed_in
def resume(run_id: str) -> Response:
    """Go on with a run that was stopped."""
    progress_of(run_id)
    if site().store.runs.resume(run_id):
        site().queue.wake()
    return redirect(url_for(".run", run_id=run_id), code=303)


@runs.get("/reprints")
@signed_in
def reprints() -> str:
    """What was printed again, by whom and why, the latest first."""
    register = site().store.register
    part = part_here(register.count_reprints())
    rows = register.reprints(limit=AT_ONCE, offset=part.offset)
    return show_to_centre("web/reprints.html", rows=rows, part=part, moment=moment, written=written_number)


@runs.get("/reprints.csv")
@signed_in
def reprints_csv() -> Response:
    """The same as a spreadsheet reads it."""
    return download(reprint_log(site().store.register).encode("utf-8-sig"), CSV, "reprints.csv")


def _started(run: Run) -> Iterator[tuple[str, str]]:
    yield "Print run", run.id
    yield "Started", f"{moment(run.made_at)}, by {run.by}"
    if run.reason:
        yield "Printed again because", run.reason
    if run.finished_at is not None:
        yield "Finished", moment(run.finished_at)
    if run.sha256:
        yield "SHA-256 of the PDF", run.sha256


def _idle(progress: Progress) -> bool:
    """Whether there is something to do and nobody who does it."""
    seen = progress.worked_at
    return progress.run.state is RunState.PRINTING and (seen is None or now() - seen > QUIET)


def progress_of(run_id: str) -> Progress:
    """A run and how far it is. Raises Missing where there is none."""
    found = site().store.runs.progress(run_id)
    if found is None:
        raise Missing(NO_SUCH)
    return found
