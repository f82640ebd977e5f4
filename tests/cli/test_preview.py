"""The preview of a theme shows pages as the app shows them: a body approves what respondents see."""

from __future__ import annotations

from pathlib import Path

from engine.cli.preview import preview_files
from engine.cli.preview.sample import SAMPLE, answered
from engine.config import ROOT
from engine.themes import Shelf
from tests.forms.page_tree import tree
from tests.web.browsing import Browser
from tests.web.installation import Installation, begin, token_of

THEMES = ROOT / "themes"
THEME = "example-institute"


def pieces(html: str) -> list[tuple[str, str, str]]:
    """Every element of a page as it looks, and what it says itself."""
    return [
        (each.tag, each.get("class", ""), " ".join((each.text or "").split()))
        for each in tree(html).iter()
        if each.tag not in {"title", "link"}
    ]


def test_a_question_page_is_the_one_that_respondents_see(tmp_path: Path, migrated: Path) -> None:
    theme = Shelf(THEMES).read(THEME).theme
    assert theme is not None
    shown = next(content for name, content in preview_files(theme) if name == "light-empty.html").decode()
    installation = Installation(tmp_path, migrated)
    body = f"body: {{en: {theme.name}, cy: {theme.name}}}\n"
    installation.write(SAMPLE.read_text("utf-8") + body, "sample")
    browser = Browser(installation.app(theme=THEMES / THEME))
    first = answered().questionnaire.pages[0].id
    real = browser.open(f"/en/s/{token_of(begin(browser, 'sample'))}/page/{first}").html
    installation.close()
    assert "We save this page when you press Continue." in shown
    assert pieces(shown) == pieces(real)
