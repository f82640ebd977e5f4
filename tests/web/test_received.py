"""Whatever is sent to a page: a field error or a refusal, never a fault of ours, and nothing stored it did not ask."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.browsing import Browser, Shown
from tests.web.examples import ABOUT, TEAM
from tests.web.installation import Installation, first_page

ASKED = {"learner", "route", "route.other", "months"}
FORM = "application/x-www-form-urlencoded"


def send(browser: Browser, page: Shown, body: str | bytes, content_type: str = FORM) -> Shown:
    """A body as it is, behind the page's good token."""
    token = f"_csrf={page.typed('_csrf')}&_questionnaire={page.typed('_questionnaire')}&"
    sent = token.encode() + (body.encode() if isinstance(body, str) else body)
    return browser.open(page.url, "POST", data=sent, content_type=content_type, follow=False)


@pytest.fixture
def page(browser: Browser) -> Shown:
    """The first page, with a text, a choice with a box of its own, and a number."""
    return first_page(browser)


@pytest.mark.parametrize(
    "body",
    [
        "learner=Ama&learner=Siân&route=degree",
        "learner=Ama&route=degree&route=apprenticeship",
        "learner=Ama&route=degree&months=1&months=2",
        "learner=Ama&route=DEGREE",
        "learner=Ama&route=degree%00",
        "learner=Ama&route=",
        "learner=Ama&route=other&route-other=",
        "learner=Ama&route=other&route-other=" + "x" * 100_000,
        "learner=" + "x" * 81 + "&route=degree",
        "learner=%00&route=degree",
        "learner=A%00ma&route=degree",
        "learner=A%1b[31m&route=degree",
        "learner=" + quote_plus("A\ufffe") + "&route=degree",
        "learner=+%09%0D%0A&route=degree",
        "learner=Ama&route=degree&months=" + "9" * 5000,
        "learner=Ama&route=degree&months=1e5",
        "learner=Ama&route=degree&months=NaN",
        "learner=Ama&route=degree&months=-1",
        "learner=Ama&route=degree&months=%00",
        "learner[]=Ama&route[]=degree",
        "",
        "&&&===&=",
    ],
)
def test_a_malformed_answer_is_a_mistake_to_correct(
    browser: Browser, installation: Installation, page: Shown, body: str
) -> None:
    answer = send(browser, page, body)
    assert answer.status == 422
    assert answer.errors
    assert installation.stored() == {}


@pytest.mark.parametrize(
    "foreign",
    [
        "admin=1&id=2&data=3&errors=4&csrf_token=5&_method=DELETE",
        "agreed=yes&helps=always&story=much",
        "learner-other=x&learner.other=y&route.other=z&months-day=1",
        "__proto__=1&constructor=2&__class__=3&{{7*7}}=4",
        "sitting_id=1&submitted_at=2026-01-01&language=cy&page_id=last",
    ],
)
def test_what_the_page_did_not_ask_is_not_stored(
    browser: Browser, installation: Installation, page: Shown, foreign: str
) -> None:
    assert send(browser, page, f"{urlencode(ABOUT)}&{foreign}").status == 303
    assert installation.stored() == {"about": ABOUT}


@pytest.mark.parametrize("route", ["degree", "apprenticeship"])
def test_words_of_ones_own_count_only_beside_their_option(
    browser: Browser, installation: Installation, page: Shown, route: str
) -> None:
    send(browser, page, f"learner=Ama&route={route}&route-other=hidden")
    assert "hidden" not in str(installation.stored())


@pytest.mark.parametrize(
    "learner", [b"%FF%FE", b"\xff\xfe", b"%ED%A0%80", b"\xed\xa0\x80", b"%C0%80", b"%", b"%zz", b"%u0041", b"a%"]
)
def test_bytes_that_are_no_text_do_no_harm(
    browser: Browser, installation: Installation, page: Shown, learner: bytes
) -> None:
    answer = send(browser, page, b"learner=" + learner + b"&route=degree")
    assert answer.status in {303, 400, 409, 422}
    assert set(installation.stored().get("about", {})) <= ASKED


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "text/plain",
        "",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "é",
        FORM + "; charset=x",
    ],
)
def test_a_body_of_another_type_is_refused_or_read_as_a_form(
    browser: Browser, installation: Installation, page: Shown, content_type: str
) -> None:
    answer = send(browser, page, urlencode(ABOUT), content_type)
    assert answer.status in {400, 303}
    assert installation.stored() in ({}, {"about": ABOUT})


