"""A certificate as its holder sees it and as anybody does who looks it up, however it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from flask import Flask

from engine.clock import supposing, today
from engine.codes import symbols_of, written_number
from engine.store import Kind
from engine.web.braking import number_limits
from tests.pages.mishaps import NEIGHBOUR
from tests.web.browsing import Browser, Shown
from tests.web.installation import site_of

CERTIFICATE = {
    "certificate-ask": 200,
    "certificate-ask-error": 422,
    "certificate-unknown": 404,
    "certificate-braked": 429,
    "certificate-valid": 200,
    "certificate-expired": 200,
    "result-hidden": 200,
    "certificate-suspended": 200,
    "result-suspended": 200,
    "certificate-replaced": 200,
    "certificate-replacement": 200,
    "certificate-withdrawn": 200,
    "result-withdrawn": 200,
}
"""Each with the status it is sent with."""
REGISTER = (
    "centre-register",
    "centre-register-error",
    "centre-registered",
    "centre-replace",
    "centre-replace-error",
    "centre-reprint",
)
"""What a centre sees of its register, in English."""

NEVER_ISSUED = "HSD7-PHAV-4022-S"
LATER = timedelta(days=1000)


def certificates(app: Flask, browser: Browser, result: Shown, password: str) -> Iterator[tuple[str, Shown]]:
    """Everything that can happen to the certificate of this result, one thing after another."""
    register, language = site_of(app).store.register, result.language
    ask = browser.open(f"/{language}/certificate")
    yield "certificate-ask", ask
    yield "certificate-ask-error", browser.open(f"/{language}/certificate?number={NEVER_ISSUED[:-1]}T")
    yield "certificate-unknown", browser.open(f"/{language}/certificate/{NEVER_ISSUED}")
    yield "certificate-braked", _guessed_too_often(app, browser, language)
    address = next(each.get("href", "") for each in result.tree.iter("a") if "/certificate/" in each.get("href", ""))
    number = symbols_of(address.rpartition("/")[2])
    yield "certificate-valid", browser.open(address)
    with supposing(today() + LATER):
        yield "certificate-expired", browser.open(address)
    register.log([number], Kind.HIDDEN, "learner")
    yield "result-hidden", browser.open(result.url)
    register.log([number], Kind.SHOWN, "learner")
    register.log([number], Kind.SUSPENDED, "Ann", "An enquiry")
    yield "certificate-suspended", browser.open(address)
    yield "result-suspended", browser.open(result.url)
    register.log([number], Kind.REINSTATED, "Ann", "Nothing was wrong")
    if language == "en":
        yield from _registered(app, password, number)
    registered = register.find(number)
    assert registered is not None
    new = register.replace(number, registered.said, "http://localhost/certificate/", "Ann", "Lost").number
    yield "certificate-replaced", browser.open(address)
    yield "certificate-replacement", browser.open(f"/{language}/certificate/{written_number(new)}")
    register.log([new], Kind.WITHDRAWN, "Ann", "Somebody else's")
    yield "certificate-withdrawn", browser.open(f"/{language}/certificate/{written_number(new)}")
    yield "result-withdrawn", browser.open(result.url)


def _registered(app: Flask, password: str, number: str) -> Iterator[tuple[str, Shown]]:
    """What a centre sees of its register, and asks before it replaces a certificate."""
    centre = Browser(app)
    centre.press(centre.open("/centre/sign-in"), {"password": password})
    yield "centre-register", centre.open("/centre/certificates/")
    yield "centre-register-error", centre.open(f"/centre/certificates/?number={NEVER_ISSUED}")
    yield "centre-registered", centre.open(f"/centre/certificates/{written_number(number)}")
    replacing = centre.open(f"/centre/certificates/{written_number(number)}/replace")
    yield "centre-replace", replacing
    yield "centre-replace-error", centre.press(replacing)
    yield "centre-reprint", centre.open(f"/centre/certificates/{written_number(number)}/reprint")


def _guessed_too_often(app: Flask, browser: Browser, language: str) -> Shown:
    with app.test_request_context(environ_base=NEIGHBOUR):
        while not site_of(app).store.brake.charge(*number_limits()):
            pass
    return browser.open(f"/{language}/certificate/{NEVER_ISSUED}", environ_base=NEIGHBOUR)
