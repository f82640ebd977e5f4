"""What the PDF writer may read: files of the theme's folder at `asset:` addresses, and nothing else in the world."""

from __future__ import annotations

from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "asset:"


class AssetRefusedError(ValueError):
    """An address that is not one of ours."""


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint is not annotated
    """Serves the files of one folder; every other address, redirect and way out of the folder is refused."""

    def __init__(self, folder: Path) -> None:
        """Serve what lies in this folder."""
        super().__init__(allowed_protocols=("asset",), allow_redirects=False, fail_on_errors=True)
        self._folder = folder.resolve()

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The file at an `asset:` address. Never calls what it inherits, which would go out to the world."""
        del headers
        if not url.startswith(SCHEME):
            raise AssetRefusedError(url)
        path = (self._folder / unquote(url.removeprefix(SCHEME))).resolve()
        if not path.is_relative_to(self._folder) or not path.is_file():
            raise AssetRefusedError(url)
        kind = guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})
