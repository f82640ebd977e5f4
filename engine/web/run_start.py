"""A print run is chosen, looked at before it begins, and started."""

from __future__ import annotations

from hashlib import sha256

from flask import Blueprint, redirect, request, session, url_for
from werkzeug.wrappers import Response

from engine.codes import written_number
from engine.jobs.choosing import Chosen, choose
from engine.jobs.hardest import hardest, write_hardest_pdf
from engine.jobs.reasons import reason_of
from engine.jobs.starting import NoReason, NothingToPrint, printed_before, start_run
from engine.jobs.telling import choice_told, counted, options_told
from engine.store import Collected
from engine.store.print_run import RUN_ID, new_run_id
from engine.web.centre import collected_here, show_to_centre, signed_in, singly
from engine.web.downloads import PDF, download
from engine.web.paging import part
from engine.web.questions import Answered, answered, unanswered
from engine.web.register import WHO
from engine.web.run_asking import Asked, first_asked, kinds_of, read_asked, reason_question
from engine.web.run_kept import Looked, Which
from engine.web.site import site
from engine.web.visits import Missing
from engine.wording import mark, wording

run_start = Blueprint("run_start", __name__, url_prefix="/centre")

DO, RUN, SEEN = "do", "run", "seen"
START, CHANGE, HARDEST, PAGE = "start", "change", "hardest", "page-"
MOST_LINES = 50
NOTHING = mark("There is nothing to print of this questionnaire: it has neither a certificate nor a score to tell.")
NO_NAMES = mark("There is no certificate or report to look at.")
CHANGED = "The list has changed since you saw it. Look at it once more, and start the print run then."


@run_start.get("/<questionnaire_id>/<version>/print")
@signed_in
def ask(questionnaire_id: str, version: str) -> str:
    """Ask what is to be printed."""
    desk = _desk(questionnaire_id, version)
    return _ask(desk, first_asked(desk, session.get(WHO, "")))


@run_start.post("/<questionnaire_id>/<version>/print")
@signed_in
def go_on(questionnaire_id: str, version: str) -> str | tuple[str, int] | Response:
    """Show what was chosen, a page of it at a time, or its hardest ones as a PDF, or start it."""
    desk, doing = _desk(questionnaire_id, version), request.form.get(DO, "")
    run_id = _new_run()
    if doing == START and site().store.runs.find(run_id):
        return _to_the_run(run_id)
    asked = read_asked(desk, request.form)
    if asked.questions.errors:
        return _ask(desk, asked.questions), 422
    if doing == CHANGE:
        return _ask(desk, asked.questions)
    session[WHO] = asked.by
    theme = site().theme(desk.questionnaire)
    turned = doing == HARDEST or doing.startswith(PAGE)
    kept = site().lists.find(_which(desk, asked, request.form.get(SEEN, ""))) if turned else None
    chosen = (
        kept.chosen if kept else choose(desk, asked.choice, theme, paper=asked.options.paper, wardrobe=site().wardrobe)
    )
    if doing == HARDEST:
        pdf = write_hardest_pdf(desk, chosen, asked.options, theme, site().wardrobe)
        if pdf is None:
            raise Missing(NO_NAMES)
        return download(pdf, PDF, f"{desk.questionnaire.id}-{version}-hardest.pdf")
    if doing == START:
        return _start(desk, asked, chosen, run_id)
    return _preview(desk, asked, kept or _looked(desk, asked, chosen))


def _start(desk: Collected, asked: Asked, chosen: Chosen, run_id: str) -> tuple[str, int] | Response:
    """Start what was seen. What has changed since is shown once more, and so is what must have a reason."""
    reason = answered((reason_question(),), request.form) if printed_before(desk, chosen) else None
    if request.form.get(SEEN) != _digest(chosen):
        return _preview(desk, asked, _looked(desk, asked, chosen), changed=True), 409
    if reason is not None and reason.errors:
        return _preview(desk, asked, _looked(desk, asked, chosen), reason=reason), 422
    try:
        start_run(
            desk,
            chosen,
            asked.options,
            run_id=run_id,
            theme=site().theme(desk.questionnaire),
            address=site().settings.public_address,
            by=asked.by,
            reason=reason.said("reason") if reason else None,
        )
    except NothingToPrint:
        return _preview(desk, asked, _looked(desk, asked, chosen)), 422
    except NoReason:  # another run has printed some of them meanwhile
        return _preview(desk, asked, _looked(desk, asked, chosen), changed=True), 409
    site().queue.wake()
    return _to_the_run(run_id)


def _looked(desk: Collected, asked: Asked, chosen: Chosen) -> Looked:
    """What is shown of it, kept for who turns the page."""
    looked = Looked(chosen=chosen, hardest=hardest(chosen.entries, site().theme(desk.questionnaire)))
    site().lists.keep(_which(desk, asked, _digest(chosen)), looked)
    return looked


def _preview(
    desk: Collected, asked: Asked, looked: Looked, *, changed: bool = False, reason: Answered | None = None
) -> str:
    chosen = looked.chosen
    words = wording("en")
    here = part(len(chosen.entries), request.form.get(DO, "").removeprefix(PAGE))
    again = printed_before(desk, chosen)
    if again and reason is None:
        reason = unanswered((reason_question(),), {"reason": request.form.get("reason", "")})
    return show_to_centre(
        "web/run_preview.html",
        questionnaire=desk.questionnaire,
        sent=asked.questions.sent,
        run=_new_run(),
        seen=_digest(chosen),
        counted=lambda number: counted(asked.choice.kind, number, words),
        told=[*choice_told(asked.choice, words), *options_told(asked.options)],
        entries=chosen.entries[here.offset : here.last],
        part=here,
        hardest=looked.hardest,
        refused=[(entry, reason_of(entry, words)) for entry in chosen.refused[:MOST_LINES]],
        written=written_number,
        chosen=chosen,
        most=MOST_LINES,
        again=again,
        reason=reason,
        changed=CHANGED if changed else "",
        has_errors=bool(reason and reason.errors),
    )


def _ask(desk: Collected, questions: Answered) -> str:
    return show_to_centre(
        "web/run_ask.html",
        questionnaire=desk.questionnaire,
        kinds=kinds_of(desk.questionnaire),
        questions=questions,
        has_errors=bool(questions.errors),
    )


def _desk(questionnaire_id: str, version: str) -> Collected:
    """What is printed from. Raises Missing where there is nothing to print, or nobody may see single sittings."""
    desk = collected_here(questionnaire_id, version)
    singly(desk.sittings)
    if not kinds_of(desk.questionnaire):
        raise Missing(NOTHING)
    return desk


def _new_run() -> str:
    """What the run is called that this page is to start: pressed twice, it is the same."""
    sent = request.form.get(RUN, "")
    return sent if RUN_ID.fullmatch(sent) else new_run_id()


def _which(desk: Collected, asked: Asked, seen: str) -> Which:
    return Which(
        content_hash=desk.questionnaire.content_hash,
        choice=asked.choice,
        paper=asked.options.paper,
        theme=site().theme(desk.questionnaire).id,
        seen=seen,
    )


def _digest(chosen: Chosen) -> str:
    """A sign of exactly this list in this order."""
    listed = "\n".join(f"{entry.sitting_id} {entry.name}" for entry in chosen.entries)
    return sha256(listed.encode()).hexdigest()


def _to_the_run(run_id: str) -> Response:
    return redirect(url_for("runs.run", run_id=run_id), code=303)
