"""Files sent with a page: kept while the rest is put right, given back to whoever sent them, and gone when removed."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from engine.config import ROOT
from engine.web.uploads import _Beginning
from engine.web.waiting_room import CROWDED
from tests.web.browsing import Browser, Shown
from tests.web.installation import Installation, begin, signed_in, token_of

FILE = (ROOT / "tests" / "examples" / "good" / "file.yaml").read_text("utf-8")
PDF = b"%PDF-1.7 a certificate"
PNG = b"\x89PNG\r\n\x1a\n a photograph"


@pytest.fixture
def browser(installation: Installation) -> Browser:
    """Somebody who is asked for evidence."""
    installation.write(FILE, "file")
    return Browser(installation.app())


@pytest.fixture
def page(browser: Browser) -> Shown:
    """The page that asks for it."""
    return browser.open(f"/en/s/{token_of(begin(browser, 'file'))}/page/evidence")


def send(browser: Browser, page: Shown, **typed: str | tuple[bytes, str]) -> Shown:
    """Send the page; a file is its content and its name. What is not typed is sent as it stood there."""
    sent: dict[str, str | FileStorage] = {
        name: page.typed(name) for name in ("_csrf", "_questionnaire", "_seen", "learner", *HIDDEN) if page.typed(name)
    }
    for name, given in typed.items():
        sent[name.replace("_", "-")] = given if isinstance(given, str) else sent_file(*given)
    return post(browser, page.url, sent)


def sent_file(content: bytes, name: str) -> FileStorage:
    return FileStorage(io.BytesIO(content), name)


def post(browser: Browser, url: str, sent: Mapping[str, str | FileStorage]) -> Shown:
    """Send it as a browser does that has files to send. The test client would leave its own large files open."""
    boundary, body = encode_multipart(sent)
    return browser.open(url, "POST", data=body, content_type=f"multipart/form-data; boundary={boundary}")


HIDDEN = ("proof", "proof-name", "proof-size", "more", "more-name", "more-size")


def test_a_file_is_an_answer_like_any_other(browser: Browser, page: Shown, installation: Installation) -> None:
    done = send(browser, page, learner="Siân", proof_upload=(PDF, "Scan.pdf"))
    assert done.heading == "Check your answers"
    assert "Scan.pdf (1 kB)" in done.words
    assert installation.stored()["evidence"]["learner"] == "Siân"
    assert installation.count("upload") == 1
    again = browser.follow(done, "Change: Upload your certificate")
    assert browser.follow(again, "Scan.pdf").body == PDF


def test_a_file_is_given_to_be_saved_and_never_shown(browser: Browser, page: Shown) -> None:
    sent = send(browser, page, proof_upload=(PDF, "Tystysgrif Siân.pdf"))
    given = browser.follow(sent, "Tystysgrif Siân.pdf")
    assert given.headers["Content-Disposition"].startswith("attachment; filename")
    assert "Tystysgrif%20Si%C3%A2n.pdf" in given.headers["Content-Disposition"]
    assert given.headers["Content-Type"] == "application/pdf"
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert given.headers["Cache-Control"] == "no-store"


def test_nobody_else_is_given_it(browser: Browser, page: Shown) -> None:
    sent = send(browser, page, proof_upload=(PDF, "Scan.pdf"))
    address = sent.link("Scan.pdf").removeprefix("..")
    other = token_of(begin(browser, "file"))
    assert browser.open(f"/en/s/{other}{address}").status == 404
    assert browser.open(f"/en/s/{token_of(page)}{address}").status == 200


def test_a_file_stays_while_something_else_is_put_right(
    browser: Browser, page: Shown, installation: Installation
) -> None:
    wrong = send(browser, page, proof_upload=(PDF, "Scan.pdf"))
    assert (wrong.status, wrong.errors) == (422, ["Enter an answer"])
    assert "Your file: Scan.pdf (1 kB)" in wrong.words
    assert installation.stored() == {}
    done = send(browser, wrong, learner="Siân")
    assert "Scan.pdf (1 kB)" in done.words


def test_another_file_takes_its_place(browser: Browser, page: Shown, installation: Installation) -> None:
    wrong = send(browser, page, proof_upload=(PDF, "Scan.pdf"))
    done = send(browser, wrong, learner="Siân", proof_upload=(PNG, "Photo.png"))
    assert "Photo.png (1 kB)" in done.words
    assert installation.count("upload") == 1
    again = browser.follow(done, "Change: Upload your certificate")
    wrong = send(browser, again, learner="", proof_upload=(PDF, "Newest.pdf"))
    assert "Newest.pdf" in wrong.words
    assert installation.count("upload") == 2  # what is saved stays until something else is
    assert send(browser, wrong, learner="Siân").heading == "Check your answers"
    assert installation.count("upload") == 1


def test_a_file_that_is_wrong_is_told_beside_one_that_is_right(browser: Browser, page: Shown) -> None:
    wrong = send(browser, page, learner="Siân", proof_upload=(b"MZ\x90\x00", "x.pdf"), more_upload=(PDF, "More.pdf"))
    assert wrong.errors == ["Select a scan or a photograph (PDF, JPG, PNG)"]
    assert "Your file: More.pdf" in wrong.words
    wrong = send(browser, wrong, learner="Siân", proof_upload=(b"", "x.pdf"))
    assert wrong.errors == ["Select a file with something in it"]
    wrong = send(browser, wrong, learner="Siân", proof_upload=(b"%PDF-" + b"x" * 2_000_000, "x.pdf"))
    assert wrong.errors == ["Select a file of up to 2 MB"]
    assert "Your file: More.pdf" in wrong.words


def test_a_removed_file_is_gone_at_once(browser: Browser, page: Shown, installation: Installation) -> None:
    done = send(browser, page, learner="Siân", proof_upload=(PDF, "Scan.pdf"))
    again = browser.follow(done, "Change: Upload your certificate")
    gone = send(browser, again, learner="Siân Ŵyn", proof_remove="remove")
    assert (gone.status, gone.errors) == (200, [])
    assert "The file is removed" in gone.words
    assert "Scan.pdf" not in gone.words
    assert gone.typed("learner") == "Siân Ŵyn"
    assert installation.count("upload") == 0
    assert installation.stored() == {"evidence": {"learner": "Siân"}}
    assert send(browser, gone, learner="Siân").errors == ["Select a file"]


@pytest.mark.parametrize("proof", ["", "\0", "0" * 64, "x" * 100_000])
def test_removing_what_is_not_there_removes_nothing(
    browser: Browser, page: Shown, installation: Installation, proof: str
) -> None:
    sent = send(browser, page, proof_upload=(PDF, "Scan.pdf"))
    kept = send(browser, sent, proof=proof, proof_remove="remove")
    assert kept.status == 200
    assert installation.count("upload") == 1


def test_the_hash_of_somebody_elses_file_is_worth_nothing(browser: Browser, page: Shown) -> None:
    sent = send(browser, page, proof_upload=(PDF, "Scan.pdf"))
    other = browser.open(f"/en/s/{token_of(begin(browser, 'file'))}/page/evidence")
    taken = {name.replace("-", "_"): sent.typed(name) for name in ("proof", "proof-name", "proof-size")}
    wrong = send(browser, other, learner="Eve", **taken)
    assert wrong.errors == ["Select a file"]
    assert "Scan.pdf" not in wrong.words


def test_what_a_browser_says_of_a_file_counts_for_nothing(
    browser: Browser, page: Shown, installation: Installation
) -> None:
    sent = send(browser, page, proof_upload=(PDF, "Scan.pdf"))
    send(browser, sent, learner="Eve", proof_name="Diploma.pdf", proof_size="9")
    assert installation.stored()["evidence"]["proof"] == {
        "name": "Scan.pdf",
        "size": str(len(PDF)),
        "hash": sent.typed("proof"),
    }


def test_a_condition_can_ask_whether_a_file_came(browser: Browser, page: Shown) -> None:
    done = send(browser, page, learner="Siân", proof_upload=(PDF, "S.pdf"), more_upload=(b"Words", "m.txt"))
    assert done.heading == "What else did you send?"


def test_beside_a_file_that_is_far_too_large_all_else_is_kept(
    browser: Browser, page: Shown, installation: Installation
) -> None:
    large = b"%PDF-" + b"x" * 30_000_000
    wrong = send(browser, page, more_upload=(large, "Film.pdf"), proof_upload=(PDF, "Scan.pdf"), learner="Siân")
    assert (wrong.status, wrong.errors) == (422, ["The file is larger than 10 MB. Select a smaller one"])
    assert "Your file: Scan.pdf" in wrong.words
    assert browser.open(page.url).typed("learner") == "Siân"
    assert send(browser, wrong, learner=wrong.typed("learner")).heading == "Check your answers"
    assert installation.count("upload") == 1


def test_of_a_file_that_is_too_large_no_more_is_kept_than_tells_that_it_is() -> None:
    with _Beginning(10) as kept:
        assert [kept.write(b"12345678"), kept.write(memoryview(b"12345678")), kept.write(b"1")] == [8, 8, 1]
        kept.seek(0)
        assert kept.read() == b"1234567812"


def test_more_than_is_kept_of_anything_is_refused_with_the_way_back(
    browser: Browser, page: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.web.uploads.LARGEST", 1_500_000)
    refused = send(browser, page, learner="Siân", proof_upload=(b"%PDF-" + b"x" * 2_000_000, "x.pdf"))
    assert (refused.status, refused.heading) == (413, "That was too much to send at once")
    assert "Choose a smaller file" in refused.words
    assert "What you saved before is safe. What you have just sent is not kept." in refused.words
    assert browser.follow(refused, "Back to the page").url == page.url


def test_only_where_files_are_asked_for_there_is_room_for_them(browser: Browser) -> None:
    large = b"%PDF-" + b"x" * 3_000_000
    elsewhere = post(browser, "/en/q/file/1.0.0/start", {"x": sent_file(large, "x.pdf")})
    assert elsewhere.status == 413
    assert "is not kept" not in elsewhere.words


def test_who_waited_too_long_for_others_files_is_told_to_wait(browser: Browser, page: Shown) -> None:
    crowded = browser.open(page.url, "POST", environ_overrides={CROWDED: True})
    assert (crowded.status, crowded.headers["Retry-After"]) == (503, "30")
    assert "Many people are sending files just now." in crowded.words
    assert browser.follow(crowded, "Back to the page").url == page.url


def test_while_the_database_is_away_the_page_is_shown_as_it_was_typed(
    browser: Browser, page: Shown, installation: Installation
) -> None:
    sent = send(browser, page, proof_upload=(PDF, "Scan.pdf"))
    with installation.database_away():
        away = send(browser, sent, learner="Siân", more_upload=(b"x" * 1_500_000, "x.txt"))
    assert away.status == 503
    assert "Your file: Scan.pdf" in away.words
    assert away.typed("learner") == "Siân"


def test_after_sending_no_file_can_be_put_in_or_taken_away(
    browser: Browser, page: Shown, installation: Installation
) -> None:
    done = send(browser, page, learner="Siân", proof_upload=(PDF, "Scan.pdf"))
    browser.press(done)
    for late in (
        send(browser, page, learner="Siân", proof_remove="remove"),
        send(browser, page, learner="Siân", proof_upload=(PNG, "Other.png")),
    ):
        assert (late.status, late.heading) == (409, "Your answers were sent already")
        assert "What you have sent Scan.pdf (1 kB)" in late.words
        assert browser.follow(late, "Continue").url.endswith("/result")
    assert "What you have just typed Other.png" in late.words
    assert installation.count("upload") == 1


def test_a_centre_gets_name_and_size_and_nothing_more(browser: Browser, page: Shown) -> None:
    sent = send(browser, page, learner="Siân", proof_upload=(PDF, "Scan.pdf"))
    browser.press(sent)
    signed_in(browser)
    exported = browser.open("/centre/file/1.0.0/results.csv").body.decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(exported))
    assert {name: row[name] for name in row if name.startswith(("proof", "more"))} == {
        "proof.name": "Scan.pdf",
        "proof.size": str(len(PDF)),
        "more.name": "",
        "more.size": "",
    }
