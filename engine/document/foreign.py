"""Files that are no plain text, whatever their name says: known by how they begin."""

from __future__ import annotations

import re

PACKED = {
    b"PK\x03\x04": "a Word, Excel or other packed document",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel document",
    b"%PDF": "a PDF",
    b"{\\rtf": "a document in Rich Text Format",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
WEB_PAGE = re.compile(rb"\s*<(?:!doctype|html|\?xml)\b", re.IGNORECASE)


def foreign(data: bytes) -> str | None:
    """What a file is that cannot be a questionnaire in another encoding either."""
    if WEB_PAGE.match(data):
        return "a web page (HTML or XML)"
    return next((what for beginning, what in PACKED.items() if data.startswith(beginning)), None)
