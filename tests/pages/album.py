"""Every page there is to look at, in each state, as a browser without scripts gets it."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import cast
from unittest.mock import patch

from flask import Flask
from werkzeug.datastructures import FileStorage, MultiDict

from engine.clock import supposing, supposing_now
from engine.web.statement import last_tested
from tests.pages.certificates import CERTIFICATE, REGISTER, certificates
from tests.pages.mishaps import MISHAPS, mishaps, mishaps_at_the_end
from tests.pages.printing import PRINTING, printing
from tests.pages.sink import IN_ANY_ORDER, PAGES, QUESTIONNAIRE, RESULTS, WELSH, Filling, Typed
from tests.pages.window import SETTINGS
from tests.web.browsing import Browser, Shown, filled_in
from tests.web.installation import begin, token_of

LANGUAGES = ("en", "cy")
THE_DAY = datetime(2026, 1, 31, 12, tzinfo=UTC)
ADDRESSES = {
    "home": "/{language}/",
    "introduction": f"/{{language}}/q/{QUESTIONNAIRE}",
    "record": f"/{{language}}/q/{QUESTIONNAIRE}/1.0.0/record",
    "reading": "/{language}/reading",
    "statement": "/{language}/accessibility",
    "return": "/{language}/return",
    "lost": "/{language}/nowhere",
}
"""Pages that anybody can go to."""
TASKS = ("tasks", "tasks-begun", "tasks-completed", "tasks-check")
"""The list of the pages of a questionnaire that are taken in any order."""
WAYS_BACK = ("return-error", "welcome", "link", "link-error")
"""What shows somebody the way back, or asks for it."""
CENTRE = (
    "centre-sign-in", "centre-sign-in-error", "centre-overview", "centre-finished",
    "centre-group-report", "centre-slips", "centre-slips-error",
)  # fmt: skip
"""What a centre sees, in English."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A page as it was sent. `name` is what it shows and in which state."""

    name: str
    language: str
    url: str
    status: int
    html: str


def names(language: str) -> tuple[str, ...]:
    """What a full album of a language holds, without taking it."""
    pages = [f"{page}-{state}" for page, filling in PAGES.items() for state in _states(filling)]
    results = ("result", "result-unfolded", *(f"result-{name}" for name in RESULTS))
    centre = (*CENTRE, *REGISTER, *PRINTING) if language == "en" else ()
    return (*ADDRESSES, *WAYS_BACK, *pages, "check", *results, *CERTIFICATE, *TASKS, *MISHAPS, *centre)


def _states(filling: Filling) -> tuple[str, ...]:
    wrong = ("error",) if filling.wrong is not None else ()
    late = ("two-versions",) if filling.late else ()
    return ("empty", *wrong, *filling.more, *(("answered",) if filling.right else ()), *late)


def take(app: Flask, language: str, centre_password: str) -> dict[str, Taken]:
    """All of it, by name, as on one day, after a full crawl."""
    crawled = replace(last_tested(), ways=tuple(setting.name for setting in SETTINGS))
    tells = patch("engine.web.statement.last_tested", return_value=crawled)
    with supposing(THE_DAY.date()), supposing_now(THE_DAY), tells:
        taken = list(_everything(app, Browser(app), language, centre_password))
    return {name: Taken(name, language, shown.url, shown.status, shown.html) for name, shown in taken}


def _everything(app: Flask, browser: Browser, language: str, centre_password: str) -> Iterator[tuple[str, Shown]]:
    for name, address in ADDRESSES.items():
        yield name, browser.open(address.format(language=language))
    link = begin(browser, QUESTIONNAIRE, language)
    yield from _ways_back(browser, link)
    page = browser.open(f"/{language}/s/{token_of(link)}/page/{next(iter(PAGES))}")
    for name, filling in PAGES.items():
        assert page.url.endswith(f"/page/{name}"), f"{page.url} is not {name}: {page.errors}"
        page = yield from _states_of(browser, page, name, filling)
    yield "check", page
    yield from mishaps_at_the_end(browser, page, "text_alone", {"line_alone": "Cwmni Arall"})
    result = browser.open(page.url.replace("/check", "/result"))
    yield "result", result
    yield "result-unfolded", unfolded(result)
    yield from certificates(app, browser, result, centre_password)
    yield from _results(browser, language)
    yield from _tasks(browser, language)
    yield from mishaps(browser, language)
    if language == "en":
        yield from _centre(browser, centre_password)
        yield from printing(app, browser)


