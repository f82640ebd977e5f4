from pathlib import Path

import pytest

from engine.reports.assets import AssetFetcher, AssetRefusedError


@pytest.fixture
def fetcher(tmp_path: Path) -> AssetFetcher:
    theme = tmp_path / "theme"
    (theme / "fonts").mkdir(parents=True)
    (theme / "fonts" / "a face.ttf").write_bytes(b"face")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (theme / "way-out").symlink_to(tmp_path / "secret.txt")
    return AssetFetcher(theme)


def test_files_of_the_theme_are_served(fetcher: AssetFetcher) -> None:
    assert fetcher.fetch("asset:fonts/a%20face.ttf").read() == b"face"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "http://localhost/",
        "https://example.org/",
        "ftp://localhost/",
        "data:text/plain,hello",
        "asset:../secret.txt",
        "asset:%2e%2e/secret.txt",
        "asset:fonts/../../secret.txt",
        "asset:/etc/hostname",
        "asset:///etc/hostname",
        "asset:way-out",
        "asset:fonts",
        "asset:missing.ttf",
        "ASSET:fonts/a face.ttf",
        "fonts/a face.ttf",
        "",
    ],
)
def test_everything_else_is_refused(fetcher: AssetFetcher, address: str) -> None:
    with pytest.raises(AssetRefusedError):
        fetcher.fetch(address)
