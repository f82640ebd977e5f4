"""Where pages are taken in any order, a list of them says how far each is, and every page leads back to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.forms.page_tree import by_id, words
from tests.web.browsing import Browser, Shown
from tests.web.installation import Installation

FREE = (Path(__file__).parent.parent / "examples" / "good" / "free_order.yaml").read_text("utf-8")
SEND = "Check your answers and send them"


@pytest.fixture
def portfolio(installation: Installation) -> Browser:
    installation.write(FREE, "free-order")
    return Browser(installation.app())


def begin(browser: Browser) -> Shown:
    """From the introduction to the list of pages."""
    link = browser.press(browser.open("/en/q/free-order"), button="Start")
    return browser.follow(link, "Go to the list of parts")


def listed(page: Shown) -> list[str]:
    """Each page with how far it is."""
    return [words(item) for item in page.tree.iter("li") if "task-list" in item.get("class", "")]


def test_the_list_says_how_far_each_page_is(portfolio: Browser) -> None:
    tasks = begin(portfolio)
    assert tasks.heading == "Your portfolio"
    assert listed(tasks) == [
        "About you Not started",
        "Your mentor Cannot start yet",
        "What you have learnt Not started",
        "Your plans Not started",
        f"{SEND} Cannot start yet",
    ]
    assert "You have completed" not in tasks.words  # there may be three parts, or four


def test_a_page_leads_back_to_the_list(portfolio: Browser) -> None:
    tasks = begin(portfolio)
    plans = portfolio.follow(tasks, "Your plans")
    assert plans.url.endswith("/page/plans")
    after = portfolio.press(plans, {"next": "To weld"})
    assert after.url == tasks.url
    assert listed(after)[3] == "Your plans Completed"


def test_what_a_page_waits_for_decides_whether_it_is_there(portfolio: Browser) -> None:
    tasks = begin(portfolio)
    about = portfolio.follow(tasks, "About you")
    apprentice = portfolio.press(about, {"full_name": "Ann", "route": "apprenticeship"})
    assert listed(apprentice)[1] == "Your mentor Not started"
    assert "You have completed 1 of 4 parts." in apprentice.words
    degree = portfolio.press(portfolio.follow(apprentice, "About you"), {"route": "degree"})
    assert listed(degree)[:2] == ["About you Completed", "What you have learnt Not started"]


def test_when_all_is_done_the_answers_are_checked_and_sent(portfolio: Browser) -> None:
    page = portfolio.press(portfolio.follow(begin(portfolio), "About you"), {"full_name": "Ann", "route": "degree"})
    page = portfolio.press(portfolio.follow(page, "Your plans"), {"next": "To weld"})
    story = portfolio.follow(page, "What you have learnt")
    assert "What have you learnt, Ann?" in story.words
    check = portfolio.press(story, {"learnt": "A lot"})
    assert check.heading == "Check your answers"
    tasks = portfolio.open(check.url.replace("/check", "/tasks"))
    assert listed(tasks)[-1] == f"{SEND} Not started"
    assert portfolio.follow(tasks, SEND).url == check.url
    sent = portfolio.press(check, button="Send my answers")
    assert portfolio.open(tasks.url).url == sent.url


def test_a_link_is_described_by_how_far_it_is(portfolio: Browser) -> None:
    tasks = begin(portfolio)
    [link] = [each for each in tasks.tree.iter("a") if words(each) == "Your plans"]
    assert words(by_id(tasks.tree, link.attrib["aria-describedby"])) == "Not started"


def test_whoever_comes_back_comes_to_the_list(portfolio: Browser) -> None:
    tasks = begin(portfolio)
    token = tasks.url.split("/")[3]
    assert portfolio.open(f"/s/{token}").url == tasks.url
    assert portfolio.open(f"/en/s/{token}/page/mentor").url == tasks.url
    assert portfolio.open(f"/en/s/{token}/check").url == tasks.url


def test_it_is_in_the_language_of_the_page(portfolio: Browser) -> None:
    tasks = portfolio.follow(begin(portfolio), "Cymraeg")
    assert (tasks.language, tasks.heading) == ("cy", "Eich portffolio")
    assert listed(tasks)[0].startswith("Amdanoch chi")


def test_where_there_is_an_order_there_is_no_list(browser: Browser) -> None:
    begun = browser.press(browser.open("/en/q/team"), button="Start")
    first = browser.follow(begun, "Go to the first question")
    assert browser.open(first.url.replace("/page/about", "/tasks")).url == first.url


def test_what_is_typed_and_not_saved_is_started(portfolio: Browser) -> None:
    tasks = begin(portfolio)
    plans = portfolio.follow(tasks, "Your plans")
    back = portfolio.follow(plans, "Back", {"next": "To weld, per"})
    assert back.url == tasks.url
    assert listed(back)[3] == "Your plans Started"
    assert portfolio.follow(back, "Your plans").typed("next") == "To weld, per"


def test_check_your_answers_leads_back_to_the_list(portfolio: Browser) -> None:
    page = portfolio.press(portfolio.follow(begin(portfolio), "About you"), {"full_name": "Ann", "route": "degree"})
    tasks = page.url
    page = portfolio.press(portfolio.follow(page, "Your plans"), {"next": "To weld"})
    check = portfolio.press(portfolio.follow(page, "What you have learnt"), {"learnt": "A lot"})
    assert portfolio.follow(check, "Back").url == tasks


def test_from_the_list_one_can_stop_and_come_back(portfolio: Browser) -> None:
    tasks = begin(portfolio)
    stopped = portfolio.follow(tasks, "Save and come back later")
    assert stopped.heading == "Your personal link"
    assert portfolio.follow(stopped, "Go to the list of parts").heading == tasks.heading
