"""Ways back to a sitting: its personal link and its short code."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from engine.clock import supposing_now
from engine.codes import BITS
from engine.store import Limit
from engine.web.braking import code_limits
from tests.web.browsing import Browser, Shown
from tests.web.examples import ABOUT
from tests.web.installation import PASSWORD, Installation, begin, first_page, signed_in, site_of, submitted, token_of

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
WRONG = "000-000-000-000"  # a code: its check symbol is right
UNKNOWN = "There are no answers with this code. Check that it is for this website"
BRAKED = "Too many wrong codes were entered. Wait {number} minutes, then try again"


def code_on(page: Shown) -> str:
    found = re.search(r"\b[0-9A-Z]{3}(-[0-9A-Z]{3}){3}\b", page.words)
    assert found, page.words
    return found[0]


def typed(browser: Browser, code: str, language: str = "en") -> Shown:
    return browser.press(browser.open(f"/{language}/return"), {"code": code})


def elsewhere(installation: Installation, address: str = "203.0.113.7") -> Browser:
    """Somebody at another machine."""
    browser = Browser(installation.app())
    browser.client.environ_base["REMOTE_ADDR"] = address
    return browser


def test_a_code_leads_to_the_page_one_was_at_on_another_device(browser: Browser, installation: Installation) -> None:
    link = begin(browser)
    at_work = browser.press(browser.follow(link, "Go to the first question"), ABOUT)
    there = typed(elsewhere(installation), code_on(link))
    assert there.url == at_work.url
    assert there.heading == at_work.heading


def test_the_home_page_leads_to_where_the_code_is_typed(browser: Browser) -> None:
    page = browser.follow(browser.open("/en/"), "Already started? Continue with your code")
    assert page.heading == "Continue with your code"


def test_the_short_address_speaks_the_language_of_the_browser(installation: Installation) -> None:
    assert Browser(installation.app(), "cy").open("/return").url == "/cy/return"
    assert Browser(installation.app(), "de").open("/return").url == "/en/return"


def test_a_code_is_taken_as_it_is_typed(browser: Browser) -> None:
    token = token_of(first_page(browser))
    code = code_on(browser.open(f"/en/s/{token}/link"))
    for way in (code.lower(), code.replace("-", ""), code.replace("-", " "), f"  {code.replace('0', 'o')}\n"):
        assert token_of(typed(browser, way)) == token


def test_a_personal_link_can_be_pasted_instead(browser: Browser) -> None:
    link = begin(browser)
    pasted = next(each.text for each in link.tree.iter("a") if f"/s/{token_of(link)}" in (each.text or ""))
    assert token_of(typed(browser, f"My link: {pasted}")) == token_of(link)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("", "Enter your code"),
        (" - ", "Enter your code"),
        ("7K3-M9Q", "Enter all 12 letters and digits of your code"),
        ("7K3-M9Q-WD2-RX0-7", "Enter all 12 letters and digits of your code"),
        (
            "7K3-M9Q-WD2-RX1",
            "There is a mistake in this code. Compare each letter and digit with what you were given",
        ),
        ("https://elsewhere.example/s/" + "A" * 32, UNKNOWN),
        (WRONG, UNKNOWN),
    ],
)
def test_what_leads_nowhere_is_told_and_stays_in_the_box(browser: Browser, code: str, says: str) -> None:
    page = typed(browser, code)
    assert page.status == 422
    assert page.errors == [says]
    assert page.typed("code") == code
    assert page.tree.findtext(".//title", "").startswith("Error: ")


def test_mistakes_in_typing_cost_nothing(installation: Installation) -> None:
    somebody = elsewhere(installation)
    with supposing_now(NOON):
        for _ in range(50):
            assert typed(somebody, "7K3-M9Q-WD2-RX1").status == 422
    assert installation.count("brake") == 0


def test_after_twenty_wrong_codes_one_has_to_wait_and_others_have_not(
    browser: Browser, installation: Installation
) -> None:
    link = begin(browser)
    guesser, neighbour = elsewhere(installation), elsewhere(installation, "203.0.113.8")
    with supposing_now(NOON):
        assert [typed(guesser, WRONG).status for _ in range(22)] == [422] * 20 + [429] * 2
        braked = typed(guesser, code_on(link))
        assert braked.errors == [BRAKED.format(number=3)]
        assert braked.headers["Retry-After"] == "180"
        assert typed(neighbour, code_on(link)).status == 200
    with supposing_now(NOON + timedelta(minutes=3)):
        assert typed(guesser, code_on(link)).status == 200
        assert typed(guesser, WRONG).status == 422
        assert typed(guesser, WRONG).status == 429


def test_who_has_the_right_codes_is_never_braked(browser: Browser, installation: Installation) -> None:
    code = code_on(begin(browser))
    centre = elsewhere(installation)
    with supposing_now(NOON):
        assert {typed(centre, code).status for _ in range(40)} == {200}


def test_a_network_of_many_addresses_is_one(installation: Installation) -> None:
    guesser = elsewhere(installation)
    said = []
    with supposing_now(NOON):
        for number in range(30):
            guesser.client.environ_base["REMOTE_ADDR"] = f"2001:db8:0:1::{number:x}"
            said.append(typed(guesser, WRONG).status)
    assert said.count(422) == 20


def test_everybody_together_is_braked_where_guesses_come_from_everywhere(
    browser: Browser, installation: Installation
) -> None:
    code, store = code_on(begin(browser)), site_of(installation.app()).store
    together = replace(next(limit for limit in limits_of(installation) if limit.subject == "code"), at_once=3)
    with supposing_now(NOON), pytest.MonkeyPatch.context() as patch:
        patch.setattr("engine.web.returning.code_limits", lambda: (together,))
        said = [typed(elsewhere(installation, f"203.0.113.{number}"), WRONG).status for number in range(6)]
        assert said == [422] * 3 + [429] * 3
        assert typed(browser, code).status == 429
        assert store.brake.wait(together) == timedelta(seconds=1)
    with supposing_now(NOON + timedelta(seconds=1)):
        assert typed(browser, code).status == 200


def limits_of(installation: Installation) -> tuple[Limit, ...]:
    """How many wrong codes are taken of somebody elsewhere."""
    app = installation.app()
    with app.test_request_context("/", environ_base={"REMOTE_ADDR": "203.0.113.7"}):
        return code_limits()


def test_how_many_guesses_there_can_be_in_a_year(installation: Installation) -> None:
    """From one network, and from all the world: next to 2 to the 55 codes, and with a million sittings to be found."""
    alone, together = limits_of(installation)
    year = timedelta(days=365)
    assert alone.at_once + year / alone.each < 176_000
    assert (together.at_once + year / together.each) * 1_000_000 / 2**BITS < 0.001


@pytest.mark.parametrize("proxies", [0, 1])
def test_who_asks_is_told_by_a_server_in_front_only_where_the_settings_say_so(
    installation: Installation, proxies: int
) -> None:
    app = installation.app(proxies=proxies)
    guesser = Browser(app)
    guesser.client.environ_base["REMOTE_ADDR"] = "203.0.113.7"
    with supposing_now(NOON):
        said = []
        for number in range(30):
            guesser.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"198.51.100.{number}"
            said.append(typed(guesser, WRONG).status)
    assert said.count(429) == (0 if proxies else 10)


def test_a_server_in_front_that_the_settings_do_not_name_does_not_brake_everybody(browser: Browser) -> None:
    with supposing_now(NOON):
        assert {typed(browser, WRONG).status for _ in range(50)} == {422}


def test_the_centres_password_cannot_be_guessed_for_long(installation: Installation) -> None:
    guesser, centre = elsewhere(installation), elsewhere(installation, "203.0.113.8")

    def signing_in(browser: Browser, password: str) -> Shown:
        return browser.press(browser.open("/centre/sign-in"), {"password": password})

    with supposing_now(NOON):
        assert [signing_in(guesser, "guess").status for _ in range(12)] == [422] * 10 + [429] * 2
        braked = signing_in(guesser, PASSWORD)
        assert braked.errors == ["Too many wrong passwords were entered. Wait 1 minute, then try again"]
        assert guesser.open("/centre/").url == "/centre/sign-in"
        assert signing_in(centre, PASSWORD).url == "/centre/"
    with supposing_now(NOON + timedelta(minutes=1)):
        assert signing_in(guesser, PASSWORD).url == "/centre/"


def test_a_centre_that_knows_its_password_is_never_braked(installation: Installation) -> None:
    centre = elsewhere(installation)
    with supposing_now(NOON):
        for _ in range(15):
            assert signed_in(centre).url == "/centre/"
            centre.press(centre.open("/centre/"), button="Sign out")


def test_no_address_is_kept(installation: Installation) -> None:
    typed(elsewhere(installation), WRONG)
    assert installation.count("brake") == 2
    assert b"203.0.113" not in b"".join(file.read_bytes() for file in installation.database.parent.glob("store*"))


def test_whoever_has_answered_nothing_yet_reads_first_what_it_is_for(browser: Browser) -> None:
    link = begin(browser, language="cy")
    page = typed(browser, code_on(link))
    assert page.url.endswith("/welcome")
    assert page.language == "cy"
    assert "Mae eich canolfan yn gweld eich atebion." in page.words
    assert browser.follow(browser.open(page.url.replace("/cy/", "/en/")), "Start").url.endswith("/page/about")


def test_whoever_has_begun_is_not_welcomed_again(browser: Browser) -> None:
    page = browser.press(first_page(browser), ABOUT)
    assert browser.open(f"/en/s/{token_of(page)}/welcome").url == page.url
    done = submitted(browser)
    assert browser.open(f"/en/s/{token_of(done)}/welcome").url == done.url


def test_looking_at_a_link_changes_nothing(browser: Browser, installation: Installation) -> None:
    """Mail programs and scanners do it before anybody reads the mail, and again and again."""
    token = token_of(browser.press(first_page(browser), ABOUT))
    before = installation.database.read_bytes(), installation.stored()
    for method in ("HEAD", "GET", "GET"):
        for place in (f"/s/{token}", f"/en/s/{token}/link", f"/cy/s/{token}/welcome", f"/en/s/{token}/page/work"):
            assert browser.open(place, method).status == 200
    assert (installation.database.read_bytes(), installation.stored()) == before


def test_a_code_goes_on_working_when_the_secret_is_renewed_and_the_former_one_is_kept(
    browser: Browser, installation: Installation
) -> None:
    link = begin(browser)
    renewed = Browser(installation.app(secret_key="new", former_secret_keys=("not secret",)))  # noqa: S106  # nobody's
    assert token_of(typed(renewed, code_on(link))) == token_of(link)
    assert code_on(renewed.open(link.url)) == code_on(link)


def test_without_the_former_secret_the_link_still_works_and_no_code_is_shown_that_does_not(
    browser: Browser, installation: Installation
) -> None:
    link = begin(browser)
    renewed = Browser(installation.app(secret_key="new"))  # noqa: S106  # nobody's
    assert typed(renewed, code_on(link)).errors == [UNKNOWN]
    shown = renewed.open(link.url)
    assert shown.status == 200
    assert code_on(link) not in shown.words
    assert "short code" not in shown.words
