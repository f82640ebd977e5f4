"""The stylesheet of each theme, and those files of it that a browser may have; nothing else of its folder is served."""

from __future__ import annotations

from flask import Blueprint, request, send_file
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from engine.web.site import site

assets = Blueprint("assets", __name__)

A_YEAR = 31_536_000
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""For an SVG that somebody opens by itself: it may colour itself, and nothing else."""


@assets.get("/theme/<theme>/<name>")
def theme_file(theme: str, name: str) -> Response:
    """The stylesheet, a typeface or a picture, to be kept for a year: its address changes with its content."""
    look = site().looks.get(theme)
    if look is None:
        raise NotFound
    if name == look.sheet_name:
        return _kept(_packed(look.compressed) if _unpacks() else Response(look.css, mimetype="text/css"), varies=True)
    if name not in look.files:
        raise NotFound
    answer = send_file(look.files[name], max_age=A_YEAR)
    if name.endswith(".svg"):
        answer.headers["Content-Security-Policy"] = PICTURE_POLICY
    return _kept(answer)


@assets.get("/favicon.ico")
def browsers_guess() -> Response:
    """Nothing, and no fault: browsers ask for this wherever the theme has no icon."""
    return Response(status=204)


def _unpacks() -> bool:
    return request.accept_encodings.quality("gzip") > 0


def _packed(content: bytes) -> Response:
    return Response(content, mimetype="text/css", headers={"Content-Encoding": "gzip"})


def _kept(answer: Response, *, varies: bool = False) -> Response:
    answer.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    if varies:
        answer.headers["Vary"] = "Accept-Encoding"
    return answer
