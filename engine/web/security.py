"""Headers that let a browser load nothing but our own styles, images and typefaces, and keep answers out of caches."""

from __future__ import annotations

from flask import Flask, request
from werkzeug.wrappers import Response

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
PUBLIC = frozenset({"static", "assets"})


def guard_headers(app: Flask) -> None:
    """Put the headers on every answer of the app."""
    app.after_request(_guard)


def _guard(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if (request.endpoint or "").split(".")[0] not in PUBLIC or response.status_code >= 400:  # noqa: PLR2004  # HTTP's errors
        response.headers["Cache-Control"] = "no-store"
    return response
