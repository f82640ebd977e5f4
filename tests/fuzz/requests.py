"""Requests as text, to be edited: a line, some of its head, an empty line and a body; the app they are sent to."""

from __future__ import annotations

import atexit
import tempfile
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from tests.fuzz.bodies import BOUNDARY, URLENCODED, Body, Part
from tests.fuzz.served import GOOD, Served
from tests.web.installation import migrate

MOST_HEADS = 10
FOLDERS = ExitStack()


@cache
def served() -> Served:
    """One app for as long as the process lasts."""
    place = Path(FOLDERS.enter_context(tempfile.TemporaryDirectory(prefix="formwright-fuzz-")))
    migrate(place / "migrated.sqlite")
    opened = Served(place, place / "migrated.sqlite")
    atexit.register(FOLDERS.close)
    return opened


def send(text: str) -> None:
    """Send what a text says, after `$token` and what else a page of ours would send stand where they belong."""
    app = served()
    for name, value in {"$token": app.token, **{f"${name}": value for name, value in app.hidden.items()}}.items():
        text = text.replace(name, value)
    head, _, body = text.partition("\n\n")
    line, *heads = head.split("\n")[: MOST_HEADS + 1]
    method, _, path = line.partition(" ")
    named = [(name.strip(), value.strip()) for name, _, value in (each.partition(":") for each in heads)]
    answered = app.send(method.strip(), path.strip() or "/", body.encode("utf-8", "replace"), named)
    assert app.kept(app.other) == app.others
    if "/result" in answered.headers.get("Location", ""):
        app.begin()


def seeds() -> tuple[str, ...]:
    """Every sort of request there is."""
    hidden = {name: f"${name}" for name in ("_csrf", "_questionnaire", "_seen")}
    form = f"Content-Type: {URLENCODED}"
    page = f"POST /en/s/$token/page/all?change=yes\n{form}\n\n" + urlencode({**hidden, **GOOD}, safe="$")
    parts = [Part(name.encode(), value.encode()) for name, value in {**hidden, **GOOD}.items()]
    upload = Part(b"proof-upload", b"%PDF-1.7", "proof.pdf", "\r\nContent-Type: application/pdf")
    whole = Body((*parts, upload), f"multipart/form-data; boundary={BOUNDARY}")
    return (
        page,
        f"POST /en/s/$token/page/all\nContent-Type: {whole.content_type}\n\n{whole.written(()).decode()}",
        f"POST /en/s/$token/page/all\n{form}\n\n_csrf=$_csrf&_questionnaire=$_questionnaire&_go=back&full_name=Ama",
        f"POST /en/s/$token/page/next\n{form}\n\n_csrf=$_csrf&enough=x",
        f"POST /en/s/$token/submit\n{form}\n\n_csrf=$_csrf",
        f"POST /en/s/$token/again\n{form}\n\n_csrf=$_csrf",
        f"POST /en/q/kitchen-sink/1.0.0/start\n{form}\n\n_csrf=$_csrf",
        f"POST /centre/sign-in\n{form}\n\n_csrf=$_csrf&password=open",
        f"POST /en/return\n{form}\n\n_csrf=$_csrf&code=7K3-M9Q-WD2-RX0",
        f"POST /en/reading\n{form}\n\n_csrf=$_csrf&size=larger&back=/en/",
        "GET /en/s/$token/check\nAccept-Language: cy;q=0.8, en\nCookie: reading=larger cream\nHost: localhost",
        'GET /en/q/kitchen-sink/1.0.0/record\nIf-None-Match: "x"\nRange: bytes=0-10',
        "GET /favicon.ico\nIf-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT",
        "HEAD /\nX-Forwarded-Host: example.org",
    )
