from pathlib import Path

import pytest

from engine.press.fetching import AssetFetcher, AssetRefusedError


@pytest.fixture
def fetcher(tmp_path: Path) -> AssetFetcher:
    face, secret = tmp_path / "a face.ttf", tmp_path / "secret.txt"
    face.write_bytes(b"face")
    secret.write_bytes(b"secret")
    return AssetFetcher({"a-face-1.ttf": face, "gone.ttf": tmp_path / "gone.ttf", "folder": tmp_path})


def test_files_of_the_theme_are_served(fetcher: AssetFetcher) -> None:
    assert fetcher.fetch("asset:a-face-1.ttf").read() == b"face"
    assert fetcher.fetch("asset:a%2dface-1.ttf").read() == b"face"


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
        "asset:fonts/../secret.txt",
        "asset:secret.txt",
        "asset:/etc/hostname",
        "asset:///etc/hostname",
        "asset:folder",
        "asset:gone.ttf",
        "asset:missing.ttf",
        "ASSET:a-face-1.ttf",
        "a-face-1.ttf",
        "",
    ],
)
def test_everything_else_is_refused(fetcher: AssetFetcher, address: str) -> None:
    with pytest.raises(AssetRefusedError):
        fetcher.fetch(address)
