"""What the PDF writer may read: files that the theme names, at `asset:` addresses, and nothing else in the world."""

from __future__ import annotations

from collections.abc import Mapping
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "asset:"


class AssetRefusedError(ValueError):
    """An address that is not one of ours."""


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint is not annotated
    """Serves the files it is given by their names; every other address and every redirect is refused."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        """Serve these files."""
        super().__init__(allowed_protocols=("asset",), allow_redirects=False, fail_on_errors=True)
        self._files = files

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The file at an `asset:` address. Never calls what it inherits, which would go out to the world."""
        del headers
        path = self._files.get(unquote(url.removeprefix(SCHEME))) if url.startswith(SCHEME) else None
        if path is None or not path.is_file():
            raise AssetRefusedError(url)
        kind = guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})
