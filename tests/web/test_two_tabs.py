"""Two who answer the same page, or one with two windows: nobody is overwritten silently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.forms.page_tree import words
from tests.web.browsing import Browser, Shown
from tests.web.examples import ABOUT, TEAM
from tests.web.installation import Installation, answered, first_page, migrate

MEANWHILE = "These answers were changed somewhere else"
AMA, SIAN = {**ABOUT, "learner": "Ama"}, {**ABOUT, "learner": "Siân"}
KEEP_TYPED, KEEP_KEPT = {"_keep": "typed"}, {"_keep": "kept"}


@pytest.fixture
def tabs(app: Flask) -> tuple[Browser, Shown, Shown]:
    """Somebody who has the first page open in two windows."""
    browser = Browser(app)
    page = first_page(browser)
    return browser, page, browser.open(page.url)


def saved_name(installation: Installation) -> object:
    return installation.stored()["about"]["learner"]


def test_what_was_saved_meanwhile_is_shown_beside_what_was_typed(
    tabs: tuple[Browser, Shown, Shown], installation: Installation
) -> None:
    browser, one, other = tabs
    browser.press(one, {**AMA, "months": "12"})
    told = browser.press(other, {**SIAN, "route": "other", "route-other": "Gradd"})
    assert (told.status, told.heading) == (409, MEANWHILE)
    said = {words(each): [words(answer) for answer in row.iter("dd")] for each, row in versions(told)}
    assert said == {
        "What is your name?": ["Siân", "Ama"],
        "What are you working towards?": ["Something else: Gradd", "A degree"],
        "How many months?": ["Nothing", "12"],
    }
    assert installation.stored()["about"] == {"learner": "Ama", "route": "degree", "months": "12"}


def versions(told: Shown) -> Iterable[tuple[Element, Element]]:
    return zip(told.tree.iter("h2"), told.tree.iter("dl"), strict=True)


@pytest.mark.parametrize(("choice", "name", "place"), [(KEEP_TYPED, "Siân", "work"), (KEEP_KEPT, "Ama", "about")])
def test_one_of_them_is_chosen(
    tabs: tuple[Browser, Shown, Shown], installation: Installation, choice: dict[str, str], name: str, place: str
) -> None:
    browser, one, other = tabs
    browser.press(one, AMA)
    chosen = browser.press(browser.press(other, SIAN), choice)
    assert chosen.url.endswith(f"/page/{place}")
    assert saved_name(installation) == name
    assert browser.open(one.url).typed("learner") == name


def test_the_same_answers_are_in_nobodys_way(tabs: tuple[Browser, Shown, Shown], installation: Installation) -> None:
    browser, one, other = tabs
    browser.press(one, {**AMA, "months": "12"})
    assert browser.press(other, {**AMA, "months": " 12.0 "}).url.endswith("/page/work")
    assert saved_name(installation) == "Ama"


def test_other_pages_are_in_nobodys_way(tabs: tuple[Browser, Shown, Shown]) -> None:
    browser, one, other = tabs
    work = browser.press(one, AMA)
    assert browser.press(browser.open(other.url), SIAN).url == work.url
    assert browser.press(work, {"helps": "always", "listens": "never"}).url.endswith("/page/last")


def test_a_page_with_mistakes_overwrites_nobody(tabs: tuple[Browser, Shown, Shown], installation: Installation) -> None:
    browser, one, other = tabs
    browser.press(one, AMA)
    told = browser.press(other, {"learner": "Siân", "months": "many"})
    assert (told.status, "many" in told.words) == (409, True)
    wrong = browser.press(told, KEEP_TYPED)
    assert (wrong.status, wrong.typed("months")) == (422, "many")
    assert saved_name(installation) == "Ama"
    assert browser.press(wrong, {**SIAN, "months": ""}).url.endswith("/page/work")
    assert saved_name(installation) == "Siân"


def test_leaving_a_page_overwrites_nobody_and_goes_where_it_was_going(tabs: tuple[Browser, Shown, Shown]) -> None:
    browser, one, other = tabs
    browser.press(one, AMA)
    told = browser.follow(other, "Cymraeg", {"learner": "Siân"})
    assert told.heading == MEANWHILE
    welsh = browser.press(told, KEEP_TYPED)
    assert (welsh.language, welsh.typed("learner"), welsh.typed("route")) == ("cy", "Siân", "")


def test_who_typed_nothing_has_nothing_to_choose(
    tabs: tuple[Browser, Shown, Shown], installation: Installation
) -> None:
    browser, one, other = tabs
    browser.press(one, AMA)
    assert browser.follow(other, "Save and come back later").heading == "Your personal link"
    third = browser.open(one.url)
    browser.press(browser.open(one.url), SIAN)
    assert browser.follow(third, "Cymraeg").typed("learner") == "Siân"
    assert installation.count("draft") == 0


def test_two_half_answers_are_shown_side_by_side(tabs: tuple[Browser, Shown, Shown]) -> None:
    browser, one, other = tabs
    browser.follow(one, "Back", {"learner": "Am"})
    told = browser.follow(other, "Back", {"learner": "Si"})
    assert told.heading == MEANWHILE
    assert "What you have just typed Si What was typed somewhere else Am" in told.words
    assert "Keep what was typed somewhere else" in told.words
    assert [link.get("href") for link in told.tree.iter("a")] == ["#main-content"], "nobody goes elsewhere unasked"
    assert browser.open(one.url).typed("learner") == "Am"
    assert browser.press(told, KEEP_KEPT).typed("learner") == "Am"
    browser.press(told, KEEP_TYPED)
    assert browser.open(one.url).typed("learner") == "Si"


def test_answers_do_not_overwrite_what_somebody_has_typed(
    tabs: tuple[Browser, Shown, Shown], installation: Installation
) -> None:
    browser, one, other = tabs
    browser.follow(one, "Back", {"learner": "Am"})
    assert browser.press(other, SIAN).heading == MEANWHILE
    assert installation.stored() == {}


def test_a_choice_that_comes_too_late_is_a_choice_again(tabs: tuple[Browser, Shown, Shown]) -> None:
    browser, one, other = tabs
    browser.press(one, AMA)
    told = browser.press(other, SIAN)
    browser.press(browser.open(one.url), {**ABOUT, "learner": "Gwen"})
    again = browser.press(told, KEEP_TYPED)
    assert (again.status, "What is saved now Gwen" in again.words) == (409, True)


def test_what_a_window_has_sent_itself_it_may_send_again(
    tabs: tuple[Browser, Shown, Shown], installation: Installation
) -> None:
    browser, one, _ = tabs
    for answers in (AMA, AMA, SIAN):  # a double click; back to the page as the browser kept it, and another name
        assert browser.press(one, answers).url.endswith("/page/work")
    assert saved_name(installation) == "Siân"
    wrong = browser.press(browser.open(one.url), {"months": "many"})
    assert browser.press(wrong, {"months": "more"}).status == 422
    assert browser.press(wrong, {"months": "12"}).url.endswith("/page/work")


def test_a_page_sent_long_ago_and_sent_again_overwrites_nothing(
    tabs: tuple[Browser, Shown, Shown], installation: Installation
) -> None:
    browser, one, _ = tabs
    wrong = browser.press(one, {"learner": "Am"})
    browser.press(wrong, AMA)
    reloaded = browser.press(one, {"learner": "Am"})
    assert reloaded.heading == MEANWHILE
    assert (saved_name(installation), installation.count("draft")) == ("Ama", 0)


def test_what_comes_after_the_answers_were_sent_is_shown_and_told(app: Flask, installation: Installation) -> None:
    browser = Browser(app)
    check = answered(browser)
    late = browser.open(check.link("Change: Tell us more."))
    browser.press(check)
    told = browser.press(late, {"story": "Too late"})
    assert (told.status, told.heading) == (409, "Your answers were sent already")
    assert "What you have just typed Too late What you have sent Nothing" in told.words
    assert browser.follow(told, "Continue").url.endswith("/result")
    assert browser.follow(late, "Back", {"story": "Too late"}).status == 409
    for harmless in (browser.press(late), browser.follow(late, "Cymraeg")):
        assert harmless.url.endswith("/result")
    assert "story" not in installation.stored()["work"]


def test_it_is_told_in_welsh_as_well(tabs: tuple[Browser, Shown, Shown]) -> None:
    browser, one, other = tabs
    browser.press(one, AMA)
    told = browser.press(browser.follow(other, "Cymraeg"), SIAN)
    assert told.url.startswith("/cy/")


def test_scripts_in_either_version_stay_words(tabs: tuple[Browser, Shown, Shown]) -> None:
    browser, one, other = tabs
    browser.press(one, {**ABOUT, "learner": "<script>alert(1)</script>"})
    told = browser.press(other, {**ABOUT, "learner": '"><img src=x onerror=alert(2)>'})
    assert told.status == 409
    assert "<script" not in told.html
    assert "<img" not in told.html
    assert browser.press(told, KEEP_TYPED).url.endswith("/page/work")


# --- whatever they do -----------------------------------------------------------------------------------------------

NAMES = st.sampled_from(["Ama", "Siân", "Gwen", "", "x" * 81])
FEW = settings(stateful_step_count=10, suppress_health_check=list(HealthCheck))
WAYS = st.sampled_from(["back", "in-cy", "later"])


@dataclass
class Tab:
    """A window: the page in it, and what its owner knows that was kept for it."""

    page: Shown
    knows: set[str] = field(default_factory=set)


class TwoTabs(RuleBasedStateMachine):
    """Windows on the same page. Whatever is kept for it, whoever replaces it has seen it, sent it or chosen."""

    tabs = Bundle("tabs")

    def __init__(self, app: Flask) -> None:
        super().__init__()
        self.browser = Browser(app)
        self.page = first_page(self.browser)
        self.kept = ""

    def now(self) -> str:
        """What is shown to whoever opens the page."""
        return self.browser.open(self.page.url).typed("learner")

    def replaces(self, tab: Tab, name: str, answer: Shown) -> None:
        """Take note of what a window has sent."""
        before, after = self.kept, self.now()
        if after != before:
            assert before in tab.knows, f"{before!r} was overwritten by {after!r} unseen"
            assert after == name
        if answer.status == 409:
            assert after == before
            assert {name or "Nothing", before or "Nothing"} <= set(map(words, answer.tree.iter("dd")))
        elif name != tab.page.typed("learner"):
            assert after == name, f"{name!r} was typed and is gone"
        self.kept = after
        tab.knows.add(name)

    @rule(target=tabs)
    def open(self) -> Tab:
        return Tab(self.browser.open(self.page.url), {self.kept})

    @rule(tab=tabs, name=NAMES)
    def go_on(self, tab: Tab, name: str) -> None:
        self.replaces(tab, name, self.browser.press(tab.page, {"learner": name, "route": "degree"}))

    @rule(tab=tabs, name=NAMES, way=WAYS)
    def leave(self, tab: Tab, name: str, way: str) -> None:
        self.replaces(tab, name, self.browser.press(tab.page, {"learner": name, "route": "degree", "_go": way}))

    @rule(tab=tabs, name=NAMES)
    def choose(self, tab: Tab, name: str) -> None:
        told = self.browser.press(tab.page, {"learner": name, "route": "degree"})
        self.replaces(tab, name, told)
        if told.status == 409:
            tab.knows.add(self.kept)
            self.replaces(tab, name, self.browser.press(told, KEEP_TYPED))

    @rule(tab=tabs)
    def send_as_it_is(self, tab: Tab) -> None:
        answer = self.browser.press(tab.page)
        self.replaces(tab, tab.page.typed("learner"), answer)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation that many tries share, each with a sitting of its own."""
    folder = tmp_path_factory.mktemp("tabs")
    migrate(folder / "migrated.sqlite")
    (folder / "lasting").mkdir()
    made = Installation(folder / "lasting", folder / "migrated.sqlite")
    made.write(TEAM)
    yield made
    made.close()


@pytest.mark.hypothesis
def test_no_differing_answer_is_ever_lost_silently(lasting: Installation) -> None:
    app = lasting.app()
    run_state_machine_as_test(partial(TwoTabs, app), settings=FEW)  # type: ignore[arg-type]  # a class, or what makes one
