"""Headers that let a browser load nothing but our own styles, images and typefaces, and keep answers out of caches."""

from __future__ import annotations

from flask import Flask, request
from flask_wtf import CSRFProtect
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response

from engine.web.site import site

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
HTTPS_ONLY = "max-age=31536000"
PUBLIC = "assets"
SENT = "respond.answer"
OWN = "private, no-cache"
"""For a page that is shown again as it was sent. A browser cannot ask for it anew when somebody goes back to it: where
it may not keep it either, they meet its "Confirm form resubmission", and what they typed is gone."""


def guard(app: Flask) -> None:
    """Put the headers on every answer of the app, and a form's token on every form."""
    app.before_request(_refuse_unreadable)
    CSRFProtect(app)
    app.after_request(_add_headers)


def _refuse_unreadable() -> None:
    """Refuse what nothing behind this expects.

    CSRFProtect, which comes next, takes it that each part of an upload has a name, and no database looks for a NUL.
    """
    if "\0" in request.path:
        raise NotFound
    if None in request.form:
        raise BadRequest


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if site().settings.https:
        response.headers["Strict-Transport-Security"] = HTTPS_ONLY
    sent = request.endpoint == SENT and request.method == "POST"
    if (request.endpoint or "").split(".")[0] != PUBLIC or response.status_code >= 400:  # noqa: PLR2004  # HTTP's errors
        response.headers["Cache-Control"] = OWN if sent else "no-store"
    return response
