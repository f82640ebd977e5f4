"""A centre looks after its certificates on its own pages."""

from __future__ import annotations

import pytest

from engine.codes import symbols_of, written_number
from engine.store import Kind
from tests.web.browsing import Browser, Shown
from tests.web.certified import NAME, Certified
from tests.web.installation import signed_in

ANN = {"by": "Ann Jones", "reason": "An enquiry"}


@pytest.fixture
def centre(certified: Certified) -> Browser:
    """Somebody at the centre."""
    browser = Browser(certified.app)
    signed_in(browser)
    return browser


def found(centre: Browser, certified: Certified) -> Shown:
    return centre.open(f"/centre/certificates/{written_number(certified.number)}")


def kinds(certified: Certified, number: str | None = None) -> list[Kind]:
    return [each.kind for each in certified.register.events(number or certified.number)]


def did(centre: Browser, certified: Certified, called: str, **typed: str) -> Shown:
    """Press a button of a certificate, and confirm."""
    asked = centre.follow(found(centre, certified), called)
    return centre.press(asked, {**ANN, **typed})


def test_a_certificate_is_looked_up_from_the_centres_first_page(centre: Browser, certified: Certified) -> None:
    ask = centre.follow(centre.open("/centre/"), "Look up a certificate")
    assert ask.form().get("method") == "get"
    written = written_number(certified.number).lower().replace("-", " ")
    page = centre.open("/centre/certificates/", query_string={"number": written})
    assert page.heading == f"{NAME}: valid"
    assert "Issued, 22 November 2026, learner" in page.words
    assert "Certificate of completion" in page.words


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Enter the number of the certificate"),
        ("HSD7", "A number has 13 letters and digits"),
        (
            "HSD7-PHAV-4022-T",
            "There is a mistake in this number: one letter or digit is wrong, or two have changed places",
        ),
        ("HSD7-PHAV-4022-S", "No certificate was ever issued with this number"),
    ],
)
def test_a_number_that_leads_nowhere_is_told(centre: Browser, typed: str, says: str) -> None:
    page = centre.open("/centre/certificates/", query_string={"number": typed})
    assert (page.status, page.errors) == (422, [says])
    if typed:
        assert centre.open(f"/centre/certificates/{typed}").status == 404


@pytest.mark.parametrize("path", ["", "{number}", "{number}/withdraw"])
def test_nobody_gets_there_without_the_password(certified: Certified, path: str) -> None:
    stranger = certified.elsewhere()
    assert stranger.open(f"/centre/certificates/{path.format(number=certified.number)}").url == "/centre/sign-in"


def test_nothing_is_sent_but_from_our_own_page(centre: Browser, certified: Certified) -> None:
    answer = centre.open(f"/centre/certificates/{certified.number}/withdraw", "POST", data=ANN)
    assert answer.status == 400
    assert kinds(certified) == [Kind.ISSUED]


def test_a_withdrawal_is_confirmed_logged_and_seen_at_once(centre: Browser, certified: Certified) -> None:
    asked = centre.follow(found(centre, certified), "Withdraw it")
    assert "a withdrawal cannot be taken back" in asked.words
    assert kinds(certified) == [Kind.ISSUED]
    page = centre.press(asked, ANN)
    assert page.heading == f"{NAME}: withdrawn"
    assert "That is done, and stands in the log." in page.words
    assert "Withdrawn, 22 November 2026, Ann Jones: An enquiry" in page.words
    assert certified.looked_up().heading == "Withdrawn"
    assert "What you can do" in page.words  # to hide it


def test_only_what_makes_sense_is_offered(centre: Browser, certified: Certified) -> None:
    def offered(page: Shown) -> list[str]:
        return [each.text or "" for each in page.tree.findall(".//ul[@class='fw-downloads']/li/a")]

    valid = ["Print it again", "Replace it", "Suspend it", "Withdraw it", "Hide it"]
    assert offered(found(centre, certified)) == valid
    assert offered(did(centre, certified, "Suspend it")) == ["Reinstate it", "Withdraw it", "Hide it"]
    assert offered(did(centre, certified, "Reinstate it")) == valid
    assert offered(did(centre, certified, "Hide it"))[-1] == "Let it be found"


