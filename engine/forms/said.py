"""An author's wording as safe HTML in one language, marked where it had to be said in another."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from markupsafe import Markup, escape

from engine.prose import prose
from engine.questionnaire import Language, Text


@cache
def direction(language: str) -> str:
    """Which way a language is written: `ltr` or `rtl`."""
    try:
        return "rtl" if Locale.parse(language, sep="-").character_order == "right-to-left" else "ltr"
    except (UnknownLocaleError, ValueError):
        return "ltr"


def said(text: Text, language: Language) -> Markup:
    """Plain wording, escaped; in a `span` that names its language where the wanted one is missing."""
    return _marked(text, language, escape(text.say(language)), "span")


def said_prose(text: Text, language: Language) -> Markup:
    """Wording of several paragraphs, from the authors' Markdown."""
    return _marked(text, language, Markup(prose(text.say(language))), "div")


def _marked(text: Text, language: Language, html: Markup, element: str) -> Markup:
    spoken = text.spoken_in(language)
    if spoken == language:
        return html
    opening = f'<{element} lang="{escape(spoken)}" dir="{direction(spoken)}">'
    return Markup(opening) + html + Markup(f"</{element}>")
