"""Authors' Markdown as safe HTML: paragraphs, emphasis, lists and links; everything else is shown as the text it is."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt

LINK_SCHEMES = frozenset({"https", "http", "mailto"})


def _safe_link(url: str) -> bool:
    try:
        return urlsplit(url).scheme in LINK_SCHEMES
    except ValueError:
        return False


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "list", "escape", "newline"])
    parser.validateLink = _safe_link  # type: ignore[method-assign]  # the library's documented way to narrow links
    return parser


_MARKDOWN = _parser()


@lru_cache(maxsize=4096)
def prose(text: str) -> str:
    """A text of several paragraphs as HTML. The result is safe to print as it is."""
    return str(_MARKDOWN.render(text))
