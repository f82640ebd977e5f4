from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest

from engine.cli.sampling import add_samples
from tests.web.browsing import Browser, Shown
from tests.web.examples import QUIET, TEAM, WEAK
from tests.web.installation import PASSWORD, Installation, begin, signed_in, site_of, submitted

INSIDE = [
    "",
    "team/1.0.0",
    "team/1.0.0/results.csv",
    "nothing/1.0.0",
]


@pytest.fixture
def centre(browser: Browser) -> Browser:
    """Somebody who knows the password."""
    signed_in(browser)
    return browser


def quietly(browser: Browser) -> None:
    """One confidential sitting, sent."""
    page = browser.follow(begin(browser, "quiet"), "Go to the first question")
    browser.press(browser.press(page, {"fine": "fine"}))


def rows(page: Shown) -> Sequence[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(page.body.decode("utf-8-sig"))))


@pytest.mark.parametrize("place", INSIDE)
def test_nobody_gets_in_without_the_password(browser: Browser, place: str) -> None:
    page = browser.open(f"/centre/{place}")
    assert page.url == "/centre/sign-in"
    assert page.heading == "Sign in to the centre's page"


def test_with_the_password_one_is_in(browser: Browser) -> None:
    page = signed_in(browser)
    assert (page.url, page.heading) == ("/centre/", "Results")


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("", "Enter the password of the centre"),
        ("open", "That is not the password of this centre"),
        (PASSWORD.upper(), "That is not the password of this centre"),
        (PASSWORD + "\0", "That is not the password of this centre"),
        ("pässwörd \ud800".encode("utf-8", "replace").decode(), "That is not the password of this centre"),
    ],
)
def test_a_wrong_password_is_told_and_not_shown(browser: Browser, password: str, says: str) -> None:
    page = browser.press(browser.open("/centre/sign-in"), {"password": password})
    assert page.status == 422
    assert page.errors == [says]
    assert page.typed("password") == ""
    assert browser.open("/centre/").url == "/centre/sign-in"


def test_the_right_password_without_a_good_token_does_not_let_in(browser: Browser) -> None:
    page = browser.press(browser.open("/centre/sign-in"), {"password": PASSWORD, "_csrf": "forged"})
    assert page.status == 400
    assert browser.open("/centre/").url == "/centre/sign-in"


def test_who_signs_out_is_out(centre: Browser) -> None:
    assert centre.press(centre.open("/centre/"), button="Sign out").url == "/centre/sign-in"
    assert centre.open("/centre/").url == "/centre/sign-in"


def test_signing_out_needs_a_good_token(centre: Browser) -> None:
    assert centre.open("/centre/sign-out", "POST").status == 400
    assert centre.open("/centre/").status == 200


def test_without_a_password_the_centre_is_closed(installation: Installation) -> None:
    before = Browser(installation.app())
    signed_in(before)
    before.client.application = installation.app(centre_password=None)
    for browser in (before, Browser(installation.app(centre_password=None))):
        for place in ("sign-in", *INSIDE):
            page = browser.open(f"/centre/{place}")
            assert page.status == 404
            assert "The centre's pages are closed here." in page.words


def test_a_new_password_lets_nobody_in_who_knew_the_old_one(installation: Installation) -> None:
    browser = Browser(installation.app())
    signed_in(browser)
    browser.client.application = installation.app(centre_password="another")  # noqa: S106  # nobody's
    assert browser.open("/centre/").url == "/centre/sign-in"


def test_the_overview_counts_who_has_finished(centre: Browser) -> None:
    submitted(centre)
    submitted(centre)
    quietly(centre)
    begin(centre)
    page = centre.open("/centre/")
    assert "Working together, version 1.0.0 2 completed" in page.words
    assert "In confidence, version 1.0.0 1 completed" in page.words


def test_the_list_names_who_has_finished_the_oldest_first(centre: Browser) -> None:
    submitted(centre, about={"learner": "Ama"})
    submitted(centre, about={"learner": "Zoë"}, work=WEAK)
    page = centre.follow(centre.open("/centre/"), "Working together, version 1.0.0")
    assert page.words.index("Ama") < page.words.index("Zoë")
    assert "3" in page.words.split("Ama")[1].split("Zoë")[0]
    assert "1.5" in page.words.split("Zoë")[1]


def test_before_anybody_has_finished_there_is_nothing_to_download(centre: Browser) -> None:
    page = centre.open("/centre/team/1.0.0")
    assert "0 completed." in page.words
    assert "Download" not in page.words


