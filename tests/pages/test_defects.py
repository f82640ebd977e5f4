"""The checks can fail: each page of `defects` has one thing wrong with it, and names the check that has to find it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.pages.axe import axe_faults
from tests.pages.markup import markup_faults
from tests.pages.own import check_names, colour_faults, language_faults, layout_faults, structure_faults
from tests.pages.window import PHONE

pytestmark = pytest.mark.walk

DEFECTS = Path(__file__).parent / "defects"
FOUND_BY = re.compile(r"<!-- found by: (?:(own|axe) ([\w-]+)|(vnu|nothing)) -->")


def found_by(page: Path) -> tuple[str, str]:
    """Which tool has to find what is wrong with a page, and by which of its checks."""
    told = FOUND_BY.search(page.read_text("utf-8"))
    assert told, f"{page.name} does not say what finds it"
    return (told[1], told[2]) if told[1] else (told[3], "")


PAGES = {page: found_by(page) for page in sorted(DEFECTS.glob("*.html"))}
IN_A_WINDOW = [page for page, (tool, _) in PAGES.items() if tool in {"own", "axe"}]
IN_THE_TEXT = [page for page, (tool, _) in PAGES.items() if tool == "vnu"]
SOUND = [page for page, (tool, _) in PAGES.items() if tool == "nothing"]


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Page:
    width, height = PHONE
    return browser.new_page(viewport=ViewportSize(width=width, height=height), reduced_motion="reduce")


def own_faults(page: Page) -> list[str]:
    return [*structure_faults(page), *language_faults(page), *layout_faults(page), *colour_faults(page)]


@pytest.mark.parametrize("page", IN_A_WINDOW, ids=[page.stem for page in IN_A_WINDOW])
def test_a_defect_is_found(page: Path, opened: Page) -> None:
    opened.goto(page.as_uri())
    tool, check = PAGES[page]
    faults = own_faults(opened) if tool == "own" else axe_faults(opened)
    assert check in {fault.split(":")[0] for fault in faults}, faults


def test_a_defect_of_the_html_is_found() -> None:
    faults = markup_faults([*IN_THE_TEXT, *SOUND])
    assert set(faults) == {page.name for page in IN_THE_TEXT}


@pytest.mark.parametrize("page", SOUND, ids=[page.stem for page in SOUND])
def test_nothing_is_found_where_nothing_is_wrong(page: Path, opened: Page) -> None:
    opened.goto(page.as_uri())
    assert own_faults(opened) + axe_faults(opened) == []


def test_every_check_of_our_own_has_found_something(opened: Page) -> None:
    opened.goto(SOUND[0].as_uri())
    assert check_names(opened) == {check for tool, check in PAGES.values() if tool == "own"}


def test_there_are_as_many_defects_as_in_the_trial_that_this_goes_back_to() -> None:
    assert len(PAGES) - len(SOUND) >= 35
