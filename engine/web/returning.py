"""Ways back to a sitting: its personal link, the page that shows it, and a short code."""

from __future__ import annotations

import re
from datetime import timedelta

from flask import Blueprint, redirect, request, url_for
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from engine.codes import LENGTH, is_code, symbols_of
from engine.prose import prose
from engine.web.addresses import place_url, preferred_language, public_url, welcome_url
from engine.web.braking import code_limits, minutes, retry_after
from engine.web.frames import frame_for, show
from engine.web.site import site
from engine.web.visits import site_language, visit
from engine.wording import mark, wording

returning = Blueprint("returning", __name__)

LINK = re.compile(r"/s/([A-Za-z0-9_-]{32})")
LONGEST_TYPED = 2000
NO_CODE = mark("Enter your code")
NOT_ALL = mark("Enter all {number} letters and digits of your code")
MISTYPED = mark("There is a mistake in this code. Compare each letter and digit with what you were given")
UNKNOWN = mark("There are no answers with this code. Check that it is for this website")


@returning.get("/s/<token>")
def resume(token: str) -> Response:
    """The personal link: on to wherever the respondent was. It only leads there: mail programs look at links, too."""
    here = visit(None, token)
    return redirect(place_url(here, here.journey))


@returning.get("/<language>/s/<token>/welcome")
def welcome(language: str, token: str) -> str | Response:
    """Where a code leads: what the questionnaire is for and who sees the answers, then on to wherever one was."""
    here = visit(language, token)
    if here.begun or here.submitted:
        return redirect(place_url(here, here.journey))
    asked = here.questionnaire
    return show(
        "web/introduction.html",
        frame_for(language, asked),
        questionnaire=asked,
        language=here.language,
        prose=prose,
        shelved=None,
        onward=place_url(here, here.journey),
        recorded=site().catalogue.find(asked.id, asked.version) is not None,
    )


@returning.get("/<language>/s/<token>/link")
def link(language: str, token: str) -> str | Response:
    """The personal link to keep, and its code, shown before the first page."""
    here = visit(language, token)
    if here.submitted:
        return redirect(place_url(here, here.journey))
    return show(
        "web/link.html",
        frame_for(language, here.questionnaire),
        link=public_url(url_for(".resume", token=token)),
        code=site().codes.code_in(token),
        type_it_at=public_url(url_for(".ask_somewhere")),
        onward=place_url(here, here.journey),
        begun=here.begun,
    )


@returning.get("/return")
def ask_somewhere() -> Response:
    """To the page that asks for a code, in the language the browser prefers: an address short enough to be typed."""
    return redirect(url_for(".ask", language=preferred_language()))


@returning.get("/<language>/return")
def ask(language: str) -> str:
    """Ask for a code."""
    return _ask(site_language(language))


@returning.post("/<language>/return")
def look_up(language: str) -> Response | tuple[str, int] | tuple[str, int, dict[str, str]]:
    """On to the answers behind a code, or behind a link that was pasted. A mistake in typing is told apart at once."""
    spoken = site_language(language)
    typed = request.form.get("code", "")[:LONGEST_TYPED]
    pasted, symbols = LINK.search(typed), symbols_of(typed)
    if not pasted and not is_code(symbols):
        said = NO_CODE if not symbols else MISTYPED if len(symbols) == LENGTH else NOT_ALL
        return _ask(spoken, typed, wording(spoken).say(said, number=LENGTH)), 422
    limits = code_limits()
    wait = site().store.brake.charge(*limits)
    if wait:
        return _ask(spoken, typed, _wait(spoken, wait)), 429, retry_after(wait)
    for token in [pasted[1]] if pasted else site().codes.tokens(symbols):
        found = site().store.find(token)
        if found:
            site().store.brake.forgive(*limits)
            return redirect(welcome_url(found.sitting.language, token), code=303)
    return _ask(spoken, typed, wording(spoken).say(UNKNOWN)), 422


def _ask(language: str, typed: str = "", error: str = "") -> str:
    frame = frame_for(language)
    return show("web/return.html", frame, typed=typed, error=error, has_errors=bool(error), csrf=generate_csrf())


def _wait(language: str, wait: timedelta) -> str:
    return wording(language).count(
        "Too many wrong codes were entered. Wait {number} minute, then try again",
        "Too many wrong codes were entered. Wait {number} minutes, then try again",
        minutes(wait),
    )