@pytest.mark.parametrize(
    "body",
    [
        b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
        b'--b\r\nContent-Disposition: form-data; name="learner"\r\n\r\nx',
        b"--b\r\n\r\n\r\n--b--",
        b"--b" * 1000,
        b"\xff" * 1000,
    ],
)
def test_a_broken_upload_is_refused(browser: Browser, installation: Installation, page: Shown, body: bytes) -> None:
    answer = browser.open(page.url, "POST", data=body, content_type="multipart/form-data; boundary=b")
    assert answer.status == 400
    assert installation.stored() == {}


def test_a_file_is_no_answer(browser: Browser, installation: Installation, page: Shown) -> None:
    sent = {"_csrf": page.typed("_csrf"), "route": "degree", "learner": (io.BytesIO(b"Ama"), "name.txt")}
    assert browser.open(page.url, "POST", data=sent).status == 422
    assert installation.stored() == {}


@pytest.mark.parametrize("content_type", [FORM, "multipart/form-data; boundary=b"])
def test_too_much_at_once_is_refused_with_a_page(
    browser: Browser, installation: Installation, page: Shown, content_type: str
) -> None:
    answer = send(browser, page, "learner=" + "x" * 2_000_000, content_type)
    assert answer.status == 413
    assert "Choose a smaller file, or write less, and press the button again." in answer.words
    assert "What you saved before is safe. What you have just sent is not kept." in answer.words
    assert browser.follow(answer, "Back to the page").url == page.url
    assert installation.stored() == {}


def test_thousands_of_fields_change_nothing(browser: Browser, installation: Installation, page: Shown) -> None:
    many = urlencode([(f"field{number}", "x") for number in range(20_000)])
    assert send(browser, page, f"{urlencode(ABOUT)}&{many}").status == 303
    assert installation.stored() == {"about": ABOUT}


def test_thousands_of_parts_are_refused(browser: Browser, installation: Installation, page: Shown) -> None:
    part = '--b\r\nContent-Disposition: form-data; name="learner"\r\n\r\nx\r\n'
    answer = browser.open(page.url, "POST", data=part * 5000, content_type="multipart/form-data; boundary=b")
    assert answer.status == 413
    assert installation.stored() == {}


# --- anything at all ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[tuple[Browser, Shown, Installation]]:
    """One sitting for many bodies."""
    installation = Installation(tmp_path_factory.mktemp("received"), migrated)
    installation.write(TEAM)
    browser = Browser(installation.app())
    yield browser, first_page(browser), installation
    installation.close()


names = (
    st.sampled_from(
        ["learner", "route", "route-other", "months", "_questionnaire", "_csrf", "_seen", "_go", "_keep", "agreed"]
    )
    | st.text()
)
values = (
    st.sampled_from(
        ["degree", "other", "Ama", "12", "-1", "", "\0", "\u202e", "back", "in-cy", "in-fr", "later", "kept"]
    )
    | st.text()
    | st.text(st.characters(categories=["Cc", "Cf", "Cn", "Co", "Mn", "Zl"]))
)
pieces = st.tuples(names, values).map(lambda pair: "=".join(map(quote_plus, pair)).encode()) | st.binary(max_size=40)


@given(pieces=st.lists(pieces, max_size=8))
def test_no_body_whatever_breaks_a_page(lasting: tuple[Browser, Shown, Installation], pieces: list[bytes]) -> None:
    browser, page, installation = lasting
    answer = send(browser, page, b"&".join(pieces))
    assert answer.status in {303, 400, 409, 422}
    if answer.status == 422:
        assert answer.errors
    about = installation.stored().get("about", {})
    assert set(about) <= ASKED
    assert all("\0" not in str(value) for value in about.values())
