"""Marks that stand in HTML where something is to be filled in, and the HTML between them."""

from __future__ import annotations

import re
import secrets

from markupsafe import Markup

# No author's text can hold it: it is new in every process.
_NONCE = f"hole{secrets.token_hex(16)}"
_MARK = re.compile(rf"{_NONCE}-([0-9]+)-")


def mark_at(place: int) -> Markup:
    """What to render in the place of a value."""
    return Markup(f"{_NONCE}-{place}-")


def split_at_marks(html: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The HTML before the first mark, and each mark with the HTML after it."""
    opening, *pieces = _MARK.split(html)
    return opening, tuple(zip(map(int, pieces[::2]), pieces[1::2], strict=True))
