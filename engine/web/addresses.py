"""Which language an address speaks, and where its neighbours are."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from flask import request, url_for

from engine.forms import row_id
from engine.journey import Journey
from engine.questionnaire import PageId
from engine.web.site import site
from engine.web.visits import Visit
from engine.wording import LANGUAGES

CHANGING = "change"
"""Stands in the address of a page opened from check-your-answers, and says to which answer to go back there."""

NONE_OF_THEM = "yes"
"""Stands there where it was no particular answer."""

BACK = "back"
"""Stands in the address of a page that leads back to where one came from."""

MOST_BACK = 500
_OWN_PATH = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")
"""A path of this site: no host, no backslash, which browsers take for a slash, and nothing that cannot be printed."""

IN_PATH, IN_QUERY = "!$&'()*+,/:;=@", "!$'()*,/:;?@"
"""What stands in an address as it is."""

TO_READ = {
    "public.start": "public.introduction",
    "respond.answer": "respond.page",
    "respond.submit": "respond.check",
    "results.again": "results.result",
    "results.show_or_hide": "results.result",
    "returning.look_up": "returning.ask",
    "reading.keep": "reading.choose",
    "returning.send": "returning.link",
    "returning.resume": "returning.link",
}
"""Where something is only sent to, the endpoint at which the same thing is read."""


def preferred_language() -> str:
    """The first language of the browser that the engine speaks; whoever reads Welsh in Wales reads Welsh."""
    asked = (tag.split("-")[0].lower() for tag in request.accept_languages.values())
    return next((tag for tag in asked if tag in LANGUAGES), "en")


def language_here() -> str:
    """The language of this address, or the browser's where it has none that the engine speaks."""
    asked = request.path.split("/")[1]
    return asked if asked in LANGUAGES else preferred_language()


def home_url(language: str) -> str:
    """The list of questionnaires."""
    return f"{request.root_path}/{language}/"


def same_page_in(language: str) -> str:
    """The address of this very page in another language."""
    if request.endpoint is None or not {"language", "token"} & (request.view_args or {}).keys():
        return home_url(language)
    at = request.view_args or {}
    kept = {name: request.args[name] for name in (CHANGING, BACK) if name in request.args}
    if request.endpoint in TO_READ:
        return url_for(TO_READ[request.endpoint], **{**at, "language": language, **kept})
    rest = request.path.removeprefix(f"/{at['language']}")
    path = request.root_path + quote(f"/{language}{rest}", IN_PATH)
    return f"{path}?{urlencode(kept, safe=IN_QUERY)}" if kept else path


def public_url(path: str) -> str:
    """A path of ours as an address that works from anywhere, to be written down or sent."""
    return (site().settings.address or request.host_url.rstrip("/")) + path


def this_page(language: str) -> str:
    """The address at which this very page can be read again; home where it cannot."""
    if request.method == "GET" and request.view_args is not None and "language" not in request.view_args:
        return request.root_path + request.path
    return same_page_in(language)


def reading_url(language: str, back: str) -> str:
    """Where one chooses how to read, and then goes back."""
    return f"{home_url(language)}reading?{urlencode({BACK: back}, safe=IN_QUERY)}"


def statement_url(language: str, back: str) -> str:
    """Where it says who can use these pages and how that is known."""
    return f"{home_url(language)}accessibility?{urlencode({BACK: back}, safe=IN_QUERY)}"


def is_own_path(path: str) -> bool:
    """Whether this is a path of this site that one may be led back to."""
    return len(path) <= MOST_BACK and bool(_OWN_PATH.fullmatch(path)) and path.startswith(request.root_path)


def back_here(language: str) -> str:
    """Where this request says to go back to, in a language; home where that is not a path of this site."""
    back = request.args.get(BACK, "")
    if not is_own_path(back):
        return home_url(language)
    first, slash, rest = back.removeprefix(request.root_path).removeprefix("/").partition("/")
    return f"{request.root_path}/{language}{slash}{rest}" if first in LANGUAGES else back


def _sitting(language: str, token: str) -> str:
    """What the addresses of a sitting begin with. `url_for` would take ten times as long, and say the same."""
    return f"{request.root_path}/{language}/s/{token}"


def link_url(language: str, token: str, mail: str | None = None, *, later: bool = False) -> str:
    """The page with the personal link, which stands before the first page and where one stops until `later`.

    `mail` says what became of a letter.
    """
    said = f"?mail={mail}" if mail else "?later=yes" if later else ""
    return f"{_sitting(language, token)}/link{said}"


def welcome_url(language: str, token: str) -> str:
    """Where a code leads: what the questionnaire is for, or, once something is answered, wherever one was."""
    return f"{_sitting(language, token)}/welcome"


def page_url(language: str, token: str, page_id: PageId, *, changing: str | None = None) -> str:
    """A page of a sitting, opened on the way, or from check-your-answers to change an answer."""
    change = "" if changing is None else f"?{CHANGING}={quote(changing, safe='')}"
    return f"{_sitting(language, token)}/page/{page_id}{change}"


def check_url(language: str, token: str, answer: str | None = None) -> str:
    """Check-your-answers, or one answer there."""
    row = "" if answer is None or answer == NONE_OF_THEM else f"#{quote(row_id(answer), safe='')}"
    return f"{_sitting(language, token)}/check{row}"


def tasks_url(language: str, token: str) -> str:
    """The list of pages, where they are taken in any order."""
    return f"{_sitting(language, token)}/tasks"


def result_url(language: str, token: str) -> str:
    """What came of a sitting."""
    return f"{_sitting(language, token)}/result"


def place_url(here: Visit, journey: Journey) -> str:
    """Where a sitting stands: its result, its first page that is not done, or their list, or check-your-answers."""
    if here.submitted:
        return result_url(here.language, here.token)
    if journey.free and not journey.complete:
        return tasks_url(here.language, here.token)
    undone = journey.first_undone
    return page_url(here.language, here.token, undone.id) if undone else check_url(here.language, here.token)


def resume_url(here: Visit) -> str:
    """Where to go on after a while: the page something was typed into last and is not saved, else where one was.

    A list of the pages says itself into which something was typed.
    """
    journey = here.journey
    typed = [page for page in journey.pages if page.id in here.stored.drafts and journey.reachable(page)]
    if here.submitted or journey.free or not typed:
        return place_url(here, journey)
    last = max(typed, key=lambda page: here.stored.drafts[page.id].kept_at)
    return page_url(here.language, here.token, last.id, changing=NONE_OF_THEM if journey.complete else None)
