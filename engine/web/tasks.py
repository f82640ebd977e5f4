"""The list of pages where they are taken in any order: each with how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from engine.questionnaire import Page
from engine.web.addresses import check_url, link_url, page_url, place_url
from engine.web.frames import frame_for, show
from engine.web.visits import Visit, visit
from engine.wording import mark

tasks = Blueprint("tasks", __name__)

COMPLETED, STARTED = mark("Completed"), mark("Started")
NOT_STARTED, NOT_YET = mark("Not started"), mark("Cannot start yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to do: what it is called, how far it is, and where it is done; nowhere as long as it cannot be."""

    called: str
    status: str
    url: str | None = None


@tasks.get("/<language>/s/<token>/tasks")
def overview(language: str, token: str) -> str | Response:
    """Every page that applies or may come to apply, and last of all the answers to check and send."""
    here = visit(language, token)
    journey = here.journey
    if here.submitted or not journey.free:
        return redirect(place_url(here, journey))
    listed = tuple(_listed(here))
    open_yet = any(each.url is None for each in listed)
    return show(
        "web/tasks.html",
        frame_for(language, here.questionnaire),
        tasks=listed,
        done=None if open_yet else sum(each.status == COMPLETED for each in listed),
        last=Task(
            called=mark("Check your answers and send them"),
            status=NOT_STARTED if journey.complete else NOT_YET,
            url=check_url(language, token) if journey.complete else None,
        ),
        back_url=link_url(language, token),
        later_url=link_url(language, token, later=True),
    )


def _listed(here: Visit) -> Iterator[Task]:
    for page in here.questionnaire.pages:
        called = page.title.say(here.language, here.tell)
        if page in here.journey.pages:
            url = page_url(here.language, here.token, page.id)
            yield Task(called=called, status=_status(here, page), url=url)
        elif here.journey.waits(page):
            yield Task(called=called, status=NOT_YET)


def _status(here: Visit, page: Page) -> str:
    """How far a page is. What is typed and not saved is not completed, even if it was before."""
    if page.id in here.stored.drafts:
        return STARTED
    if here.journey.done(page):
        return COMPLETED
    return STARTED if page.id in here.sitting.saved else NOT_STARTED
