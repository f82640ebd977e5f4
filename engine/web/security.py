"""What guards every request: who may send a form, what a page may load, and what may be kept of it.

A page of a sitting is reached by the secret in its address, and by nothing else: no cookie is set there. Whoever does
not know the address cannot have a browser send a form to it, and whoever does needs no other's browser. Its forms still
carry a token, made of the secret and our key, so that nothing counts but what a page of ours has sent; being made of
these alone it never runs out. Every other form has Flask-WTF's token, which a cookie belongs to.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, request
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response

from engine.forms import CSRF_FIELD
from engine.web.site import site

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

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
READING = frozenset({"GET", "HEAD", "OPTIONS"})
ELSEWHERE = frozenset({"cross-site", "same-site"})
"""What a browser says of a request that a page of another site has made it send."""

SECRET = "token"  # noqa: S105  # the name of the place in our addresses
ANYBODYS = frozenset({"public.start", "returning.look_up"})
"""Need no token: to begin a sitting of nobody's, and to go where a code leads. Nothing there was before is touched."""

HTTPS_ONLY = "max-age=31536000"
PUBLIC = "assets."
TYPED = frozenset({"respond.page", "respond.answer"})
OWN = "private, no-cache"
"""For a page that is typed into. Who goes back to it, or on again, finds what they had typed, at once and without a
network. A page that a browser may not keep it asks for anew: not every one then fills in again what was typed, and one
that was sent it cannot ask for, but shows its "Confirm form resubmission" instead."""

FORGET = {"Clear-Site-Data": '"cache"'}
"""What tells a browser to let go of the pages that were typed into, once the answers are sent: on a computer that is
not theirs alone, nobody goes back to them."""


def guard(app: Flask, *, https: bool) -> None:
    """Put the headers on every answer of the app, and take in no form that no page of ours has sent."""
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False  # so that it asks for its token only where we say
    others = CSRFProtect(app)

    def check_form() -> None:
        if "\0" in request.path:  # which no database looks for
            raise NotFound
        if request.method in READING or request.endpoint is None:
            return
        if request.headers.get("Sec-Fetch-Site") in ELSEWHERE:
            raise CSRFError
        if None in request.form:  # a part of an upload without a name, which Flask-WTF does not expect
            raise BadRequest
        secret = (request.view_args or {}).get(SECRET)
        if secret is not None:
            if not _is_form_token(request.form.get(CSRF_FIELD, ""), secret):
                raise CSRFError
        elif request.endpoint not in ANYBODYS:
            others.protect()

    app.before_request(check_form)
    app.after_request(_keep_or_not)
    headers = {**HEADERS, **({"Strict-Transport-Security": HTTPS_ONLY} if https else {})}
    app.wsgi_app = _with_headers(app.wsgi_app, list(headers.items()))  # type: ignore[method-assign,assignment]  # as Flask wants it


def form_token(secret: str) -> str:
    """What the forms of a sitting carry, made of the secret in its address."""
    return _form_token(secret, site().settings.secret_key)


def _form_token(secret: str, key: str) -> str:
    return hmac.digest(
        key.encode(), b"a form of the sitting " + secret.encode("utf-8", "surrogatepass"), "sha256"
    ).hex()


def _is_form_token(sent: str, secret: str) -> bool:
    given = sent.encode("utf-8", "replace")
    return any(hmac.compare_digest(given, _form_token(secret, key).encode()) for key in site().settings.secret_keys)


def _with_headers(app: WSGIApplication, headers: list[tuple[str, str]]) -> WSGIApplication:
    """The same app, with these headers on every answer that has not said otherwise."""

    def guarded(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def started(status: str, own: list[tuple[str, str]], *fault: Any) -> Callable[[bytes], object]:  # noqa: ANN401  # WSGI's
            named = {name for name, _ in own}
            return start_response(status, [*own, *(each for each in headers if each[0] not in named)], *fault)

        return app(environ, started)

    return guarded


def _keep_or_not(response: Response) -> Response:
    """Say whether browsers may keep an answer: nothing that may show answers, and no fault."""
    endpoint = request.endpoint or ""
    if not endpoint.startswith(PUBLIC) or response.status_code >= 400:  # noqa: PLR2004  # HTTP's errors
        own = endpoint in TYPED and response.location is None
        response.headers["Cache-Control"] = OWN if own else "no-store"
    return response
