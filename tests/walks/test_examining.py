"""The walks would notice: a browser that runs scripts, and pages that are not as they should be."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from tests.walks.examining import Examiner
from tests.walks.walker import DESKTOP, PHONE, Walker

pytestmark = pytest.mark.walk

PAGE = '<!doctype html><html lang="en"><title>Page</title><main><h1>Page</h1>{}</main></html>'


def test_a_walker_runs_no_scripts(phone_walker: Walker) -> None:
    phone_walker.page.goto(
        "data:text/html,<p>still</p><script>document.querySelector('p').textContent = 'moved'</script>"
    )
    assert phone_walker.page.locator("p").inner_text() == "still"


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_what_cannot_be_used_by_everybody_is_found(examiner: Examiner, size: ViewportSize) -> None:
    def found(body: str) -> set[str]:
        return {fault.split(":")[0] for fault in examiner.faults(PAGE.format(body), size)}

    assert found("<p>Fine.</p>") == set()
    assert "label" in found('<input type="text">')  # by axe
    assert "nothing_runs" in found('<p class="a" onclick="">Pressed.</p>')  # by a check of our own
