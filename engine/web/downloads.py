"""Files to keep."""

from __future__ import annotations

from werkzeug.wrappers import Response

PDF = "application/pdf"
CSV = "text/csv"


def download(content: bytes, mimetype: str, name: str) -> Response:
    """A file that a browser saves under this name."""
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": f'attachment; filename="{name}"'})
