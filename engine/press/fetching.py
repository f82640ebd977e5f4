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
    """Serves the files it is given by their names, or what they hold; every other address and redirect is refused."""

    def __init__(self, files: Mapping[str, Path | bytes]) -> None:
        """Serve these files."""
        super().__init__(allowed_protocols=("asset",), allow_redirects=False, fail_on_errors=True)
        self._files = files

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The file at an `asset:` address. Never calls what it inherits, which would go out to the world."""
        del headers
        name = unquote(url.removeprefix(SCHEME))
        found = self._files.get(name) if url.startswith(SCHEME) else None
        if found is None or (isinstance(found, Path) and not found.is_file()):
            raise AssetRefusedError(url)
        kind = guess_type(name)[0] or "application/octet-stream"
        content = found.read_bytes() if isinstance(found, Path) else found
        return URLFetcherResponse(url, content, {"Content-Type": kind})