def test_what_makes_no_sense_any_more_is_refused_in_words(centre: Browser, certified: Certified) -> None:
    asked = centre.follow(found(centre, certified), "Suspend it")
    certified.log(Kind.WITHDRAWN)  # by somebody else, meanwhile
    late = centre.press(asked, ANN)
    assert late.status == 409
    assert "It was withdrawn, and that is for ever." in late.words
    assert kinds(certified) == [Kind.ISSUED, Kind.WITHDRAWN]
    assert centre.open(f"/centre/certificates/{certified.number}/destroy").status == 404


@pytest.mark.parametrize("called", ["Withdraw it", "Suspend it", "Replace it", "Print it again"])
def test_who_and_why_have_to_be_said(centre: Browser, certified: Certified, called: str) -> None:
    asked = centre.follow(found(centre, certified), called)
    page = centre.press(asked, {"by": " ", "reason": ""})
    assert (page.status, page.errors) == (422, ["Enter your name", "Enter the reason"])
    assert kinds(certified) == [Kind.ISSUED]


def test_a_name_is_asked_for_once(centre: Browser, certified: Certified) -> None:
    did(centre, certified, "Suspend it")
    assert centre.follow(found(centre, certified), "Reinstate it").typed("by") == "Ann Jones"


def test_a_name_is_corrected_on_a_certificate_of_its_own(centre: Browser, certified: Certified) -> None:
    assert centre.follow(found(centre, certified), "Replace it").typed("name") == ""
    new = did(centre, certified, "Replace it", name="Siân Rees", reason="Married")
    assert new.heading == "Siân Rees: valid"
    assert "This is the certificate that was issued in the place of the other one." in new.words
    old = centre.follow(new, written_number(certified.number))
    assert old.heading == f"{NAME}: replaced"
    assert NAME not in certified.looked_up().html
    assert certified.looked_up(symbols_of(new.url.split("/")[3].partition("?")[0])).heading == "Valid"


def test_one_that_was_lost_is_replaced_by_the_same_words(centre: Browser, certified: Certified) -> None:
    new = did(centre, certified, "Replace it", reason="Lost")
    assert new.heading == f"{NAME}: valid"
    assert f"Issued in place of {written_number(certified.number)}, 22 November 2026, Ann Jones: Lost" in new.words


def test_a_name_that_cannot_be_printed_is_told(centre: Browser, certified: Certified) -> None:
    page = did(centre, certified, "Replace it", name="\N{LINEAR B SYLLABLE B008 A}")
    assert page.status == 422
    assert page.errors[0].startswith("There is no typeface to print this with")
    assert page.typed("reason") == "An enquiry"
    assert kinds(certified) == [Kind.ISSUED]


def test_it_is_printed_again_and_that_is_logged(centre: Browser, certified: Certified) -> None:
    asked = centre.follow(found(centre, certified), "Print it again")
    sent = {**dict.fromkeys(("by", "reason"), "Jam"), "_csrf": asked.typed("_csrf"), "language": "cy"}
    pdfs = [centre.open(asked.url, "POST", data=sent) for _ in range(2)]
    assert pdfs[0].body.startswith(b"%PDF")
    assert pdfs[0].body == pdfs[1].body
    assert kinds(certified) == [Kind.ISSUED, Kind.PRINTED, Kind.REPRINTED]
    assert [each.sheet for each in certified.register.events(certified.number)][1:] == ["cy A4", "cy A4"]
    assert "looks otherwise" not in found(centre, certified).words
    certified.register.printed({certified.number: "0" * 64}, "cy A4", "Ann")
    assert found(centre, certified).words.count("It looks otherwise than before: its theme has changed.") == 1
    certified.log(Kind.WITHDRAWN)
    assert centre.open(asked.url, "POST", data=sent).status == 409
