"""What a centre sees behind its password: who has finished, their results as CSV, their certificates in one PDF."""

from __future__ import annotations

import dataclasses
import hmac
import io
from collections.abc import Callable, Iterator
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Blueprint, redirect, request, session, url_for
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from engine.questionnaire import Questionnaire
from engine.reports import certificate_of, reference_of, write_certificates_pdf
from engine.reports.spreadsheet import write_csv
from engine.store import Completed, Confidential
from engine.web.downloads import CSV, PDF, download
from engine.web.frames import frame_for, show
from engine.web.site import site
from engine.web.visits import Missing, named
from engine.wording import mark

centre = Blueprint("centre", __name__, url_prefix="/centre")

SIGNED_IN = "centre"
LANGUAGE = "en"
CLOSED = mark("The centre's pages are closed here. Whoever runs this site can open them by setting a password.")
CONFIDENTIAL = mark("This questionnaire is confidential: nobody sees single answers to it.")
NOBODY_YET = mark("Nobody has earned a certificate of this questionnaire yet.")

P = ParamSpec("P")
R = TypeVar("R")


def signed_in(view: Callable[P, R]) -> Callable[P, R | Response]:
    """Let nobody through without the password."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R | Response:
        if not hmac.compare_digest(str(session.get(SIGNED_IN, "")), _proof()):
            return redirect(url_for("centre.sign_in"))
        return view(*args, **kwargs)

    return guarded


@centre.get("/sign-in")
def sign_in() -> str:
    """Ask for the password."""
    _password()
    return _show("web/sign_in.html", error="")


@centre.post("/sign-in")
def check_password() -> tuple[str, int] | Response:
    """Let in whoever knows the password."""
    given = request.form.get("password", "").encode("utf-8", "replace")
    if not hmac.compare_digest(given, _password().encode()):
        said = "That is not the password of this centre" if given else "Enter the password of the centre"
        return _show("web/sign_in.html", error=said, has_errors=True), 422
    session[SIGNED_IN] = _proof()
    session.permanent = True
    return redirect(url_for(".overview"), code=303)


@centre.post("/sign-out")
def sign_out() -> Response:
    """Forget that somebody was let in."""
    session.pop(SIGNED_IN, None)
    return redirect(url_for(".sign_in"), code=303)


@centre.get("/")
@signed_in
def overview() -> str:
    """Every questionnaire, with how many have finished it."""
    rows = [
        (shelved.questionnaire, site().store.count_completed(shelved.questionnaire.id, shelved.questionnaire.version))
        for shelved in site().catalogue.shelved
        if shelved.questionnaire is not None
    ]
    return _show("web/overview.html", rows=rows)


@centre.get("/<questionnaire_id>/<version>")
@signed_in
def finished(questionnaire_id: str, version: str) -> str:
    """The completed sittings of a questionnaire; of a confidential one only their number."""
    questionnaire = named(questionnaire_id, version)
    completed = [] if questionnaire.confidential else list(_completed(questionnaire))
    return _show(
        "web/finished.html",
        questionnaire=questionnaire,
        number=site().store.count_completed(questionnaire.id, questionnaire.version),
        rows=[(reference_of(each.sitting), each) for each in completed],
        shown=[scale for scale in questionnaire.scales if scale.shown],
    )


@centre.get("/<questionnaire_id>/<version>/results.csv")
@signed_in
def results_csv(questionnaire_id: str, version: str) -> Response:
    """The completed sittings as a spreadsheet reads them."""
    questionnaire = named(questionnaire_id, version)
    text = io.StringIO(newline="")
    write_csv(text, questionnaire, _completed(questionnaire))
    name = f"{questionnaire.id}-{questionnaire.version}.csv"
    return download(text.getvalue().encode("utf-8-sig"), CSV, name)


@centre.get("/<questionnaire_id>/<version>/certificates.pdf")
@signed_in
def certificates_pdf(questionnaire_id: str, version: str) -> Response:
    """All certificates of a questionnaire, one behind the other, each in its learner's language."""
    questionnaire = named(questionnaire_id, version)
    awarded = [
        certificate
        for each in _completed(questionnaire)
        if (certificate := certificate_of(questionnaire, each.sitting, each.scores, each.sitting.language))
    ]
    if not awarded:
        raise Missing(NOBODY_YET)
    name = f"{questionnaire.id}-{questionnaire.version}-certificates.pdf"
    return download(write_certificates_pdf(awarded, site().theme), PDF, name)


def _password() -> str:
    """The centre's password. Raises Missing where there is none, so that nobody can sign in."""
    password = site().settings.centre_password
    if password is None:
        raise Missing(CLOSED)
    return password


def _proof() -> str:
    """What the cookie of somebody who signed in holds; worth nothing once the password is another."""
    return hmac.digest(site().settings.secret_key.encode(), _password().encode(), "sha256").hex()


def _completed(questionnaire: Questionnaire) -> Iterator[Completed]:
    """The sittings that may be seen one by one. Raises Missing where none may."""
    if questionnaire.confidential:
        raise Missing(CONFIDENTIAL)
    try:
        return site().store.completed(questionnaire.id, site().questionnaire, questionnaire.version)
    except Confidential as promised:
        raise Missing(CONFIDENTIAL) from promised


def _show(template: str, **context: object) -> str:
    """A page of the centre's, which are in one language."""
    frame = dataclasses.replace(frame_for(LANGUAGE), languages=())
    return show(template, frame, csrf=generate_csrf(), **context)
