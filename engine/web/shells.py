"""A page of a questionnaire as it is usually shown: its template runs once, and showing it is filling the holes.

Nothing of a visit goes into a shell, neither the secret in its address nor an answer: these fill the holes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import request
from markupsafe import Markup

from engine.forms import FilledPage, Preferences, Shell, shell
from engine.questionnaire import Language, Questionnaire
from engine.store import Seen
from engine.web.frames import frame_for, reading_here, show
from engine.web.security import form_token
from engine.web.site import site
from engine.web.visits import Visit

TEMPLATE = "web/page.html"
OF_PAGE = ("title", "progress", "heading", "caption", "intro", "opening", "body", "closing")
OF_VISIT = ("action", "csrf", "seen")
MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class _Kind:
    """What tells a shell from any other of the same theme: all that its template goes by, besides the holes."""

    content_hash: str
    language: Language
    there: tuple[bool, ...]
    uploads: bool
    notice: str | None
    preferences: Preferences
    root: str


def show_page(here: Visit, page: FilledPage, action: str, seen: Seen, notice: str | None = None) -> bytes:
    """A page as HTML; where it has mistakes its template runs, as no two of those are alike."""
    csrf = form_token(here.token)
    if page.errors:
        frame = frame_for(here.language, here.questionnaire)
        return show(
            TEMPLATE, frame, page=page, action=action, csrf=csrf, seen=seen, notice=notice, level="info"
        ).encode()
    values = {name: getattr(page, name) for name in OF_PAGE}
    kind = _Kind(
        content_hash=here.questionnaire.content_hash,
        language=here.language,
        there=tuple(bool(value) for value in values.values()),
        uploads=page.uploads,
        notice=notice,
        preferences=reading_here(),
        root=request.root_path,
    )
    shells = site().look(here.questionnaire).shells
    found = shells.get(kind)
    if found is None:
        if len(shells) >= MOST_KEPT:
            shells.clear()
        found = shells[kind] = _shell(kind, page, here.questionnaire)
    return found.fill({**values, "action": action, "csrf": csrf, "seen": str(seen)})


def _shell(kind: _Kind, page: FilledPage, questionnaire: Questionnaire) -> Shell:
    frame = frame_for(kind.language, questionnaire)
    nowhere = replace(
        frame,
        reading_url=frame.reading_url and "#",
        statement_url=frame.statement_url and "#",
        languages=tuple(replace(link, url="#") for link in frame.languages),
    )

    def render(holes: Mapping[str, Markup]) -> str:
        there: dict[str, Any] = {name: holes[name] for name, there in zip(OF_PAGE, kind.there, strict=True) if there}
        visit = {name: holes[name] for name in OF_VISIT}
        return show(TEMPLATE, nowhere, page=replace(page, **there), notice=kind.notice, level="info", **visit)

    return shell((*OF_PAGE, *OF_VISIT), render)
