"""The stylesheets, and those files of the theme that a browser may have; nothing else of its folder is served."""

from __future__ import annotations

from flask import Blueprint, send_file
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from engine.reports import BODY_CSS
from engine.web.site import site

assets = Blueprint("assets", __name__)

A_YEAR = 31_536_000
A_DAY = 86_400


@assets.get("/theme/theme.css")
def theme_css() -> Response:
    """Tokens and typefaces."""
    return _style(site().theme.css())


@assets.get("/theme/<path:path>")
def theme_file(path: str) -> Response:
    """A typeface, the logo or the icon."""
    theme = site().theme
    if path not in theme.files:
        raise NotFound
    return send_file(theme.folder / path, max_age=A_DAY)


@assets.get("/report.css")
def report_css() -> Response:
    """How the feedback page looks."""
    return _style(BODY_CSS.read_text(encoding="utf-8"))


@assets.get("/favicon.ico")
def browsers_guess() -> Response:
    """Nothing, and no fault: browsers ask for this wherever the theme has no icon."""
    return Response(status=204)


def _style(css: str) -> Response:
    """A stylesheet to keep: its address changes with its content."""
    return Response(css, mimetype="text/css", headers={"Cache-Control": f"public, max-age={A_YEAR}, immutable"})
