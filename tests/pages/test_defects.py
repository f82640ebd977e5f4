"""The checks can fail: each page of `defects` has one thing wrong with it, and names the check that has to find it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.pages.axe import axe_faults
from tests.pages.markup import markup_faults
from tests.pages.own import GROUPS, PRINTED, check_names, own_faults, seen
from tests.pages.window import PHONE

pytestmark = pytest.mark.walk

DEFECTS = Path(__file__).parent / "defects"
FOUND_BY = re.compile(r"<!-- found by: (?:(own|axe) ([\w-]+)|(vnu|nothing))( in forced colours| on paper)? -->")
MEDIA: dict[str, dict[str, Any]] = {
    "": {},
    " in forced colours": {"forced_colors": "active"},
    " on paper": {"media": "print"},
}


def found_by(page: Path) -> tuple[str, str, str]:
    """Which tool has to find what is wrong with a page, by which of its checks, and how it has to look at it."""
    told = FOUND_BY.search(page.read_text("utf-8"))
    assert told, f"{page.name} does not say what finds it"
    return told[1] or told[3], told[2] or "", told[4] or ""


PAGES = {page: found_by(page) for page in sorted(DEFECTS.glob("*.html"))}
IN_A_WINDOW = [page for page, (tool, *_) in PAGES.items() if tool in {"own", "axe"}]
IN_THE_TEXT = [page for page, (tool, *_) in PAGES.items() if tool == "vnu"]
SOUND = [page for page, (tool, *_) in PAGES.items() if tool == "nothing"]
ALWAYS = [group for group in GROUPS if group != PRINTED]


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Page:
    width, height = PHONE
    return browser.new_page(viewport=ViewportSize(width=width, height=height), reduced_motion="reduce")


def look(window: Page, page: Path) -> list[str]:
    """Open a page as it has to be looked at; the groups of our own checks that are made then."""
    how = PAGES[page][2]
    window.emulate_media(media="screen", forced_colors="none")
    window.goto(page.as_uri())
    seen(window)
    window.emulate_media(**MEDIA[how])
    return [PRINTED] if how == " on paper" else ALWAYS


@pytest.mark.parametrize("page", IN_A_WINDOW, ids=[page.stem for page in IN_A_WINDOW])
def test_a_defect_is_found(page: Path, opened: Page) -> None:
    groups = look(opened, page)
    tool, check, _ = PAGES[page]
    faults = own_faults(opened, groups) if tool == "own" else axe_faults(opened)
    assert check in {fault.split(":")[0] for fault in faults}, faults


def test_a_defect_of_the_html_is_found() -> None:
    faults = markup_faults([*IN_THE_TEXT, *SOUND])
    assert set(faults) == {page.name for page in IN_THE_TEXT}


@pytest.mark.parametrize("how", MEDIA)
@pytest.mark.parametrize("page", SOUND, ids=[page.stem for page in SOUND])
def test_nothing_is_found_where_nothing_is_wrong(page: Path, how: str, opened: Page) -> None:
    look(opened, page)
    opened.emulate_media(**MEDIA[how])
    groups = [PRINTED] if how == " on paper" else ALWAYS
    assert own_faults(opened, groups) + axe_faults(opened) == []


def test_every_check_of_our_own_has_found_something(opened: Page) -> None:
    opened.goto(SOUND[0].as_uri())
    assert check_names(opened) == {check for tool, check, _ in PAGES.values() if tool == "own"}


def test_there_are_as_many_defects_as_in_the_trial_that_this_goes_back_to() -> None:
    assert len(PAGES) - len(SOUND) >= 35
