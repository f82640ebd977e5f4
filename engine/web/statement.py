"""The accessibility statement: what these pages are made to meet, how that is known, and what is known not to work."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from flask import Blueprint

from engine.prose import prose
from engine.web.addresses import back_here
from engine.web.frames import came_from, frame_for, show
from engine.web.site import site
from engine.web.visits import site_language
from engine.wording import mark

statement = Blueprint("statement", __name__)

TESTED = Path(__file__).parent / "tested.json"
"""Written by the crawl of all pages where it found no fault, and by nobody else."""

NOT_YET = (
    mark(
        "People who use a screen reader, a magnifier or voice control every day have not tried these pages yet. "
        "Machines do not notice everything that they would."
    ),
    mark("The pages have been tried in Chromium only, not yet in other browsers such as Safari and Firefox."),
    mark("A certificate is a PDF file. It is made for screen readers too, but there is no page that says the same."),
    mark("The Welsh of the buttons and messages has not been read by a Welsh speaker yet."),
    mark("The pages on which a centre sees results are in English only."),
)
"""Everything that is known not to work, or not known to. The one place for it."""


@dataclass(frozen=True, slots=True)
class Tested:
    """When all pages were looked at, in which browser, in which ways, and with which versions of which tools."""

    day: date
    browser: str
    tools: Mapping[str, str]
    ways: tuple[str, ...]


@cache
def last_tested() -> Tested:
    """What the last crawl wrote down."""
    found = json.loads(TESTED.read_text("utf-8"))
    return Tested(date.fromisoformat(found["day"]), found["browser"], found["tools"], tuple(found["ways"]))


@statement.get("/<language>/accessibility")
def read(language: str) -> str:
    """The statement of whoever's pages one comes from, with what this body adds to it."""
    spoken = site_language(language)
    asked = came_from(spoken)
    look, frame = site().look(asked), replace(frame_for(spoken, asked), statement_url=None)
    theme = look.theme
    own = theme.statement.get(spoken, "")
    # A theme that only says how pages look is nobody who asks. One that says whom to tell speaks for somebody.
    return show(
        "web/statement.html",
        frame,
        by=frame.body or (theme.name if theme.help or own else None),
        own=prose(own),
        own_url=theme.statement_url,
        helps=look.helps[spoken],
        tested=last_tested(),
        not_yet=NOT_YET,
        back_url=back_here(spoken),
    )
