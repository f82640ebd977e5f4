"""What a centre sees behind its password: who has finished, their results as CSV, and codes to begin with."""

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

from engine.questionnaire import Language, Questionnaire
from engine.reports import (
    Slip,
    reference_of,
    slips_of,
    write_slips_pdf,
)
from engine.reports.spreadsheet import write_csv
from engine.store import Collected, Completed, Confidential, collected
from engine.web.addresses import public_url, welcome_url
from engine.web.braking import minutes, password_limits, retry_after
from engine.web.downloads import CSV, PDF, download
from engine.web.frames import frame_for, show
from engine.web.run_asking import kinds_of
from engine.web.site import site
from engine.web.visits import Missing
from engine.wording import LANGUAGES, mark

centre = Blueprint("centre", __name__, url_prefix="/centre")

SIGNED_IN = "centre"
LANGUAGE = "en"
CLOSED = mark("The centre's pages are closed here. Whoever runs this site can open them by setting a password.")
CONFIDENTIAL = mark("This questionnaire is confidential: nobody sees single answers to it.")
NO_SUCH = mark("There is no questionnaire of this name and version, and nobody has ever answered one.")
NOT_HANDED_OUT = mark(
    "Whoever hands out codes could use them. For a confidential questionnaire give people its address."
)
NOT_OFFERED = mark("This version is no longer offered, so nobody can begin it.")
MOST_SLIPS = 200
LONGEST_LABEL = 40

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
    return _sign_in()


@centre.post("/sign-in")
def check_password() -> tuple[str, int] | tuple[str, int, dict[str, str]] | Response:
    """Let in whoever knows the password; whoever guesses has to wait after a few tries."""
    given = request.form.get("password", "").strip().encode("utf-8", "replace")
    if not given:
        return _sign_in("Enter the password of the centre"), 422
    brake, limits = site().store.brake, password_limits()
    wait = brake.charge(*limits)
    if wait:
        number = minutes(wait)
        said = f"Too many wrong passwords were entered. Wait {number} minute{'s' * (number > 1)}, then try again"
        return _sign_in(said), 429, retry_after(wait)
    if not hmac.compare_digest(given, _password().strip().encode()):
        return _sign_in("That is not the password of this centre"), 422
    brake.forgive(*limits)
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
    good = [each.questionnaire for each in site().catalogue.shelved if each.questionnaire]
    offered = [(questionnaire.id, questionnaire.version) for questionnaire in good]
    known = dict.fromkeys([*offered, *site().store.versions()])
    rows = [found for each in known if (found := collected(site().store, site().catalogue, *each)) is not None]
    return show_to_centre("web/overview.html", rows=rows)


@centre.get("/<questionnaire_id>/<version>")
@signed_in
def finished(questionnaire_id: str, version: str) -> str:
    """The completed sittings of a questionnaire; of a confidential one only their number."""
    found = collected_here(questionnaire_id, version)
    sittings = [] if found.questionnaire.confidential else list(singly(found.sittings))
    return show_to_centre(
        "web/finished.html",
        found=found,
        questionnaire=found.questionnaire,
        rows=[(reference_of(each.sitting), each) for each in sittings],
        prints=kinds_of(found.questionnaire),
        shown=[scale for scale in found.questionnaire.scales if scale.shown],
        offered=site().catalogue.find(questionnaire_id, version) is not None,
    )


@centre.get("/<questionnaire_id>/<version>/results.csv")
@signed_in
def results_csv(questionnaire_id: str, version: str) -> Response:
    """The completed sittings as a spreadsheet reads them."""
    found = collected_here(questionnaire_id, version)
    text = io.StringIO(newline="")
    write_csv(text, found.texts(), singly(found.sittings))
    return download(text.getvalue().encode("utf-8-sig"), CSV, f"{questionnaire_id}-{version}.csv")


@centre.get("/<questionnaire_id>/<version>/slips")
@signed_in
def slips(questionnaire_id: str, version: str) -> str:
    """Ask how many slips with codes are wanted, and for whom."""
    return _ask_for_slips(_handed_out(questionnaire_id, version), "20")


@centre.post("/<questionnaire_id>/<version>/slips")
@signed_in
def slips_pdf(questionnaire_id: str, version: str) -> Response | tuple[str, int]:
    """Begin so many sittings, and print the code of each on a slip to be handed out."""
    asked = _handed_out(questionnaire_id, version)
    number, label = request.form.get("number", "").strip(), request.form.get("label", "").strip()[:LONGEST_LABEL]
    language = Language(request.form.get("language", ""))
    if not (number.isascii() and number.isdigit() and 0 < int(number[:9]) <= MOST_SLIPS):
        return _ask_for_slips(asked, number, label, f"Enter how many slips to print, from 1 to {MOST_SLIPS}"), 422
    if language not in asked.languages:
        language = asked.languages[0]
    text = site().catalogue.text(asked.content_hash)
    tokens = [site().store.start(asked, text, language, group=label or None)[1] for _ in range(int(number))]
    handed = [
        Slip(code=site().codes.code_in(token) or "", link=public_url(welcome_url(language, token))) for token in tokens
    ]
    printed = slips_of(asked, language, handed, public_url(url_for("returning.ask_somewhere")), label)
    return download(write_slips_pdf(printed, site().theme(asked)), PDF, f"{asked.id}-{version}-codes-{language}.pdf")


def _handed_out(questionnaire_id: str, version: str) -> Questionnaire:
    """A questionnaire that codes are handed out for. Raises Missing where there is none, or it is confidential."""
    offered = site().catalogue.find(questionnaire_id, version)
    if offered is None:
        raise Missing(NOT_OFFERED)
    if offered.confidential:
        raise Missing(NOT_HANDED_OUT)
    return offered


def _ask_for_slips(asked: Questionnaire, number: str, label: str = "", error: str = "") -> str:
    return show_to_centre(
        "web/slips.html",
        questionnaire=asked,
        number=number,
        label=label,
        error=error,
        has_errors=bool(error),
        language_names=LANGUAGES,
        longest_label=LONGEST_LABEL,
    )


def _sign_in(error: str = "") -> str:
    return show_to_centre("web/sign_in.html", error=error, has_errors=bool(error))


def _password() -> str:
    """The centre's password. Raises Missing where there is none, so that nobody can sign in."""
    password = site().settings.centre_password
    if password is None:
        raise Missing(CLOSED)
    return password


def _proof() -> str:
    """What the cookie of somebody who signed in holds; worth nothing once the password is another."""
    return hmac.digest(site().settings.secret_key.encode(), _password().encode(), "sha256").hex()


def collected_here(questionnaire_id: str, version: str) -> Collected:
    """What was collected with a questionnaire. Raises Missing where there is none of this name and version."""
    found = collected(site().store, site().catalogue, questionnaire_id, version)
    if found is None:
        raise Missing(NO_SUCH)
    return found


def singly(read: Callable[[], Iterator[Completed]]) -> Iterator[Completed]:
    """The sittings that may be seen one by one, read like this. Raises Missing where none may."""
    try:
        return read()
    except Confidential as promised:
        raise Missing(CONFIDENTIAL) from promised


def show_to_centre(template: str, **context: object) -> str:
    """A page of the centre's, which are in one language."""
    frame = dataclasses.replace(frame_for(LANGUAGE), languages=())
    return show(template, frame, csrf=generate_csrf(), **context)
