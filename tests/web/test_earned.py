"""What a learner sees of the certificate they have earned."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from engine.clock import now, supposing_now
from engine.codes import written_number
from engine.store import Kind
from tests.web.browsing import Browser
from tests.web.certified import Certified
from tests.web.installation import Installation, site_of


def test_the_page_of_results_shows_the_number_and_what_others_see(certified: Certified) -> None:
    assert f"Number of the certificate: {written_number(certified.number)}" in certified.result.words
    seen = certified.learner.follow(certified.result, "See what they see")
    assert seen.heading == "Valid"


def test_it_is_issued_once_and_logged_once_for_each_day_it_is_printed_on(certified: Certified) -> None:
    address = certified.result.link("Download your certificate (PDF)")
    assert certified.learner.open(address, "HEAD").status == 200
    assert len(certified.register.events(certified.number)) == 1
    first, same = (certified.learner.open(address) for _ in range(2))
    with supposing_now(now() + timedelta(days=1)):
        second = certified.learner.open(address)
    assert first.body == same.body == second.body
    assert f"-certificate-{written_number(certified.number)}.pdf" in first.headers["Content-Disposition"]
    issued, printed, reprinted = certified.register.events(certified.number)
    assert (issued.kind, issued.by) == (Kind.ISSUED, "learner")
    assert (printed.kind, printed.by, printed.sheet) == (Kind.PRINTED, "learner", "en A4")
    assert (reprinted.kind, reprinted.other) == (Kind.REPRINTED, hashlib.sha256(first.body).hexdigest())
    assert printed.other == reprinted.other


def test_who_opens_it_many_times_at_once_gets_one_number(installation: Installation, certified: Certified) -> None:
    learner = Browser(certified.app)
    link = learner.open("/en/q/valid_for")
    page = learner.press(link)
    page = learner.open(page.url.replace("/link", "/page/one"))
    page = learner.press(page, {"full_name": "Bo"})
    sent = learner.press(page, follow=False)

    def look(_: int) -> str:
        return Browser(certified.app).open(sent.url.replace("/submit", "/result")).link("See what they see")

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(look, range(20)))) == 1
    assert installation.count("certificate") == 2


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (Kind.SUSPENDED, "Your certificate is suspended, so it cannot be printed now."),
        (Kind.WITHDRAWN, "Your certificate was withdrawn, so it cannot be printed."),
    ],
)
def test_what_no_longer_holds_cannot_be_printed(certified: Certified, kind: Kind, says: str) -> None:
    certified.log(kind)
    page = certified.learner.open(certified.result.url)
    assert says in page.words
    assert "Download your certificate (PDF)" not in page.words
    refused = certified.learner.open(certified.result.url.replace("/result", "/certificate.pdf"))
    assert refused.status == 404
    assert says in refused.words
    assert [each.kind for each in certified.register.events(certified.number)] == [Kind.ISSUED, kind]


def test_the_one_that_stands_in_its_place_is_what_its_holder_prints(certified: Certified) -> None:
    new = certified.replace("Siân Rees")
    page = certified.learner.open(certified.result.url)
    assert written_number(new) in page.words
    certified.learner.follow(page, "Download your certificate (PDF)")
    assert certified.register.events(new)[-1].kind is Kind.PRINTED


def test_a_sample_is_printed_without_a_number_and_is_in_no_register(installation: Installation) -> None:
    certified = Certified(installation)
    site = site_of(certified.app)
    asked = site.catalogue.find("valid_for")
    assert asked is not None
    sitting, token = site.store.start(asked, site.catalogue.text(asked.content_hash), asked.languages[0], sample=True)
    site.store.save_page(sitting.id, asked, asked.pages[0].id, {"full_name": "Bo"}, asked.languages[0])
    site.store.submit(sitting, asked)
    page = certified.learner.open(f"/en/s/{token}/result")
    assert "Number of the certificate" not in page.words
    assert certified.learner.follow(page, "Download your certificate (PDF)").body.startswith(b"%PDF")
    assert installation.count("certificate") == 1


def test_a_name_that_no_typeface_can_write_is_told_instead_of_printed_as_boxes(certified: Certified) -> None:
    learner = Browser(certified.app)
    page = learner.press(learner.open("/en/q/valid_for"))
    page = learner.open(page.url.replace("/link", "/page/one"))
    result = learner.press(learner.press(page, {"full_name": "\N{PURPLE HEART} Ann"}))
    assert "No typeface has these letters of the name: \N{PURPLE HEART} (U+1F49C)" in result.words
    assert "Download your certificate" not in result.words
    missed = learner.open(result.url.replace("/result", "/certificate.pdf"))
    assert (missed.status, "U+1F49C" in missed.words) == (404, True)
