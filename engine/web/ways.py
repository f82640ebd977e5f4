"""Where a page of a sitting leads: on, back, or out of it."""

from __future__ import annotations

from flask import request

from engine.journey import Journey
from engine.questionnaire import Answers, Language, Page
from engine.web.addresses import (
    CHANGING,
    check_url,
    link_url,
    page_url,
    place_url,
    reading_url,
    statement_url,
    tasks_url,
)
from engine.web.sending import Post
from engine.web.visits import Visit


def again_url(here: Visit, asked: Page, language: Language | None = None) -> str:
    """The page itself."""
    return page_url(language or here.language, here.token, asked.id, changing=request.args.get(CHANGING))


def towards_url(post: Post) -> str:
    """Where a button leads that leaves a page; to the page itself, whatever is sent instead of one of ours."""
    here = post.here
    if post.going == "back":
        return _before(post)
    if post.going == "later":
        return link_url(here.language, here.token, later=True)
    if post.going == "reading":
        return reading_url(here.language, again_url(here, post.page))
    if post.going == "statement":
        return statement_url(here.language, again_url(here, post.page))
    return again_url(here, post.page, post.language)


def _before(post: Post) -> str:
    """The page before, or where one came from: there it is told first of all what is typed and not saved."""
    here, asked = post.here, post.page
    if CHANGING in request.args:
        return check_url(here.language, here.token, request.args[CHANGING] if post.untouched else None)
    if here.journey.free:
        return tasks_url(here.language, here.token)
    before = here.journey.before(asked) if asked in here.journey.pages else None
    return page_url(here.language, here.token, before.id) if before else link_url(here.language, here.token)


def before_check_url(here: Visit) -> str:
    """Where check-your-answers leads back to: the last page, or the list of them."""
    if here.journey.free:
        return tasks_url(here.language, here.token)
    return page_url(here.language, here.token, here.journey.pages[-1].id)


def after_url(here: Visit, asked: Page, answers: Answers) -> str:
    """Where to go after saving a page: the next one, or, when a change is made or nothing else is left, to check.

    A change leads back to the answer that was to be changed.
    """
    changing = request.args.get(CHANGING)
    journey = Journey(here.questionnaire, {**here.sitting.saved, asked.id: answers})
    completed = journey.complete and not here.journey.complete
    if changing is not None and journey.complete:
        return check_url(here.language, here.token, changing)
    onward = None if completed or changing is not None else journey.after(asked)
    return page_url(here.language, here.token, onward.id) if onward else place_url(here, journey)
