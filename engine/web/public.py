"""What anybody may read: which questionnaires there are, what each is for, and its public record."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from engine.prose import prose
from engine.questionnaire import Language
from engine.reports import scale_records
from engine.web.addresses import link_url, preferred_language
from engine.web.frames import frame_for, show
from engine.web.site import site
from engine.web.visits import introduced, site_language
from engine.wording import LANGUAGES

public = Blueprint("public", __name__)


@public.get("/")
def welcome() -> Response:
    """To the list, in the language the browser prefers."""
    return redirect(url_for(".home", language=preferred_language()))


@public.get("/<language>/")
def home(language: str) -> str:
    """The questionnaires one can answer; for an author at work also what is wrong with the others."""
    spoken = site_language(language)
    catalogue = site().catalogue
    listed = [
        (questionnaire, spoken if spoken in questionnaire.languages else questionnaire.languages[0])
        for questionnaire in catalogue.newest()
    ]
    broken = [shelved for shelved in catalogue.shelved if shelved.broken] if site().settings.watch else []
    return show("web/home.html", frame_for(spoken), listed=listed, broken=broken)


@public.get("/<language>/q/<questionnaire_id>")
@public.get("/<language>/q/<questionnaire_id>/<version>")
def introduction(language: str, questionnaire_id: str, version: str | None = None) -> str:
    """What a questionnaire is for and who sees the answers, before the first question is asked."""
    questionnaire = introduced(language, questionnaire_id, version)
    shelved = next((each for each in site().catalogue.shelved if each.questionnaire is questionnaire), None)
    return show(
        "web/introduction.html",
        frame_for(language, questionnaire),
        questionnaire=questionnaire,
        language=Language(language),
        prose=prose,
        shelved=shelved if shelved and shelved.problems and site().settings.watch else None,
    )


@public.get("/<language>/q/<questionnaire_id>/<version>/record")
def record(language: str, questionnaire_id: str, version: str) -> str:
    """The public record: sources, scales, bands, and how far each translation can be trusted."""
    questionnaire = introduced(language, questionnaire_id, version)
    return show(
        "web/record.html",
        frame_for(language, questionnaire),
        questionnaire=questionnaire,
        language=Language(language),
        prose=prose,
        language_names=LANGUAGES,
        scales=scale_records(questionnaire, Language(language)),
        questions=sum(1 for item in questionnaire.items.values() if item.kind.parts),
    )


@public.post("/<language>/q/<questionnaire_id>/<version>/start")
def start(language: str, questionnaire_id: str, version: str) -> Response:
    """Begin a sitting and show its personal link."""
    questionnaire = introduced(language, questionnaire_id, version)
    text = site().catalogue.text(questionnaire.content_hash)
    _, token = site().store.start(questionnaire, text, Language(language))
    return redirect(link_url(language, token), code=303)