def _ways_back(browser: Browser, link: Shown) -> Iterator[tuple[str, Shown]]:
    asked = browser.open(f"/{link.language}/return")
    yield "return-error", browser.press(asked, {"code": "7K3-M9Q-WD2-RX1"})
    yield "welcome", browser.open(link.url.replace("/link", "/welcome"))
    yield "link", link
    yield "link-error", browser.press(link, {"email": WELSH})


def _results(browser: Browser, language: str) -> Iterator[tuple[str, Shown]]:
    for name, (questionnaire, typed) in RESULTS.items():
        link = begin(browser, questionnaire, language)
        page = browser.open(f"/{language}/s/{token_of(link)}/page/all")
        yield f"result-{name}", unfolded(browser.press(fill(browser, page, typed)))


def unfolded(page: Shown) -> Shown:
    """The same where everything that can be unfolded is."""
    return replace(page, body=page.body.replace(b"<details ", b"<details open "))


def _tasks(browser: Browser, language: str) -> Iterator[tuple[str, Shown]]:
    link = begin(browser, IN_ANY_ORDER, language)
    tasks = f"/{language}/s/{token_of(link)}/tasks"
    yield "tasks", browser.open(tasks)
    fill(browser, browser.open(tasks.replace("/tasks", "/page/plans")), {"next": WELSH})
    fill(browser, browser.open(tasks.replace("/tasks", "/page/story")), {"learnt": WELSH, "_go": "back"})
    yield "tasks-begun", browser.open(tasks)
    for page, typed in {"about_you": {"full_name": WELSH, "route": "degree"}, "story": {"learnt": WELSH}}.items():
        fill(browser, browser.open(tasks.replace("/tasks", f"/page/{page}")), typed)
    yield "tasks-completed", browser.open(tasks)
    yield "tasks-check", browser.open(tasks.replace("/tasks", "/check"))


def _states_of(browser: Browser, page: Shown, name: str, filling: Filling) -> Generator[tuple[str, Shown], None, Shown]:
    """What a page looks like from when it is shown for the first time; gives the page that comes after it."""
    yield f"{name}-empty", page
    elsewhere = browser.open(page.url) if filling.late else page
    if filling.wrong is not None:
        yield f"{name}-error", fill(browser, page, filling.wrong)
    for state, typed in filling.more.items():
        yield f"{name}-{state}", fill(browser, page, typed)
    onward = fill(browser, page, filling.right)
    assert onward.url != page.url, f"{page.url}: {onward.errors}"
    if filling.right:
        yield f"{name}-answered", browser.open(page.url)
    if filling.late:
        yield f"{name}-two-versions", fill(browser, elsewhere, filling.late)
    return onward


def _centre(browser: Browser, password: str) -> Iterator[tuple[str, Shown]]:
    sign_in = browser.open("/centre/sign-in")
    yield "centre-sign-in", sign_in
    yield "centre-sign-in-error", browser.press(sign_in, {"password": "open"})
    yield "centre-overview", browser.press(sign_in, {"password": password})
    yield "centre-finished", browser.open(f"/centre/{QUESTIONNAIRE}/1.0.0")
    yield "centre-group-report", browser.open(f"/centre/{QUESTIONNAIRE}/1.0.0/group-report")
    slips = browser.open(f"/centre/{QUESTIONNAIRE}/1.0.0/slips")
    yield "centre-slips", slips
    yield "centre-slips-error", browser.press(slips, {"number": "many"})


def fill(browser: Browser, page: Shown, typed: Typed) -> Shown:
    """Type into the one form of a page, files too, and send it."""
    form = page.form()
    sent: MultiDict[str, str | FileStorage] = MultiDict(filled_in(form))
    for name, value in typed.items():
        if isinstance(value, bytes):
            sent[name] = FileStorage(BytesIO(value), "Tystysgrif Siân.pdf")
        else:
            sent.setlist(name, cast("list[str | FileStorage]", [value] if isinstance(value, str) else value))
    return browser.open(form.get("action", ""), "POST", data=sent)
