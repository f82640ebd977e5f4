"""Authors' Markdown as safe HTML."""

from __future__ import annotations

import pytest

from engine.prose import prose


def test_paragraphs_emphasis_lists_and_links() -> None:
    assert prose("One **two**\n\n- [three](https://example.org)") == (
        '<p>One <strong>two</strong></p>\n<ul>\n<li><a href="https://example.org">three</a></li>\n</ul>\n'
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "<img src=x onerror=alert(1)>",
        "[x](//example.org)",
        "[x](https://[)",
        "![x](https://example.org/x.png)",
        "# heading",
        "&lt;script&gt;",
    ],
)
def test_nothing_else_becomes_markup(hostile: str) -> None:
    html = prose(hostile)
    assert "<script" not in html
    assert "<img" not in html
    assert "<h1" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert 'href="//' not in html
