"""The other forms: a naughty string in each of their places is told of, or leads nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.bodies import URLENCODED, bodies
from tests.fuzz.naughty import STRINGS
from tests.fuzz.served import NAME, Answered, Served
from tests.web.installation import signed_in

SLIPS = f"/centre/{NAME}/1.0.0/slips"
FORMS: Mapping[str, tuple[str, ...]] = {
    f"/en/q/{NAME}/1.0.0/start": ("language", "follows"),
    "/en/return": ("code",),
    "/cy/reading": ("text", "colours", "back", "try"),
    "/centre/sign-in": ("password",),
    SLIPS: ("number", "label", "language"),
    "/en/s/{token}/link": ("email",),
    "/en/s/{token}/submit": ("_seen",),
    "/en/s/{token}/again": ("x",),
}
MAKING = {"label", "language", "follows"}
"""Where a string makes a document or a sitting, some of them will do."""

SOME = STRINGS[::20]
ANSWERS = {200, 303, 404, 413, 422, 429}


def post(served: Served, path: str, typed: Mapping[str, str], csrf: str) -> Answered:
    body = urlencode([("_csrf", csrf), *typed.items()], errors="surrogatepass").encode()
    return served.send("POST", path, body, [("Content-Type", URLENCODED)])


@pytest.mark.parametrize("path", FORMS)
def test_a_naughty_string_in_every_place_of_a_form(served: Served, path: str) -> None:
    signed_in(served.browser)
    cookies = served.browser.open(SLIPS).typed("_csrf")
    for text in STRINGS:
        csrf = served.hidden["_csrf"] if "{token}" in path else cookies
        for name in FORMS[path]:
            good = {"number": "1", "language": "en"} if path == SLIPS else {}
            if name in MAKING and text not in SOME:
                continue
            answered = post(served, path.format(token=served.token), {**good, name: text}, csrf)
            assert answered.status in ANSWERS, (name, text)
            assert answered.headers.get("Location", "/").startswith("/"), (name, text)
            assert not answered.headers.get("Location", "").startswith("//"), (name, text)


# An upload that breaks off leaves the file it has begun to whoever collects garbage.
@pytest.mark.filterwarnings("ignore:Exception ignored in.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")
@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(data=st.data())
def test_no_body_breaks_another_form_or_changes_what_others_answered(served: Served, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(FORMS)))
    body = data.draw(bodies(served.page, FORMS[path]))
    csrf = served.hidden["_csrf"] if "{token}" in path else served.browser.open("/en/reading").typed("_csrf")
    sent = body.written([("_csrf", csrf)])
    answered = served.send("POST", path.format(token=served.token), sent, [("Content-Type", body.content_type)])
    assert answered.status < 500
    assert served.kept(served.other) == served.others


@pytest.mark.parametrize(
    "back",
    [
        "//evil.example/", "https://evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:canary()",
        "/en/\r\nX: y", "/%0d%0a", "////evil.example", "/en/..//evil.example", "\t//evil.example",
        "/en/@evil.example", "x" * 5000,
    ],
)  # fmt: skip
def test_no_form_and_no_page_leads_to_another_site(served: Served, back: str) -> None:
    query = urlencode({"back": back, "change": back, "next": back, "url": back})
    for path in ("/en/reading", "/en/", "/centre/sign-in", served.address, "/", "/return", f"/s/{served.token}"):
        answered = served.send("GET", f"{path}?{query}")
        assert 'href="//' not in answered.html
        assert 'href="javascript' not in answered.html
        assert "evil.example" not in answered.headers.get("Location", "").split("?")[0]
    cookies = served.browser.open("/en/reading").typed("_csrf")
    for sent in ({"back": back}, {"back": back, "try": "yes"}):
        answered = post(served, f"/en/reading?{query}", sent, cookies)
        location = answered.headers.get("Location", "/")
        assert location.startswith("/"), location
        assert not location.startswith(("//", "/\\")), location
