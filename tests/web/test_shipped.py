"""The questionnaires that come with Formwright, walked from the list to the end in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from flask import Flask

from engine.config import ROOT
from tests.forms.page_tree import assert_sound
from tests.web.browsing import Browser, Shown
from tests.web.installation import Installation, begin, site_of, token_of

YEAR = str(datetime.now(UTC).year + 1)
TYPED = {"text": "Siân Llŵyd", "numeric": "1"}


@pytest.fixture
def shipped(installation: Installation) -> Flask:
    """An app with the real questionnaires."""
    return installation.app(questionnaires=ROOT / "questionnaires")


def anything(page: Shown) -> Mapping[str, str]:
    """An answer to each question on a page: the first option, or a few words."""
    answers: dict[str, str] = {}
    for control in page.form().iter("input"):
        name = control.attrib["name"]
        if control.get("type") in {"radio", "checkbox"}:
            answers.setdefault(name, control.attrib["value"])
        elif control.get("type") == "text" and not name.endswith("-other"):
            answers[name] = YEAR if name.endswith("-year") else TYPED[control.get("inputmode", "text")]
    return answers


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(
    ("name", "most", "ends"), [("employability-skills", 15, "report"), ("socio-economic-background", 4, "thanks")]
)
def test_from_the_list_to_the_end(shipped: Flask, name: str, most: int, ends: str, language: str) -> None:
    browser = Browser(shipped)
    introduction = browser.open(f"/{language}/q/{name}")
    assert introduction.url in browser.open(f"/{language}/").html
    token = token_of(begin(browser, name, language))
    page, passed = browser.open(f"/s/{token}"), 0
    while "/page/" in page.url:
        passed += 1
        assert passed <= most, page.url
        assert page.language == language
        assert_sound(page.tree)
        page = browser.press(page, anything(page))
        assert page.status == 200, page.errors
    assert page.url == f"/{language}/s/{token}/check"
    result = browser.press(page)
    assert result.status == 200
    assert (result.tree.find(".//*[@class='fw-downloads']") is not None) is (ends == "report")
    assert_sound(result.tree)


@pytest.mark.parametrize(
    ("name", "version"),
    [("employability-skills", "1.0.0"), ("socio-economic-background", "1.0.0"), ("socio-economic-background", "2.0.0")],
)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_public_record_names_its_sources(shipped: Flask, name: str, version: str, language: str) -> None:
    page = Browser(shipped).open(f"/{language}/q/{name}/{version}/record")
    questionnaire = site_of(shipped).catalogue.find(name, version)
    assert questionnaire is not None
    for reference in questionnaire.references:
        assert " ".join(reference.name.split()) in page.words
