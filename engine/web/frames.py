"""What stands round every page: its language, the body's name, the way to other languages."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from flask import current_app, render_template, request
from werkzeug.exceptions import HTTPException

from engine.forms import Frame, LanguageLink, Preferences, kept_preferences, said
from engine.questionnaire import Language, Questionnaire
from engine.store import NoSuchSitting, StoreUnavailable
from engine.web.addresses import (
    BACK,
    back_here,
    home_url,
    is_own_path,
    reading_url,
    same_page_in,
    statement_url,
    this_page,
)
from engine.web.looks import Look
from engine.web.site import site
from engine.web.visits import introduced, visit
from engine.wording import LANGUAGES, wording

SITE_NAME = "Formwright"
READING = "reading"
"""The cookie that holds how somebody wishes to read."""


def frame_for(language: str, questionnaire: Questionnaire | None = None, look: Look | None = None) -> Frame:
    """The frame of a page of a questionnaire, or of the site itself; in its own look unless another is given."""
    look = look or site().look(questionnaire)
    spoken, body = Language(language), questionnaire.body if questionnaire else None
    tags = questionnaire.languages if questionnaire else tuple(LANGUAGES)
    return Frame(
        language=language,
        title=questionnaire.title.say(spoken) if questionnaire else SITE_NAME,
        stylesheet=request.root_path + look.stylesheet,
        body=said(body, spoken) if body else None,
        home_url=None if _answering() else home_url(language),
        logo_url=look.logo and request.root_path + look.logo,
        logo_alt=look.logo_alt(language),
        icon_url=look.icon and request.root_path + look.icon,
        links=look.links[language] if language in LANGUAGES else (),
        preferences=reading_here(),
        reading_url=reading_url(language, this_page(language)),
        statement_url=statement_url(language, this_page(language)),
        languages=tuple(LanguageLink(code=tag, name=LANGUAGES[tag], url=same_page_in(tag)) for tag in tags),
    )


def came_from(language: str) -> Questionnaire | None:
    """The questionnaire somebody came from to a page that leads back: its body's own look is what they go on in.

    It loads the sitting they came from, if any. Where that cannot be, the site's own look will do.
    """
    return _asked_at(back_here(language), language)


def _asked_at(path: str, language: str) -> Questionnaire | None:
    """The questionnaire that a path of this site is about, or that one was at before."""
    try:
        split = urlsplit(path)
        adapter = current_app.create_url_adapter(request)
        _, found = adapter.match(split.path.removeprefix(request.root_path), "GET") if adapter else ("", {})
        if "token" in found:
            return visit(language, found["token"]).questionnaire
        if "questionnaire_id" in found:
            return introduced(language, found["questionnaire_id"], found.get("version"))
    except (HTTPException, NoSuchSitting, StoreUnavailable, ValueError):
        return None
    before = parse_qs(split.query).get(BACK)
    return _asked_at(before[0], language) if before and is_own_path(before[0]) else None


def _answering() -> bool:
    """Whether this is a page on the way through a sitting, its check or its link: any but those of its result.

    The name above it is no link then: it would lead out of the questionnaire whoever touches it by mistake.
    """
    return "token" in (request.view_args or {}) and request.blueprint != "results"


def reading_here() -> Preferences:
    """How whoever asks wishes to read."""
    return kept_preferences(request.cookies.get(READING, ""))


def show(template: str, frame: Frame, **context: object) -> str:
    """A template as a page, with the engine's words at hand."""
    words = wording(frame.language)
    return render_template(template, frame=frame, say=words.say, count=words.count, words=words, **context)
