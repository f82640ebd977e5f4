"""How one wishes to read: larger, wider spaced, in other colours. Kept in a cookie, and in nothing else."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from flask import Blueprint, redirect, request, url_for
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup
from werkzeug.wrappers import Response

from engine.document import Span
from engine.forms import BETWEEN, COLOURS, LARGER, SPACED, Block, Preferences, block, preferences
from engine.items.multiple_choice import MultipleChoice
from engine.items.single_choice import SingleChoice
from engine.questionnaire import Item, ItemId, Kind, Language, Option, OptionCode, Text
from engine.web.addresses import back_here, reading_url
from engine.web.frames import READING, came_from, frame_for, reading_here, show
from engine.web.site import site
from engine.web.visits import site_language
from engine.wording import mark, wording

reading = Blueprint("reading", __name__)

A_YEAR = 31_536_000
TEXT, COLOUR = ItemId("text"), ItemId("colours")
AS_DEVICE = "device"
TRY = "try"
_NOWHERE = Span(1, 1, 1, 1)

SIZES = {LARGER: mark("Larger letters"), SPACED: mark("More space between letters and lines")}
SETS = {
    AS_DEVICE: mark("As my device says"),
    "light": mark("A light page"),
    "cream": mark("A cream page"),
    "dark": mark("A dark page"),
}


@reading.get("/<language>/reading")
def choose(language: str) -> str:
    """What there is to choose, with words to try it on."""
    spoken, wished = site_language(language), reading_here()
    ticked = {
        TEXT: {"": [word for word in wished.words if word in SIZES]},
        COLOUR: {"": [wished.colours or AS_DEVICE]},
    }
    questions = [asked.show(ticked[asked.item.id]).html for asked in _questions(spoken)]
    return show(
        "web/reading.html",
        replace(frame_for(language, came_from(language)), reading_url=None),
        questions=Markup("".join(questions)),  # made by the macros of items
        action=reading_url(language, back_here(language)),
        back_url=back_here(language),
        csrf=generate_csrf(),
    )


@reading.post("/<language>/reading")
def keep(language: str) -> Response:
    """Keep what was chosen, and go back; or stay, to see how it looks."""
    spoken = site_language(language)
    wished = preferences([*request.form.getlist(TEXT), *request.form.getlist(COLOUR)])
    back = back_here(spoken)
    answer = redirect(reading_url(language, back) if TRY in request.form else back, code=303)
    _remember(answer, wished)
    return answer


def _remember(answer: Response, wished: Preferences) -> None:
    """A cookie that somebody asked for needs no consent; without wishes there is none."""
    https, path = site().settings.https, url_for("public.welcome")
    if wished.words:
        answer.set_cookie(
            READING, BETWEEN.join(wished.words), A_YEAR, path=path, secure=https, httponly=True, samesite="Lax"
        )
    else:
        answer.delete_cookie(READING, path=path, secure=https, httponly=True, samesite="Lax")


@cache
def _questions(language: Language) -> tuple[Block, ...]:
    return (
        _question(TEXT, mark("Text"), MultipleChoice((LARGER, SPACED)), SIZES, language),
        _question(COLOUR, mark("Colours"), SingleChoice((AS_DEVICE, *COLOURS)), SETS, language),
    )


def _question(name: ItemId, ask: str, kind: Kind, offered: dict[str, str], language: Language) -> Block:
    say = wording(language).say
    options = tuple(
        Option(code=OptionCode(code), label=Text({language: say(words)}), span=_NOWHERE)
        for code, words in offered.items()
    )
    item = Item(id=name, kind=kind, ask=Text({language: say(ask)}), options=options, span=_NOWHERE)
    return block(item, language, heading=False)
