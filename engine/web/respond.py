"""The pages of a sitting: answer, look over, submit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from engine.forms import AnswerRow, Typed, answer_rows, control_id, page_form, page_view, read_page, typed_from
from engine.journey import Journey
from engine.questionnaire import Answers, Fault, Item, ItemId, Page
from engine.store import AlreadySubmitted, NotComplete
from engine.web.addresses import CHANGING, check_url, link_url, page_url, place_url, result_url
from engine.web.frames import frame_for, show
from engine.web.security import form_token
from engine.web.site import site
from engine.web.uploads import sent
from engine.web.visits import Visit, visit

respond = Blueprint("respond", __name__)


@respond.get("/<language>/s/<token>/page/<page_id>")
def page(language: str, token: str, page_id: str) -> str | Response:
    """A page with what is saved of it."""
    here = visit(language, token)
    asked = here.page(page_id)
    if here.submitted or not here.journey.reachable(asked):
        return redirect(place_url(here, here.journey))
    items = here.journey.items(asked)
    return show_page(here, asked, typed_from(items, here.sitting.saved.get(asked.id, {})))


@respond.post("/<language>/s/<token>/page/<page_id>")
def answer(language: str, token: str, page_id: str) -> str | Response | tuple[str, int]:
    """Save what was answered and go on; show the page again where something is wrong with it."""
    here = visit(language, token)
    asked = here.page(page_id)
    if here.submitted or not here.journey.reachable(asked):
        return redirect(place_url(here, here.journey), code=303)
    items = here.journey.items(asked)
    try:
        open_page = site().store.page(here.sitting.id, here.questionnaire, asked.id)
        posted = sent(here, open_page, items)
        reading = read_page(page_form(here.questionnaire, asked), posted.form, items)
        if reading.pressed:
            return show_page(visit(language, token), asked, reading.typed)
        faults = {**reading.faults, **posted.faults}
        if faults:
            return show_page(here, asked, reading.typed, faults), 422
        open_page.save(reading.answers, here.language)
    except AlreadySubmitted:
        return redirect(result_url(language, token), code=303)
    return redirect(_after(here, asked, reading.answers), code=303)


@respond.get("/<language>/s/<token>/check")
def check(language: str, token: str) -> str | Response:
    """All answers once more, each with a way to change it."""
    here = visit(language, token)
    if here.submitted or not here.journey.complete:
        return redirect(place_url(here, here.journey))
    sections = [(page.title.say(here.language, here.tell), _rows(here, page)) for page in here.journey.pages]
    return show(
        "web/check.html",
        frame_for(language, here.questionnaire),
        sections=[(title, rows) for title, rows in sections if rows],
        submit_url=url_for(".submit", language=language, token=token),
        back_url=page_url(language, token, here.journey.pages[-1].id),
        csrf=form_token(token),
    )


@respond.post("/<language>/s/<token>/submit")
def submit(language: str, token: str) -> Response:
    """Finish: from here on the answers stand and are scored. Sent twice, it is still done once."""
    here = visit(language, token)
    store, sitting = site().store, replace(here.sitting, language=here.language)
    try:
        store.submit(sitting, here.questionnaire, store.earlier(sitting, here.questionnaire, site().catalogue))
    except NotComplete:
        return redirect(place_url(here, here.journey), code=303)
    return redirect(result_url(language, token), code=303)


def show_page(here: Visit, asked: Page, typed: Typed, faults: Mapping[ItemId, Sequence[Fault]] | None = None) -> str:
    """A page as HTML, with what was typed and what is wrong with it."""
    view = page_view(here.questionnaire, asked, here.language)
    return show(
        "web/page.html",
        frame_for(here.language, here.questionnaire),
        page=view.fill(here.journey.items(asked), typed, faults, here.tell),
        action=page_url(here.language, here.token, asked.id, changing=CHANGING in request.args),
        back_url=_before(here, asked),
        csrf=form_token(here.token),
        link_url=link_url(here.language, here.token),
    )


def _rows(here: Visit, page: Page) -> tuple[AnswerRow, ...]:
    def change(item: Item) -> str:
        return f"{page_url(here.language, here.token, page.id, changing=True)}#{control_id(item)}"

    return answer_rows(here.journey.items(page), here.journey.answers, here.language, change, here.tell)


def _before(here: Visit, asked: Page) -> str:
    """Where the back link of a page leads."""
    if CHANGING in request.args:
        return check_url(here.language, here.token)
    before = here.journey.before(asked)
    return page_url(here.language, here.token, before.id) if before else link_url(here.language, here.token)


def _after(here: Visit, asked: Page, answers: Answers) -> str:
    """Where to go after saving a page: the next one, or, when a change is made or nothing else is left, to check."""
    journey = Journey(here.questionnaire, {**here.sitting.saved, asked.id: answers})
    completed = journey.complete and not here.journey.complete
    onward = None if completed or CHANGING in request.args else journey.after(asked)
    return page_url(here.language, here.token, onward.id) if onward else place_url(here, journey)
