"""A page that is filled into its shell is what its template makes of it, for every kind and in every state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from flask import Flask

import engine.web.shells
from engine.config import ROOT
from engine.forms import Frame
from engine.questionnaire import Language, Page, Questionnaire
from engine.store import Seen
from engine.web.frames import frame_for, show
from engine.web.security import form_token
from engine.web.shells import show_page
from engine.web.visits import Visit, visit
from engine.wording import mark
from tests.web.installation import Installation, site_of

HOSTILE = """</title><script>alert(1)</script>"&'{x}"""
GALLERY = [
    *sorted((ROOT / "tests" / "examples" / "good").glob("*.yaml")),
    *sorted((ROOT / "tests").glob("*/kitchen_sink.yaml")),
]
SEEN = Seen("0" * 16, "showing1")
NOTICE = mark("We kept what you typed. Press Continue when this page is ready.")


@pytest.fixture
def rendered() -> Iterator[list[Frame]]:
    """The frame of each page that a template made, in the end."""
    frames: list[Frame] = []

    def counted(template: str, frame: Frame, **context: object) -> str:
        frames.append(frame)
        return show(template, frame, **context)

    with patch.object(engine.web.shells, "show", counted):
        yield frames


def by_template(
    here: Visit, page: Page, action: str, typed: dict[str, dict[str, list[str]]], notice: str | None
) -> str:
    return show(
        "web/page.html",
        frame_for(here.language, here.questionnaire),
        page=here.fill(page, typed),  # type: ignore[arg-type]  # names of items
        action=action,
        csrf=form_token(here.token),
        seen=SEEN,
        notice=notice,
        level="info",
    )


def typed_into(page: Page, words: str) -> dict[str, dict[str, list[str]]]:
    """The same words in every box, and the first option of everything."""
    return {
        item.id: {part: [item.options[0].code if item.options else words] for part in ("", *item.kind.parts)}
        for item in page.items
    }


def test_every_page_is_the_same_both_ways(installation: Installation) -> None:
    for file in GALLERY:
        text = file.read_text("utf-8")
        installation.write(text, re.findall(r"^id: (\S+)", text, re.MULTILINE)[0])
    app = installation.app()
    shown = [questionnaire for questionnaire in site_of(app).catalogue.newest() if questionnaire.pages]
    assert len(shown) > len(GALLERY) / 2  # some want others beside them
    for questionnaire in shown:
        for language in questionnaire.languages:
            same_both_ways(app, questionnaire, language)


def same_both_ways(app: Flask, questionnaire: Questionnaire, language: Language) -> None:
    site = site_of(app)
    _, token = site.store.start(questionnaire, site.catalogue.text(questionnaire.content_hash), language)
    for page in questionnaire.pages:
        path = f"/{language}/s/{token}/page/{page.id}?change=yes&x=1"
        with app.test_request_context(path, headers={"Cookie": "reading=larger.dark"}):
            here = visit(language, token)
            for typed in ({}, typed_into(page, "12"), typed_into(page, HOSTILE)):
                for notice in (None, NOTICE):
                    filled = here.fill(page, typed)  # type: ignore[arg-type]  # names of items
                    shown = show_page(here, filled, path, SEEN, notice)
                    assert shown.decode() == by_template(here, page, path, typed, notice), page.id


def test_a_template_runs_once_for_whoever_comes(app: Flask, rendered: list[Frame]) -> None:
    pages = [shown_first_page(app) for _ in range(3)]
    assert len(rendered) == 1
    assert len(set(pages)) == 3  # each has the address and the token of its own


def test_how_one_reads_is_seen_by_nobody_else(app: Flask) -> None:
    larger = shown_first_page(app, "larger.cream")
    plain = shown_first_page(app)
    assert 'data-colours="cream"' in larger
    assert "data-colours" not in plain


def test_nothing_of_a_visit_is_in_a_shell(app: Flask) -> None:
    site = site_of(app)
    shown_first_page(app)
    (shell,) = site.looks["default"].shells.values()
    assert b"/s/" not in b"".join([shell.opening, *(after for _, after in shell.rest)])


def test_in_the_long_run_the_shells_are_only_so_many(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.web.shells, "MOST_KEPT", 2)
    for reading in ("", "larger", "spaced", "dark", "cream"):
        shown_first_page(app, reading)
        assert len(site_of(app).looks["default"].shells) <= 2


def shown_first_page(app: Flask, reading: str = "") -> str:
    """What somebody new is shown first."""
    site = site_of(app)
    questionnaire = site.catalogue.find("team")
    assert questionnaire is not None
    _, token = site.store.start(questionnaire, site.catalogue.text(questionnaire.content_hash), Language("en"))
    client = app.test_client()
    client.set_cookie("reading", reading)
    return client.get(f"/en/s/{token}/page/about").text
