"""Whether a certificate is genuine: what its QR code leads to, for anybody who was shown it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias
from urllib.parse import quote, urlsplit

from flask import Blueprint, redirect, request, url_for
from markupsafe import Markup, escape
from werkzeug.wrappers import Response

from engine.clock import day_of, today
from engine.codes import NUMBER_LENGTH, is_number, symbols_of, written_number
from engine.jobs.issuing import certificate_in
from engine.questionnaire import Language
from engine.reports import CAVEAT, Certificate
from engine.store import RENEWED, Entry, Kind, Registered, State
from engine.web.addresses import preferred_language
from engine.web.braking import minutes, number_limits, retry_after
from engine.web.earned import worn
from engine.web.frames import frame_for, show
from engine.web.looks import Look
from engine.web.site import site
from engine.web.visits import site_language
from engine.wording import mark, wording

verify = Blueprint("verify", __name__)

Answer: TypeAlias = str | tuple[str, int] | tuple[str, int, dict[str, str]]

LONGEST_TYPED = 200
NO_NUMBER = mark("Enter the number of the certificate")
NOT_ALL = mark("Enter all {number} letters and digits of the number")
MISTYPED = mark(
    "There is a mistake in this number: one letter or digit is wrong, or two have changed places. Compare it with the "
    "certificate"
)
UNKNOWN = "unknown"
CALLED: Mapping[str, str] = {
    State.VALID: mark("Valid"),
    State.EXPIRED: mark("Expired"),
    State.SUSPENDED: mark("Suspended"),
    State.REPLACED: mark("Replaced"),
    State.WITHDRAWN: mark("Withdrawn"),
    UNKNOWN: mark("Unknown"),
}
MEANS: Mapping[str, str] = {
    State.VALID: mark("This certificate is genuine, and it holds today, {day}."),
    State.EXPIRED: mark("This certificate is genuine, but it held until {day} only."),
    State.SUSPENDED: mark("This certificate is suspended since {day}. Do not rely on it until that is settled."),
    State.REPLACED: mark("Another certificate was issued in the place of this one on {day}. This one no longer holds."),
    Kind.CORRECTED: mark(
        "Another certificate was issued on {day} to correct what this one says. This one no longer holds."
    ),
    State.WITHDRAWN: mark("This certificate was withdrawn on {day}. It does not hold, whatever is printed on it."),
}
DECIDED = {State.SUSPENDED: {Kind.SUSPENDED}, State.REPLACED: RENEWED, State.WITHDRAWN: {Kind.WITHDRAWN}}
"""What happened to a certificate that stands so."""

TOLD = frozenset({State.VALID, State.EXPIRED, State.SUSPENDED})
"""States in which the paper still is what it says it is: what is printed on it is shown, to be compared."""

STANDS = mark("The one in its place holds today: ask to be shown it.")
STANDS_NO_MORE = mark("The one in its place does not hold today either.")

CAVEATS = {"self_assessment": CAVEAT}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is printed on a certificate: what it is called, and how it reads in each language, each once."""

    called: str
    values: tuple[tuple[str, Markup], ...]


