"""Whether a certificate is genuine: anybody can look it up, and nobody learns of one that is hidden."""

from __future__ import annotations

import random
import re
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from pypdfium2 import PdfDocument
from zxingcpp import read_barcodes

from engine.clock import supposing
from engine.codes import SYMBOLS, written_number
from engine.store import Kind
from tests.forms.page_tree import words
from tests.fuzz.naughty import NAUGHTY
from tests.reports.reading import printed_words
from tests.web.browsing import Browser
from tests.web.certified import NAME, Certified, counting_queries, facts
from tests.web.installation import Installation

MISTYPED = (
    "There is a mistake in this number: one letter or digit is wrong, or two have changed places. Compare it with the "
    "certificate"
)


def test_how_it_stands_comes_first_then_all_that_is_printed_then_who_issued_it(certified: Certified) -> None:
    page = certified.looked_up()
    assert page.status == 200
    assert page.heading == "Valid"
    assert page.words.startswith(f"Valid Number of the certificate: {written_number(certified.number)}")
    assert facts(page) == {
        "Awarded to": [NAME],
        "Certificate": ["Certificate of completion", "Tystysgrif gwblhau"],
        "What it says": ["has completed this self-assessment.", "wedi cwblhau'r hunanasesiad hwn."],
        "Date": ["22 November 2026", "22 Tachwedd 2026"],
        "Valid until": ["22 November 2028", "22 Tachwedd 2028"],
        "Issued by": ["Example Institute", "Sefydliad Enghreifftiol"],
        "Questionnaire": ["Example, version 1.0.0", "Enghraifft, fersiwn 1.0.0"],
        "Reference": facts(page)["Reference"],
        "Certificate number": [written_number(certified.number)],
        "Check this certificate at": [f"http://localhost:8000/certificate/{certified.number}"],
    }
    assert "This certificate is genuine, and it holds today, 22 November 2026." in page.words
    assert "Example Institute issued it on 22 November 2026" in page.words
    assert page.words.index("Compare with the paper") < page.words.index("Who issued it") < page.words.index("Report")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_word_of_the_paper_stands_on_the_page(certified: Certified, language: str) -> None:
    paper = printed_words(certified.learner.open(f"/{language}/s/{certified.token}/certificate.pdf").body)
    page = certified.looked_up(language=language).words
    assert set(re.findall(r"[\w'-]+", paper)) - set(re.findall(r"[\w'-]+", page)) == set()


def test_it_is_read_in_the_readers_language_and_says_what_the_paper_says_in_another(certified: Certified) -> None:
    page = certified.looked_up(language="cy")
    assert page.language == "cy"
    [welsh, english] = [
        each for each in page.tree.iter("dd") if words(each) in {"Certificate of completion", "Tystysgrif gwblhau"}
    ]
    assert (welsh.get("lang"), english.get("lang")) == (None, "en")


def test_the_address_of_the_qr_code_leads_to_the_readers_language(certified: Certified) -> None:
    address = f"/certificate/{certified.number}"
    registered = certified.register.find(certified.number)
    assert registered is not None
    assert registered.address.endswith(address)
    assert certified.elsewhere(language="cy").open(address).language == "cy"
    assert certified.elsewhere(language="de").open(address).language == "en"
    assert certified.elsewhere(language="cy").open("/certificate").url == "/cy/certificate"


def test_somebody_finds_the_form_on_the_first_page_and_types_the_number_as_they_like(certified: Certified) -> None:
    reader = certified.elsewhere()
    form = reader.follow(reader.open("/en/"), "Check whether a certificate is genuine")
    assert form.form().get("method") == "get"
    written = written_number(certified.number)
    misread = certified.number.replace("0", "o").replace("1", "l")
    for typed in (written, written.lower(), written.replace("-", " "), certified.number, misread, f"  {written}\n"):
        assert reader.open("/en/certificate", query_string={"number": typed}).heading == "Valid"
    assert reader.open("/certificate", query_string={"number": written}).heading == "Valid"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter the number of the certificate"),
        (" - ", "Enter the number of the certificate"),
        ("HSD7-PHAV", "Enter all 13 letters and digits of the number"),
        ("HSD7-PHAV-4022-SS", "Enter all 13 letters and digits of the number"),
        ("HSD7-PHAV-4022-T", MISTYPED),
        ("SHD7-PHAV-4022-S", MISTYPED),
        ("Ü" * 13, MISTYPED),
        ("x" * 5000, "Enter all 13 letters and digits of the number"),
    ],
)
def test_what_cannot_be_a_number_is_told_at_once(certified: Certified, typed: str, said: str) -> None:
    page = certified.elsewhere().open("/en/certificate", query_string={"number": typed})
    assert (page.status, page.errors) == (422, [said])
    assert page.typed("number") == typed[:200].strip("\n")
    assert page.tree.findtext(".//title", "").startswith("Error: ")


