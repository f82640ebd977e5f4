"""Ways back to a sitting: its personal link, and the page that shows it."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from engine.web.addresses import place_url
from engine.web.frames import frame_for, show
from engine.web.site import site
from engine.web.visits import visit

returning = Blueprint("returning", __name__)


@returning.get("/s/<token>")
def resume(token: str) -> Response:
    """The personal link: on to wherever the respondent was."""
    here = visit(None, token)
    return redirect(place_url(here, here.journey))


@returning.get("/<language>/s/<token>/link")
def link(language: str, token: str) -> str | Response:
    """The personal link to keep, shown before the first page."""
    here = visit(language, token)
    if here.submitted:
        return redirect(place_url(here, here.journey))
    return show(
        "web/link.html",
        frame_for(language, here.questionnaire),
        link=(site().settings.address or request.host_url.rstrip("/")) + url_for(".resume", token=token),
        onward=place_url(here, here.journey),
        begun=bool(here.sitting.saved),
    )
