"""The walks would notice: a browser that runs scripts, and pages that are not as they should be."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from tests.walks.examining import ACTIVE, Examiner
from tests.walks.walker import DESKTOP, PHONE, Walker

pytestmark = pytest.mark.walk

PAGE = '<!doctype html><html lang="en"><title>Page</title><main><h1>Page</h1>{}</main></html>'


def test_a_walker_runs_no_scripts(phone_walker: Walker) -> None:
    phone_walker.page.goto(
        "data:text/html,<p>still</p><script>document.querySelector('p').textContent = 'moved'</script>"
    )
    assert phone_walker.page.locator("p").inner_text() == "still"


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_axe_finds_what_cannot_be_used_by_everybody(examiner: Examiner, size: ViewportSize) -> None:
    assert examiner.faults(PAGE.format("<p>Fine.</p>"), size) == []
    (nameless,) = examiner.faults(PAGE.format('<input type="text">'), size)
    assert nameless.startswith("label: ")
    small = examiner.faults(PAGE.format('<ul><li><a href="/">a</a><a href="/">b</a></ul>'), size)
    assert [fault.split(":")[0] for fault in small] == ["target-size", "target-size"]


@pytest.mark.parametrize(
    "html", ["<script>", "<style>", '<p style="">', '<p class="a" onclick="">', '<a href="javascript:1">']
)
def test_what_could_run_or_restyle_is_found_in_a_page(html: str) -> None:
    assert ACTIVE.search(html)
    assert not ACTIVE.search('<p class="style" id="on">A style, on its own.</p>')
