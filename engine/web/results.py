"""What comes of a sitting: the feedback page, the report, the certificate, or thanks."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

from flask import Blueprint, redirect, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from engine.forms import said_prose
from engine.jobs.issuing import pdf_of, print_one
from engine.questionnaire import Language, Questionnaire
from engine.reports import (
    Report,
    closing_of,
    report_of,
    write_certificate_pdf,
    write_report_pdf,
    write_reports_pdf,
)
from engine.scoring import looks_back
from engine.store import Kind, Refused
from engine.themes import SIZES
from engine.web.addresses import link_url, result_url
from engine.web.downloads import PDF, download
from engine.web.earned import LEARNER, earned, sample
from engine.web.frames import frame_for, show
from engine.web.security import form_token
from engine.web.site import site
from engine.web.visits import Missing, Visit, visit
from engine.wording import mark

results = Blueprint("results", __name__)

NO_REPORT = mark("There is no report for these answers.")
NO_CERTIFICATE = mark("There is no certificate for these answers.")


@results.get("/<language>/s/<token>/result")
def result(language: str, token: str) -> str | Response:
    """Thanks, and then feedback in words and numbers where any is given."""
    here = visit(language, token)
    if not here.submitted:
        return redirect(url_for("returning.resume", token=token))
    own = earned(here)
    return show(
        "web/result.html",
        frame_for(language, here.questionnaire),
        report=_report(here),
        certificate=own,
        why_not=None if own is None else own.why_not(here.language),
        to_print=sample(here) is not None if own is None else own.printable,
        closing=_closing(here),
        who_sees_it=said_prose(here.questionnaire.who_sees_it, here.language),
        sent=here.sitting.day,
        again=_again(here) is not None,
        csrf=form_token(token),
        several=len(here.questionnaire.languages) > 1,
        language=here.language,
        token=token,
    )


@results.post("/<language>/s/<token>/again")
def again(language: str, token: str) -> Response:
    """Begin once more, on the newest version, with a personal link of its own; its results look back at these."""
    here = visit(language, token)
    newest = _again(here)
    if not here.submitted or newest is None:
        return redirect(result_url(language, token), code=303)
    text = site().catalogue.text(newest.content_hash)
    spoken = here.language if here.language in newest.languages else newest.languages[0]
    mine = here.sitting
    _, another = site().store.start(newest, text, spoken, follows=mine.id, group=mine.group)
    return redirect(link_url(spoken, another), code=303)


@results.get("/<language>/s/<token>/report.pdf")
def report(language: str, token: str) -> Response:
    """The feedback report to keep.

    With `working` also how each score was worked out, with `large` in large print, on the `paper` asked for, and with
    `languages` in all languages of the questionnaire, one after the other.
    """
    here, asked = visit(language, token), request.args
    found = _report(here)
    if found is None:
        raise Missing(NO_REPORT)
    theme, working, large = site().theme(here.questionnaire), "working" in asked, True if "large" in asked else None
    paper = asked.get("paper") if asked.get("paper") in SIZES else None
    if "languages" in asked:
        others = [each for each in here.questionnaire.languages if each != here.language]
        several = [found, *(report for each in others if (report := _report(here, each)) is not None)]
        file = BytesIO()
        write_reports_pdf(file, several, theme, working=working, paper=paper, large=large, called_by_language=True)
        pdf = file.getvalue()
    else:
        pdf = write_report_pdf(found, theme, working=working, paper=paper, large=large)
    kinds = "".join(f"-{kind}" for kind in ("languages", "large", "working") if kind in asked)
    return download(pdf, PDF, f"{here.questionnaire.id}-report-{found.reference}{kinds}.pdf")


@results.get("/<language>/s/<token>/certificate.pdf")
def certificate(language: str, token: str) -> Response:
    """The certificate, where it was earned and still holds; that it is printed is logged, where the file is taken."""
    here = visit(language, token)
    own = earned(here)
    if own is not None:
        if not own.printable:
            raise Missing(own.why_not(here.language) or NO_CERTIFICATE)
        registered = own.entry.certificate
        if request.method == "HEAD":
            pdf = pdf_of(registered, here.language, own.theme)
        else:
            pdf = print_one(site().store.register, registered, here.language, own.theme, by=LEARNER).pdf
        return download(pdf, PDF, f"{here.questionnaire.id}-certificate-{own.number}.pdf")
    shown = sample(here)
    if shown is None:
        raise Missing(NO_CERTIFICATE)
    pdf = write_certificate_pdf(shown, site().theme(here.questionnaire))
    return download(pdf, PDF, f"{here.questionnaire.id}-certificate-{shown.reference}.pdf")


@results.post("/<language>/s/<token>/certificate")
def show_or_hide(language: str, token: str) -> Response:
    """Let nobody find the certificate who looks up its number, or let them again: its holder says so."""
    own = earned(visit(language, token))
    wish = Kind.HIDDEN if request.form.get("wish") == "hide" else Kind.SHOWN
    if own is not None:
        with suppress(Refused):  # it is so already: a button was pressed twice
            site().store.register.log([own.entry.certificate.number], wish, LEARNER)
    return redirect(f"{result_url(language, token)}#certificate", code=303)


def _report(here: Visit, language: Language | None = None) -> Report | None:
    """What the results say, in the language of the page or in another one."""
    tells = not here.questionnaire.confidential and any(scale.shown for scale in here.questionnaire.scales)
    scores = site().store.scores(here.sitting.id) if tells else None
    return None if scores is None else report_of(here.questionnaire, here.sitting, scores, language or here.language)


def _again(here: Visit) -> Questionnaire | None:
    """What to answer once more: the newest version, where its results tell what has changed since the last time."""
    newest = site().catalogue.find(here.questionnaire.id)
    return newest if newest is not None and looks_back(newest) else None


def _closing(here: Visit) -> Markup | None:
    if here.questionnaire.closing is None:
        return None
    scores = site().store.scores(here.sitting.id) or {}
    return closing_of(here.questionnaire, here.sitting, scores, here.language)