def test_the_spreadsheet_has_every_answer_and_score(centre: Browser) -> None:
    submitted(centre, about={"months": "7"})
    page = centre.follow(centre.open("/centre/team/1.0.0"), "Download answers and scores (CSV)")
    assert page.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert page.headers["Content-Disposition"] == 'attachment; filename="team-1.0.0.csv"'
    header, row = csv.reader(io.StringIO(page.body.decode("utf-8-sig")))
    assert header == [
        "reference", "version", "submitted_on", "language", "sample",
        "learner", "route", "route.other", "months", "met", "helped", "helps", "listens", "story", "agreed",
        "teamwork", "teamwork.band", "teamwork.n_answered", "teamwork.reason",
    ]  # fmt: skip
    assert row[0] in centre.open("/centre/team/1.0.0").words
    assert row[1] == "1.0.0"
    assert row[3:] == [
        "en", "no", "Siân Llŵyd", "degree", "", "7", "", "", "always", "always", "", "yes", "3.00", "strong", "2", "",
    ]  # fmt: skip


@pytest.mark.parametrize("number", [0, 1])
def test_of_what_is_confidential_only_the_number_is_known(centre: Browser, number: int) -> None:
    for _ in range(number):
        quietly(centre)
    page = centre.open("/centre/quiet/1.0.0")
    assert f"{number} completed." in page.words
    assert "nobody sees their answers one by one" in page.words
    assert page.tree.find(".//table") is None
    for place in ("results.csv", "print"):
        missed = centre.open(f"/centre/quiet/1.0.0/{place}")
        assert missed.status == 404
        assert "nobody sees single answers to it" in missed.words


def test_a_promise_once_given_is_kept_though_the_file_no_longer_gives_it(
    centre: Browser, installation: Installation
) -> None:
    quietly(centre)
    installation.write(QUIET.replace("confidential: yes\n", ""), "quiet")
    centre.client.application = installation.app()
    for place in ("", "/results.csv", "/print"):
        page = centre.open(f"/centre/quiet/1.0.0{place}")
        assert page.status in {200, 404}
        assert "fine" not in page.words


@pytest.mark.parametrize("place", ["nothing/1.0.0", "team/2.0.0", "nothing/1.0.0/results.csv", "team/2.0.0/print"])
def test_what_is_not_there_is_missed_helpfully(centre: Browser, place: str) -> None:
    page = centre.open(f"/centre/{place}")
    assert page.status == 404
    assert "There is no such version" in page.words or "There is no questionnaire" in page.words


def test_answers_to_a_text_that_was_changed_since_are_still_there(centre: Browser, installation: Installation) -> None:
    submitted(centre)
    installation.write(TEAM.replace("en: Always", "en: Every time").replace("{code: never,", "{code: not_once,"))
    centre.client.application = installation.app()
    (row,) = rows(centre.open("/centre/team/1.0.0/results.csv"))
    assert (row["learner"], row["helps"], row["teamwork"]) == ("Siân Llŵyd", "always", "3.00")


def test_an_item_that_was_renamed_keeps_its_answers_in_the_spreadsheet(
    centre: Browser, installation: Installation
) -> None:
    submitted(centre, about={"months": "7"})
    installation.write(TEAM.replace("id: months", "id: months_so_far"))
    centre.client.application = installation.app()
    (row,) = rows(centre.open("/centre/team/1.0.0/results.csv"))
    assert (row["months"], row["months_so_far"]) == ("7", "")


def test_results_are_there_though_their_file_is_gone(centre: Browser, installation: Installation) -> None:
    submitted(centre)
    (installation.settings.questionnaires / "team" / "1.0.0.yaml").unlink()
    centre.client.application = installation.app()
    assert "Working together, version 1.0.0 1 completed" in centre.open("/centre/").words
    (row,) = rows(centre.open("/centre/team/1.0.0/results.csv"))
    assert row["learner"] == "Siân Llŵyd"
    assert centre.open("/centre/team/1.0.0/print").status == 200


def test_samples_are_counted_apart(centre: Browser) -> None:
    submitted(centre, about={"learner": "Ama"})
    site = site_of(centre.client.application)
    add_samples(site.store, site.catalogue, 2)
    assert "1 completed, and 2 samples." in centre.open("/centre/team/1.0.0").words
    assert {row["sample"] for row in rows(centre.open("/centre/team/1.0.0/results.csv"))} == {"yes", "no"}


def test_the_centre_speaks_one_language_and_offers_no_other(centre: Browser) -> None:
    page = centre.open("/centre/")
    assert "Cymraeg" not in page.html
