"""Addresses, heads and methods as no browser of ours sends them: a page or a refusal, and nobody else's answers."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest

from tests.fuzz.naughty import STRINGS
from tests.fuzz.served import Served

METHODS = (
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "PROPFIND",
    "get",
    "G\u00ebt",
    "",
)
PATHS = (
    "//", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/static/../app.py", "/static/..%5c..%5capp.py",
    "/static//etc/passwd", "/static/%2fetc/passwd", "/theme/%2e%2e/theme.yaml", "/theme/default/../../pyproject.toml",
    "/en/s//page/all", "/en/s/../../centre/", "/%", "/%zz", "/%ff%fe", "/%ed%a0%80", "/%f0%9f", "/%00", "/%0d%0aX-Y:1",
    "/;a=b", "/en;x/", "/EN/", "/en-GB/", "/en/?", "/en/#x", "/\u0175", "*", "/en/" + "x" * 20_000, "/" * 5_000,
    "/en/" + "a/" * 5_000, "/http://evil.example/", "/\\evil.example", "//evil.example/en/", "/en/q/x//start",
)  # fmt: skip
HEADS = {
    "Host": (
        "",
        "evil.example",
        "a" * 70 + ".org",
        "a..b",
        ".",
        "-",
        "localhost:99999",
        "localhost:x",
        "[::1]",
        "[",
        "a b",
        "a/b",
        "a@b",
        "a\\b",
        "<script>",
        "\u0175.cymru",
        "x" * 5_000,
        "localhost,evil.example",
        "%00",
        "127.1",
    ),
    "Accept-Language": (
        "",
        "*",
        "cy;q=x",
        "cy;q=-1",
        "cy;q=1e999",
        ",,,;;;",
        "\u0175",
        "x" * 10_000,
        "en," * 5_000,
        "en-" * 5_000,
    ),
    "X-Forwarded-For": ("evil", "1.2.3.4, " * 1_000, "::::", "\u0175"),
    "X-Forwarded-Host": ("evil.example", "a\\b"),
    "X-Forwarded-Proto": ("https", "javascript", ""),
    "Forwarded": ("for=evil;host=evil.example",),
    "Range": (
        "bytes=0-",
        "bytes=-1",
        "bytes=9-1",
        "bytes=" + "0-1," * 1_000,
        "x=1",
        "bytes=",
        "bytes=99999999999999999999-",
    ),
    "If-None-Match": ("*", '"', 'W/"x"', '"a",' * 1_000),
    "If-Modified-Since": ("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "Sat, 31 Dec 9999999 23:59:59 GMT", "-1"),
    "If-Range": ('"x"', "never"),
    "Content-Length": ("-1", "x", "1e3", "99999999999999999999", "+5", " 5"),
    "Content-Type": ("multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "x" * 5_000, ";" * 5_000),
    "Transfer-Encoding": ("chunked", "identity", "x"),
    "Accept-Encoding": ("gzip;q=x", "*;q=0", "gzip, " * 1_000),
    "Cookie": (
        "session=",
        "session=x.y.z",
        "session=" + "." * 5_000,
        "reading=",
        "reading=larger<script>",
        "reading=" + "dark " * 2_000,
        'reading="a\\012b"',
        "reading=\u0175",
        "a=b; " * 1_000,
        "=",
        ";;;",
        'session="\\',
        "session=eyJjZW50cmUiOiJ4In0.aaaaaa.x",
    ),
    "Sec-Fetch-Site": ("cross-site", "x"),
    "X-HTTP-Method-Override": ("DELETE",),
    "Expect": ("100-continue", "x"),
    "Referer": ("javascript:canary()", "x" * 5_000),
    "User-Agent": ("", "\x1b[31m", "x" * 5_000),
}


STYLESHEET = re.compile(rb'rel="stylesheet" href="([^"]+)"')


def addresses(served: Served) -> tuple[str, ...]:
    """One of each sort."""
    sitting = f"/en/s/{served.token}"
    stylesheet = STYLESHEET.search(served.send("GET", served.address).body)
    assert stylesheet
    return (
        "/",
        "/en/",
        "/en/q/kitchen-sink",
        stylesheet[1].decode(),
        "/centre/",
        served.address,
        f"{sitting}/link",
        f"{sitting}/check",
    )


@pytest.mark.parametrize("method", METHODS)
def test_any_method(served: Served, method: str) -> None:
    for path in addresses(served):
        answered = served.send(method, path)
        assert answered.status < 400 or answered.status in {400, 404, 405}, path
        assert method != "HEAD" or answered.body == b""


def test_what_is_asked_for_in_any_way_is_there(served: Served) -> None:
    assert {served.send("GET", path).status for path in addresses(served)} <= {200, 302}


def test_any_path(served: Served) -> None:
    for path in PATHS:
        assert served.send("GET", path).status in {200, 301, 302, 308, 400, 404}, path


@pytest.mark.parametrize("name", HEADS)
def test_any_head(served: Served, name: str) -> None:
    for value in HEADS[name]:
        for path in addresses(served):
            answered = served.send("GET", path, headers=[(name, value)])
            assert answered.status < 400 or answered.status in {400, 404, 416}, (path, value)
            assert "evil" not in answered.headers.get("Location", ""), (path, value)


def test_a_naughty_string_wherever_an_address_has_a_place(served: Served) -> None:
    sitting = f"/en/s/{served.token}"
    for text in filter(None, STRINGS[::3]):
        place = quote(text[:500], safe="")
        for path in (
            f"/{place}/", f"/en/q/{place}", f"/en/q/kitchen-sink/{place}", f"/s/{place}", f"/en/s/{place}/check",
            f"{sitting}/page/{place}", f"{sitting}/file/{place}/{'0' * 64}", f"{sitting}/file/proof/{place}",
            f"/static/{place}", f"/theme/{place}", f"/centre/{place}/1",
        ):  # fmt: skip
            assert served.send("GET", path).status in {200, 301, 302, 308, 400, 404}, path
        for path in (
            f"{served.address}?change={place}",
            f"{sitting}/report.pdf?working={place}",
            f"/en/?{place}={place}&v={place}",
        ):
            assert served.send("GET", path).status in {200, 302, 404}, path


def test_nobody_gets_into_a_sitting_by_a_token_that_looks_alike(served: Served) -> None:
    token = served.other
    for near in (
        token.lower(),
        token[:-1],
        token + "x",
        token[::-1],
        f" {token}",
        token + "%20",
        token.replace(token[0], "*", 1),
    ):
        assert near == token or served.send("GET", f"/en/s/{near}/page/all").status == 404
