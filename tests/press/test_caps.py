import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from zlib import crc32

import pytest
from pikepdf import Stream
from weasyprint import HTML

from engine.press import AssetFetcher, AssetRefusedError, printed, styles
from engine.press.caps import Cap, CappedError, Caps, capped
from tests.press.making import theme
from tests.reports.reading import opened

SMALL = Caps(work_seconds=2, wall_seconds=30, memory=700 * 1024**2)
HEAD = '<!doctype html><html lang="en"><head><title>Hostile</title>{}</head><body>{}</body></html>'


def for_ever() -> None:
    while True:
        pass


def waiting() -> None:
    time.sleep(600)  # nothing is done in this time


def everything() -> int:
    return len([bytes(10_000_000) for _ in range(1000)])


def ending() -> None:
    os.abort()


def twice(number: int) -> int:
    return 2 * number


def refusing() -> None:
    raise AssetRefusedError("file:///etc/hostname")


def test_what_stays_within_its_caps_is_returned() -> None:
    assert capped(SMALL, twice, 21) == 42


def test_what_is_raised_is_raised_where_it_was_asked_for() -> None:
    with pytest.raises(AssetRefusedError, match="file:///etc/hostname"):
        capped(SMALL, refusing)


@pytest.mark.parametrize(
    ("call", "caps", "cap"),
    [
        (for_ever, Caps(work_seconds=1), Cap.TIME),
        (waiting, Caps(wall_seconds=0.2), Cap.TIME),
        (everything, SMALL, Cap.MEMORY),
        (ending, SMALL, Cap.MEMORY),
    ],
)
def test_whatever_takes_more_is_ended(call: Callable[[], object], caps: Caps, cap: Cap) -> None:
    with pytest.raises(CappedError, match="It cannot be printed: ") as told:
        capped(caps, call)
    assert told.value.cap is cap


def page(html: str, sheet: Path) -> bytes:
    return printed(html, styles(theme(), (sheet,)))


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "page.css"
    path.write_text("body { font-family: var(--q-font-body) }")
    return path


def test_a_page_is_printed_within_caps_as_it_is_without(sheet: Path) -> None:
    with opened(capped(SMALL, page, HEAD.format("", "<p>Plain</p>"), sheet)) as pdf:
        assert len(pdf.pages) == 1


def turned(depth: int) -> str:
    """A drawing that is drawn ten times as often with each step."""
    steps = "".join(f'<g id="a{n + 1}">' + f'<use href="#a{n}"/>' * 10 + "</g>" for n in range(depth))
    return f'<svg width="9" height="9"><g id="a0"><path d="M0 0h1"/></g>{steps}</svg>'


@pytest.mark.parametrize(
    ("html", "cap"),
    [
        (HEAD.format("", "<p>a</p>" * 1_000_000), Cap.TIME),
        (HEAD.format("", "<div>" * 5_000), Cap.DEPTH),
        (HEAD.format("<style>@page { size: 1px; margin: 0 }</style>", "<p>" + "word " * 9_000), Cap.TIME),
        (HEAD.format("", "<table><tr><td colspan=9999999>x"), Cap.MEMORY),
        (HEAD.format("", turned(9)), Cap.TIME),
    ],
    ids=["a million nodes", "deep", "pages without end", "a wide table", "a drawing of drawings"],
)
def test_hostile_pages_end_within_the_caps(html: str, cap: Cap, sheet: Path) -> None:
    with pytest.raises(CappedError) as told:
        capped(SMALL, page, html, sheet)
    assert told.value.cap is cap or {told.value.cap, cap} == {
        Cap.TIME,
        Cap.MEMORY,
    }  # a slow machine runs out of time first


@pytest.fixture(scope="module")
def neighbour() -> Iterator[tuple[str, list[str]]]:
    """Where another server on this machine is, and what it is asked for. It sends everybody elsewhere."""
    asked: list[str] = []

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()

    with HTTPServer(("127.0.0.1", 0), Door) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.mark.parametrize(
    "address", ["file://{file}", "{server}/secret", "ftp://127.0.0.1/secret", "//127.0.0.1/secret"]
)
@pytest.mark.parametrize(
    "page",
    [
        HEAD.format("", "<img src='{0}' alt='x'>"),
        HEAD.format("<link rel=stylesheet href='{0}'>", ""),
        HEAD.format("<style>@import url('{0}');</style>", ""),
        HEAD.format("<style>@import '{0}';</style>", ""),
        HEAD.format("<link rel=attachment href='{0}'>", ""),
        HEAD.format("", "<a rel=attachment href='{0}'>x</a>"),
        HEAD.format("<style>@font-face {{ font-family: x; src: url('{0}') }} p {{ font-family: x }}</style>", "<p>x"),
        HEAD.format("", "<object data='{0}'>x</object>"),
        HEAD.format("", "<embed src='{0}'>"),
        HEAD.format("<style>p {{ background: url('{0}') }}</style>", "<p>x"),
        HEAD.format("<style>li {{ list-style-image: url('{0}') }}</style>", "<li>x"),
        HEAD.format("<style>p::before {{ content: url('{0}') }}</style>", "<p>x"),
        HEAD.format("<style>p {{ border-image-source: url('{0}'); border: 1px solid }}</style>", "<p>x"),
        HEAD.format("<base href='{0}/'>", "<img src='secret' alt='x'>"),
        HEAD.format("", "<svg><image href='{0}' width='9' height='9'/></svg>"),
        HEAD.format("", "<svg><use href='{0}#a'/></svg>"),
        HEAD.format("", "<svg><style>@import url('{0}');</style></svg>"),
    ],
)
def test_nothing_outside_of_the_theme_is_read(
    page: str, address: str, neighbour: tuple[str, list[str]], tmp_path: Path, sheet: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("*, p { color: red } secret-of-this-machine")
    server, asked = neighbour
    where = address.format(file=secret, server=server)
    pdf = None
    with suppress(AssetRefusedError):
        pdf = printed(page.format(where), styles(theme(), (sheet,)))
    if pdf is not None:
        with opened(pdf) as document:
            assert not any(b"secret-of" in each.read_bytes() for each in document.objects if isinstance(each, Stream))
            assert "/EmbeddedFiles" not in document.Root.get("/Names", {})
            assert "/AF" not in document.Root
    assert asked == []


def test_a_picture_that_is_a_bomb_of_entities_or_of_pixels_ends(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    svg = f'<!DOCTYPE svg [<!ENTITY a0 "aaaaaaaaaa">{entities}]><svg xmlns="http://www.w3.org/2000/svg"><text>&a9;</text></svg>'
    (tmp_path / "bomb.svg").write_text(svg)
    pixels = b"".join(_chunk(*each) for each in ((b"IHDR", b"\0\0\xff\xff" * 2 + b"\x08\x02\0\0\0"), (b"IEND", b"")))
    (tmp_path / "bomb.png").write_bytes(b"\x89PNG\r\n\x1a\n" + pixels)
    body = "<img src='asset:bomb.svg' alt='x'><img src='asset:bomb.png' alt='x'>"
    fetcher = AssetFetcher({name: tmp_path / name for name in ("bomb.svg", "bomb.png")})
    with opened(capped(SMALL, _print_with, HEAD.format("", body), fetcher)) as pdf:
        assert len(pdf.pages) == 1


def _print_with(html: str, fetcher: AssetFetcher) -> bytes:
    pdf = HTML(string=html, url_fetcher=fetcher, base_url="asset:").write_pdf()
    assert isinstance(pdf, bytes)
    return pdf


def _chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + kind + content + crc32(kind + content).to_bytes(4)
