"""What stands round every page: its language, the body's name, the way to other languages."""

from __future__ import annotations

from pathlib import Path

from flask import render_template, url_for

from engine.forms import Frame, LanguageLink
from engine.questionnaire import Language, Questionnaire
from engine.web.addresses import same_page_in
from engine.web.site import site
from engine.wording import LANGUAGES, wording

SITE_NAME = "Formwright"


def frame_for(language: str, questionnaire: Questionnaire | None = None) -> Frame:
    """The frame of a page of a questionnaire, or of the site itself."""
    theme, stamp = site().theme, site().stamp
    tags = questionnaire.languages if questionnaire else tuple(LANGUAGES)
    return Frame(
        language=language,
        title=questionnaire.title.say(Language(language)) if questionnaire else SITE_NAME,
        stylesheets=(
            url_for("static", filename="formwright.css", v=stamp),
            url_for("assets.report_css", v=stamp),
            url_for("assets.theme_css", v=stamp),
        ),
        body=questionnaire.body.say(Language(language)) if questionnaire and questionnaire.body else None,
        home_url=url_for("public.home", language=language),
        logo_url=_picture_url(theme.logo),
        logo_alt=theme.logo_alt.get(language) or next(iter(theme.logo_alt.values()), ""),
        icon_url=_picture_url(theme.icon),
        languages=tuple(LanguageLink(code=tag, name=LANGUAGES[tag], url=same_page_in(tag)) for tag in tags),
    )


def _picture_url(picture: Path | None) -> str | None:
    if picture is None:
        return None
    return url_for("assets.theme_file", path=picture.relative_to(site().theme.folder).as_posix(), v=site().stamp)


def show(template: str, frame: Frame, **context: object) -> str:
    """A template as a page, with the engine's words at hand."""
    words = wording(frame.language)
    return render_template(template, frame=frame, say=words.say, count=words.count, words=words, **context)
