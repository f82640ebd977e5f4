"""Every page of a preview as respondents see it: questions in each state, and what comes after them."""

from __future__ import annotations

from functools import cache

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader
from werkzeug.datastructures import MultiDict

from engine.cli.preview.sample import Answered, answered
from engine.forms import (
    FilledPage,
    Frame,
    answer_rows,
    environment,
    page_form,
    page_view,
    read_page,
    said_prose,
    template_loader,
    typed_from,
)
from engine.journey import teller
from engine.questionnaire import Language, Page, Tell
from engine.reports import TEMPLATES_FOLDER, certificate_of, closing_of, report_of
from engine.web.visits import how_far
from engine.wording import wording

EMPTY, FILLED, MISTAKEN, AFTER, CHECK, RESULT = "empty", "answered", "error", "after", "check", "result"
STATES = {
    EMPTY: "Empty",
    FILLED: "Answered",
    MISTAKEN: "With mistakes",
    AFTER: "What follows from answers",
    CHECK: "Check your answers",
    RESULT: "Result",
}
"""What there is to look at, as the preview calls it."""
REPORT_PDF, CERTIFICATE_PDF = "report.pdf", "certificate.pdf"
_PRINTS = {"results.report": REPORT_PDF, "results.certificate": CERTIFICATE_PDF}


def screen(state: str, frame: Frame) -> str:
    """The HTML of a page in a state."""
    found = answered()
    if state == CHECK:
        return _check(found, frame)
    if state == RESULT:
        return _result(found, frame)
    page = _filled(found, state, Language(frame.language))
    return _show("web/page.html", frame, page=page, action="#", csrf="", seen="", notice=None, level="info")


def _filled(found: Answered, state: str, language: Language) -> FilledPage:
    every_kind, after = found.questionnaire.pages
    page = after if state == AFTER else every_kind
    view, tell = page_view(found.questionnaire, page, language), _tell(found, language)
    items, progress = found.journey.items(page), how_far(found.journey, page, language)
    if state == EMPTY:
        return view.fill(items, {}, None, tell, progress)
    if state == MISTAKEN:
        read = read_page(page_form(found.questionnaire, page), MultiDict(), items)
        return view.fill(items, read.typed, read.faults, tell, progress)
    return view.fill(items, typed_from(items, found.sitting.saved[page.id]), None, tell, progress)


def _check(found: Answered, frame: Frame) -> str:
    language = Language(frame.language)
    tell = _tell(found, language)

    def section(page: Page) -> tuple[str, object]:
        items = found.journey.items(page)
        return page.title.say(language, tell), answer_rows(items, found.journey.answers, language, lambda _: "#", tell)

    sections = [section(page) for page in found.journey.pages]
    return _show(
        "web/check.html", frame, sections=sections, unsaved=[], changed=False,
        submit_url="#", back_url="#", later_url="#", csrf="", seen="",
    )  # fmt: skip


def _result(found: Answered, frame: Frame) -> str:
    language = Language(frame.language)
    of = (found.questionnaire, found.sitting, found.scores, language)
    return _show(
        "web/result.html", frame, report=report_of(*of), closing=closing_of(*of),
        certificate=None, why_not=None, to_print=certificate_of(*of) is not None,
        who_sees_it=said_prose(found.questionnaire.who_sees_it, language), sent=found.sitting.day,
        again=True, several=True, csrf="", language=language, token="",
        url_for=lambda endpoint, **_: _PRINTS.get(endpoint, "#"),
    )  # fmt: skip


def _tell(found: Answered, language: Language) -> Tell:
    return teller(found.questionnaire, found.journey.answers, language)


def _show(template: str, frame: Frame, **context: object) -> str:
    words = wording(frame.language)
    return (
        _templates()
        .get_template(template)
        .render(frame=frame, say=words.say, count=words.count, words=words, **context)
    )


@cache
def _templates() -> Environment:
    """Those of the real pages."""
    loaders = [template_loader(), PackageLoader("engine.web"), FileSystemLoader(TEMPLATES_FOLDER)]
    return environment().overlay(loader=ChoiceLoader(loaders))