@verify.after_request
def keep_out_of_search(response: Response) -> Response:
    """Nobody finds a certificate but who has its number."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@verify.get("/certificate")
def ask_somewhere() -> Response:
    """To the page that asks for a number, in the language the browser prefers."""
    return redirect(url_for(".ask", language=preferred_language(), number=request.args.get("number")))


@verify.get("/certificate/<number>")
def printed(number: str) -> Response:
    """What a QR code leads to: on to the certificate, in the language the browser prefers."""
    return redirect(url_for(".certificate", language=preferred_language(), number=number))


@verify.get("/<language>/certificate")
def ask(language: str) -> Answer | Response:
    """Ask for the number of a certificate, or go to the one whose number was typed."""
    spoken = site_language(language)
    typed = request.args.get("number")
    if typed is None:
        return _ask(spoken)
    symbols = symbols_of(typed[:LONGEST_TYPED])
    if not is_number(symbols):
        return _mistyped(spoken, typed, symbols)
    return redirect(url_for(".certificate", language=spoken, number=written_number(symbols)))


@verify.get("/<language>/certificate/<number>")
def certificate(language: str, number: str) -> Answer:
    """How a certificate stands and what is printed on it. One that is hidden is told from one that never was by nobody.

    A mistake in the number is told before anything is looked up.
    """
    spoken = site_language(language)
    symbols = symbols_of(number[:LONGEST_TYPED])
    if not is_number(symbols):
        return _mistyped(spoken, number, symbols)
    brake, limits = site().store.brake, number_limits()
    wait = brake.wait(*limits)
    if wait:
        return _braked(spoken, number, wait)
    entry = site().store.register.standing([symbols]).get(symbols)
    if entry is not None and not entry.hidden:
        return _found(spoken, entry)
    wait = brake.charge(*limits)
    return _braked(spoken, number, wait) if wait else (_unknown(spoken, symbols), 404)


def _ask(language: Language, typed: str = "", error: str = "") -> str:
    frame = frame_for(language)
    return show("web/verify_ask.html", frame, typed=typed, error=error, has_errors=bool(error))


def _mistyped(language: Language, typed: str, symbols: str) -> Answer:
    said = NO_NUMBER if not symbols else MISTYPED if len(symbols) == NUMBER_LENGTH else NOT_ALL
    return _ask(language, typed[:LONGEST_TYPED], wording(language).say(said, number=NUMBER_LENGTH)), 422


def _braked(language: Language, typed: str, wait: timedelta) -> Answer:
    said = wording(language).count(
        "Too many unknown numbers were looked up from here. Wait {number} minute, then try again",
        "Too many unknown numbers were looked up from here. Wait {number} minutes, then try again",
        minutes(wait),
    )
    return _ask(language, typed, said), 429, retry_after(wait)


def _unknown(language: Language, symbols: str) -> str:
    return show(
        "web/verify.html",
        frame_for(language),
        state=UNKNOWN,
        status=wording(language).say(CALLED[UNKNOWN]),
        number=written_number(symbols),
        host=urlsplit(site().settings.public_address).netloc,
    )


def _found(language: Language, entry: Entry) -> str:
    words, registered, state = wording(language), entry.certificate, entry.state(today())
    theme = worn(entry, site().theme())
    look = site().looks[theme.id]
    spoken = certificate_in(registered, language)
    by = spoken.body or theme.name
    told = state in TOLD
    return show(
        "web/verify.html",
        replace(frame_for(language, look=look), title=by),
        state=state,
        status=words.say(CALLED[state]),
        number=written_number(registered.number),
        means=words.say(MEANS[_meant(entry, state)], day=_since(entry, state)),
        in_its_place=words.say(_in_its_place(entry)) if state is State.REPLACED else None,
        facts=list(_facts(registered, language)) if told else [],
        several=len(registered.said) > 1,
        caveat=CAVEATS.get(spoken.template) if told else None,
        by=by,
        issued=day_of(registered.issued_at),
        questionnaire=(spoken.questionnaire, spoken.version),
        host=urlsplit(registered.address).netloc,
        concerns=list(_concerns(look, language, written_number(registered.number))),
    )


def _meant(entry: Entry, state: State) -> str:
    """What there is to explain: of one that was replaced, whether another says something else."""
    return Kind.CORRECTED if state is State.REPLACED and entry.corrected else state


def _since(entry: Entry, state: State) -> date | None:
    """The day from which it stands so; of one that has expired, its last; of one that holds, today."""
    if state is State.VALID:
        return today()
    if state is State.EXPIRED:
        return entry.certificate.valid_until
    at = [event.at for event in entry.events if event.kind in DECIDED.get(state, ())]
    return day_of(at[-1]) if at else None


def _in_its_place(entry: Entry) -> str:
    """What there is to say of the newest one, without a word of what it says or where it is."""
    register, newest = site().store.register, entry
    while newest.replaced_by is not None and (after := register.standing([newest.replaced_by])):
        newest = after[newest.replaced_by]
    return STANDS if newest.state(today()) is State.VALID else STANDS_NO_MORE


def _facts(registered: Registered, language: Language) -> Iterator[Fact]:
    """Everything that is printed: in the reader's language, and below it as it reads on paper in another."""
    spoken = sorted(registered.said, key=lambda each: each != language)
    every = [certificate_in(registered, each) for each in spoken]
    for called, printed in FACTS.items():
        values: dict[Markup, str] = {}
        for each in every:
            values.setdefault(printed(each), each.language)
        found = tuple((tag, value) for value, tag in values.items() if value)
        if found:
            yield Fact(called, found)


def _version(certificate: Certificate) -> Markup:
    said = wording(certificate.language).say(
        "{title}, version {version}", title=certificate.questionnaire, version=certificate.version
    )
    return escape(said)


def _signed(certificate: Certificate) -> Markup:
    return escape(", ".join(part for part in (certificate.signatory, certificate.role) if part))


def _replacement(certificate: Certificate) -> Markup:
    if certificate.replaces is None:
        return Markup()
    number = written_number(certificate.replaces)
    return escape(wording(certificate.language).say("Replacement for certificate {number}", number=number))


FACTS: Mapping[str, Callable[[Certificate], Markup]] = {
    mark("Awarded to"): lambda certificate: escape(certificate.name),
    mark("Certificate"): lambda certificate: escape(certificate.title),
    mark("What it says"): lambda certificate: certificate.statement,
    mark("Date"): lambda certificate: escape(certificate.date),
    mark("Valid until"): lambda certificate: escape(certificate.valid_until or ""),
    mark("Issued by"): lambda certificate: escape(certificate.body or ""),
    mark("Questionnaire"): _version,
    mark("Reference"): lambda certificate: escape(certificate.reference),
    mark("Signed by"): _signed,
    mark("Replacement"): _replacement,
    mark("Certificate number"): lambda certificate: escape(written_number(certificate.number or "")),
    mark("Check this certificate at"): lambda certificate: escape(certificate.address or ""),
}
"""What is printed on a certificate, in the order it is read in."""


def _concerns(look: Look, language: Language, number: str) -> Iterator[tuple[str, str]]:
    """Whom to tell that something is wrong with a certificate: words and addresses."""
    say = wording(language).say
    for words, address in look.helps[language]:
        if address.startswith("mailto:"):
            subject = quote(say("Certificate {number}", number=number))
            yield say("Write to {address}", address=address.removeprefix("mailto:")), f"{address}?subject={subject}"
        else:
            yield words, address
