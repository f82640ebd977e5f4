"""What a screen reader is given of every page stands in `golden`, for people to read and to approve when it changes.

`make golden` writes it anew from the pages as they are; the difference is then read like that of any other file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.web.statement import last_tested
from engine.wording import wording
from tests.pages.album import LANGUAGES, Taken, names
from tests.pages.conftest import Album
from tests.pages.window import Window
from tests.walks.serving import DEFAULT

pytestmark = pytest.mark.walk

GOLDEN = Path(__file__).parent / "golden"
TESTED = (last_tested().browser, *(wording(language).date(last_tested().day) for language in LANGUAGES))
EVERY_TIME_ANOTHER = (
    (re.compile(r"/s/[\w-]{20,}"), "/s/…"),
    (re.compile(r"\b(?:[0-9A-Z]{3,4}-){2,3}[0-9A-Z]{1,4}\b"), "…-…-…"),
    (re.compile(r"(/print-runs/|\brun |definition: )[0-9A-Z]{12}\b"), r"\1…"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "…"),
    (re.compile(r"\(\d+\.\d MB\)"), "(… MB)"),
    (re.compile(r"/certificate/[0-9A-Z]{13}\b"), "/certificate/…"),
    (re.compile("|".join(map(re.escape, TESTED))), "…"),
    (re.compile(r"http://127\.0\.0\.1:\d+|http://localhost"), "https://…"),
)


def place(language: str, name: str) -> Path:
    return GOLDEN / language / f"{name}.yaml"


def tree(page: Taken, window: Window) -> str:
    """Roles, names and states of all that is on a page, in order, and then what is told with it: hints and mistakes.

    What is another every time is left out.
    """
    window.show(page.html)
    said = "".join(f"- described: {line}\n" for line in window.descriptions())
    text = f"- title: {window.page.title()}\n{window.page.locator('body').aria_snapshot()}\n{said}"
    for changing, instead in EVERY_TIME_ANOTHER:
        text = changing.sub(instead, text)
    return text


@pytest.mark.parametrize(("language", "name"), [(each, name) for each in LANGUAGES for name in names(each)])
def test_a_page_is_read_out_as_it_was_approved(
    language: str,
    name: str,
    album: Callable[[str, Path], Album],
    window: Callable[[Path], Window],
    request: pytest.FixtureRequest,
) -> None:
    now = tree(album(language, DEFAULT)[name], window(DEFAULT))
    file = place(language, name)
    if request.config.getoption("--accept-golden", default=False):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(now, "utf-8")
    assert file.exists(), f"nobody has approved {file.name} yet: `make golden`, read it, and commit it"
    assert now.splitlines() == file.read_text("utf-8").splitlines()


def test_nothing_is_approved_that_is_no_longer_there(request: pytest.FixtureRequest) -> None:
    expected = {place(language, name) for language in LANGUAGES for name in names(language)}
    left = set(GOLDEN.rglob("*.yaml")) - expected
    if request.config.getoption("--accept-golden", default=False):
        for file in left:
            file.unlink()
        left = set()
    assert not left
