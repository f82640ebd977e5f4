"""What a print run has printed is printed again: all of it or some, with the reason why."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, request, session, url_for
from werkzeug.wrappers import Response

from engine.jobs.again import choose_again
from engine.jobs.starting import start_run
from engine.questionnaire import Fault, Item, ItemId
from engine.store.print_run import RUN_ID, Run, new_run_id
from engine.web.centre import collected_here, show_to_centre, signed_in
from engine.web.questions import Answered, answered, unanswered
from engine.web.register import WHO
from engine.web.run_asking import by_question, lines_question, reason_question
from engine.web.runs import NO_SUCH
from engine.web.site import site
from engine.web.visits import Missing
from engine.wording import mark

run_again = Blueprint("run_again", __name__, url_prefix="/centre/print-runs")

NOBODY = Fault(mark("Nobody whom this run has printed is called so: {line}"))
MOST_LINES = 50
NONE_LEFT = mark("Nothing of this print run can be printed any more.")


@run_again.get("/<run_id>/again")
@signed_in
def ask(run_id: str) -> str:
    """Ask which of a run are printed again, and why."""
    run = _run(run_id)
    return _ask(run, unanswered(_questions(), {"by": session.get(WHO, "")}), new_run_id())


@run_again.post("/<run_id>/again")
@signed_in
def start(run_id: str) -> Response | tuple[str, int]:
    """Start a run of these."""
    run, new = _run(run_id), request.form.get("run", "")
    new = new if RUN_ID.fullmatch(new) else new_run_id()
    there = redirect(url_for("runs.run", run_id=new), code=303)
    if site().store.runs.find(new):
        return there
    read = answered(_questions(), request.form)
    if read.errors:
        return _ask(run, read, new), 422
    desk = collected_here(run.questionnaire_id, run.version)
    theme = site().theme(desk.questionnaire)
    chosen = choose_again(desk, run, tuple(read.said("lines").splitlines()), theme, site().wardrobe)
    if chosen.unknown:
        faults = [replace(NOBODY, values={"line": line.text}) for line in chosen.unknown[:MOST_LINES]]
        return _ask(run, replace(read, faults={ItemId("lines"): faults}), new), 422
    if not chosen.entries:
        raise Missing(NONE_LEFT)
    session[WHO] = read.said("by")
    start_run(
        desk,
        chosen,
        run.options,
        run_id=new,
        theme=theme,
        address=site().settings.public_address,
        by=read.said("by"),
        reason=read.said("reason"),
        again_of=run.id,
    )
    site().queue.wake()
    return there


def _ask(run: Run, questions: Answered, new: str) -> str:
    return show_to_centre(
        "web/run_again.html", run=run, questions=questions, new=new, has_errors=bool(questions.errors)
    )


def _questions() -> tuple[Item, ...]:
    hint = "One on each line: a name, a reference or the number of a certificate. Leave it empty for all of the run."
    return lines_question("Who is printed again", hint), reason_question(), by_question()


def _run(run_id: str) -> Run:
    found = site().store.runs.find(run_id)
    if found is None:
        raise Missing(NO_SUCH)
    return found
