"""What comes of a sitting: the feedback page, the report, the certificate, or thanks."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from engine.forms import said_prose
from engine.questionnaire import Questionnaire
from engine.reports import (
    Certificate,
    Report,
    certificate_of,
    closing_of,
    report_of,
    write_certificate_pdf,
    write_report_pdf,
)
from engine.scoring import looks_back
from engine.web.addresses import link_url, result_url
from engine.web.downloads import PDF, download
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
    return show(
        "web/result.html",
        frame_for(language, here.questionnaire),
        report=_report(here),
        certificate=_certificate(here),
        closing=_closing(here),
        who_sees_it=said_prose(here.questionnaire.who_sees_it, here.language),
        sent=here.sitting.day,
        again=_again(here) is not None,
        csrf=form_token(token),
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
    _, another = site().store.start(newest, text, spoken, follows=here.sitting.id)
    return redirect(link_url(spoken, another), code=303)


@results.get("/<language>/s/<token>/report.pdf")
def report(language: str, token: str) -> Response:
    """The feedback report to keep, with `working` also how each score was worked out."""
    here = visit(language, token)
    found = _report(here)
    if found is None:
        raise Missing(NO_REPORT)
    pdf = write_report_pdf(found, site().theme(here.questionnaire), working="working" in request.args)
    return download(pdf, PDF, f"{here.questionnaire.id}-report-{found.reference}.pdf")


@results.get("/<language>/s/<token>/certificate.pdf")
def certificate(language: str, token: str) -> Response:
    """The certificate, where it was earned."""
    here = visit(language, token)
    found = _certificate(here)
    if found is None:
        raise Missing(NO_CERTIFICATE)
    name = f"{here.questionnaire.id}-certificate-{found.reference}.pdf"
    return download(write_certificate_pdf(found, site().theme(here.questionnaire)), PDF, name)


def _report(here: Visit) -> Report | None:
    tells = not here.questionnaire.confidential and any(scale.shown for scale in here.questionnaire.scales)
    scores = site().store.scores(here.sitting.id) if tells else None
    return None if scores is None else report_of(here.questionnaire, here.sitting, scores, here.language)


def _again(here: Visit) -> Questionnaire | None:
    """What to answer once more: the newest version, where its results tell what has changed since the last time."""
    newest = site().catalogue.find(here.questionnaire.id)
    return newest if newest is not None and looks_back(newest) else None


def _certificate(here: Visit) -> Certificate | None:
    scores = site().store.scores(here.sitting.id) if here.questionnaire.certificate else None
    if scores is None:
        return None
    theme = site().theme(here.questionnaire)
    return certificate_of(here.questionnaire, here.sitting, scores, here.language, theme)


def _closing(here: Visit) -> Markup | None:
    if here.questionnaire.closing is None:
        return None
    scores = site().store.scores(here.sitting.id) or {}
    return closing_of(here.questionnaire, here.sitting, scores, here.language)
