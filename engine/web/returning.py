"""Ways back to a sitting: its personal link, on its page or by e-mail, and a short code."""

from __future__ import annotations

import re
from datetime import timedelta

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from engine.codes import LENGTH, is_code, symbols_of
from engine.items.email import read_address
from engine.mail import LinkLetter, Outcome, letter_of
from engine.prose import prose
from engine.questionnaire import Fault
from engine.web.addresses import link_url, place_url, preferred_language, public_url, resume_url, welcome_url
from engine.web.braking import code_limits, mail_limits, minutes, retry_after
from engine.web.frames import frame_for, show
from engine.web.security import form_token
from engine.web.site import site
from engine.web.visits import Visit, site_language, visit
from engine.wording import mark, wording

returning = Blueprint("returning", __name__)

LINK = re.compile(r"/s/([A-Za-z0-9_-]{32})")
LONGEST_TYPED = 2000
NO_CODE = mark("Enter your code")
NOT_ALL = mark("Enter all {number} letters and digits of your code")
MISTYPED = mark("There is a mistake in this code. Compare each letter and digit with what you were given")
UNKNOWN = mark("There are no answers with this code. Check that it is for this website")
NO_ADDRESS = Fault(mark("Enter the email address to send your link to"))
MAIL_BRAKED = mark("We have sent as many emails as we may for now. Note the link or the code, or ask again tomorrow")
MAIL_REFUSED = mark("There is nobody with this email address. Check it for mistakes")
MAIL_FAILED = mark("We cannot send emails at the moment. Note the link or the code, or try again later")
TOLD = {
    "sent": mark(
        "The email with your link has been sent. If it is not there in ten minutes, look among unwanted mail."
    ),
    "under_way": mark(
        "The email is on its way, but it may take some time. If it does not come, ask for it again here."
    ),
}
"""What is said of a letter that was sent, by the word for it in the address of the page."""


@returning.get("/s/<token>")
def resume(token: str) -> Response:
    """The personal link: on to wherever the respondent was. It only leads there: mail programs look at links, too."""
    here = visit(None, token)
    return redirect(resume_url(here))


@returning.get("/<language>/s/<token>/welcome")
def welcome(language: str, token: str) -> str | Response:
    """Where a code leads: what the questionnaire is for and who sees the answers, then on to wherever one was."""
    here = visit(language, token)
    if here.begun or here.submitted:
        return redirect(resume_url(here))
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
def link(language: str, token: str) -> str:
    """The personal link to keep, and its code, shown before the first page and wherever one asks for it."""
    here = visit(language, token)
    return _show_link(here, told=TOLD.get(request.args.get("mail", ""), ""))


@returning.post("/<language>/s/<token>/link")
def send(language: str, token: str) -> Response | tuple[str, int] | tuple[str, int, dict[str, str]]:
    """Send the personal link by e-mail. The address is used for that and for nothing else, and is not kept."""
    here, postman = visit(language, token), site().postman
    if postman is None:
        return redirect(link_url(language, token), code=303)
    typed = request.form.get("email", "")[:LONGEST_TYPED]
    address = read_address({"": [typed]}) or NO_ADDRESS
    if isinstance(address, Fault):
        return _show_link(here, typed, wording(language).say(address.sentence, **address.values)), 422
    limits = mail_limits(here.sitting.id, address)
    wait = site().store.brake.charge(*limits)
    if wait:
        return _show_link(here, typed, wording(language).say(MAIL_BRAKED)), 429, retry_after(wait)
    try:
        outcome = postman.send(letter_of(_letter(here), postman.server.sender, address))
    except ValueError:  # what no message can be addressed to
        outcome = Outcome.REFUSED
    if outcome is Outcome.REFUSED:
        return _show_link(here, typed, wording(language).say(MAIL_REFUSED)), 422
    if outcome is Outcome.FAILED:
        site().store.brake.forgive(*limits)
        return _show_link(here, typed, wording(language).say(MAIL_FAILED)), 503
    return redirect(link_url(language, token, mail=outcome.name.lower()), code=303)


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


def _show_link(here: Visit, typed: str = "", error: str = "", told: str = "") -> str:
    return show(
        "web/link.html",
        frame_for(here.language, here.questionnaire),
        letter=_letter(here),
        free=here.journey.free,
        onward=resume_url(here),
        begun=here.begun,
        submitted=here.submitted,
        later="later" in request.args,
        send_url=site().postman and url_for(".send", language=here.language, token=here.token),
        typed=typed,
        error=error,
        told=told,
        has_errors=bool(error),
        csrf=form_token(here.token),
    )


def _letter(here: Visit) -> LinkLetter:
    """The ways back to a sitting, as they are written down."""
    title = here.questionnaire.title.say(here.language)
    return LinkLetter(
        language=here.language,
        questionnaire=title,
        link=public_url(url_for(".resume", token=here.token)),
        code=site().codes.code_in(here.token),
        type_it_at=public_url(url_for(".ask_somewhere")),
        signed=_signed(here),
        signed_in=body.spoken_in(here.language) if (body := here.questionnaire.body) else here.language,
    )


def _signed(here: Visit) -> str:
    """Whoever runs the questionnaire: the body it names, else the one whose theme it wears."""
    body = here.questionnaire.body
    return body.say(here.language) if body else site().theme(here.questionnaire).name


def _ask(language: str, typed: str = "", error: str = "") -> str:
    frame = frame_for(language)
    return show("web/return.html", frame, typed=typed, error=error, has_errors=bool(error))


def _wait(language: str, wait: timedelta) -> str:
    return wording(language).count(
        "Too many wrong codes were entered. Wait {number} minute, then try again",
        "Too many wrong codes were entered. Wait {number} minutes, then try again",
        minutes(wait),
    )