def test_no_wrong_symbol_and_no_two_that_changed_places_reach_the_database(certified: Certified) -> None:
    number, reader = certified.number, certified.elsewhere()
    draw = random.Random(6)  # noqa: S311  # which mistakes are tried is no secret
    wrong = [
        number[:place] + symbol + number[place + 1 :]
        for place in range(13)
        for symbol in draw.sample(sorted(set(SYMBOLS) - {number[place]}), 4)
    ]
    swapped = [
        number[:first] + number[second] + number[first] + number[second + 1 :]
        for first, second in pairwise(range(13))
        if number[first] != number[second]
    ]
    with counting_queries() as reached:
        for mistaken in [*wrong, *swapped]:
            page = reader.open(f"/en/certificate/{mistaken}")
            assert (page.status, page.errors) == (422, [MISTYPED])
    assert reached == []
    with counting_queries() as reached:
        assert reader.open(f"/en/certificate/{number}").status == 200
    assert reached


@pytest.mark.parametrize(
    ("kind", "heading", "says"),
    [
        (Kind.SUSPENDED, "Suspended", "Do not rely on it until that is settled."),
        (Kind.WITHDRAWN, "Withdrawn", "It does not hold, whatever is printed on it."),
    ],
)
def test_what_was_decided_is_told_at_the_next_request(
    certified: Certified, kind: Kind, heading: str, says: str
) -> None:
    assert certified.looked_up().heading == "Valid"
    certified.log(kind)
    page = certified.looked_up()
    assert (page.status, page.heading) == (200, heading)
    assert says in page.words
    assert "an enquiry" not in page.html
    assert "Ann" not in page.html


def test_one_that_is_reinstated_holds_again(certified: Certified) -> None:
    certified.log(Kind.SUSPENDED)
    certified.log(Kind.REINSTATED)
    assert certified.looked_up().heading == "Valid"


def test_a_suspended_one_still_says_what_is_printed_on_it(certified: Certified) -> None:
    certified.log(Kind.SUSPENDED)
    assert facts(certified.looked_up())["Awarded to"] == [NAME]


def test_one_that_no_longer_holds_names_nobody(certified: Certified) -> None:
    certified.log(Kind.WITHDRAWN)
    page = certified.looked_up()
    assert facts(page) == {}
    assert NAME not in page.html
    assert "Questionnaire: Example, version 1.0.0" in page.words


def test_one_that_has_expired_says_until_when_it_held(certified: Certified) -> None:
    registered = certified.register.find(certified.number)
    assert registered is not None
    assert registered.valid_until is not None
    with supposing(registered.valid_until):
        assert certified.looked_up().heading == "Valid"
    with supposing(registered.valid_until + timedelta(days=1)):
        page = certified.looked_up()
    assert page.heading == "Expired"
    assert "it held until 22 November 2028 only" in page.words
    assert facts(page)["Awarded to"] == [NAME]


def test_one_that_was_replaced_tells_neither_name_nor_number_of_the_other(certified: Certified) -> None:
    new = certified.replace("Siân Rees")
    page = certified.looked_up()
    assert page.heading == "Replaced"
    assert "to correct what this one says" in page.words
    assert "The one in its place holds today: ask to be shown it." in page.words
    for secret in (NAME, "Rees", new, written_number(new)):
        assert secret not in page.html
    after = certified.looked_up(new)
    assert after.heading == "Valid"
    assert facts(after)["Awarded to"] == ["Siân Rees"]
    assert facts(after)["Replacement"][0] == f"Replacement for certificate {written_number(certified.number)}"


