"""The register as a centre sees it: a certificate by its number, what happened to it, and what may happen next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, redirect, request, session, url_for
from werkzeug.wrappers import Response

from engine.clock import day_of, today
from engine.codes import written_number
from engine.jobs.issuing import print_one
from engine.jobs.registering import faulty_name, looked_up, replaced
from engine.store import REASONED, Entry, Kind, Refused
from engine.web.centre import show_to_centre, signed_in
from engine.web.downloads import PDF, download
from engine.web.earned import worn
from engine.web.site import site
from engine.web.visits import Missing
from engine.wording import LANGUAGES, mark

register = Blueprint("register", __name__, url_prefix="/centre/certificates")

WHO = "who"
"""The name somebody gave in this session, so that it need not be typed for every certificate."""

LONGEST_NAME, LONGEST_REASON = 200, 1000
NO_SUCH_ACTION = mark("This cannot be done with a certificate.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What a centre can do with a certificate: the button, what comes of it, and what happens to the certificate."""

    kind: Kind
    button: str
    heading: str
    means: str


ACTIONS: Mapping[str, Action] = {
    "reprint": Action(
        kind=Kind.REPRINTED,
        button="Print it again",
        heading="Print a certificate again",
        means="It has the same number and says the same. That it was printed again stands in the log.",
    ),
    "replace": Action(
        kind=Kind.REPLACED,
        button="Replace it",
        heading="Replace a certificate",
        means="Another certificate is issued, with a number of its own, which says that it replaces this one. This one "
        "no longer holds: whoever looks it up is told so, and is told neither the name on it nor the new number.",
    ),
    "suspend": Action(
        kind=Kind.SUSPENDED,
        button="Suspend it",
        heading="Suspend a certificate",
        means="Whoever looks it up is told not to rely on it, until you reinstate or withdraw it.",
    ),
    "reinstate": Action(
        kind=Kind.REINSTATED,
        button="Reinstate it",
        heading="Reinstate a certificate",
        means="It holds again, and whoever looks it up is told so.",
    ),
    "withdraw": Action(
        kind=Kind.WITHDRAWN,
        button="Withdraw it",
        heading="Withdraw a certificate",
        means="It does not hold any more, for ever: a withdrawal cannot be taken back. Whoever looks it up is told so.",
    ),
    "hide": Action(
        kind=Kind.HIDDEN,
        button="Hide it",
        heading="Hide a certificate",
        means="Nobody who looks up its number finds it. Do this when its holder wishes it.",
    ),
    "unhide": Action(
        kind=Kind.SHOWN,
        button="Let it be found",
        heading="Let a certificate be found again",
        means="Whoever looks up its number finds it again.",
    ),
}


@register.get("/")
@signed_in
def ask() -> str | tuple[str, int] | Response:
    """Ask for the number of a certificate, or go to the one whose number was typed."""
    typed = request.args.get("number")
    if typed is None:
        return _ask()
    found = looked_up(site().store.register, typed[:LONGEST_NAME])
    if isinstance(found, str):
        return _ask(typed[:LONGEST_NAME], found.rstrip(".")), 422
    return redirect(_url(found))


@register.get("/<string(minlength=13, maxlength=40):number>")
@signed_in
def entry(number: str) -> str:
    """What is printed on a certificate, how it stands, what happened to it, and what can happen next."""
    found = _entry(number)
    registered = found.certificate
    return show_to_centre(
        "web/registered.html",
        number=written_number(registered.number),
        entry=found,
        registered=registered,
        said=registered.said[registered.language],
        state=found.state(today()),
        written=written_number,
        day_of=day_of,
        actions={name: each for name, each in ACTIONS.items() if found.refusal(each.kind, today()) is None},
        told=request.args.get("told"),
    )


@register.get("/<string(minlength=13, maxlength=40):number>/<action>")
@signed_in
def confirm(number: str, action: str) -> str:
    """Say what will come of it, and ask who does it and why."""
    return _confirm(_entry(number), action)


@register.post("/<string(minlength=13, maxlength=40):number>/<action>")
@signed_in
def act(number: str, action: str) -> str | tuple[str, int] | Response:
    """Do it, and log who did it and why."""
    found, doing = _entry(number), _action(action)
    by, reason = _typed("by", LONGEST_NAME), _typed("reason", LONGEST_REASON)
    errors = {} if by else {"by": "Enter your name"}
    if not reason and (doing.kind in REASONED or doing.kind is Kind.REPRINTED):
        errors["reason"] = "Enter the reason"
    name = _typed("name", LONGEST_NAME) or None
    if doing.kind is Kind.REPLACED and name is not None:
        fault = faulty_name(name, worn(found, site().theme()))
        errors.update({"name": fault.rstrip(".")} if fault else {})
    if errors:
        return _confirm(found, action, errors), 422
    session[WHO] = by
    try:
        return _done(found, doing, by, reason, name)
    except Refused as refused:
        return _confirm(_entry(number), action, {"reason": refused.sentence.rstrip(".")}), 409


def _done(found: Entry, doing: Action, by: str, reason: str, name: str | None) -> Response:
    kept, registered = site().store.register, found.certificate
    refusal = found.refusal(doing.kind, today())
    if refusal is not None:
        raise Refused(registered.number, refusal)
    if doing.kind is Kind.REPRINTED:
        theme = worn(found, site().theme())
        spoken = next((each for each in registered.said if each == request.form.get("language")), registered.language)
        pdf = print_one(kept, registered, spoken, theme, by=by, reason=reason).pdf
        return download(pdf, PDF, f"certificate-{written_number(registered.number)}.pdf")
    if doing.kind is Kind.REPLACED:
        address = site().settings.public_address
        new = replaced(kept, registered, name, address=address, by=by, reason=reason)
        return redirect(url_for(".entry", number=written_number(new.number), told="replaced"), code=303)
    kept.log([registered.number], doing.kind, by, reason or None)
    return redirect(url_for(".entry", number=written_number(registered.number), told="done"), code=303)


def _confirm(found: Entry, action: str, errors: Mapping[str, str] | None = None) -> str:
    doing = _action(action)
    return show_to_centre(
        "web/registered_confirm.html",
        number=written_number(found.certificate.number),
        holder=found.certificate.said[found.certificate.language]["name"],
        languages={each: LANGUAGES.get(each, each) for each in found.certificate.said},
        spoken=found.certificate.language,
        action=action,
        doing=doing,
        refusal=found.refusal(doing.kind, today()),
        reason_needed=doing.kind in REASONED or doing.kind is Kind.REPRINTED,
        errors=defaultdict(str, errors or {}),
        error_list=[{"href": f"#{box}", "words": words, "about": ""} for box, words in (errors or {}).items()],
        has_errors=bool(errors),
        by=_typed("by", LONGEST_NAME) or session.get(WHO, ""),
        reason=_typed("reason", LONGEST_REASON),
        correct=_typed("name", LONGEST_NAME),
    )


def _ask(typed: str = "", error: str = "") -> str:
    return show_to_centre("web/register.html", typed=typed, error=error, has_errors=bool(error))


def _entry(number: str) -> Entry:
    """The certificate of this number. Raises Missing with what is wrong with it."""
    found = looked_up(site().store.register, number)
    if isinstance(found, str):
        raise Missing(found)
    return found


def _action(name: str) -> Action:
    if name not in ACTIONS:
        raise Missing(NO_SUCH_ACTION)
    return ACTIONS[name]


def _typed(name: str, longest: int) -> str:
    return " ".join(request.form.get(name, "").split())[:longest]


def _url(found: Entry) -> str:
    return url_for(".entry", number=written_number(found.certificate.number))