def test_one_that_was_replaced_says_so_of_the_newest(certified: Certified) -> None:
    second = certified.replace()
    assert "Another certificate was issued in the place of this one on" in certified.looked_up().words
    registered = certified.register.find(second)
    assert registered is not None
    third = certified.register.replace(second, registered.said, "http://localhost/certificate/", "Ann", "lost").number
    assert "The one in its place holds today" in certified.looked_up().words
    certified.register.log([third], Kind.WITHDRAWN, "Ann", "cheated")
    assert "The one in its place does not hold today either." in certified.looked_up().words


def test_whether_the_one_in_its_place_is_hidden_cannot_be_told(certified: Certified) -> None:
    second = certified.replace()
    before = certified.looked_up().words
    certified.register.log([second], Kind.HIDDEN, "learner")
    assert certified.looked_up().words == before


@pytest.mark.parametrize("path", ["", "/HSD7-PHAV-4022-S", "/HSD7-PHAV-4022-T", "/{number}"])
@pytest.mark.parametrize("language", ["/en", ""])
def test_nothing_of_it_is_kept_or_found_by_search(certified: Certified, language: str, path: str) -> None:
    answer = certified.elsewhere().open(f"{language}/certificate{path}".format(number=certified.number), follow=False)
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Cache-Control"] == "no-store"
    if language:
        assert '<meta name="robots" content="noindex, nofollow">' in answer.html
        assert "<script" not in answer.html


def test_it_wears_the_theme_of_those_who_issued_it_and_says_whom_to_tell(installation: Installation) -> None:
    certified = Certified(
        installation, theme=theme_with_help(installation.settings.theme, installation.database.parent)
    )
    page = certified.looked_up()
    number = written_number(certified.number)
    concerns = [each.get("href", "") for each in page.tree.iter("a")]
    assert f"mailto:help@example.org?subject=Certificate%20{number}" in concerns
    assert "tel:02920180180" in concerns
    gone = Browser(installation.app()).open(f"/en/certificate/{certified.number}")
    assert (gone.heading, facts(gone)["Awarded to"]) == ("Valid", [NAME])


def theme_with_help(default: Path, folder: Path) -> Path:
    """The default theme's follower that says whom to ask."""
    shelf = folder / "themes"
    shelf.mkdir()
    (shelf / "default").symlink_to(default)
    (shelf / "helpful").mkdir()
    text = "name: Helpful\nextends: default\nhelp: {email: help@example.org, telephone: 029 2018 0180}\n"
    (shelf / "helpful" / "theme.yaml").write_text(text, "utf-8")
    return shelf / "helpful"


def test_it_works_where_there_is_no_such_questionnaire_any_more(
    certified: Certified, installation: Installation
) -> None:
    (installation.settings.questionnaires / "valid_for" / "1.0.0.yaml").unlink()
    reader = Browser(installation.app())
    page = reader.open(f"/en/certificate/{certified.number}")
    assert (page.heading, facts(page)["Awarded to"]) == ("Valid", [NAME])


@pytest.mark.parametrize("typed", [typed for strings in NAUGHTY.values() for typed, _ in strings])
def test_whatever_is_typed_as_a_number_is_answered(certified: Certified, typed: str) -> None:
    reader = certified.elsewhere()
    asked = reader.open("/en/certificate", query_string={"number": typed.encode("utf-8", "replace")})
    assert asked.status == 422
    direct = reader.open(f"/en/certificate/{quote(typed.encode('utf-8', 'replace'), safe='')}")
    assert direct.status in {404, 422, 200}
    assert direct.heading != "Valid"


def test_the_qr_code_on_the_paper_leads_to_the_page(certified: Certified) -> None:
    paper = PdfDocument(certified.learner.open(f"/en/s/{certified.token}/certificate.pdf").body)
    [code] = read_barcodes(paper[0].render(scale=2).to_pil())
    assert certified.elsewhere().open(urlsplit(code.text).path).heading == "Valid"
